import { describe, expect, it, vi } from 'vitest';
import { runInSlices, stepFor } from '#core/storage/slices.ts';
import { manualClock } from '../../../support/manualClock.ts';

/** Work of so many steps; `spend` makes each of them take that long by the monotonic clock. */
function work(steps: number, spend = 0) {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  let left = steps;
  return {
    left: () => left,
    step() {
      now += spend;
      left -= 1;
      return left > 0;
    },
  };
}

const quiet = () => false;

describe('work in slices', () => {
  it('starts after its delay and ends once', () => {
    const clock = manualClock();
    const { step, left } = work(3);
    const finished = vi.fn();
    runInSlices({ clock, step, finished, busy: quiet }, 1000);
    clock.advance(999);
    expect(left()).toBe(3);
    clock.advance(1);
    expect(left()).toBe(0);
    expect(finished.mock.calls).toEqual([[null]]);
    expect(clock.waiting()).toBe(0);
  });

  it('makes a pause when its time is up', () => {
    const clock = manualClock();
    const { step, left } = work(10, 3);
    const finished = vi.fn();
    runInSlices({ clock, step, finished, busy: quiet }, 0);
    clock.advance(0);
    expect(left()).toBe(9);
    expect(clock.waiting()).toBe(1);
    clock.advance(1000);
    expect(left()).toBe(0);
    expect(finished).toHaveBeenCalledOnce();
  });

  it('makes a longer pause while the desk is at work', () => {
    const pauseOf = (busy: () => boolean) => {
      const clock = manualClock();
      const begin = clock.now();
      let slices = 0;
      const step = () => (slices += 1) < 2;
      let spent = 0;
      vi.spyOn(performance, 'now').mockImplementation(() => (spent += 3));
      runInSlices({ clock, step, finished: () => undefined, busy }, 0);
      while (slices < 2) clock.advance(1);
      return clock.now() - begin;
    };
    expect(pauseOf(() => true)).toBeGreaterThan(5 * pauseOf(quiet));
  });

  it('counts only what the desk did since the slice before', () => {
    const clock = manualClock();
    const { step } = work(4, 3);
    const asked: string[] = [];
    const busy = () => {
      asked.push('asked');
      return false;
    };
    runInSlices({ clock, step, finished: () => asked.push('finished'), busy }, 0);
    expect(asked).toEqual(['asked']);
    clock.advance(1000);
    expect(asked).toEqual(['asked', 'asked', 'asked', 'asked', 'finished']);
  });

  it('can be stopped before it starts and between slices', () => {
    const clock = manualClock();
    const { step, left } = work(10, 3);
    const finished = vi.fn();
    const stop = runInSlices({ clock, step, finished, busy: quiet }, 0);
    clock.advance(0);
    stop();
    clock.advance(1000);
    expect(left()).toBe(9);
    expect(finished).not.toHaveBeenCalled();
  });

  it('ends with the error of a step', () => {
    const clock = manualClock();
    const broke = new Error('disk full');
    const finished = vi.fn();
    const step = () => {
      throw broke;
    };
    runInSlices({ clock, step, finished, busy: quiet }, 0);
    clock.advance(0);
    expect(finished.mock.calls).toEqual([[broke]]);
    expect(clock.waiting()).toBe(0);
  });

  it('says whether anything is left', () => {
    expect(stepFor(8, work(2, 3).step)).toBe(false);
    expect(stepFor(8, work(20, 3).step)).toBe(true);
  });

  it('makes the steps it must, even when the time is up', () => {
    const { step, left } = work(20, 100);
    expect(stepFor(8, step, 5)).toBe(true);
    expect(left()).toBe(15);
  });
});
