import { callerKeyOfNumber } from './partyNumber.ts';
import type { PartyNumber, ReadNumber } from './partyNumber.ts';
import { readCells, separatorOf } from './csvCells.ts';
import type { CsvSeparator } from './csvCells.ts';
import { isExtension } from './stickyRoute.ts';
import type { StickyRoute } from './stickyRoute.ts';

/** Lines of a file that are read; blank ones and the header do not count. */
export const CSV_LINES_CAP = 100_000;

/** Between two steps of long work. */
const LINES_A_STEP = 32;

/** Longer than any number or extension with any decoration. */
const LONGEST_CELL = 200;

/** One line of a file, as it is written there. */
export interface CsvRow {
  /** Counted from 1, as editors do. */
  readonly line: number;
  readonly number: string;
  readonly extension: string;
}

/**
 * Why a line cannot be used. `openQuote`: a quote without its other half; `rounded`: a spreadsheet made `8.99E+08` of
 * the number, whose digits are lost; `numberNegative`: a minus stands before it; `columnMissing`: the header names no number or no extension; `repeated` and
 * `contradicts`: the number stands in an earlier line too (`otherLine`), with the same or with another extension.
 */
export const CSV_PROBLEMS = [
  'openQuote',
  'tooLong',
  'numberMissing',
  'extensionMissing',
  'columnMissing',
  'numberRounded',
  'numberNegative',
  'numberUnreadable',
  'extensionInvalid',
  'repeated',
  'contradicts',
] as const;
export type CsvProblemReason = (typeof CSV_PROBLEMS)[number];

export interface CsvProblem {
  readonly line: number;
  readonly why: CsvProblemReason;
  /** What stands there, shortened. */
  readonly text: string;
  readonly otherLine: number | null;
}

export interface ParsedCsv {
  /** Null where no line falls into two cells by any of them. */
  readonly separator: CsvSeparator | null;
  readonly header: boolean;
  /** Without a header: most lines look as if the extension stood first and the number second. */
  readonly swapped: boolean;
  readonly rows: readonly CsvRow[];
  readonly problems: readonly CsvProblem[];
  /** True if the file goes on after the lines that are read. */
  readonly cut: boolean;
}

/** Names of columns, as this app, the directory and people call them; the first that is there counts. */
const NUMBER_NAMES = [
  'number',
  'numero',
  'phone_number',
  'phone number',
  'phonenumber',
  'phone',
  'numero de telephone',
  'n de telephone',
  'telephone',
  'tel',
  'caller',
  'appelant',
];
const EXTENSION_NAMES = ['extension', 'poste', 'agent', 'numero de poste', 'ext', 'ext.', 'description'];

/**
 * Reads a file of routes: separated by comma, semicolon or tab, with or without quotes, byte order mark and header
 * (French, English, or the directory's own names). Without a header the first column is the number, the second the
 * extension. Lines that cannot be read are reported and keep the others; nothing throws. Yields often, so that a long
 * file can be read a little at a time.
 */
export function* parsingRoutesCsv(text: string): Generator<undefined, ParsedCsv> {
  const separator = separatorOf(text);
  const rows: CsvRow[] = [];
  const problems: CsvProblem[] = [];
  let columns: Columns | null = null;
  // A number or an extension of several lines is a quote that somebody forgot to close.
  const maySpan = (column: number) => {
    const { number, extension } = columns ?? FIRST_TWO;
    return column !== number && column !== extension;
  };
  let header = false;
  let read = 0;
  let swapped = 0;
  let cut = false;
  for (const record of readCells(text, separator ?? ';', maySpan)) {
    if (record.line % LINES_A_STEP === 0) yield;
    if (record.cells.every((cell) => cell.trim() === '')) continue;
    if (columns === null) {
      const named = columnsOf(record.cells);
      header = named !== null && !record.broken;
      columns = header && named !== null ? named : FIRST_TWO;
      if (header && (columns.number < 0 || columns.extension < 0)) {
        problems.push(problem(record.line, 'columnMissing', record.cells.join(' ')));
        break;
      }
      if (header) continue;
    }
    if (read === CSV_LINES_CAP) {
      cut = true;
      break;
    }
    read += 1;
    const row = {
      line: record.line,
      number: meantBy(record.cells[columns.number] ?? ''),
      extension: meantBy(record.cells[columns.extension] ?? ''),
    };
    if (looksSwapped(row)) swapped += 1;
    const why = record.broken ? 'openQuote' : problemOf(row);
    if (why === null) rows.push(row);
    else problems.push(problem(record.line, why, record.cells.join(' ')));
  }
  return { separator, header, swapped: !header && swapped * 2 > read, rows, problems, cut };
}

