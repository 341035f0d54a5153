import type { Clock } from '#core/clock.ts';

export interface ManualClock extends Clock {
  /** Moves time on and runs what falls due, in order. */
  advance(ms: number): void;
  /** How many timers are waiting. */
  pending(): number;
  /** How many timers are waiting. */
  waiting(): number;
  /** Resolves once so many timers are waiting. */
  whenWaiting(count: number): Promise<void>;
}

/** A clock that stands still until it is told to move. */
export function manualClock(start = 1_700_000_000_000): ManualClock {
  let now = start;
  const timers = new Set<{ readonly at: number; readonly task: () => void }>();
  const watchers = new Set<() => void>();
  return {
    now: () => now,
    after(ms, task) {
      const timer = { at: now + ms, task };
      timers.add(timer);
      for (const look of [...watchers]) look();
      return () => timers.delete(timer);
    },
    advance(ms) {
      const until = now + ms;
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers.delete(next);
        now = next.at;
        next.task();
      }
      now = until;
    },
    pending: () => timers.size,
    waiting: () => timers.size,
    whenWaiting(count) {
      return new Promise((resolve) => {
        const look = () => {
          if (timers.size < count) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      });
    },
  };
}
