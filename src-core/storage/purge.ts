import { z } from 'zod';
import { MOMENTS_PER_MS } from './callsTable.ts';
import type { Database } from './sqlite.ts';

/** Rows and pages of one step: some milliseconds at worst, so that a step never delays a ringing call. */
const CALLS_PER_STEP = 2;
const CALLER_ROWS_PER_STEP = 200;
const AUDIT_ROWS_PER_STEP = 500;
const PAGES_PER_STEP = 64;

const freeRow = z.object({ freelist_count: z.int() });

/** What one step of a purge did. */
export interface PurgeStep {
  readonly deletedCalls: number;
  readonly finished: boolean;
}

/** Deletes what is older than the retention time, a little at a time. */
export type Purge = ReturnType<typeof createPurge>;

/**
 * Prepares every statement once. `before` is in ms since the epoch. Calls go with their notes, facts and words in
 * the search index. Of callers, what was known before goes too, and the name and note of a caller who was not
 * touched since and has no call left, nor a promise. What was changed in other systems goes with the calls. `secure_delete` overwrites what is deleted; the last steps give
 * the space back to the system and empty the write-ahead log, where the deleted pages would live on.
 */
export function createPurge(database: Database) {
  const old = 'SELECT moment FROM calls WHERE moment < ?1 ORDER BY moment LIMIT ?2';
  const deleteWords = database.prepare(`DELETE FROM call_search WHERE rowid IN (${old})`);
  const deleteCalls = database.prepare(`DELETE FROM calls WHERE moment IN (${old})`);
  const deleteFacts = database.prepare(
    `DELETE FROM caller_facts WHERE (caller_key, fact) IN
       (SELECT caller_key, fact FROM caller_facts WHERE at < ? LIMIT ?)`,
  );
  const deleteCallers = database.prepare(
    `DELETE FROM callers WHERE caller_key IN
       (SELECT k.caller_key FROM callers k WHERE k.changed_at < ?
        AND NOT EXISTS (SELECT 1 FROM calls c WHERE c.caller_key = k.caller_key)
        AND NOT EXISTS (SELECT 1 FROM intents i WHERE i.caller_key = k.caller_key) LIMIT ?)`,
  );
  // In the order in which it was written, the oldest first: what is young needs no index to be left alone.
  const deleteAudit = database.prepare(
    `DELETE FROM audit WHERE id IN
       (SELECT id FROM (SELECT id, at FROM audit ORDER BY id LIMIT ?2) WHERE at < ?1)`,
  );
  const freePages = database.prepare('PRAGMA freelist_count');

  function deleteSomeCalls(before: number): number {
    const moment = before * MOMENTS_PER_MS;
    deleteWords.run(moment, CALLS_PER_STEP);
    return deleteCalls.run(moment, CALLS_PER_STEP);
  }

  /** False when no space is left to give back. */
  function giveSpaceBack(): boolean {
    const free = freeRow.parse(freePages.get()).freelist_count;
    if (free === 0) return false;
    database.exec(`PRAGMA incremental_vacuum(${PAGES_PER_STEP})`);
    return freeRow.parse(freePages.get()).freelist_count < free;
  }

  return (before: number): PurgeStep => {
    const instant = Math.round(before);
    const deletedCalls = database.transaction(() => deleteSomeCalls(instant));
    if (deletedCalls > 0) return { deletedCalls, finished: false };
    const deletedRows = database.transaction(
      () =>
        deleteFacts.run(instant, CALLER_ROWS_PER_STEP) +
        deleteCallers.run(instant, CALLER_ROWS_PER_STEP) +
        deleteAudit.run(instant, AUDIT_ROWS_PER_STEP),
    );
    if (deletedRows > 0 || giveSpaceBack()) return { deletedCalls, finished: false };
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return { deletedCalls, finished: true };
  };
}
