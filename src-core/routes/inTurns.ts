/** So long calls and windows may have to wait for a list of pins. */
const TURN_MS = 3;

/**
 * Drives long work that yields often, a few milliseconds at a time, so that all else comes in between. Null if the
 * signal aborted first. The time is only a throttle, so it is no port.
 */
export async function inTurns<T>(work: Iterator<unknown, T>, signal?: AbortSignal): Promise<T | null> {
  for (;;) {
    if (signal?.aborted === true) return null;
    const end = performance.now() + TURN_MS;
    do {
      const step = work.next();
      if (step.done === true) return step.value;
    } while (performance.now() < end);
    await nextTurn();
  }
}

/** Resolves once everything that waits has had its turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
