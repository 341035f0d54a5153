import { z } from 'zod';
import { ASKED_FACTS, NOTHING_KNOWN } from '#shared/domain/facts.ts';
import type { AskedFact, CallerFacts, Fact, Pin } from '#shared/domain/facts.ts';
import type { LastKnownFacts } from '../identify/ports.ts';
import type { Database } from './sqlite.ts';

const queueRow = z.object({ fact: z.literal('queue'), value: z.string(), at: z.number() });
const flagRow = z.object({
  fact: z.enum(['vip', 'onCallDuty']),
  value: z.enum(['true', 'false']),
  at: z.number(),
});
const pinRow = z.object({ fact: z.literal('pin'), value: z.string(), at: z.number() });
const factRow = z.discriminatedUnion('fact', [queueRow, flagRow, pinRow]);
const pin = z.object({
  id: z.string(),
  raw: z.string(),
  extension: z.string(),
  createdAt: z.number().nullable(),
}) satisfies z.ZodType<Pin>;

/** Prepares every statement once. */
export function createCallerFactsTable(database: Database) {
  const read = database.prepare('SELECT fact, value, at FROM caller_facts WHERE caller_key = ?');
  // Calls are saved at every change: the same answer again writes nothing, an older one never replaces a newer.
  const write = database.prepare(
    `INSERT INTO caller_facts (caller_key, fact, value, at) VALUES (?1, ?2, ?3, ?4)
     ON CONFLICT (caller_key, fact) DO UPDATE SET value = ?3, at = ?4 WHERE at < ?4`,
  );
  const remove = database.prepare('DELETE FROM caller_facts WHERE caller_key = ? AND fact = ? AND at <= ?');

  const correct = database.prepare(
    `UPDATE caller_facts SET value = ?3, at = ?4 WHERE caller_key = ?1 AND fact = ?2 AND at <= ?4`,
  );

  function saveOne(key: string, name: AskedFact, fact: CallerFacts[AskedFact]): void {
    if (fact.state === 'known') write.run(key, name, textOf(fact.value), Math.round(fact.at));
    // The source has looked and does not know this caller any more: what it said before no longer holds.
    else if (fact.state === 'unknown') remove.run(key, name, fact.at);
  }

  return {
    save(key: string, facts: CallerFacts): void {
      for (const name of ASKED_FACTS) saveOne(key, name, facts[name]);
    },

    /** Corrects what is remembered of a caller's pin. Of whom nothing is remembered, nothing is written. */
    correctPin(key: string, fact: Fact<Pin>): void {
      if (fact.state === 'known') correct.run(key, 'pin', textOf(fact.value), Math.round(fact.at));
      else saveOne(key, 'pin', fact);
    },

    read(key: string): LastKnownFacts {
      let known: LastKnownFacts = NOTHING_KNOWN;
      for (const row of z.array(factRow).parse(read.all(key))) known = { ...known, ...lastKnownOf(row) };
      return known;
    },
  };
}

function textOf(value: string | boolean | Pin): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function lastKnownOf({ fact, value, at }: z.output<typeof factRow>): Partial<LastKnownFacts> {
  switch (fact) {
    case 'queue':
      return { queue: { value, at } };
    case 'pin':
      return { pin: { value: pin.parse(JSON.parse(value)), at } };
    default:
      return { [fact]: { value: value === 'true', at } };
  }
}
