/** What stands between two cells. */
export const CSV_SEPARATORS = [';', ',', '\t'] as const;
export type CsvSeparator = (typeof CSV_SEPARATORS)[number];

/** One line of a file, or several where a quoted cell spans them. `broken`: its quotes do not add up. */
export interface CsvRecord {
  /** The first line of it, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly broken: boolean;
}

/** A quoted cell that goes on for longer is a quote that somebody forgot to close. */
const LONGEST_QUOTED = 2_000;

const SAMPLE_LINES = 20;
const SAMPLE_LENGTH = 10_000;

/**
 * The separator of a file: the one that a first line `sep=…` names, else the one by which most of the first lines fall
 * into two cells or more; null if none of them falls into any.
 */
export function separatorOf(text: string): CsvSeparator | null {
  const declared = /^\uFEFF?sep=(?<separator>[;,\t])\r?\n/i.exec(text)?.groups?.['separator'];
  const sample = text.slice(0, SAMPLE_LENGTH);
  let best: CsvSeparator | null = null;
  let most = 0;
  for (const separator of CSV_SEPARATORS) {
    if (separator === declared) return separator;
    let split = 0;
    let seen = 0;
    for (const { cells } of readCells(sample, separator, () => true)) {
      if (cells.length > 1) split += 1;
      seen += 1;
      if (seen === SAMPLE_LINES) break;
    }
    if (split > most) [best, most] = [separator, split];
  }
  return best;
}

/**
 * The lines of a file as cells (RFC 4180, and what is made of it): lines end with LF, CRLF or CR, quoted cells may
 * hold all of them in the columns that `maySpan`. A line whose quotes do not add up is given as it stands, broken, and
 * the next line is read afresh, so that one forgotten quote does not swallow the rest of the file.
 */
export function* readCells(
  text: string,
  separator: CsvSeparator,
  maySpan: (column: number) => boolean,
): Generator<CsvRecord> {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  const declaration = /^sep=[;,\t]\r?\n/i.exec(text.slice(at, at + 10))?.[0];
  if (declaration !== undefined) {
    at += declaration.length;
    line = 2;
  }
  while (at < text.length) {
    const record = readRecord(text, at, separator, maySpan) ?? brokenRecord(text, at, separator);
    yield { line, cells: record.cells, broken: record.broken };
    line += record.lines;
    at = record.next;
  }
}

interface Read {
  readonly cells: string[];
  readonly next: number;
  readonly lines: number;
  readonly broken: boolean;
}

/** The record that begins at `start`, or null if its quotes do not add up. */
function readRecord(
  text: string,
  start: number,
  separator: CsvSeparator,
  maySpan: (column: number) => boolean,
): Read | null {
  const cells: string[] = [];
  let at = start;
  let lines = 1;
  for (;;) {
    const quote = afterBlanks(text, at);
    const cell = text[quote] === '"' ? quotedCell(text, quote) : plainCell(text, at, separator);
    if (cell === null || (cell.lines > 0 && !maySpan(cells.length))) return null;
    cells.push(cell.value);
    lines += cell.lines;
    at = cell.end;
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    const next = lineAfter(text, at);
    return next === null ? null : { cells, next, lines, broken: false };
  }
}

interface Cell {
  readonly value: string;
  readonly end: number;
  /** Line ends inside. */
  readonly lines: number;
}

function plainCell(text: string, start: number, separator: CsvSeparator): Cell {
  const end = cellEnd(text, start, separator);
  return { value: text.slice(start, end), end, lines: 0 };
}

function cellEnd(text: string, start: number, separator: CsvSeparator): number {
  let end = start;
  for (; end < text.length; end += 1) {
    const character = text[end];
    if (character === separator || character === '\n' || character === '\r') break;
  }
  return end;
}

function quotedCell(text: string, start: number): Cell | null {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0 || quote - start > LONGEST_QUOTED) return null;
    if (text[quote + 1] !== '"') {
      const value = text.slice(start + 1, quote).replaceAll('""', '"');
      return { value, end: afterBlanks(text, quote + 1), lines: lineEndsIn(text.slice(start, quote)) };
    }
    at = quote + 2;
  }
}

function lineEndsIn(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** Blanks around a quoted cell are none of it. */
function afterBlanks(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ' || text[end] === '\u00a0') end += 1;
  return end;
}

/** Where the next line begins if this one ends at `at`; null if it does not. */
function lineAfter(text: string, at: number): number | null {
  if (at >= text.length) return at;
  if (text.startsWith('\r\n', at)) return at + 2;
  return text[at] === '\n' || text[at] === '\r' ? at + 1 : null;
}

/** The line that begins at `start`, up to its very end, split without regard to quotes. */
function brokenRecord(text: string, start: number, separator: CsvSeparator): Read {
  let end = start;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1;
  const cells = text.slice(start, end).split(separator);
  const next = text.startsWith('\r\n', end) ? end + 2 : end + 1;
  return { cells, next, lines: 1, broken: true };
}
