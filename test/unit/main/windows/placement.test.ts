import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  displayOf,
  placeMainWindow,
  placePop,
  popPositionOf,
  POP_MARGIN,
  resizePop,
  type DisplayArea,
  type Rect,
} from '../../../../src-main/windows/placement.ts';

/** Layouts as Electron reports them, in DIP: work areas differ from bounds by task bars, docks and menu bars. */
const LAYOUTS = {
  laptop: [{ id: 1, workArea: { x: 0, y: 0, width: 1366, height: 728 } }],
  smallAt150: [{ id: 1, workArea: { x: 0, y: 0, width: 911, height: 472 } }],
  macWithMenuBar: [{ id: 69_733_382, workArea: { x: 0, y: 25, width: 1440, height: 806 } }],
  laptopAndWide: [
    { id: 1, workArea: { x: 0, y: 0, width: 1366, height: 728 } },
    { id: 2, workArea: { x: 1366, y: -352, width: 2560, height: 1400 } },
  ],
  leftOfPrimary: [
    { id: 10, workArea: { x: 0, y: 0, width: 1920, height: 1040 } },
    { id: 11, workArea: { x: -1920, y: 0, width: 1920, height: 1080 } },
  ],
  threeMixedScaling: [
    { id: 1, workArea: { x: 0, y: 0, width: 1536, height: 824 } },
    { id: 2, workArea: { x: 1536, y: 0, width: 2560, height: 1400 } },
    { id: 3, workArea: { x: -1080, y: -300, width: 1080, height: 1880 } },
  ],
} satisfies Record<string, readonly DisplayArea[]>;
const layouts = Object.entries(LAYOUTS) as [string, readonly DisplayArea[]][];

const size = { width: 400, height: 260 };
const inside = (rect: Rect, area: Rect): boolean =>
  rect.x >= area.x &&
  rect.y >= area.y &&
  rect.x + rect.width <= area.x + area.width &&
  rect.y + rect.height <= area.y + area.height;

describe('the pop', () => {
  it.each(layouts)(
    'stands in the upper right corner of the display the agent works on: %s',
    (_name, displays) => {
      for (const { id, workArea } of displays) {
        const placed = placePop({ displays, workingOn: id, remembered: null, size });
        expect(placed).toEqual({
          ...size,
          x: workArea.x + workArea.width - size.width - POP_MARGIN,
          y: workArea.y + POP_MARGIN,
        });
      }
    },
  );

  it('comes back where the agent put it, whichever display has the pointer', () => {
    const displays = LAYOUTS.threeMixedScaling;
    const moved = { x: -900, y: 1200, ...size };
    const remembered = popPositionOf(moved, displays);
    expect(remembered).toEqual({ displayId: 3, x: 180, y: 1500 });
    expect(placePop({ displays, workingOn: 1, remembered, size })).toEqual(moved);
  });

  it('stays on its display when the displays are arranged anew', () => {
    const remembered = popPositionOf({ x: 100, y: 100, ...size }, LAYOUTS.leftOfPrimary);
    const rearranged = LAYOUTS.leftOfPrimary.map((display) =>
      display.id === 10 ? { ...display, workArea: { ...display.workArea, x: 1920 } } : display,
    );
    expect(placePop({ displays: rearranged, workingOn: 11, remembered, size })).toMatchObject({
      x: 2020,
      y: 100,
    });
  });

  it('goes to the display the agent works on while its own is unplugged, and back after', () => {
    const remembered = { displayId: 2, x: 40, y: 40 };
    const unplugged = placePop({ displays: LAYOUTS.laptop, workingOn: 1, remembered, size });
    expect(unplugged).toMatchObject({ x: 1366 - size.width - POP_MARGIN, y: POP_MARGIN });
    expect(placePop({ displays: LAYOUTS.laptopAndWide, workingOn: 1, remembered, size })).toMatchObject({
      x: 1406,
      y: -312,
    });
  });

  it('is clamped where its display became smaller', () => {
    const remembered = { displayId: 1, x: 1800, y: 900 };
    const [{ workArea }] = LAYOUTS.laptop as [DisplayArea];
    expect(inside(placePop({ displays: LAYOUTS.laptop, workingOn: 1, remembered, size }), workArea)).toBe(
      true,
    );
  });

  it('shrinks to a display that is smaller than itself', () => {
    const placed = placePop({
      displays: LAYOUTS.smallAt150,
      workingOn: 1,
      remembered: null,
      size: { width: 400, height: 900 },
    });
    expect(placed).toMatchObject({ y: 0, height: 472 });
  });

  it('is somewhere even where no display is reported', () => {
    expect(placePop({ displays: [], workingOn: 1, remembered: null, size })).toEqual({ x: 0, y: 0, ...size });
  });

  it('grows downwards, and up only where it must', () => {
    const displays = LAYOUTS.laptop;
    expect(resizePop({ x: 900, y: 16, ...size }, 400, displays)).toEqual({
      x: 900,
      y: 16,
      width: 400,
      height: 400,
    });
    expect(resizePop({ x: 900, y: 440, ...size }, 400.2, displays)).toEqual({
      x: 900,
      y: 327,
      width: 400,
      height: 401,
    });
    expect(resizePop({ x: 900, y: 440, ...size }, 4000, displays)).toEqual({
      x: 900,
      y: 0,
      width: 400,
      height: 728,
    });
  });

  it('is always wholly inside one work area, whatever is remembered', () => {
    const position = fc.record({
      displayId: fc.constantFrom(1, 2, 3, 10, 11, 99),
      x: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
      y: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
    });
    const sizes = fc.record({
      width: fc.integer({ min: 1, max: 5000 }),
      height: fc.integer({ min: 1, max: 5000 }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...layouts),
        fc.option(position),
        sizes,
        fc.integer({ min: 0, max: 12 }),
        ([, displays], remembered, wanted, workingOn) => {
          const placed = placePop({ displays, workingOn, remembered, size: wanted });
          expect(displays.some(({ workArea }) => inside(placed, workArea))).toBe(true);
          expect([placed.x, placed.y].every(Number.isInteger)).toBe(true);
        },
      ),
    );
  });

  it('does not creep: what is remembered of where it was placed places it there again', () => {
    const position = fc.record({
      displayId: fc.constantFrom(1, 2, 3),
      x: fc.integer({ min: 0, max: 600 }),
      y: fc.integer({ min: 0, max: 500 }),
    });
    fc.assert(
      fc.property(position, (remembered) => {
        const displays = LAYOUTS.threeMixedScaling;
        const placed = placePop({ displays, workingOn: 1, remembered, size });
        const again = popPositionOf(placed, displays);
        expect(placePop({ displays, workingOn: 2, remembered: again, size })).toEqual(placed);
      }),
    );
  });

  it('remembers nothing of a place that is on no display', () => {
    expect(popPositionOf({ x: 9000, y: 9000, ...size }, LAYOUTS.laptop)).toBeNull();
  });
});

