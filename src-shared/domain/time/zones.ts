/**
 * Instants and the wall clocks of IANA zones, by `Intl` alone. Instants are ms since 1970 in UTC; months and days count
 * from one. Rules of zones change by law several times a year, so they come with the runtime and not with the app.
 */

export interface LocalDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** What a wall clock and the calendar beside it show. */
export interface WallTime extends LocalDate {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** An instant as it is seen in a zone. `weekday`: 0 Sunday to 6 Saturday. */
export interface LocalParts extends WallTime {
  readonly weekday: number;
}

/**
 * The instant of a wall time. `gap`: clocks jump over it, as over 02:30 in Paris each spring; `before` is as long before
 * the jump as was asked after its start (01:30), `after` as long after it (03:30). `twice`: clocks show it two times.
 */
export type WallInstant =
  | { readonly kind: 'instant'; readonly at: number }
  | { readonly kind: 'gap'; readonly before: number; readonly after: number }
  | { readonly kind: 'twice'; readonly first: number; readonly second: number };

/** A moment at which the clocks of a zone are moved by `byMs`; forward is positive. */
export interface ClockChange {
  readonly at: number;
  readonly byMs: number;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A formatter takes a hundred times as long to make as to use. */
const formats = new Map<string, Intl.DateTimeFormat>();
/** More than anybody looks at in a day; zone names come from outside, in any mixture of cases. */
const MOST_FORMATS = 200;

/** Whether the runtime knows an IANA zone of that name. Bare offsets (`+01:00`) are no zones. */
export function zoneExists(zone: string): boolean {
  return formatOf(zone) !== null;
}

/** What the calendar and the clock of a zone show. Throws a RangeError where the zone or the instant does not exist. */
export function localParts(at: number, zone: string): LocalParts {
  const wall = wallOf(at, zone);
  return { ...wall, weekday: weekdayOf(wall) };
}

/** How far the clocks of a zone are ahead of UTC at an instant, in ms. Throws as `localParts` does. */
export function offsetAt(at: number, zone: string): number {
  return utcOf(wallOf(at, zone)) - Math.floor(at / 1000) * 1000;
}

/** When clocks of a zone show a wall time, which must be a real date and time. Throws as `localParts` does. */
export function instantOf(wall: WallTime, zone: string): WallInstant {
  const asUtc = utcOf(wall);
  // No zone is further from UTC than 14 hours, and none changes its clocks twice within two days.
  const before = offsetAt(asUtc - DAY_MS, zone);
  const after = offsetAt(asUtc + DAY_MS, zone);
  const [first, second] = [...new Set([before, after])]
    .filter((offset) => offsetAt(asUtc - offset, zone) === offset)
    .map((offset) => asUtc - offset)
    .sort((a, b) => a - b);
  if (first === undefined) return { kind: 'gap', before: asUtc - after, after: asUtc - before };
  return second === undefined ? { kind: 'instant', at: first } : { kind: 'twice', first, second };
}

/** The change of clocks between two instants (a few days apart at most), or null if there is none. */
export function clockChangeBetween(from: number, to: number, zone: string): ClockChange | null {
  const before = offsetAt(from, zone);
  const byMs = offsetAt(to, zone) - before;
  if (byMs === 0) return null;
  let [unchanged, changed] = [Math.floor(from / 1000), Math.ceil(to / 1000)];
  while (changed - unchanged > 1) {
    const middle = Math.floor((unchanged + changed) / 2);
    if (offsetAt(middle * 1000, zone) === before) unchanged = middle;
    else changed = middle;
  }
  return { at: changed * 1000, byMs };
}

/** Whether the calendar has this date: not the 31st of February. */
export function dateExists({ year, month, day }: LocalDate): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= daysInMonth(year, month);
}

export function daysInMonth(year: number, month: number): number {
  return new Date(dayUtc({ year, month: month + 1, day: 0 })).getUTCDate();
}

/** The date a number of days later, or earlier. */
export function addDays(date: LocalDate, days: number): LocalDate {
  const moved = new Date(dayUtc(date) + days * DAY_MS);
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** 0 Sunday to 6 Saturday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(dayUtc(date)).getUTCDay();
}

/** Whole days from one date to another. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((dayUtc(to) - dayUtc(from)) / DAY_MS);
}

/** The ms that this wall time would be in UTC. */
function utcOf(wall: WallTime): number {
  return dayUtc(wall) + wall.hour * HOUR_MS + wall.minute * MINUTE_MS + wall.second * 1000;
}

/** `Date.UTC` takes the years 0 to 99 for the last century. */
function dayUtc({ year, month, day }: LocalDate): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

function wallOf(at: number, zone: string): WallTime {
  const format = formatOf(zone);
  if (format === null) throw new RangeError('no such zone');
  const found = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of format.formatToParts(at)) {
    if (Object.hasOwn(found, type)) found[type as keyof typeof found] = Number(value);
  }
  return found;
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  // Some runtimes take "+01:00" for a zone and others do not.
  if (!/^[A-Za-z]/.test(zone)) return null;
  try {
    const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    if (formats.size >= MOST_FORMATS) formats.clear();
    formats.set(zone, format);
    return format;
  } catch {
    return null;
  }
}
