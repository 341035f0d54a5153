import { RequestError } from '#shared/contract/errors.ts';
import type { BulkRow, BulkView } from '#shared/contract/routesViews.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { nextTurn } from '../slices.ts';

export type BulkOutcome = NonNullable<BulkRow['outcome']>;

/** One thing to do. */
export interface BulkItem {
  readonly key: string;
  /** As it is shown. */
  readonly number: string;
  readonly run: () => Promise<BulkOutcome>;
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
  running(): boolean;
  view(): BulkView | null;
  /** What became of the rows so far, those that did not succeed first. Throws `notFound` for another one's id. */
  rows(request: {
    readonly id: string;
    readonly failedOnly: boolean;
    readonly from: number;
    readonly count: number;
  }): { matched: number; rows: BulkRow[] };
  /** Stops after the row that is under way. */
  halt(by: 'agent' | 'trouble'): void;
}

const TELL_EVERY_MS = 300;
/** As many rows as one telling holds. */
const MOST_NEWS = 500;
/** So many rows on end that could not even be sent: the others would fare no better. */
const TROUBLE = 5;
/** How often a row is tried that the directory put off: it has done nothing then. */
const TRIES = 5;
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
  /** Rows that ended and are not told yet. */
  news: BulkRow[];
  state: BulkView['state'];
  stoppedBy: BulkView['stoppedBy'];
  /** Ends the pause before another try. */
  hurry: (() => void) | null;
}

export function createBulk({ clock, logger, newId, changed }: BulkParts): Bulk {
  let current: Run | null = null;
  let callOffTelling: (() => void) | null = null;

  function viewOf(run: Run, rows: BulkRow[]): BulkView {
    const { id, what, items, succeeded, failed, state, stoppedBy } = run;
    const done = succeeded.length + failed.length;
    return { id, what, total: items.length, done, failed: failed.length, state, stoppedBy, rows };
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
      const row = { key: item.key, number: item.number, outcome };
      (isSuccess(outcome) ? run.succeeded : run.failed).push(row);
      run.news.push(row);
      unsent = wasNotSent(outcome) ? unsent + 1 : 0;
      if (unsent === TROUBLE && index + 1 < run.items.length) run.stoppedBy ??= 'trouble';
      tellSoon(run);
      if (index % ROWS_A_TURN === ROWS_A_TURN - 1) await nextTurn();
    }
    const left = run.items.length - run.succeeded.length - run.failed.length;
    run.state = left > 0 ? 'stopped' : 'finished';
    if (left === 0) run.stoppedBy = null;
    tellTheEnd(run);
  }

  return {
    start(what, items) {
      if (current?.state === 'running') throw new RequestError('busy', 'another bulk change is running');
      const run: Run = {
        id: newId(),
        what,
        items,
        succeeded: [],
        failed: [],
        news: [],
        state: 'running',
        stoppedBy: null,
        hurry: null,
      };
      current = run;
      void work(run);
      return viewOf(run, []);
    },
    running: () => current?.state === 'running',
    view: () => current && viewOf(current, []),
    rows({ id, failedOnly, from, count }) {
      if (current?.id !== id) throw new RequestError('notFound', 'no such bulk change');
      const { failed, succeeded } = current;
      const rows = failed.slice(from, from + count);
      if (failedOnly) return { matched: failed.length, rows };
      const rest = Math.max(0, from - failed.length);
      rows.push(...succeeded.slice(rest, rest + count - rows.length));
      return { matched: failed.length + succeeded.length, rows };
    },
    halt(by) {
      if (current?.state !== 'running') return;
      current.stoppedBy ??= by;
      current.hurry?.();
    },
  };
}

/** Somebody may have stopped it meanwhile. */
function stopped(run: Run): boolean {
  return run.stoppedBy !== null;
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
