import { z } from 'zod';
import type { HistoryEntry } from '#shared/contract/views.ts';
import type { HistoryPage, HistoryPosition } from '../calls/ports.ts';
import { ENTRY_COLUMNS } from './callRows.ts';
import type { CallsTable } from './callsTable.ts';
import { searchQuery } from './searchQuery.ts';
import type { Database, Statement } from './sqlite.ts';

/** What history is searched for; see `CallMemory.search`. */
export interface SearchRequest {
  readonly text: string;
  readonly only: 'all' | 'missed' | 'noted';
  readonly before: HistoryPosition | null;
  readonly limit: number;
}

const CONDITIONS = {
  all: '',
  missed: "AND c.end_reason = 'missed' AND c.direction = 'incoming'",
  noted: "AND c.note <> ''",
} as const;

/** Prepares every statement once. */
export function createSearchTable(database: Database, calls: CallsTable) {
  const columns = `${ENTRY_COLUMNS} FROM`;
  const caller = 'LEFT JOIN callers k USING (caller_key)';
  const listed = (only: keyof typeof CONDITIONS): Statement =>
    database.prepare(
      `SELECT ${columns} calls c ${caller}
       WHERE c.moment < ? ${CONDITIONS[only]} ORDER BY c.moment DESC LIMIT ?`,
    );
  const lists = { all: listed('all'), missed: listed('missed'), noted: listed('noted') };
  // The index gives its matches in the order of `rowid`, newest first, and stops at the limit; CROSS JOIN keeps the
  // planner from starting at the calls.
  const found = database.prepare(
    `SELECT ${columns} call_search s CROSS JOIN calls c ON c.moment = s.rowid ${caller}
     WHERE s.call_search MATCH ?3 AND s.rowid < ?1 AND (?4 IS NULL OR instr(s.text, ?4) > 0)
     ORDER BY s.rowid DESC LIMIT ?2`,
  );

  return (request: SearchRequest): HistoryPage => {
    const { text, only, before, limit } = request;
    const below = before === null ? Number.MAX_SAFE_INTEGER : calls.momentOf(before);
    const query = searchQuery(text, only);
    const rows =
      query === null
        ? lists[only].all(below, limit + 1)
        : found.all(below, limit + 1, query.match, query.contains);
    return pageOf(rows, limit, calls.entries);
  };
}

const positionRow = z.object({ call_id: z.string(), started_at: z.number() });

/** One row more than asked for says that there is a next page. */
function pageOf(
  rows: readonly unknown[],
  limit: number,
  read: (rows: readonly unknown[]) => HistoryEntry[],
): HistoryPage {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const position = last === undefined ? null : positionRow.parse(last);
  return {
    entries: read(shown),
    next: position === null ? null : { callId: position.call_id, startedAt: position.started_at },
  };
}
