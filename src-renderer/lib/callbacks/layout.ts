import type { CallbackGroup } from '#shared/contract/placingViews.ts';

/** Heights in px; the styles of the list use the same numbers. */
export const HEADING = 40;
export const ROW = 80;
/** A row in little width, with its marks on a line of their own. */
export const NARROW_ROW = 104;
/** A line under the rows of a group: none, more to come, or that they could not be read. */
export const LINE = 52;

/** What stands under the rows of a group. */
export type Tail = 'empty' | 'loading' | 'failed' | null;

export interface GroupShape {
  readonly group: CallbackGroup;
  readonly rows: number;
  readonly folded: boolean;
  readonly tail: Tail;
}

export interface Section extends GroupShape {
  /** The height of each of its rows. */
  readonly row: number;
  /** From the top of the list. */
  readonly top: number;
  readonly height: number;
  /** The place of its first row among the rows of all groups in sight, from 0. */
  readonly first: number;
}

export interface Layout {
  readonly sections: readonly Section[];
  readonly height: number;
  /** Rows of groups that are not folded. */
  readonly rows: number;
}

/** Where each group stands in the one list that they make; `row` is the height of each row. */
export function layoutOf(groups: readonly GroupShape[], row: number): Layout {
  let top = 0;
  let rows = 0;
  const sections = groups.map((shape) => {
    const shown = shape.folded ? 0 : shape.rows;
    const height = HEADING + shown * row + (shape.folded || shape.tail === null ? 0 : LINE);
    const section = { ...shape, rows: shown, row, top, height, first: rows };
    top += height;
    rows += shown;
    return section;
  });
  return { sections, height: top, rows };
}

/** The rows of a section that touch the window from `from` to `to` (px in the list); `end` is not included. */
export function rowsWithin(
  section: Section,
  from: number,
  to: number,
): { readonly start: number; readonly end: number } {
  const inside = (y: number): number => (y - section.top - HEADING) / section.row;
  const start = Math.min(section.rows, Math.max(0, Math.floor(inside(from))));
  const end = Math.min(section.rows, Math.max(start, Math.ceil(inside(to))));
  return { start, end };
}

/** The section and the row in it of a place among all rows; null where there is none. */
export function rowAt(
  layout: Layout,
  place: number,
): { readonly section: Section; readonly row: number } | null {
  for (const section of layout.sections) {
    if (place >= section.first && place < section.first + section.rows)
      return { section, row: place - section.first };
  }
  return null;
}

/** Where a row begins, in px from the top of the list. */
export function topOf(section: Section, row: number): number {
  return section.top + HEADING + row * section.row;
}
