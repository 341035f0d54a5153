import { describe, expect, it } from 'vitest';
import { median, p95, pairedRatio, quantile, ratioOf } from '../../../bench/support/stats.ts';

describe('quantiles', () => {
  it('interpolates between samples, in whatever order they came', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(quantile([10, 0], 0.25)).toBe(2.5);
    expect(p95(Array.from({ length: 101 }, (_, n) => n))).toBe(95);
  });

  it('refuses an empty set instead of inventing a number', () => {
    expect(() => median([])).toThrow('no samples');
  });
});

describe('ratios', () => {
  it('takes the median of pairs, so that a slow moment of the machine hits both halves', () => {
    const pairs = [
      [12, 10],
      [1200, 1000],
      [13, 10],
    ] as const;
    expect(pairedRatio(pairs).value).toBe(1.2);
  });

  it('gives a range that holds the ratio, is the same for the same samples and narrows with more of them', () => {
    const samples = (count: number) => Array.from({ length: count }, (_, n) => 10 + ((n * 7) % 10));
    const bare = (count: number) => samples(count).map((one) => one / 2);
    const few = ratioOf(samples(10), bare(10), median);
    const many = ratioOf(samples(1000), bare(1000), median);
    expect(few.value).toBe(2);
    expect(few.low).toBeLessThanOrEqual(2);
    expect(few.high).toBeGreaterThanOrEqual(2);
    expect(many.high - many.low).toBeLessThan(few.high - few.low);
    expect(ratioOf(samples(10), bare(10), median)).toEqual(few);
  });
});
