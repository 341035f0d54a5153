import type { Clock } from '../clock.ts';

/** Work that is done a little at a time. */
export interface Sliced {
  readonly clock: Clock;
  /** Does a few milliseconds of work; false when nothing is left. */
  readonly step: () => boolean;
  /** Called once when nothing is left, or when a step threw. */
  readonly finished: (error: unknown) => void;
  /** Whether the desk was at work since this was last asked. */
  readonly busy: () => boolean;
}

/** So long an answer to a call may have to wait for it. A step that can be of any length takes as long. */
export const SLICE_MS = 2;
/** While the desk is quiet, most of the time is left to windows; while it is at work, nearly all to calls. */
const PAUSE_MS = 6;
const BUSY_PAUSE_MS = 50;

/** Runs `step` in slices until nothing is left, starting after `delayMs`. Returns the stop. */
export function runInSlices({ clock, step, finished, busy }: Sliced, delayMs: number): () => void {
  busy();
  let callOff = clock.after(delayMs, slice);
  function slice(): void {
    try {
      if (stepFor(SLICE_MS, step)) callOff = clock.after(busy() ? BUSY_PAUSE_MS : PAUSE_MS, slice);
      else finished(null);
    } catch (error) {
      finished(error);
    }
  }
  return () => {
    callOff();
  };
}

/**
 * Steps until nothing is left (false) or the time is up (true), but makes `atLeast` steps however long they take. The
 * time is only a throttle, so it is no port.
 */
export function stepFor(ms: number, step: () => boolean, atLeast = 1): boolean {
  const end = performance.now() + ms;
  for (let steps = 0; steps < atLeast || performance.now() < end; steps += 1) if (!step()) return false;
  return true;
}
