import { RequestError } from '#shared/contract/errors.ts';
import type { ImportPreview, ImportRow } from '#shared/contract/routesViews.ts';
import type { ReadNumber } from '#shared/domain/partyNumber.ts';
import { parsingRoutesCsv, planningImport } from '#shared/domain/routesCsv.ts';
import type { CsvProblem, ImportPlan, ParsedCsv, PlannedPin } from '#shared/domain/routesCsv.ts';
import { inTurns } from '../slices.ts';
import type { HeldRoute } from './routeIndex.ts';
import type { RouteList } from './routeList.ts';
import { shownNumber } from './routeViews.ts';

/** A file that the agent chose. */
export interface PinFile {
  readonly name: string;
  readonly text: string;
}

export interface ImportParts {
  readonly list: Pick<RouteList, 'refresh' | 'held' | 'incomplete'>;
  readonly readRaw: ReadNumber;
  readonly newId: () => string;
}

type RowKind = ImportRow['what'] | 'all';

/** Files of pins, looked at before anything is sent. The last preview is kept until the next one. */
export interface Imports {
  /** Compares a file with the directory as it is now. Called off by `cancel` or by another preview: `noFile`. */
  preview(file: PinFile): Promise<ImportPreview>;
  /** Throws `notFound` if there is no such preview any more. */
  rows(id: string, what: RowKind, from: number, count: number): { matched: number; rows: ImportRow[] };
  plan(id: string): Pick<ImportPlan, 'creates' | 'changes'>;
  cancel(): void;
}

interface Preview {
  readonly id: string;
  readonly plan: ImportPlan;
  readonly rows: Readonly<Record<RowKind, readonly ImportRow[]>>;
}

const CALLED_OFF = { result: 'noFile' } as const;

export function createImports({ list, readRaw, newId }: ImportParts): Imports {
  let latest: Preview | null = null;
  let under = new AbortController();

  function known(id: string): Preview {
    if (latest?.id !== id) throw new RequestError('notFound', 'no such preview');
    return latest;
  }

  function cancel(): void {
    under.abort();
    latest = null;
  }

  return {
    cancel,
    async preview({ name, text }) {
      cancel();
      const { signal } = (under = new AbortController());
      const parsed = await inTurns(parsingRoutesCsv(text), signal);
      if (parsed === null) return CALLED_OFF;
      const why = uselessness(parsed);
      if (why !== null) return { result: 'unreadable', why };
      const read = await list.refresh();
      if (signal.aborted) return CALLED_OFF;
      if (read === null) return { result: 'notRead', reason: 'misconfigured', detail: null };
      if (read.state === 'failed') return { result: 'notRead', reason: read.reason, detail: read.detail };
      const { all } = list.held();
      const plan = await inTurns(planning(parsed.rows, parsed.problems, all, readRaw), signal);
      const rows = plan && (await inTurns(rowing(plan), signal));
      if (plan === null || rows === null) return CALLED_OFF;
      latest = { id: newId(), plan, rows };
      return {
        result: 'preview',
        id: latest.id,
        fileName: name,
        counts: {
          added: plan.creates.length,
          moved: plan.changes.length,
          same: plan.unchanged.length,
          problems: plan.problems.length,
        },
        shorts: [...rows.added, ...rows.moved].filter(({ short }) => short).length,
        cut: parsed.cut,
        swapped: parsed.swapped,
        incomplete: list.incomplete(),
      };
    },
    rows(id, what, from, count) {
      const rows = known(id).rows[what];
      return { matched: rows.length, rows: rows.slice(from, from + count) };
    },
    plan: (id) => known(id).plan,
  };
}

/** Why there is nothing to be looked at in a file. */
function uselessness({ rows, problems, separator }: ParsedCsv): 'empty' | 'noSeparator' | null {
  if (rows.length > 0) return null;
  if (problems.length === 0) return 'empty';
  return separator === null ? 'noSeparator' : null;
}

function* planning(
  rows: Parameters<typeof planningImport>[0],
  unread: readonly CsvProblem[],
  held: readonly HeldRoute[],
  readRaw: ReadNumber,
): Generator<undefined, ImportPlan> {
  const current = yield* each(held, ({ route }) => route);
  const plan = yield* planningImport(rows, current, readRaw);
  return { ...plan, problems: yield* merged([unread, plan.problems]) };
}

/** The rows as they are looked at, by kind and all of them in the file's order. */
function* rowing(plan: ImportPlan): Generator<undefined, Preview['rows']> {
  const added = yield* each(plan.creates, (pin) => rowOf('added', pin, null));
  const moved = yield* each(plan.changes, (pin) => rowOf('moved', pin, pin.from.extension));
  const same = yield* each(plan.unchanged, (pin) => rowOf('same', pin, pin.extension));
  const problem = yield* each(plan.problems, problemRow);
  const all = yield* merged([added, moved, same, problem]);
  return { all, added, moved, same, problem };
}

/** One list of several that are in the file's order each. Sorting so many in one go would hold everything else up. */
function* merged<T extends { readonly line: number }>(
  lists: readonly (readonly T[])[],
): Generator<undefined, T[]> {
  const all: T[] = [];
  const heads = lists.map(() => 0);
  for (;;) {
    let [first, from] = [null as T | null, -1];
    for (const [index, list] of lists.entries()) {
      const head = list[heads[index] ?? 0];
      if (head !== undefined && (first === null || head.line < first.line)) [first, from] = [head, index];
    }
    if (first === null) return all;
    all.push(first);
    heads[from] = (heads[from] ?? 0) + 1;
    if (all.length % 256 === 0) yield;
  }
}

function* each<T, R>(items: readonly T[], make: (item: T) => R): Generator<undefined, R[]> {
  const made: R[] = [];
  for (const [index, item] of items.entries()) {
    made.push(make(item));
    if (index % 256 === 255) yield;
  }
  return made;
}

function rowOf(
  what: ImportRow['what'],
  { line, number, extension }: PlannedPin,
  before: string | null,
): ImportRow {
  const short = what !== 'same' && number.kind === 'short';
  return {
    line,
    what,
    number: shownNumber(number),
    extension,
    short,
    before,
    problem: null,
    otherLine: null,
  };
}

function problemRow({ line, why, text, otherLine }: CsvProblem): ImportRow {
  const rest = { extension: '', short: false, before: null };
  return { line, what: 'problem', number: text, ...rest, problem: why, otherLine };
}
