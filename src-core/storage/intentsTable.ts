import { z } from 'zod';
import type { Intent } from '#shared/domain/intent.ts';
import type { Attempt, IntentChange, IntentStore } from '../callbacks/ports.ts';
import { listIntents } from './intentLists.ts';
import type { IntentReader } from './intentReader.ts';
import { CHANGING_COLUMNS, FIXED_COLUMNS, storedIntent } from './intentRows.ts';
import { intentSearchText } from './intentSearch.ts';
import type { Database } from './sqlite.ts';

/** Certain failures that are kept of one intent: a day without network makes hundreds, all alike. */
const FAILURES_KEPT = 20;

const nameRow = z.object({ name: z.string().nullable() });

/** The tables of intents and of the requests made for them. */
export interface IntentsTable extends IntentStore {
  /** The name of a caller has changed, by which intents are found. To be called in a transaction. */
  readonly callerRenamed: (callerKey: string) => void;
}

/** Prepares every statement once. */
export function createIntentsTable(
  database: Database,
  reader: IntentReader,
  nationalDigits: (e164: string) => string | null,
): IntentsTable {
  const lists = listIntents(database, reader);
  const nameOf = database.prepare('SELECT name FROM callers WHERE caller_key = ?');
  const columns = [...FIXED_COLUMNS, ...CHANGING_COLUMNS];
  const kept = (column: string, otherwise: string): string =>
    `${column} = CASE WHEN excluded.due_at IS intents.due_at THEN intents.${column} ELSE ${otherwise} END`;
  // A time that was moved is told anew.
  const save = database.prepare(
    `INSERT INTO intents (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT (id) DO UPDATE SET ${CHANGING_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')},
       ${kept('told', '0')}, ${kept('due_set_at', 'excluded.due_set_at')}`,
  );
  const begin = database.prepare(
    `INSERT INTO attempts (intent_id, number, at, detail)
     SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3 FROM attempts WHERE intent_id = ?1`,
  );
  const end = database.prepare(
    `UPDATE attempts SET ended_at = ?3, outcome = ?4, detail = ?5
     WHERE intent_id = ?1 AND at = ?2 AND ended_at IS NULL`,
  );
  const forgetFailures = database.prepare(
    `DELETE FROM attempts WHERE intent_id = ?1 AND outcome IN ('notSent', 'rateLimited')
     AND number <= (SELECT max(number) FROM attempts WHERE intent_id = ?1) - ?2`,
  );
  const setSearch = database.prepare('UPDATE intents SET search = ? WHERE id = ?');

  function searchTextOf(intent: Intent, callerKey: string | null): string {
    const row = callerKey === null ? undefined : nameOf.get(callerKey);
    return intentSearchText(intent, row === undefined ? null : nameRow.parse(row).name, nationalDigits);
  }

  function saveOne({ intent, began, asks, ended }: IntentChange): void {
    const stored = (search: string) => storedIntent(intent, search);
    const callerKey = stored('')[columns.indexOf('caller_key')];
    save.run(...stored(searchTextOf(intent, typeof callerKey === 'string' ? callerKey : null)));
    if (began !== undefined) begin.run(intent.id, began, asks ?? null);
    if (ended !== undefined) endAttempt(intent.id, ended);
  }

  function endAttempt(id: string, { at, endedAt, outcome, detail }: Attempt): void {
    const values = [id, at, endedAt, outcome, detail];
    if (end.run(...values) === 0) {
      // The file was replaced while the request was under way.
      begin.run(id, at, null);
      end.run(...values);
    }
    forgetFailures.run(id, FAILURES_KEPT);
  }

  return {
    ...lists,
    read: (id) => reader.one(id),
    save: (changes) => {
      durably(database, () => {
        for (const change of changes) saveOne(change);
      });
    },
    callerRenamed(callerKey) {
      for (const { intent } of reader.ofCaller(callerKey)) {
        setSearch.run(searchTextOf(intent, callerKey), intent.id);
      }
    },
  };
}

/**
 * A transaction that is on the disk when it is over. The rest of the database may lose its last second with the power
 * (`synchronous = NORMAL`); a request that rings somebody must not be forgotten so, and these writes come at the pace
 * of a person. FULL waits for the write-ahead log, with all that was written before; macOS needs to be told twice.
 */
function durably(database: Database, work: () => void): void {
  database.exec('PRAGMA synchronous = FULL; PRAGMA fullfsync = ON');
  try {
    database.transaction(work);
  } finally {
    database.exec('PRAGMA synchronous = NORMAL; PRAGMA fullfsync = OFF');
  }
}
