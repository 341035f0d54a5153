import type { FileProblem } from '#shared/contract/placingViews.ts';
import type { BulkView, ImportPreview, ImportRow } from '#shared/contract/routesViews.ts';
import type { CsvProblemReason } from '#shared/domain/routesCsv.ts';

type Why = Extract<ImportPreview, { result: 'unreadable' }>['why'];
/** What of an import is looked at. */
export type ImportFilter = ImportRow['what'] | 'all';

/** The words of the screen of all pins, of its forms, of changes to several and of importing. They come late. */
export interface RouteStrings {
  readonly search: string;
  readonly searchShort: string;
  readonly filter: string;
  readonly all: string;
  readonly mineOnly: string;
  readonly pinNew: string;
  readonly import: string;
  readonly export: string;
  readonly importLong: string;
  readonly exportLong: string;
  readonly exporting: string;
  readonly list: string;
  readonly keys: string;
  readonly column: Record<'select' | 'number' | 'name' | 'extension' | 'since', string>;
  readonly you: string;
  readonly noExtension: string;
  readonly sinceUnknown: string;
  /** Beside a moment in the future. */
  readonly sinceFuture: string;
  /** Why that is doubted. */
  readonly sinceFutureWhy: string;
  /** Numbers as people read them: with separators of thousands. */
  readonly count: (matched: number, all: number) => string;
  readonly mineCount: (count: number) => string;
  readonly readAt: (ago: string) => string;
  readonly refresh: string;
  readonly reading: (came: number, total: number | null) => string;
  readonly readingBar: string;
  readonly cut: (count: number) => string;
  readonly unreadable: (count: number) => string;
  /** Beside a failed reading: what was read before was not all. */
  readonly incompleteHeld: string;
  /** The directory gave fewer than it says it has; null where it does not say how many. */
  readonly short: (total: number | null, count: number) => string;
  readonly failed: string;
  readonly failedStays: (ago: string) => string;
  readonly notConfigured: string;
  readonly notConfiguredText: string;
  readonly openSettings: string;
  readonly empty: string;
  readonly emptyText: string;
  readonly noMatch: (text: string) => string;
  readonly noneMine: string;
  readonly noneMineText: string;
  readonly noExtensionSet: string;
  readonly setExtension: string;
  readonly selection: {
    readonly label: string;
    readonly count: (count: number) => string;
    readonly allMatching: (count: number) => string;
    readonly clear: string;
    readonly tooMany: (most: number) => string;
    readonly failed: string;
    readonly pinToMe: string;
    readonly move: string;
    readonly unpin: string;
  };
  readonly sheet: {
    readonly titleNew: string;
    readonly close: string;
    readonly number: string;
    readonly numberPlaceholder: string;
    readonly extension: string;
    readonly extensionHint: string;
    readonly badExtension: string;
    readonly noNumber: string;
    /** Under a number that hardly belongs to a caller. */
    readonly short: (digits: string) => string;
    readonly ownExtension: (digits: string) => string;
    readonly pin: string;
    readonly move: string;
    readonly unpin: string;
    readonly openCard: string;
    readonly asHeld: (raw: string) => string;
    readonly moveTo: string;
  };
  /** Of a change whose form was closed before it was over. */
  readonly left: { readonly underWay: string; readonly open: string; readonly dismiss: string };
  readonly unpinYes: string;
  readonly many: {
    readonly titlePin: (count: number) => string;
    readonly titleUnpin: (count: number) => string;
    readonly aboutPin: string;
    readonly aboutUnpin: string;
    readonly others: (count: number) => string;
    readonly perhapsOthers: string;
    /** Who has those that are somebody else's, one line an extension. `since`: the oldest of them. */
    readonly holder: (extension: string, count: number, since: string | null) => string;
    readonly moreHolders: (extensions: number, count: number) => string;
    readonly incomplete: string;
    readonly doPin: (count: number) => string;
    readonly doUnpin: (count: number) => string;
    /** Where rows are done again and some belong to somebody else by now. */
    readonly againChanged: string;
    readonly againRest: (count: number) => string;
    readonly cancel: string;
    readonly busy: string;
    readonly outdated: string;
    readonly lookAgain: string;
  };
  readonly bulk: {
    readonly label: string;
    readonly running: Record<BulkView['what'], (done: number, total: number) => string>;
    readonly finished: Record<BulkView['what'], string>;
    readonly stopped: Record<NonNullable<BulkView['stoppedBy']>, string>;
    /** What it is, and how many came to what. */
    readonly told: (what: string, counts: string) => string;
    readonly done: (count: number) => string;
    readonly failed: (count: number) => string;
    readonly unknown: (count: number) => string;
    readonly untried: (count: number) => string;
    readonly noneFailed: string;
    /** All are done but those of which nobody knows, which are asked about. */
    readonly lookingAgain: string;
    readonly again: string;
    readonly notAgain: string;
    readonly stop: string;
    readonly stopping: string;
    readonly results: string;
    readonly dismiss: string;
    readonly copy: string;
    readonly copied: string;
    readonly filter: string;
    readonly onlyFailed: string;
    readonly allRows: string;
    readonly noRows: string;
    readonly line: (line: string) => string;
  };
  readonly importing: {
    readonly title: (file: string) => string;
    readonly asking: string;
    readonly unreadable: Record<Why, string>;
    readonly unreadableTitle: string;
    readonly notRead: string;
    readonly filter: string;
    readonly what: Record<ImportFilter, string>;
    readonly whatCount: (what: string, count: number) => string;
    readonly counts: (added: number, moved: number, same: number, problems: number) => string;
    readonly nothingSent: string;
    readonly cut: string;
    readonly incomplete: string;
    /** So many lines that would change something name a short number. */
    readonly shorts: (count: number) => string;
    /** Before what such a line would do, in lower case. */
    readonly short: (change: string) => string;
    readonly swapped: string;
    readonly column: Record<'line' | 'number' | 'change', string>;
    readonly added: (extension: string) => string;
    readonly moved: (before: string, extension: string) => string;
    readonly same: (extension: string) => string;
    readonly problem: Record<CsvProblemReason, (otherLine: number | null) => string>;
    readonly otherProblem: string;
    readonly allowMove: (count: number) => string;
    readonly run: (count: number) => string;
    readonly nothingToDo: string;
    readonly cancel: string;
    readonly none: string;
  };
  readonly exported: {
    readonly saved: (count: number, file: string) => string;
    /** After `saved`, where what was exported is not all that the directory holds. */
    readonly incomplete: string;
    readonly failed: (why: string) => string;
    readonly why: Record<FileProblem['why'], string>;
  };
}
