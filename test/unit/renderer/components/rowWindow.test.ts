import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowWindow, scrollTopFor } from '../../../../src-renderer/components/shared/rowWindow.ts';
import type { Looked } from '../../../../src-renderer/components/shared/rowWindow.ts';

const CHROMIUM_LIMIT = 33_554_428;

/** Where a row stands in what is seen, in px from its upper edge. */
function inView(looked: Looked, index: number): number {
  return rowWindow(looked).shift + index * looked.rowHeight - looked.scrollTop;
}

describe('the rows of a long list', () => {
  it('are those that touch what is seen, and some around', () => {
    const looked = { count: 1000, rowHeight: 40, scrollTop: 1010, viewport: 400 };
    expect(rowWindow(looked)).toEqual({ height: 40_000, first: 25, last: 36, shift: 0 });
    expect(rowWindow(looked, 80)).toMatchObject({ first: 23, last: 38 });
  });

  it('are none of an empty list, and never beyond the last', () => {
    expect(rowWindow({ count: 0, rowHeight: 40, scrollTop: 0, viewport: 400 }, 300)).toEqual({
      height: 0,
      first: 0,
      last: 0,
      shift: 0,
    });
    expect(rowWindow({ count: 3, rowHeight: 40, scrollTop: 99_999, viewport: 400 })).toMatchObject({
      first: 0,
      last: 3,
    });
  });

  it('stand as high as they are, to a hundred thousand of them', () => {
    const { height, shift } = rowWindow({
      count: 100_000,
      rowHeight: 48,
      scrollTop: 4_000_000,
      viewport: 600,
    });
    expect(height).toBe(4_800_000);
    expect(shift).toBe(0);
  });

  it('never make an element taller than Chromium can lay out, and are reached to the last one', () => {
    const list = { count: 5_000_000, rowHeight: 48, viewport: 600 };
    const { height } = rowWindow({ ...list, scrollTop: 0 });
    expect(height).toBeLessThan(CHROMIUM_LIMIT);
    const end = { ...list, scrollTop: height - list.viewport };
    expect(rowWindow(end).last).toBe(list.count);
    expect(inView(end, list.count - 1)).toBeCloseTo(600 - 48, 3);
  });

  it('are seen whole once they were scrolled to', () => {
    fc.assert(
      fc.property(
        fc.record({
          count: fc.integer({ min: 1, max: 3_000_000 }),
          rowHeight: fc.integer({ min: 20, max: 90 }),
          viewport: fc.integer({ min: 100, max: 2000 }),
        }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (list, scrolled, at) => {
          const { height } = rowWindow({ ...list, scrollTop: 0 });
          const from = scrolled * Math.max(0, height - list.viewport);
          const index = Math.floor(at * (list.count - 1));
          const scrollTop = scrollTopFor({ ...list, scrollTop: from }, index);
          const top = inView({ ...list, scrollTop }, index);
          expect(top).toBeGreaterThanOrEqual(-0.01);
          expect(top + list.rowHeight).toBeLessThanOrEqual(list.viewport + 0.01);
          expect(scrollTop).toBeGreaterThanOrEqual(0);
          expect(scrollTop).toBeLessThanOrEqual(Math.max(0, height - list.viewport) + 0.01);
        },
      ),
    );
  });
});
