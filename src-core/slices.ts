/**
 * So long calls and windows may have to wait for work on a long list. What such work leaves behind is collected on top:
 * some milliseconds at a time, which nobody can slice.
 */
const SLICE_MS = 2;
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

/** Does something for each of so many items, a few milliseconds at a time, beginning in a turn of its own. */
export async function inSlices(count: number, each: (index: number) => void): Promise<void> {
  // Works that follow each other would add up otherwise: the end of one and the beginning of the next.
  if (count > ITEMS_A_LOOK) await nextTurn();
  const turn = createTurns();
  for (let index = 0; index < count; index += 1) {
    each(index);
    if (index % ITEMS_A_LOOK === ITEMS_A_LOOK - 1) await turn();
  }
}

/**
 * Drives long work that yields often, a few milliseconds at a time, beginning in a turn of its own. Null if the signal
 * aborted first.
 */
export async function inTurns<T>(work: Iterator<unknown, T>, signal?: AbortSignal): Promise<T | null> {
  await nextTurn();
  const turn = createTurns();
  while (signal?.aborted !== true) {
    const step = work.next();
    if (step.done === true) return step.value;
    const others = turn();
    if (others !== undefined) await others;
  }
  return null;
}
