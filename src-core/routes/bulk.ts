import { RequestError } from '#shared/contract/errors.ts';
import type { BulkRow, BulkView, RouteView } from '#shared/contract/routesViews.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { nextTurn } from '../slices.ts';
import type { Seen } from './pinning.ts';

export type BulkOutcome = NonNullable<BulkRow['outcome']>;

/** One thing to do. */
export interface BulkItem {
  readonly key: string;
  /** As it is shown. */
  readonly number: string;
  readonly run: () => Promise<BulkOutcome>;
  /** Looks, without changing anything, whether it was done after all; null if that cannot be told either. */
  readonly look: () => Promise<BulkOutcome | null>;
  /** The pin that somebody agreed to lose by it; null for none. */
  readonly agreed: Seen | null;
  /** The same, where somebody agrees to lose the pin that was found there. */
  readonly over: (found: RouteView) => BulkItem;
}

export interface BulkParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly newId: () => string;
  /** Told of progress: some times a second at most. */
  readonly changed: (bulk: BulkView) => void;
}

/** Something done to several pins: one after the other, each looked at before and after. One at a time. */
export interface Bulk {
  /** Throws `busy` while another one runs. */
  start(what: BulkView['what'], items: readonly BulkItem[]): BulkView;
  /**
   * Does once more what did not succeed or was not tried; `over`: also over the pins of `found`. Throws `busy`, or
   * `notFound` if there is nothing of it.
   */
  again(id: string, over: boolean): BulkView;
  /** Somebody else's pins that stood in the way, and that nobody has agreed to lose. Throws `notFound`. */
  found(id: string): readonly RouteView[];
  running(): boolean;
  view(): BulkView | null;
  /**
   * What became of the rows so far, those that did not succeed first, and after them those that were not tried, once it
   * is over. Throws `notFound` for another one's id.
   */
  rows(request: {
    readonly id: string;
    readonly failedOnly: boolean;
    readonly from: number;
    readonly count: number;
  }): { matched: number; rows: BulkRow[] };
  /** Stops after the row that is under way. */
  halt(): void;
  /** It was about another directory: stops, and nothing of it is looked at or done again. */
  leave(): void;
}

const TELL_EVERY_MS = 300;
/** As many rows as one telling holds. */
const MOST_NEWS = 500;
/** So many rows on end that could not even be sent: the others would fare no better. */
const TROUBLE = 5;
/** How often a row is tried that the directory put off: it has done nothing then. */
const TRIES = 5;
/** What was lost on its way has arrived by then, or never will. */
const LOOK_AFTER_MS = 2_000;
/** So many looks in vain on end: the others would fare no better. */
const LOOKS_IN_VAIN = 3;
const DEFAULT_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;
/** What answers at once must not keep everything else from its turn. */
const ROWS_A_TURN = 16;

interface Run {
  readonly id: string;
  readonly what: BulkView['what'];
  readonly items: readonly BulkItem[];
  readonly succeeded: BulkRow[];
  readonly failed: BulkRow[];
  /** Rows of which no answer tells. */
  unknown: BulkRow[];
  /** Rows that nobody will try any more, once it is over. */
  untried: readonly BulkRow[];
  /** Rows that ended and are not told yet. */
  news: BulkRow[];
  state: BulkView['state'];
  stoppedBy: BulkView['stoppedBy'];
  /** Its directory is another one by now. */
  left: boolean;
  /** Ends the pause before another try. */
  hurry: (() => void) | null;
}

