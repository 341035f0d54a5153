import { describe, expect, it } from 'vitest';
import { createPopTimings } from '../../../../src-main/windows/popTimings.ts';

describe('the timings of the pop', () => {
  it('are none before the first call was painted', () => {
    const timings = createPopTimings();
    timings.heard('a', 0);
    timings.painted(['unheard of'], 5);
    expect(timings.read()).toBeNull();
  });

  it('run from the first event of a call to its first paint', () => {
    const timings = createPopTimings();
    timings.heard('a', 100);
    timings.heard('a', 130);
    timings.painted(['a'], 150);
    expect(timings.read()).toEqual({ count: 1, p50: 50, p95: 50 });
  });

  it('count a call once, however often it changes and is painted again', () => {
    const timings = createPopTimings();
    timings.heard('a', 0);
    timings.painted(['a'], 4);
    timings.heard('a', 100);
    timings.painted(['a'], 9_000);
    expect(timings.read()).toEqual({ count: 1, p50: 4, p95: 4 });
  });

  it('tell the middle and the slow end of the last two hundred', () => {
    const timings = createPopTimings();
    for (let i = 1; i <= 300; i += 1) {
      timings.heard(`c${i}`, 0);
      timings.painted([`c${i}`], i);
    }
    expect(timings.read()).toEqual({ count: 200, p50: 200, p95: 290 });
  });

  it('leave out what was held back, and never go below nothing', () => {
    const timings = createPopTimings();
    timings.heard('held back by do not disturb', 0);
    timings.heard('clock set back', 100);
    timings.painted(['held back by do not disturb', 'clock set back'], 60_000);
    expect(timings.read()).toBeNull();
    timings.heard('b', 100);
    timings.painted(['b'], 90);
    expect(timings.read()).toEqual({ count: 1, p50: 0, p95: 0 });
  });

  it('do not grow with calls that are never painted', () => {
    const timings = createPopTimings();
    for (let i = 0; i < 1_000; i += 1) timings.heard(`c${i}`, 0);
    timings.painted(['c0', 'c999'], 7);
    expect(timings.read()).toEqual({ count: 1, p50: 7, p95: 7 });
  });
});
