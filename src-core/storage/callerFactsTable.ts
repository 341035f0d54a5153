import { z } from 'zod';
import { FACT_NAMES } from '#shared/domain/facts.ts';
import type { CallerFacts, FactName } from '#shared/domain/facts.ts';
import type { LastKnownFacts } from '../identify/ports.ts';
import type { Database } from './sqlite.ts';

const queueRow = z.object({ fact: z.literal('queue'), value: z.string(), at: z.number() });
const flagRow = z.object({
  fact: z.enum(['vip', 'onCallDuty']),
  value: z.enum(['true', 'false']),
  at: z.number(),
});
const factRow = z.discriminatedUnion('fact', [queueRow, flagRow]);

/** Prepares every statement once. */
export function createCallerFactsTable(database: Database) {
  const read = database.prepare('SELECT fact, value, at FROM caller_facts WHERE caller_key = ?');
  // Calls are saved at every change: the same answer again writes nothing, an older one never replaces a newer.
  const write = database.prepare(
    `INSERT INTO caller_facts (caller_key, fact, value, at) VALUES (?1, ?2, ?3, ?4)
     ON CONFLICT (caller_key, fact) DO UPDATE SET value = ?3, at = ?4 WHERE at < ?4`,
  );
  const remove = database.prepare('DELETE FROM caller_facts WHERE caller_key = ? AND fact = ? AND at <= ?');

  function saveOne(key: string, name: FactName, fact: CallerFacts[FactName]): void {
    if (fact.state === 'known') write.run(key, name, String(fact.value), Math.round(fact.at));
    // The source has looked and does not know this caller any more: what it said before no longer holds.
    else if (fact.state === 'unknown') remove.run(key, name, fact.at);
  }

  return {
    save(key: string, facts: CallerFacts): void {
      for (const name of FACT_NAMES) saveOne(key, name, facts[name]);
    },

    read(key: string): LastKnownFacts {
      let known: LastKnownFacts = { queue: null, vip: null, onCallDuty: null };
      for (const row of z.array(factRow).parse(read.all(key))) {
        known =
          row.fact === 'queue'
            ? { ...known, queue: { value: row.value, at: row.at } }
            : { ...known, [row.fact]: { value: row.value === 'true', at: row.at } };
      }
      return known;
    },
  };
}