export function createBulk({ clock, logger, newId, changed }: BulkParts): Bulk {
  let current: Run | null = null;
  let callOffTelling: (() => void) | null = null;

  function viewOf(run: Run, rows: BulkRow[]): BulkView {
    const { id, what, items, failed, unknown, state, stoppedBy } = run;
    const [done, total] = [endedOf(run), items.length];
    return { id, what, total, done, failed: failed.length, unknown: unknown.length, state, stoppedBy, rows };
  }

  function tell(run: Run): void {
    const rows = run.news.slice(0, MOST_NEWS);
    run.news = run.news.slice(MOST_NEWS);
    changed(viewOf(run, rows));
  }

  function tellSoon(run: Run): void {
    callOffTelling ??= clock.after(TELL_EVERY_MS, () => {
      callOffTelling = null;
      tell(run);
      if (run.news.length > 0) tellSoon(run);
    });
  }

  function tellTheEnd(run: Run): void {
    callOffTelling?.();
    callOffTelling = null;
    do tell(run);
    while (run.news.length > 0);
  }

  /** A row that the directory put off was not done, so that it may be tried again. Nothing else is. */
  async function attempt(run: Run, item: BulkItem): Promise<BulkOutcome> {
    for (let tries = 1; ; tries += 1) {
      const outcome = await outcomeOf(item);
      if (outcome.result !== 'rateLimited' || tries === TRIES || stopped(run)) return outcome;
      await pause(run, Math.min(outcome.retryAfterMs ?? DEFAULT_PAUSE_MS, LONGEST_PAUSE_MS));
      if (stopped(run)) return outcome;
    }
  }

  async function outcomeOf(item: BulkItem): Promise<BulkOutcome> {
    try {
      return await item.run();
    } catch (error) {
      logger.error('a row of a bulk change failed', { error: String(error) });
      // It may have been sent by then.
      return { result: 'unconfirmed', reason: 'unexpected', detail: String(error) };
    }
  }

  function pause(run: Run, ms: number): Promise<void> {
    return new Promise((resolve) => {
      const callOff = clock.after(ms, resolve);
      run.hurry = () => {
        callOff();
        resolve();
      };
    });
  }

  async function work(run: Run): Promise<void> {
    let unsent = 0;
    for (const [index, item] of run.items.entries()) {
      if (stopped(run)) break;
      const outcome = await attempt(run, item);
      note(run, item, outcome);
      unsent = wasNotSent(outcome) ? unsent + 1 : 0;
      if (unsent === TROUBLE && index + 1 < run.items.length) run.stoppedBy ??= 'trouble';
      tellSoon(run);
      if (index % ROWS_A_TURN === ROWS_A_TURN - 1) await nextTurn();
    }
    await lookAgain(run);
    run.untried = run.items.slice(endedOf(run)).map(({ key, number }) => ({ key, number, outcome: null }));
    run.state = run.untried.length > 0 ? 'stopped' : 'finished';
    if (run.state === 'finished') run.stoppedBy = null;
    tellTheEnd(run);
  }

  function note(run: Run, { key, number }: BulkItem, outcome: BulkOutcome): void {
    const row = { key, number, outcome };
    if (outcome.result === 'unconfirmed') run.unknown.push(row);
    else (isSuccess(outcome) ? run.succeeded : run.failed).push(row);
    run.news.push(row);
  }

  /** Whatever was lost is asked about once more, so that as little as can be stays unknown. */
  async function lookAgain(run: Run): Promise<void> {
    const stoppedBy = run.stoppedBy;
    if (run.unknown.length === 0 || isLeft(run)) return;
    if (stoppedBy !== 'agent') await pause(run, LOOK_AFTER_MS);
    const lost = new Set(run.unknown.map(({ key }) => key));
    const mostInVain = stoppedBy === 'trouble' ? 1 : LOOKS_IN_VAIN;
    let inVain = 0;
    for (const item of run.items.filter(({ key }) => lost.has(key))) {
      if (isLeft(run) || run.stoppedBy !== stoppedBy || inVain === mostInVain) return;
      const outcome = await item.look().catch((error: unknown) => {
        logger.error('a row of a bulk change could not be looked at', { error: String(error) });
        return null;
      });
      inVain = outcome === null ? inVain + 1 : 0;
      if (outcome === null) continue;
      run.unknown = run.unknown.filter(({ key }) => key !== item.key);
      note(run, item, outcome);
      tellSoon(run);
    }
  }

  function begin(what: BulkView['what'], items: readonly BulkItem[]): BulkView {
    const run: Run = {
      id: newId(),
      what,
      items,
      succeeded: [],
      failed: [],
      unknown: [],
      untried: [],
      news: [],
      state: 'running',
      stoppedBy: null,
      left: false,
      hurry: null,
    };
    current = run;
    void work(run);
    return viewOf(run, []);
  }

  function halt(by: 'agent' | 'trouble'): void {
    if (current?.state !== 'running') return;
    current.stoppedBy ??= by;
    current.hurry?.();
  }

  function mustBeFree(): void {
    if (current?.state === 'running') throw new RequestError('busy', 'another bulk change is running');
  }

  return {
    start(what, items) {
      mustBeFree();
      return begin(what, items);
    },
    again(id, over) {
      mustBeFree();
      const run = current;
      const succeeded = new Set(run?.succeeded.map(({ key }) => key));
      const items = run?.items.filter(({ key }) => !succeeded.has(key)) ?? [];
      if (run?.id !== id || run.left || items.length === 0) {
        throw new RequestError('notFound', 'nothing is left of such a bulk change');
      }
      const theirs = over ? foundIn(run) : new Map<string, RouteView>();
      return begin(
        run.what,
        items.map((item) => {
          const found = theirs.get(item.key);
          return found === undefined ? item : item.over(found);
        }),
      );
    },
    found(id) {
      if (current?.id !== id) throw new RequestError('notFound', 'no such bulk change');
      return [...foundIn(current).values()];
    },
    running: () => current?.state === 'running',
    view: () => current && viewOf(current, []),
    rows({ id, failedOnly, from, count }) {
      if (current?.id !== id) throw new RequestError('notFound', 'no such bulk change');
      const { failed, unknown, untried, succeeded } = current;
      const parts = [failed, unknown, untried, ...(failedOnly ? [] : [succeeded])];
      return { matched: parts.reduce((sum, { length }) => sum + length, 0), rows: slice(parts, from, count) };
    },
    halt: () => {
      halt('agent');
    },
    leave() {
      if (current !== null) current.left = true;
      halt('trouble');
    },
  };
}