/** Extensions are short and numbers long, with few exceptions. */
function looksSwapped({ number, extension }: CsvRow): boolean {
  const digits = (text: string) => text.replaceAll(/\D/g, '').length;
  return isExtension(number) && digits(number) <= 6 && digits(extension) >= 8;
}

const FIRST_TWO: Columns = { number: 0, extension: 1 };

interface Columns {
  readonly number: number;
  readonly extension: number;
}

/** The columns that a header names, -1 for what it does not; null for a line that is no header. */
function columnsOf(cells: readonly string[]): Columns | null {
  const names = cells.map(plainName);
  const first = (known: readonly string[]) =>
    names.indexOf(known.find((name) => names.includes(name)) ?? '\u0000');
  const columns = { number: first(NUMBER_NAMES), extension: first(EXTENSION_NAMES) };
  return columns.number < 0 && columns.extension < 0 ? null : columns;
}

function plainName(cell: string): string {
  return cell
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u00b0]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function problemOf({ number, extension }: CsvRow): CsvProblemReason | null {
  if (number === '') return 'numberMissing';
  if (extension === '') return 'extensionMissing';
  return number.length > LONGEST_CELL || extension.length > LONGEST_CELL ? 'tooLong' : null;
}

function problem(
  line: number,
  why: CsvProblemReason,
  text: string,
  otherLine: number | null = null,
): CsvProblem {
  return { line, why, text: text.slice(0, 100), otherLine };
}

/**
 * What a cell means: without the apostrophe that keeps spreadsheets from taking a formula or a leading zero for what
 * it is not, and without the formula that people write for the same reason (`="0899990988"`).
 */
function meantBy(cell: string): string {
  const text = cell.trim();
  if (/^'[=+\-@'\d]/.test(text)) return text.slice(1).trim();
  return (/^="([^"]*)"$/.exec(text)?.[1] ?? text).trim();
}

/** A line that would change something. */
export interface PlannedPin {
  readonly line: number;
  readonly number: PartyNumber;
  readonly extension: string;
}

/** What importing would do, before anything is sent. */
export interface ImportPlan {
  readonly creates: readonly PlannedPin[];
  readonly changes: readonly (PlannedPin & { readonly from: StickyRoute })[];
  /** Already so. */
  readonly unchanged: readonly PlannedPin[];
  readonly problems: readonly CsvProblem[];
}

/**
 * Compares the lines of a file with the directory. Callers are the same by their number, however it is written. Of
 * lines that repeat each other the first counts; of lines that contradict each other none, since nobody can know which
 * is meant. `current` must be the whole directory: who is missing in it would look new. Yields often.
 */
