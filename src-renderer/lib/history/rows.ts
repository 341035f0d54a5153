import type { HistoryEntry } from '#shared/contract/views.ts';

/** Heights of the rows in px; the styles of the list use the same numbers. */
const DAY_HEIGHT = 38;
export const ENTRY_HEIGHT = 60;

export type HistoryRow =
  | { readonly kind: 'day'; readonly id: string; readonly at: number; readonly top: number }
  | {
      readonly kind: 'call';
      readonly id: string;
      readonly entry: HistoryEntry;
      /** Its place among the calls, from 0. */
      readonly index: number;
      readonly top: number;
    };

/** The list as rows with their places: a heading before the first call of each day. `dayOf` names a local day. */
export function rowsOf(
  entries: readonly HistoryEntry[],
  dayOf: (at: number) => string,
): { readonly rows: readonly HistoryRow[]; readonly height: number } {
  const rows: HistoryRow[] = [];
  let top = 0;
  let day: string | null = null;
  for (const [index, entry] of entries.entries()) {
    const own = dayOf(entry.startedAt);
    if (own !== day) {
      day = own;
      rows.push({ kind: 'day', id: `day ${own}`, at: entry.startedAt, top });
      top += DAY_HEIGHT;
    }
    rows.push({ kind: 'call', id: entry.callId, entry, index, top });
    top += ENTRY_HEIGHT;
  }
  return { rows, height: top };
}

/** The rows that touch the window from `scrollTop`, `height` high, and as many px around it as `around`. */
export function rowsInView(
  rows: readonly HistoryRow[],
  scrollTop: number,
  height: number,
  around: number,
): readonly HistoryRow[] {
  const first = firstRowBelow(rows, scrollTop - around - ENTRY_HEIGHT);
  const last = firstRowBelow(rows, scrollTop + height + around);
  return rows.slice(first, last);
}

/** The index of the first row whose top is greater than `y`, by halving. */
function firstRowBelow(rows: readonly HistoryRow[], y: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = rows[middle];
    if (row !== undefined && row.top > y) high = middle;
    else low = middle + 1;
  }
  return low;
}
