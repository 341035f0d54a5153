/** So long calls and windows may have to wait for a list. */
const SLICE_MS = 3;
/** How many items pass between two looks at the time. */
const ITEMS_A_LOOK = 64;

/**
 * Does something for each of so many items, and lets everything else have its turn every few milliseconds. The time is
 * only a throttle, so it is no port.
 */
export async function inSlices(count: number, each: (index: number) => void): Promise<void> {
  let end = performance.now() + SLICE_MS;
  for (let index = 0; index < count; index += 1) {
    each(index);
    if (index % ITEMS_A_LOOK !== ITEMS_A_LOOK - 1 || performance.now() < end) continue;
    await nextTurn();
    end = performance.now() + SLICE_MS;
  }
}

/** As many items as are sorted in one go, in well under a slice. */
const RUN = 1024;

/** Sorts the indices of so many items without holding the others up: runs are sorted, then merged. Stable. */
export async function orderInSlices(
  count: number,
  compare: (a: number, b: number) => number,
): Promise<Uint32Array> {
  let from = Uint32Array.from({ length: count }, (_none, index) => index);
  await inSlices(Math.ceil(count / RUN) * ITEMS_A_LOOK, (step) => {
    if (step % ITEMS_A_LOOK === 0) {
      const start = (step / ITEMS_A_LOOK) * RUN;
      from.subarray(start, start + RUN).sort((a, b) => compare(a, b) || a - b);
    }
  });
  let into = new Uint32Array(count);
  for (let width = RUN; width < count; width *= 2) {
    let [left, right] = [0, width];
    await inSlices(count, (at) => {
      const start = at - (at % (2 * width));
      if (at === start) [left, right] = [start, Math.min(start + width, count)];
      const middle = Math.min(start + width, count);
      const end = Math.min(start + 2 * width, count);
      const takeLeft = left < middle && (right >= end || compare(from[left] ?? 0, from[right] ?? 0) <= 0);
      into[at] = (takeLeft ? from[left++] : from[right++]) ?? 0;
    });
    [from, into] = [into, from];
  }
  return from;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
