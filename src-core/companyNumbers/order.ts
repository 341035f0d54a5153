import { createTurns } from '../slices.ts';

/** As many items as are sorted or merged in one go, in well under a slice. */
const RUN = 1024;

/** Sorts the indices of so many items without holding the others up: runs are sorted, then merged. Stable. */
export async function orderInSlices(
  count: number,
  compare: (a: number, b: number) => number,
): Promise<Uint32Array> {
  const turn = createTurns();
  let from = Uint32Array.from({ length: count }, (_none, index) => index);
  for (let start = 0; start < count; start += RUN) {
    from.subarray(start, start + RUN).sort((a, b) => compare(a, b) || a - b);
    await turn();
  }
  let into = new Uint32Array(count);
  for (let width = RUN; width < count; width *= 2) {
    for (let start = 0; start < count; start += 2 * width) {
      const merging = merge(from, into, start, width, compare);
      while (merging.next().done !== true) await turn();
    }
    [from, into] = [into, from];
  }
  return from;
}

/** Merges two neighbours, a run's length at a time. */
function* merge(
  from: Uint32Array,
  into: Uint32Array,
  start: number,
  width: number,
  compare: (a: number, b: number) => number,
): Generator<void> {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(start + 2 * width, from.length);
  let [left, right] = [start, middle];
  for (let at = start; at < end; at += 1) {
    const takesLeft = left < middle && (right >= end || compare(from[left] ?? 0, from[right] ?? 0) <= 0);
    into[at] = (takesLeft ? from[left++] : from[right++]) ?? 0;
    if ((at - start) % RUN === RUN - 1) yield;
  }
}
