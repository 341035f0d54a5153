import { constants, PerformanceObserver } from 'node:perf_hooks';
import { describe, expect, it, vi } from 'vitest';
import {
  collectWhenQuiet,
  garbageCollector,
  youngGenerationHasGrown,
} from '../../../../src-main/app/quietCollection.ts';
import { manualClock } from '../../../support/manualClock.ts';

function setUp(worth = true) {
  const clock = manualClock();
  const collect = vi.fn();
  return { clock, collect, desk: collectWhenQuiet({ clock, collect, worthIt: () => worth }) };
}

/** An entry about garbage; the types of browsers, which stand here beside Node's, know no detail. */
interface GcEntry {
  readonly detail: { readonly flags: number };
}

describe('the collection of garbage', () => {
  it('comes once the desk is quiet, not while anything happens, and not again by itself', () => {
    const { clock, collect, desk } = setUp();
    clock.advance(60_000);
    expect(collect).not.toHaveBeenCalled();
    for (let n = 0; n < 20; n += 1) {
      desk.stirred();
      clock.advance(5_000);
    }
    expect(collect).not.toHaveBeenCalled();
    clock.advance(3_000);
    expect(collect).toHaveBeenCalledOnce();
    clock.advance(600_000);
    expect(collect).toHaveBeenCalledOnce();
    expect(clock.waiting()).toBe(0);
    desk.stirred();
    clock.advance(8_000);
    expect(collect).toHaveBeenCalledTimes(2);
  });

  it('keeps one timer, however much happens', () => {
    const { clock, desk } = setUp();
    for (let n = 0; n < 500; n += 1) desk.stirred();
    expect(clock.waiting()).toBe(1);
  });

  it('does not come for nothing', () => {
    const { clock, collect, desk } = setUp(false);
    desk.stirred();
    clock.advance(60_000);
    expect(collect).not.toHaveBeenCalled();
  });

  it('does not come after the stop', () => {
    const { clock, collect, desk } = setUp();
    desk.stirred();
    desk.stop();
    clock.advance(60_000);
    expect(collect).not.toHaveBeenCalled();
  });

  it('is one that V8 was told to make, and leaves no way to it behind', async () => {
    await new Promise<void>((resolve) => {
      const observer = new PerformanceObserver((list) => {
        const flags = list.getEntries().map((entry) => (entry as unknown as GcEntry).detail.flags);
        if (!flags.some((some) => (some & constants.NODE_PERFORMANCE_GC_FLAGS_FORCED) !== 0)) return;
        observer.disconnect();
        resolve();
      });
      observer.observe({ entryTypes: ['gc'] });
      garbageCollector()();
    });
    expect('gc' in globalThis).toBe(false);
  });

  it('knows when V8 has made room for a burst', () => {
    const kept: unknown[] = [];
    for (let n = 0; n < 5_000_000 && !youngGenerationHasGrown(); n += 1) {
      kept[n % 20_000] = { text: `call ${n}`, list: [n, n, n] };
    }
    expect(youngGenerationHasGrown()).toBe(true);
  });
});
