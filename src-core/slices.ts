/** So long calls and windows may have to wait for work on a long list. */
const SLICE_MS = 3;
/** How many items pass between two looks at the time. */
const ITEMS_A_LOOK = 64;

/** Resolves once everything that waits has had its turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

/**
 * Lets everything else have its turn whenever a few milliseconds of work have passed since it last did: to be awaited
 * between two steps. The time is only a throttle, so it is no port.
 */
export function createTurns(): () => Promise<void> | undefined {
  let end = performance.now() + SLICE_MS;
  return () => {
    if (performance.now() < end) return undefined;
    return nextTurn().then(() => {
      end = performance.now() + SLICE_MS;
    });
  };
}

/** Does something for each of so many items, a few milliseconds at a time. */
export async function inSlices(count: number, each: (index: number) => void): Promise<void> {
  const turn = createTurns();
  for (let index = 0; index < count; index += 1) {
    each(index);
    if (index % ITEMS_A_LOOK === ITEMS_A_LOOK - 1) await turn();
  }
}

/** Drives long work that yields often, a few milliseconds at a time. Null if the signal aborted first. */
export async function inTurns<T>(work: Iterator<unknown, T>, signal?: AbortSignal): Promise<T | null> {
  const turn = createTurns();
  while (signal?.aborted !== true) {
    const step = work.next();
    if (step.done === true) return step.value;
    const others = turn();
    if (others !== undefined) await others;
  }
  return null;
}
