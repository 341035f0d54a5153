/** Pure rules about where windows stand. All numbers are DIP; displays are as Electron's `screen` reports them. */

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface DisplayArea {
  readonly id: number;
  /** What task bars and docks leave free. */
  readonly workArea: Rect;
}

/** Where the agent last put the pop: a display, and the offset of its corner in that display's work area. */
export interface PopPosition {
  readonly displayId: number;
  readonly x: number;
  readonly y: number;
}

/** Distance of the pop from the corner of the work area where it stands by itself. */
export const POP_MARGIN = 16;

/**
 * Where the pop stands: where the agent put it, if that display is there; else in the upper right corner of the display
 * the agent works on. Always wholly inside a work area, as large as that allows.
 */
export function placePop(situation: {
  readonly displays: readonly DisplayArea[];
  /** The display the agent works on (the one with the pointer). */
  readonly workingOn: number;
  readonly remembered: PopPosition | null;
  readonly size: Size;
}): Rect {
  const { displays, remembered } = situation;
  const own = remembered === null ? undefined : displays.find(({ id }) => id === remembered.displayId);
  const display = own ?? displays.find(({ id }) => id === situation.workingOn) ?? displays[0];
  if (display === undefined) return { x: 0, y: 0, ...situation.size };
  const area = display.workArea;
  const size = fitting(situation.size, area);
  const corner =
    own !== undefined && remembered !== null
      ? { x: area.x + remembered.x, y: area.y + remembered.y }
      : { x: area.x + area.width - size.width - POP_MARGIN, y: area.y + POP_MARGIN };
  return clampInto({ ...corner, ...size }, area);
}

/** The pop's bounds after its content asked for another height. It grows downwards, and up only where it must. */
export function resizePop(bounds: Rect, height: number, displays: readonly DisplayArea[]): Rect {
  const display = displayOf(bounds, displays);
  const wanted = { ...bounds, height: Math.ceil(height) };
  return display === undefined
    ? wanted
    : clampInto({ ...wanted, ...fitting(wanted, display.workArea) }, display.workArea);
}

/** What to remember after the agent moved the pop to `bounds`; null if that is on no display. */
export function popPositionOf(bounds: Rect, displays: readonly DisplayArea[]): PopPosition | null {
  const display = displayOf(bounds, displays);
  if (display === undefined) return null;
  return { displayId: display.id, x: bounds.x - display.workArea.x, y: bounds.y - display.workArea.y };
}

/**
 * The main window's bounds at start: as remembered if enough of it can be seen and grasped, else the default size in the
 * middle of the display with the pointer.
 */
export function placeMainWindow(situation: {
  readonly displays: readonly DisplayArea[];
  readonly workingOn: number;
  readonly remembered: Rect | null;
  readonly defaultSize: Size;
}): Rect {
  const { displays, remembered, defaultSize } = situation;
  if (remembered !== null) {
    const display = displayOf(remembered, displays);
    if (display !== undefined && canBeGrasped(remembered, display.workArea)) {
      return clampInto({ ...remembered, ...fitting(remembered, display.workArea) }, display.workArea);
    }
  }
  const display = displays.find(({ id }) => id === situation.workingOn) ?? displays[0];
  if (display === undefined) return { x: 0, y: 0, ...defaultSize };
  const area = display.workArea;
  const size = fitting(remembered ?? defaultSize, area);
  return clampInto(
    {
      x: Math.round(area.x + (area.width - size.width) / 2),
      y: Math.round(area.y + (area.height - size.height) / 2),
      ...size,
    },
    area,
  );
}

/** The display that shows most of `rect`; undefined if none shows any of it. */
export function displayOf(rect: Rect, displays: readonly DisplayArea[]): DisplayArea | undefined {
  let best: DisplayArea | undefined;
  let most = 0;
  for (const display of displays) {
    const shared = overlap(rect, display.workArea);
    if (shared > most) {
      best = display;
      most = shared;
    }
  }
  return best;
}

/** At least this much of a window must be inside a work area for a person to find it and drag it back. */
const GRASP = 100;

function canBeGrasped(rect: Rect, area: Rect): boolean {
  const width = Math.min(rect.x + rect.width, area.x + area.width) - Math.max(rect.x, area.x);
  return (
    width >= Math.min(GRASP, rect.width) && rect.y >= area.y - GRASP && rect.y <= area.y + area.height - GRASP
  );
}

function overlap(a: Rect, b: Rect): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

function fitting(size: Size, area: Rect): Size {
  return { width: Math.min(size.width, area.width), height: Math.min(size.height, area.height) };
}

function clampInto(rect: Rect, area: Rect): Rect {
  return {
    ...rect,
    x: Math.round(clamp(rect.x, area.x, area.x + area.width - rect.width)),
    y: Math.round(clamp(rect.y, area.y, area.y + area.height - rect.height)),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
