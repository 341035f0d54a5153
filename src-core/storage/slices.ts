import type { Clock } from '../clock.ts';

/** Work that is done a little at a time. */
export interface Sliced {
  readonly clock: Clock;
  /** Does a few milliseconds of work; false when nothing is left. */
  readonly step: () => boolean;
  /** Called once when nothing is left, or when a step threw. */
  readonly finished: (error: unknown) => void;
}

/** A slice is shorter than a frame, and as much time again is left to calls and windows. */
const SLICE_MS = 8;
const PAUSE_MS = 8;

/** Runs `step` in slices until nothing is left, starting after `delayMs`. Returns the stop. */
export function runInSlices({ clock, step, finished }: Sliced, delayMs: number): () => void {
  let callOff = clock.after(delayMs, slice);
  function slice(): void {
    try {
      if (stepFor(SLICE_MS, step)) callOff = clock.after(PAUSE_MS, slice);
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