/** By row: the pin of somebody else that was there when it was looked at last. */
function foundIn({ items, failed, unknown }: Run): Map<string, RouteView> {
  const agreed = new Map(items.map((item) => [item.key, item.agreed]));
  const found = new Map<string, RouteView>();
  for (const { key, outcome } of [...failed, ...unknown]) {
    const route = outcome !== null && 'route' in outcome ? outcome.route : null;
    if (route === null || route.mine || route.extension === '') continue;
    const seen = agreed.get(key) ?? null;
    if (seen?.id !== route.id || seen.extension !== route.extension) found.set(key, route);
  }
  return found;
}

/** Some rows of several lists, as if they were one. */
function slice(lists: readonly (readonly BulkRow[])[], from: number, count: number): BulkRow[] {
  const rows: BulkRow[] = [];
  let before = 0;
  for (const list of lists) {
    const start = Math.max(0, from - before);
    rows.push(...list.slice(start, start + count - rows.length));
    before += list.length;
  }
  return rows;
}

/** How many rows ended, however they did: they are tried in their order. */
function endedOf({ succeeded, failed, unknown }: Run): number {
  return succeeded.length + failed.length + unknown.length;
}

/** Somebody may have stopped it meanwhile. */
function stopped(run: Run): boolean {
  return run.stoppedBy !== null;
}

function isLeft(run: Run): boolean {
  return run.left;
}

function isSuccess({ result }: BulkOutcome): boolean {
  return result === 'pinned' || result === 'unpinned' || result === 'gone';
}

/** The directory cannot be reached, or lets nobody in: no matter of this row. */
function wasNotSent(outcome: BulkOutcome): boolean {
  switch (outcome.result) {
    case 'notLookedUp':
    case 'rateLimited':
      return true;
    case 'notSent':
      return outcome.reason !== 'invalid';
    case 'refused':
      return outcome.refusal.code === 'credentialRefused' || outcome.refusal.code === 'wrongAddress';
    default:
      return false;
  }
}
