import { z } from 'zod';
import type { Attempt, IntentRecord } from '../callbacks/ports.ts';
import type { Logger } from '../logger.ts';
import { attemptOfRow, INTENT_COLUMNS, intentOfRow, INTENTS } from './intentRows.ts';
import type { Database } from './sqlite.ts';
import { StorageError } from './storageError.ts';

const idRow = z.object({ id: z.string() });

/** Turns rows of intents into records. */
export interface IntentReader {
  /** Null if there is none. Throws `StorageError` (`failed`) if there is one that cannot be read. */
  one(id: string): IntentRecord | null;
  /** Those that can be read; the others stay where they are and are logged, each once. */
  all(rows: readonly unknown[]): readonly IntentRecord[];
  ofCaller(callerKey: string): readonly IntentRecord[];
}

/** Prepares every statement once. */
export function readIntents(database: Database, logger: Logger): IntentReader {
  const byId = database.prepare(`SELECT ${INTENT_COLUMNS} FROM ${INTENTS} WHERE i.id = ?`);
  const byCaller = database.prepare(`SELECT ${INTENT_COLUMNS} FROM ${INTENTS} WHERE i.caller_key = ?`);
  const attemptsOf = database.prepare(
    'SELECT at, ended_at, outcome, detail FROM attempts WHERE intent_id = ? ORDER BY number',
  );
  const reported = new Set<string>();

  function attempts(id: string): Attempt[] {
    return attemptsOf.all(id).flatMap((row) => {
      const attempt = attemptOfRow(row);
      if (attempt === null) report(id);
      return attempt ?? [];
    });
  }

  function report(id: string): void {
    if (reported.has(id)) return;
    reported.add(id);
    logger.error('a promise in the database cannot be read and is left out', { id });
  }

  function record(row: unknown): IntentRecord | null {
    const read = intentOfRow(row);
    if (read !== null) return { ...read, attempts: attempts(read.intent.id) };
    report(idRow.safeParse(row).data?.id ?? '');
    return null;
  }

  const all = (rows: readonly unknown[]) => rows.flatMap((row) => record(row) ?? []);

  return {
    all,
    ofCaller: (callerKey) => all(byCaller.all(callerKey)),
    one(id) {
      const row = byId.get(id);
      if (row === undefined) return null;
      const read = record(row);
      if (read === null) throw new StorageError('failed', 'a promise in the database cannot be read');
      return read;
    },
  };
}
