import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import type { IntentRecord, ReminderStore, Untold } from './ports.ts';

/** `before`: soon to come. `due`: now. `missed`: its time passed while nobody could be told. */
export type ReminderMoment = 'before' | 'due' | 'missed';

/** Everything there is to remind of at one moment; soonest first. */
export interface Reminder {
  readonly when: ReminderMoment;
  /** Not all of them if there are very many. */
  readonly records: readonly IntentRecord[];
  readonly total: number;
}

export interface CallbackClockOptions {
  readonly store: ReminderStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Read at every tick. `remindBeforeMs` 0: no reminder before the time. */
  readonly settings: () => { readonly remindBeforeMs: number; readonly overdueAfterMs: number };
  readonly listener: {
    remind(reminder: Reminder): void;
    /** A promise became due or overdue: lists and counts read differently now. */
    moved(): void;
  };
}

/** Looks after the times of promises, by the wall clock. */
export interface CallbackClock {
  /** Looks at once, and tells in one summary what passed while the app was closed. */
  start(): void;
  /** Promises or settings changed: the next look is planned anew. */
  refresh(): void;
  /** After sleep: looks at once. */
  wake(): void;
  stop(): void;
}

/** The longest time between two looks, so that sleep and a change of the wall clock are noticed. */
const LONGEST_WAIT_MS = 30_000;
/** What is later than two looks can be was missed. */
const MISSED_AFTER_MS = 90_000;
/** Clocks are corrected by less than this all the time, and nothing comes a second time for that. */
const CORRECTED_BY_MS = 60_000;
/** As many as a notification could name, and some. */
const NAMED = 50;

/** Makes the clock; it looks at nothing before `start`. Storage failures are logged; the next look tries again. */
export function createCallbackClock(options: CallbackClockOptions): CallbackClock {
  const { store, clock, logger, settings, listener } = options;
  let running = false;
  let callOff = (): void => {};
  let lastLook = Number.NaN;
  /** Until when all was told while storage refused to note it, so that nothing is told twice all the same. */
  const unnoted = new Map<'due' | 'before', number>();

  function look(): void {
    if (!running) return;
    callOff();
    const now = clock.now();
    let wait: number | null = LONGEST_WAIT_MS;
    try {
      // Also at the first look: nobody knows what the clock said before.
      if (!(now >= lastLook - CORRECTED_BY_MS)) untell(now);
      for (const [what, until] of unnoted) note(what, until);
      tellDue(now);
      tellBefore(now);
      tellMoved(now);
      wait = waitFrom(now);
    } catch (error) {
      logger.error('promises could not be looked after', { error: String(error) });
    }
    if (wait !== null) callOff = clock.after(wait, look);
  }

  /** After a clock that was ahead, perhaps before this start: what it said was due is still to come. */
  function untell(now: number): void {
    const { remindBeforeMs } = settings();
    const seen = !Number.isNaN(lastLook);
    if (seen) unnoted.clear();
    const since = seen ? now : now + CORRECTED_BY_MS;
    store.untell(since, since + remindBeforeMs);
  }

  function tellDue(now: number): void {
    const toldUntil = unnoted.get('due') ?? Number.MIN_SAFE_INTEGER;
    const missedUntil = Math.max(toldUntil, now - MISSED_AFTER_MS);
    const missed = store.untoldDue(toldUntil, missedUntil, NAMED);
    const due = store.untoldDue(missedUntil, now, NAMED);
    if (missed.total + due.total === 0) return;
    tell('missed', missed);
    tell('due', due);
    note('due', now);
  }

  function tellBefore(now: number): void {
    const lead = settings().remindBeforeMs;
    if (lead <= 0) return;
    const until = now + lead;
    const toldUntil = Math.max(now, unnoted.get('before') ?? now);
    const next = store.nextUntold('before', toldUntil);
    if (next === null || next > until) return;
    // What was promised at shorter notice is fresh in mind: it is noted, not told.
    tell('before', store.untoldBefore(toldUntil, until, lead, NAMED));
    note('before', until);
  }

  function note(what: 'due' | 'before', until: number): void {
    unnoted.set(what, until);
    try {
      store.markTold(what, until);
      unnoted.delete(what);
    } catch (error) {
      logger.warn('it could not be noted that promises were told', { error: String(error) });
    }
  }

  function tell(when: ReminderMoment, untold: Untold): void {
    if (untold.total === 0) return;
    heard(() => {
      listener.remind({ when, ...untold });
    });
  }

  function tellMoved(now: number): void {
    const before = lastLook;
    lastLook = now;
    if (Number.isNaN(before)) return;
    const { overdueAfterMs } = settings();
    const fell = (after: number, until: number): boolean => (store.nextDue(after) ?? Infinity) <= until;
    const turnedBack = now < before;
    if (turnedBack || fell(before, now) || fell(before - overdueAfterMs, now - overdueAfterMs)) {
      heard(() => {
        listener.moved();
      });
    }
  }

  /** Until the next thing to tell, but never so long that sleep goes unnoticed; null if nothing is left to come. */
  function waitFrom(now: number): number | null {
    const { remindBeforeMs, overdueAfterMs } = settings();
    const due = store.nextDue(now);
    const overdue = store.nextDue(now - overdueAfterMs);
    if (due === null && overdue === null) return null;
    const before = remindBeforeMs > 0 ? store.nextUntold('before', now + remindBeforeMs) : null;
    const moments = [
      due,
      before === null ? null : before - remindBeforeMs,
      overdue === null ? null : overdue + overdueAfterMs,
    ];
    const soonest = Math.min(...moments.map((moment) => moment ?? Infinity));
    return Math.min(Math.max(soonest - now, 0), LONGEST_WAIT_MS);
  }

  /** A listener that fails is told about once, not at every look. */
  function heard(work: () => void): void {
    try {
      work();
    } catch (error) {
      logger.error('a reminder could not be shown', { error: String(error) });
    }
  }

  return {
    start() {
      running = true;
      look();
    },
    refresh: look,
    wake: look,
    stop() {
      running = false;
      callOff();
    },
  };
}
