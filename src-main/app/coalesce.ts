import type { Clock } from '#core/clock.ts';

/** Runs a task once for all requests of the next `ms`: a burst of changes is told as one. */
export function coalesce(clock: Clock, ms: number, task: () => void): { request(): void; stop(): void } {
  let callOff: (() => void) | null = null;
  return {
    request() {
      callOff ??= clock.after(ms, () => {
        callOff = null;
        task();
      });
    },
    stop() {
      callOff?.();
      callOff = null;
    },
  };
}
