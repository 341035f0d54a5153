import type { Clock } from '../clock.ts';

/**
 * How fast requests may leave: `burst` at once, then one every `everyMs`. Within any second that makes at most
 * `burst - 1 + ceil(1000 / everyMs)`.
 */
export interface Rate {
  readonly burst: number;
  readonly everyMs: number;
}

/** The queue in front of a provider that limits its callers. First come, first served. */
export interface Pace {
  /** Resolves with true when it is this request's turn, with false if its signal aborted first. */
  turn(signal: AbortSignal): Promise<boolean>;
  /** Nobody leaves for so long: the provider asked for it. At most a minute, in case it asks for the moon. */
  hold(ms: number): void;
}

const LONGEST_HOLD_MS = 60_000;

/** Makes the queue: a token bucket of `burst` tokens, kept as the instant at which it will be full again. */
export function createPace({ burst, everyMs }: Rate, clock: Clock): Pace {
  const waiting = new Set<() => void>();
  let fullAt = Number.NEGATIVE_INFINITY;
  let heldUntil = Number.NEGATIVE_INFINITY;
  let stopTimer: (() => void) | null = null;

  /** Instants are cut to what they can be, so that a clock put back does not stop everything for that long. */
  function waitMs(now: number): number {
    fullAt = Math.min(fullAt, now + burst * everyMs);
    heldUntil = Math.min(heldUntil, now + LONGEST_HOLD_MS);
    return Math.max(heldUntil, fullAt - (burst - 1) * everyMs) - now;
  }

  function serve(): void {
    stopTimer?.();
    stopTimer = null;
    for (const go of waiting) {
      const now = clock.now();
      const wait = waitMs(now);
      if (wait > 0) {
        stopTimer = clock.after(wait, serve);
        return;
      }
      fullAt = Math.max(fullAt, now) + everyMs;
      waiting.delete(go);
      go();
    }
  }

  return {
    turn(signal) {
      if (signal.aborted) return Promise.resolve(false);
      return new Promise((resolve) => {
        const go = () => {
          signal.removeEventListener('abort', leave);
          resolve(true);
        };
        const leave = () => {
          waiting.delete(go);
          resolve(false);
          serve();
        };
        signal.addEventListener('abort', leave, { once: true });
        waiting.add(go);
        serve();
      });
    },
    hold(ms) {
      heldUntil = Math.max(heldUntil, clock.now() + ms);
      serve();
    },
  };
}
