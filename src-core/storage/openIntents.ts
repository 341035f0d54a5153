import { z } from 'zod';
import type { IntentRecord } from '../callbacks/ports.ts';
import type { IntentReader } from './intentReader.ts';
import { INTENT_COLUMNS, INTENTS } from './intentRows.ts';
import type { Database } from './sqlite.ts';

const idRow = z.object({ id: z.string() });

export interface OpenIntents {
  /** Those that are not over and can be read, in the order of their ids; `last`: the id to go on after, null at the end. */
  readonly openAfter: (
    id: string,
    limit: number,
  ) => { readonly records: readonly IntentRecord[]; readonly last: string | null };
  /** The same for two databases that hold the same open intents. */
  readonly sumOfOpen: () => string;
}

/** All that is not over, to be copied and to be compared. Prepares every statement once. */
export function readOpenIntents(database: Database, reader: IntentReader): OpenIntents {
  const after = database.prepare(
    `SELECT ${INTENT_COLUMNS} FROM ${INTENTS} WHERE i.id > ? AND i.over = 0 ORDER BY i.id LIMIT ?`,
  );
  const sum = database.prepare(
    `SELECT count(*) AS promises, total(state_at) AS states, total(due_at) AS times, total(first_due_at) AS first_times,
       total(length(state_facts) + length(note)) AS words
     FROM intents WHERE over = 0`,
  );
  return {
    openAfter(id, limit) {
      const rows = after.all(id, limit);
      return { records: reader.all(rows), last: rows.length === 0 ? null : idRow.parse(rows.at(-1)).id };
    },
    sumOfOpen: () => JSON.stringify(sum.get()),
  };
}
