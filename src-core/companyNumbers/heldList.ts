import type { ListReading } from '#shared/contract/numbersViews.ts';
import type { NumberAnswer, Withheld } from '#shared/domain/numberSaving.ts';
import type { Clock } from '../clock.ts';
import { refusalViewOf } from './refusalView.ts';

/** A failed reading is made anew when somebody needs the list again after so long. */
const NEEDED_AGAIN_MS = 30_000;

export interface HeldListParts<T> {
  /** Why nothing can be asked; null if it can. */
  readonly withheld: () => Withheld | null;
  /** Asks for the whole list and makes of it what is held. */
  readonly read: (signal: AbortSignal) => Promise<NumberAnswer<T>>;
  readonly clock: Clock;
  /** The list or its state is another one. */
  readonly changed: () => void;
}

/** A list as it was read. `unread`: so many of its entries could not be. */
interface Held<T> {
  readonly value: T;
  readonly unread: number;
  readonly at: number;
}

/** A list of the provider: read when first needed, kept while it is read anew and if that fails, in memory only. */
export interface HeldList<T> {
  reading(): ListReading;
  held(): Held<T> | null;
  /** Grows whenever what is held changes. */
  version(): number;
  /** Reads the list if that never happened, or failed a while ago. Resolves when no reading is to be waited for. */
  need(): Promise<void>;
  /** Reads it anew; one that is under way will do. */
  refresh(): Promise<void>;
  /** Reads it anew because of what has just happened: one that is under way may not know of it. */
  readAfter(): Promise<void>;
  /** Settings or account changed. `keep`: what is held is still of the account. */
  reset(keep: boolean): void;
  stop(): void;
}

type Ended = Exclude<ListReading, { state: 'notConfigured' | 'notRead' | 'reading' }>;

/** Makes an empty list; nothing is read before it is needed. There are never two readings at a time. */
export function createHeldList<T>({ withheld, read, clock, changed }: HeldListParts<T>): HeldList<T> {
  const configured = () => withheld() === null;
  let held: Held<T> | null = null;
  let version = 0;
  let ended: Ended | null = null;
  let running: { readonly since: number; readonly aborter: AbortController; done: Promise<void> } | null =
    null;
  let waiting: { readonly since: number; readonly done: Promise<void> } | null = null;
  let wanted = false;
  let stopped = false;

  function hold(value: T | null, unread = 0): void {
    held = value === null ? null : { value, unread, at: clock.now() };
    version += 1;
  }

  function begin(): Promise<void> {
    if (waiting !== null) return waiting.done;
    wanted = true;
    if (stopped || !configured()) return Promise.resolve();
    const since = clock.now();
    if (running === null) return run(since);
    waiting = { since, done: running.done.then(next) };
    changed();
    return waiting.done;
  }

  function next(): Promise<void> | undefined {
    waiting = null;
    if (!stopped && configured()) return run(clock.now());
    changed();
    return undefined;
  }

  function run(since: number): Promise<void> {
    const aborter = new AbortController();
    const mine = { since, aborter, done: Promise.resolve() };
    running = mine;
    mine.done = ask(aborter.signal).then((answer) => {
      running = null;
      if (aborter.signal.aborted) return;
      if (answer.kind === 'known') hold(answer.value, answer.unread);
      ended = endOf(answer, clock.now());
      changed();
    });
    changed();
    return mine.done;
  }

  async function ask(signal: AbortSignal): Promise<NumberAnswer<T>> {
    try {
      return await read(signal);
    } catch (error) {
      return { kind: 'failed', reason: 'unreadable', detail: String(error) };
    }
  }

  function isDue(): boolean {
    if (ended === null) return held === null;
    return ended.state !== 'read' && clock.now() - ended.at >= NEEDED_AGAIN_MS;
  }

  return {
    reading() {
      const under = waiting ?? running;
      const why = withheld();
      if (why !== null) return why === 'notConfigured' ? { state: why } : { state: 'notConfigured', why };
      if (under !== null) return { state: 'reading', since: under.since };
      return ended ?? { state: 'notRead' };
    },
    held: () => held,
    version: () => version,
    need() {
      const under = waiting ?? running;
      if (under !== null) return under.done;
      return isDue() ? begin() : Promise.resolve();
    },
    refresh: () => (waiting ?? running)?.done ?? begin(),
    readAfter: begin,
    reset(keep) {
      if (!keep && held !== null) hold(null);
      ended = null;
      running?.aborter.abort();
      if (wanted && configured()) void begin();
      else changed();
    },
    stop() {
      stopped = true;
      running?.aborter.abort();
    },
  };
}

function endOf(answer: NumberAnswer<unknown>, at: number): Ended {
  switch (answer.kind) {
    case 'known':
    case 'unknown':
      return { state: 'read', at };
    case 'failed':
      return { state: 'failed', at, reason: answer.reason, detail: answer.detail };
    case 'refused':
      // What was said earlier is not said again: nobody asked.
      return { state: 'refused', at: answer.at ?? at, refusal: refusalViewOf(answer.error) };
  }
}
