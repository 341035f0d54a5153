/** A ratio and the range in which it lies in 90 of 100 resamplings of what was measured. */
export interface Spread {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** One number of a set of samples, such as its median. */
export type Statistic = (samples: readonly number[]) => number;

/** The `share` quantile (0 to 1) by linear interpolation; throws on an empty set. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) throw new Error('no samples');
  return below + (above - below) * (position - Math.floor(position));
}

export const median: Statistic = (samples) => quantile(samples, 0.5);
export const p95: Statistic = (samples) => quantile(samples, 0.95);

const RESAMPLINGS = 2000;

/**
 * `statistic` of one set over that of the other. The range comes from drawing both sets anew, with replacement, so
 * it says what the noise of this run alone could do to the ratio.
 */
export function ratioOf(measured: readonly number[], bare: readonly number[], statistic: Statistic): Spread {
  const random = randomNumbers();
  const draw = (set: readonly number[]): number[] =>
    set.map(() => set[Math.floor(random() * set.length)] ?? NaN);
  const ratios = Array.from({ length: RESAMPLINGS }, () => statistic(draw(measured)) / statistic(draw(bare)));
  return spread(statistic(measured) / statistic(bare), ratios);
}

/**
 * The median of the ratios of pairs measured one right after the other: what slows the whole machine for a while
 * hits both halves of a pair and cancels out.
 */
export function pairedRatio(pairs: readonly (readonly [measured: number, bare: number])[]): Spread {
  const random = randomNumbers();
  const ratios = pairs.map(([measured, bare]) => measured / bare);
  const medians = Array.from({ length: RESAMPLINGS }, () =>
    median(ratios.map(() => ratios[Math.floor(random() * ratios.length)] ?? NaN)),
  );
  return spread(median(ratios), medians);
}

function spread(value: number, resampled: readonly number[]): Spread {
  return { value, low: quantile(resampled, 0.05), high: quantile(resampled, 0.95) };
}

/** A small generator with a fixed seed (mulberry32): the same samples give the same range. */
function randomNumbers(): () => number {
  let state = 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