describe('the main window', () => {
  const defaultSize = { width: 1120, height: 760 };

  it.each(layouts)(
    'opens in the middle of the display with the pointer the first time: %s',
    (_name, displays) => {
      for (const { id, workArea } of displays) {
        const placed = placeMainWindow({ displays, workingOn: id, remembered: null, defaultSize });
        expect(inside(placed, workArea)).toBe(true);
        expect(
          Math.abs(placed.x - workArea.x - (workArea.x + workArea.width - placed.x - placed.width)),
        ).toBeLessThan(2);
      }
    },
  );

  it('opens where it was', () => {
    const remembered = { x: 1500, y: -300, width: 1000, height: 700 };
    expect(
      placeMainWindow({ displays: LAYOUTS.laptopAndWide, workingOn: 1, remembered, defaultSize }),
    ).toEqual(remembered);
  });

  it('comes back into view from a display that is gone, in its size', () => {
    const remembered = { x: 1500, y: -300, width: 1000, height: 700 };
    expect(placeMainWindow({ displays: LAYOUTS.laptop, workingOn: 1, remembered, defaultSize })).toEqual({
      x: 183,
      y: 14,
      width: 1000,
      height: 700,
    });
  });

  it('does not open where only a sliver of it would show', () => {
    const remembered = { x: 1340, y: 100, width: 1000, height: 700 };
    const placed = placeMainWindow({ displays: LAYOUTS.laptop, workingOn: 1, remembered, defaultSize });
    expect(placed.x).toBe(183);
  });
});

describe('the display of a rectangle', () => {
  it('is the one that shows most of it', () => {
    const displays = LAYOUTS.laptopAndWide;
    expect(displayOf({ x: 1300, y: 0, width: 200, height: 100 }, displays)?.id).toBe(2);
    expect(displayOf({ x: 1200, y: 0, width: 200, height: 100 }, displays)?.id).toBe(1);
    expect(displayOf({ x: 0, y: 2000, width: 200, height: 100 }, displays)).toBeUndefined();
  });
});
