import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createPace } from '#core/http/pace.ts';
import type { Pace } from '#core/http/pace.ts';
import { manualClock } from '../../../support/manualClock.ts';
import type { ManualClock } from '../../../support/manualClock.ts';

const RATE = { burst: 3, everyMs: 125 };

describe('pace', () => {
  let clock: ManualClock;
  let pace: Pace;
  let left: { readonly name: string; readonly at: number }[];
  let start: number;

  beforeEach(() => {
    clock = manualClock();
    pace = createPace(RATE, clock);
    left = [];
    start = clock.now();
  });

  async function go(name: string, signal = new AbortController().signal): Promise<boolean> {
    const turn = await pace.turn(signal);
    if (turn) left.push({ name, at: clock.now() - start });
    return turn;
  }

  /** Moves on timer by timer, so that each request notes its own instant. */
  async function elapse(ms: number): Promise<void> {
    await new Promise(setImmediate);
    for (let passed = 0; passed < ms; passed += 25) {
      clock.advance(25);
      await new Promise(setImmediate);
    }
  }

  it('lets the first go at once, then one after the other, in order', async () => {
    const all = Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => go(name)));
    await elapse(400);
    expect(await all).toEqual([true, true, true, true, true, true]);
    expect(left).toEqual([
      { name: 'a', at: 0 },
      { name: 'b', at: 0 },
      { name: 'c', at: 0 },
      { name: 'd', at: 125 },
      { name: 'e', at: 250 },
      { name: 'f', at: 375 },
    ]);
    expect(clock.pending()).toBe(0);
  });

  it('gives the place of one who gives up to the next, and keeps no timer for nobody', async () => {
    const asker = new AbortController();
    const turns = [go('a'), go('b'), go('c'), go('d', asker.signal), go('e')];
    asker.abort();
    expect(await turns[3]).toBe(false);
    await elapse(125);
    expect(left.at(-1)).toEqual({ name: 'e', at: 125 });
    const last = new AbortController();
    const given = go('f', last.signal);
    last.abort();
    expect(await given).toBe(false);
    expect(clock.pending()).toBe(0);
  });

  it('has no turn for one who has given up already', async () => {
    expect(await pace.turn(AbortSignal.abort())).toBe(false);
    expect(clock.pending()).toBe(0);
  });

  it('holds everybody back for as long as the provider asks, and no longer than a minute', async () => {
    pace.hold(2000);
    const held = go('a');
    await elapse(1975);
    expect(left).toEqual([]);
    await elapse(25);
    expect(await held).toBe(true);
    pace.hold(86_400_000);
    const long = go('b');
    await elapse(60_000);
    expect(await long).toBe(true);
  });

  it('does not stand still when the clock is put back', async () => {
    await Promise.all([go('a'), go('b'), go('c')]);
    clock.advance(-3_600_000);
    const next = go('d');
    await elapse(125);
    expect(await next).toBe(true);
  });

  it('never lets more than ten go within a second, however they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 8 })), {
          maxLength: 20,
        }),
        async (arrivals) => {
          clock = manualClock();
          pace = createPace(RATE, clock);
          left = [];
          start = clock.now();
          const turns: Promise<boolean>[] = [];
          for (const [pauses, count] of arrivals) {
            await elapse(pauses * 25);
            for (let each = 0; each < count; each += 1) turns.push(go('x'));
          }
          await elapse(turns.length * RATE.everyMs);
          expect(left).toHaveLength(turns.length);
          for (const { at } of left) {
            expect(left.filter((other) => other.at >= at && other.at < at + 1000).length).toBeLessThanOrEqual(
              10,
            );
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