export function* planningImport(
  rows: readonly CsvRow[],
  current: readonly StickyRoute[],
  readNumber: ReadNumber,
): Generator<undefined, ImportPlan> {
  const problems: CsvProblem[] = [];
  const known = new Map<string, PartyNumber>();
  for (const [index, { raw, number }] of current.entries()) {
    known.set(raw, number);
    if (index % LINES_A_STEP === 0) yield;
  }
  const planned = new Map<string, { pin: PlannedPin; contradicted: boolean }>();
  for (const [index, { line, number: text, extension }] of rows.entries()) {
    if (index % LINES_A_STEP === 0) yield;
    // What the directory itself wrote was read already; reading a number is what takes long here.
    const number = known.get(text) ?? readNumber(text);
    const key = callerKeyOfNumber(number);
    const earlier = key === null ? undefined : planned.get(key);
    if (key === null) {
      const rounded = /^[+-]?\d+([.,]\d+)?E\+?\d+$/i.test(text);
      problems.push(problem(line, rounded ? 'numberRounded' : 'numberUnreadable', text));
    } else if (/^[-\u2010-\u2015]\s*\d/.test(text) && !known.has(text)) {
      problems.push(problem(line, 'numberNegative', text));
    } else if (!isExtension(extension)) {
      problems.push(problem(line, 'extensionInvalid', extension));
    } else if (earlier === undefined) {
      planned.set(key, { pin: { line, number, extension }, contradicted: false });
    } else {
      const why = earlier.pin.extension === extension ? 'repeated' : 'contradicts';
      problems.push(problem(line, why, text, earlier.pin.line));
      if (why === 'contradicts' && !earlier.contradicted) {
        problems.push(problem(earlier.pin.line, why, earlier.pin.number.raw, line));
        earlier.contradicted = true;
      }
    }
  }
  const changes = yield* comparing(planned, current);
  return { ...changes, problems: problems.sort((a, b) => a.line - b.line) };
}

function* comparing(
  planned: ReadonlyMap<string, { readonly pin: PlannedPin; readonly contradicted: boolean }>,
  current: readonly StickyRoute[],
): Generator<undefined, Omit<ImportPlan, 'problems'>> {
  const creates: PlannedPin[] = [];
  const changes: (PlannedPin & { from: StickyRoute })[] = [];
  const unchanged: PlannedPin[] = [];
  const byKey = new Map<string, StickyRoute>();
  let steps = 0;
  for (const route of current) {
    if ((steps += 1) % LINES_A_STEP === 0) yield;
    const key = callerKeyOfNumber(route.number);
    if (key !== null && !byKey.has(key)) byKey.set(key, route);
  }
  for (const [key, { pin, contradicted }] of planned) {
    if ((steps += 1) % LINES_A_STEP === 0) yield;
    if (contradicted) continue;
    const from = byKey.get(key);
    if (from === undefined) creates.push(pin);
    else if (from.extension === pin.extension) unchanged.push(pin);
    else changes.push({ ...pin, from });
  }
  return { creates, changes, unchanged };
}

export interface ExportOptions {
  readonly separator: CsvSeparator;
  /** Number, extension, instant of making and id, in the reader's language. */
  readonly header: readonly [number: string, extension: string, createdAt: string, id: string];
}

/** The headers of an export, which importing understands. */
export const EXPORT_HEADERS = {
  en: ['Number', 'Extension', 'Pinned at', 'Id'],
  fr: ['Numéro', 'Poste', 'Épinglé le', 'Id'],
} as const satisfies Record<string, ExportOptions['header']>;

/**
 * The routes as a file for spreadsheets, with a byte order mark. Numbers stay as the directory holds them; what a
 * spreadsheet would take for a formula gets an apostrophe in front. Read by `parsingRoutesCsv`, it says the same again.
 * Gives a line at a time.
 */
export function* routesToCsv(
  routes: Iterable<StickyRoute>,
  { separator, header }: ExportOptions,
): Generator<string> {
  const line = (cells: readonly string[]) =>
    `${cells.map((cell) => written(cell, separator)).join(separator)}\r\n`;
  yield `\uFEFF${line(header)}`;
  for (const { raw, extension, createdAt, id } of routes) {
    const made = createdAt === null ? '' : new Date(createdAt).toISOString();
    yield line([harmless(raw), harmless(extension), made, harmless(id)]);
  }
}

/** A number with its plus sign is no formula, and neither is a minus alone with digits a number of anybody. */
function harmless(cell: string): string {
  const isFormula = /^[=@\t\r-]/.test(cell) || (cell.startsWith('+') && !/^\+[\d\s().-]+$/.test(cell));
  // An apostrophe of its own gets another one, so that reading takes off one that was put there.
  return isFormula || cell.startsWith("'") ? `'${cell}` : cell;
}

function written(text: string, separator: CsvSeparator): string {
  const cell = text.replaceAll(/\p{Cc}+/gu, ' ');
  const needsQuotes = cell.includes('"') || cell.includes(separator) || cell !== cell.trim();
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}
