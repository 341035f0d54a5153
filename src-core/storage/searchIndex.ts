import { z } from 'zod';
import { createSearchIndex } from './migrations/search.ts';
import { searchText } from './searchText.ts';
import { stepFor } from './slices.ts';
import type { Database } from './sqlite.ts';

/** How many calls go into the index in one step: at worst some milliseconds. */
const CALLS_PER_STEP = 2;

const momentRows = z.array(z.object({ moment: z.number() }));
const callerRow = z.object({ caller_key: z.string(), below: z.number() });
const textRow = z.object({ text: z.string() });
const searchableRow = z
  .object({
    callerKey: z.string().nullable(),
    code: z.string().nullable(),
    announcedQueue: z.string().nullable(),
    queue: z.string().nullable(),
    name: z.string().nullable(),
    note: z.string(),
    callerNote: z.string(),
    missed: z.int(),
  })
  .transform((row) => ({ ...row, missed: row.missed === 1 }));

/**
 * Prepares every statement once. Saving a call only marks it; `step` brings the index up to date later, because a
 * row of the index costs far more than the call itself and is needed by no one while the phone rings. The marks are
 * rows too, so nothing is forgotten by a crash.
 */
export function keepSearchIndex(database: Database, nationalDigits: (e164: string) => string | null) {
  const mark = database.prepare('INSERT OR IGNORE INTO calls_to_index VALUES (?)');
  const unmark = database.prepare('DELETE FROM calls_to_index WHERE moment = ?');
  const marked = database.prepare('SELECT moment FROM calls_to_index ORDER BY moment DESC LIMIT ?');
  const markCaller = database.prepare(
    `INSERT INTO callers_to_index VALUES (?1, ?2) ON CONFLICT (caller_key) DO UPDATE SET below = ?2`,
  );
  const unmarkCaller = database.prepare('DELETE FROM callers_to_index WHERE caller_key = ?');
  const markedCaller = database.prepare('SELECT caller_key, below FROM callers_to_index LIMIT 1');
  const momentsOfCaller = database.prepare(
    'SELECT moment FROM calls WHERE caller_key = ? AND moment < ? ORDER BY moment DESC LIMIT ?',
  );
  const searchable = database.prepare(`
    SELECT c.caller_key AS callerKey, c.code, c.announced_queue AS announcedQueue,
      json_extract(c.facts, '$.queue.value') AS queue, k.name, c.note, coalesce(k.note, '') AS callerNote,
      c.end_reason IS 'missed' AND c.direction = 'incoming' AS missed
    FROM calls c LEFT JOIN callers k USING (caller_key) WHERE c.moment = ?`);
  const indexed = database.prepare('SELECT text FROM call_search WHERE rowid = ?');
  const insert = database.prepare('INSERT INTO call_search (rowid, text) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM call_search WHERE rowid = ?');

  function indexCall(moment: number): void {
    const row = searchable.get(moment);
    const text = row === undefined ? null : searchText(searchableRow.parse(row), nationalDigits);
    const before = indexed.get(moment);
    const textBefore = before === undefined ? null : textRow.parse(before).text;
    if (text === textBefore) return;
    if (textBefore !== null) remove.run(moment);
    if (text !== null) insert.run(moment, text);
  }

  function indexMarkedCalls(): boolean {
    const moments = momentRows.parse(marked.all(CALLS_PER_STEP));
    for (const { moment } of moments) {
      indexCall(moment);
      unmark.run(moment);
    }
    return moments.length > 0;
  }

  function indexMarkedCaller(): boolean {
    const row = markedCaller.get();
    if (row === undefined) return false;
    const { caller_key: key, below } = callerRow.parse(row);
    const moments = momentRows.parse(momentsOfCaller.all(key, below, CALLS_PER_STEP));
    for (const { moment } of moments) indexCall(moment);
    const last = moments.at(-1);
    if (last === undefined) unmarkCaller.run(key);
    else markCaller.run(key, last.moment);
    return true;
  }

  return {
    /** The call is new, has changed or is gone. */
    mark(moment: number): void {
      mark.run(moment);
    },
    /** The name or note of a caller has changed, and with it all of this caller's calls. */
    markCaller(key: string): void {
      markCaller.run(key, Number.MAX_SAFE_INTEGER);
    },
    /**
     * Indexes calls in one transaction: two of them or more, until `ms` are spent, but makes `atLeast` such steps however
     * long they take. False when nothing is left. That there was nothing at all is found out without a lock.
     */
    step(ms: number, atLeast = 1): boolean {
      if (marked.get(1) === undefined && markedCaller.get() === undefined) return false;
      return database.transaction(() =>
        stepFor(ms, () => indexMarkedCalls() || indexMarkedCaller(), atLeast),
      );
    },
    /** Throws a damaged index away and marks every call. */
    startOver(): void {
      database.transaction(() => {
        database.exec('DROP TABLE call_search');
        createSearchIndex(database);
        database.exec('INSERT OR IGNORE INTO calls_to_index SELECT moment FROM calls');
      });
    },
  };
}
