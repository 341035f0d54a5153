/** Rows by their place, as a long list draws them. */
export interface RowSource<T> {
  readonly matched: number;
  /** Rises with every other question: the list is looked at from its beginning again. */
  readonly question: number;
  /** Undefined while it is not there yet. */
  row(index: number): T | undefined;
  /** Asks for the rows from `first` to before `last` that are not there. */
  want(first: number, last: number): void;
}

/**
 * The tallest element of a list, in px. Chromium clamps lengths at 33,554,428, and composites with numbers that are
 * exact up to 16,777,216 only: beyond that rows would jitter, and the last could not be reached.
 */
const TALLEST = 15_000_000;

/** A long list and the part of it that is looked at. Lengths in px. */
export interface Looked {
  readonly count: number;
  readonly rowHeight: number;
  readonly scrollTop: number;
  /** How much of the rows is seen at once. */
  readonly viewport: number;
}

/** Where the rows of a long list stand. */
export interface RowWindow {
  /** The height of the element that holds the rows. */
  readonly height: number;
  /** The rows in sight, from the first to before the last. */
  readonly first: number;
  readonly last: number;
  /** Where row 0 stands in that element; negative in a list that is taller than an element may be. */
  readonly shift: number;
}

/** The rows that touch what is seen, and `around` px above and below. */
export function rowWindow(looked: Looked, around = 0): RowWindow {
  const { count, rowHeight, viewport } = looked;
  const height = Math.min(count * rowHeight, TALLEST);
  const scrollTop = Math.max(0, Math.min(looked.scrollTop, Math.max(0, height - viewport)));
  const from = scrollTop * stretchOf(looked);
  const first = Math.floor((from - around) / rowHeight);
  const last = Math.ceil((from + viewport + around) / rowHeight);
  return {
    height,
    first: Math.max(0, Math.min(first, count)),
    last: Math.max(0, Math.min(last, count)),
    shift: scrollTop - from,
  };
}

/** How far to scroll so that a row is seen whole, by the shortest way. */
export function scrollTopFor(looked: Looked, index: number): number {
  const { rowHeight, viewport } = looked;
  const stretch = stretchOf(looked);
  const from = looked.scrollTop * stretch;
  const top = index * rowHeight;
  if (top < from) return top / stretch;
  const bottom = top + rowHeight;
  return bottom > from + viewport ? Math.max(0, bottom - viewport) / stretch : looked.scrollTop;
}

/** How many px of rows go by with each px of scrolling: 1, unless the list is taller than an element may be. */
function stretchOf({ count, rowHeight, viewport }: Looked): number {
  const full = count * rowHeight;
  return full <= TALLEST ? 1 : (full - viewport) / (TALLEST - viewport);
}
