import { isWithinHours } from './callingHours.ts';
import type { CallingHours } from './callingHours.ts';
import { sentenceOf } from './whenSentence.ts';
import type { Clock, Moment } from './whenSentence.ts';
import { PARTS_OF_DAY, piecesOf } from './whenWords.ts';
import {
  DAY_MS,
  MINUTE_MS,
  addDays,
  dateExists,
  daysBetween,
  daysInMonth,
  instantOf,
  localParts,
  weekdayOf,
  zoneExists,
} from './zones.ts';
import type { LocalDate } from './zones.ts';

/**
 * What a text says of a moment. An instant carries what was `assumed`: the `time` where only a day was named (09:00) or a part
 * of one, or the `day` where only a time was (the next such time). `gap` and `twice` are choices for the agent, as in
 * `instantOf`. Nothing is promised in the past, nor more than a year ahead.
 */
export type WhenRead =
  | { readonly kind: 'instant'; readonly at: number; readonly assumed: 'nothing' | 'time' | 'day' }
  | { readonly kind: 'gap'; readonly before: number; readonly after: number }
  | { readonly kind: 'twice'; readonly first: number; readonly second: number }
  | { readonly kind: WhenProblem };

export type WhenProblem =
  'empty' | 'notUnderstood' | 'noSuchDate' | 'otherWeekday' | 'noSuchTime' | 'noSuchZone' | 'past' | 'tooFar';

/**
 * Whose clock is meant, the instant (ms) from which "in" and "tomorrow" count, and the hours in which people may be
 * called, where they are known.
 */
export interface WhenContext {
  readonly now: number;
  readonly zone: string;
  readonly hours?: CallingHours | undefined;
}

/** How far ahead a promise may be. */
export const FARTHEST_MS = 366 * DAY_MS;
const LONGEST_TEXT = 100;
const NO_TIME_SAID = { hour: 9, minute: 0 };
const HALF_A_DAY = 12 * 60;
/** Where the hours for calling leave it open, "half past three" is in the afternoon and "half past eight" in the morning. */
const ORDINARY_HOURS: CallingHours = { fromMinute: 8 * 60, toMinute: 20 * 60 };

/**
 * Reads what an agent types for a moment, in French or English ("in 2 h", "demain 9h30", "12/11 15:00": day, then
 * month), as the clocks of a zone show it. Never throws.
 *
 * An hour of which it was not said in which half of the day ("at 3", "3h30", "half past 3") is in the half in which
 * people may be called. A weekday is the next one after today, with "next" or without, and today itself only as "this monday". A date
 * without a year is the next such date.
 */
export function readWhen(text: string, context: WhenContext): WhenRead {
  if (!zoneExists(context.zone)) return problem('noSuchZone');
  if (text.trim() === '') return problem('empty');
  const pieces = text.length > LONGEST_TEXT ? null : piecesOf(text);
  const said = pieces === null ? null : sentenceOf(pieces);
  if (said === null) return problem('notUnderstood');
  if (said.kind === 'utc') return within(utcInstant(said.text), context.now);
  if (said.kind === 'length') {
    // In full minutes from the one that clocks show: two hours from 10:00 are 12:00, at any second of it.
    const from = Math.floor(context.now / MINUTE_MS) * MINUTE_MS;
    return within(from + Math.ceil(said.minutes) * MINUTE_MS, context.now);
  }
  return momentOf(said, context);
}

function momentOf(said: Moment, context: WhenContext): WhenRead {
  const { now, zone } = context;
  const time = timeOf(said, context.hours ?? ORDINARY_HOURS);
  if (time === null) return problem('noSuchTime');
  const today = localParts(now, zone);
  const date = dateOf(said, today);
  if (typeof date === 'string') return problem(date);
  const assumed = said.clock === null ? 'time' : 'nothing';
  if (date !== null) return resolved(date, time, assumed, { now, zone });
  const either = said.clock === null ? 'time' : 'day';
  const thisDay = resolved(today, time, either, { now, zone });
  return thisDay.kind === 'past' ? resolved(addDays(today, 1), time, either, { now, zone }) : thisDay;
}

type TimeOfDay = Pick<Clock, 'hour' | 'minute'>;

/** Hour and minute; null where no clock shows them. "Eight in the evening" is 20:00, and "half past three" 15:30. */
function timeOf({ clock, part }: Moment, hours: CallingHours): TimeOfDay | null {
  if (clock === null) return part === null ? NO_TIME_SAID : PARTS_OF_DAY[part];
  const inSecondHalf = part === null ? clock.open && isOfAfternoon(clock, hours) : part !== 'morning';
  const later = inSecondHalf && clock.hour >= 1 && clock.hour < 12 ? 12 : 0;
  const hour = clock.hour + later;
  return hour >= 0 && hour < 24 && clock.minute < 60 ? { hour, minute: clock.minute } : null;
}

/** Whether people may be called at that time after noon, and not before it. */
function isOfAfternoon({ hour, minute }: TimeOfDay, hours: CallingHours): boolean {
  const early = hour * 60 + minute;
  const decides = [hours, ORDINARY_HOURS].find(
    (known) => isWithinHours(early, known) !== isWithinHours(early + HALF_A_DAY, known),
  );
  return decides !== undefined && isWithinHours(early + HALF_A_DAY, decides);
}

/** The day that is meant; null if none was named. */
function dateOf(
  { day, weekday }: Moment,
  today: LocalDate,
): LocalDate | 'noSuchDate' | 'otherWeekday' | 'past' | 'tooFar' | null {
  if (day === null) return weekday === null ? null : comingWeekday(weekday, today);
  switch (day.is) {
    case 'daysOn':
      if (day.days > 1000 || day.months > 24) return 'tooFar';
      return addDays(addMonths(today, day.months), day.days);
    case 'week': {
      const monday = addDays(today, 7 - daysSinceMonday(weekdayOf(today)));
      return addDays(monday, weekday === null ? 0 : daysSinceMonday(weekday.is));
    }
    case 'dayOfMonth':
      return named(monthWith(day.day, today), weekday);
    case 'date':
      if (day.year === null) return named(yearWith(day.day, day.month, today), weekday);
      if (!dateExists({ ...day, year: day.year })) return 'noSuchDate';
      if (day.year < today.year - 1) return 'past';
      if (day.year > today.year + 1) return 'tooFar';
      return named({ year: day.year, month: day.month, day: day.day }, weekday);
  }
}

/** A date, unless the weekday that was named beside it is another one. */
function named(
  date: LocalDate | null,
  weekday: Moment['weekday'],
): LocalDate | 'noSuchDate' | 'otherWeekday' {
  if (date === null) return 'noSuchDate';
  return weekday === null || weekdayOf(date) === weekday.is ? date : 'otherWeekday';
}

function comingWeekday(
  { is, todayToo, plusWeek }: NonNullable<Moment['weekday']>,
  today: LocalDate,
): LocalDate {
  const ahead = (is - weekdayOf(today) + 7) % 7;
  return addDays(today, (ahead === 0 && !todayToo ? 7 : ahead) + (plusWeek ? 7 : 0));
}

/** Counted from Monday: weeks of both languages' callers begin there. */
function daysSinceMonday(weekday: number): number {
  return (weekday + 6) % 7;
}

/** The same day of a later month, or the last one of a month that is shorter. */
function addMonths({ year, month, day }: LocalDate, months: number): LocalDate {
  const since = month - 1 + months;
  const later = { year: year + Math.floor(since / 12), month: (since % 12) + 1 };
  return { ...later, day: Math.min(day, daysInMonth(later.year, later.month)) };
}

/** The next month, this one included, that has such a day still to come. */
function monthWith(day: number, today: LocalDate): LocalDate | null {
  for (let months = 0; months < 3; months += 1) {
    const date = { ...addMonths({ ...today, day: 1 }, months), day };
    if (dateExists(date) && daysBetween(today, date) >= 0) return date;
  }
  return null;
}

/** This year's date or the next year's; null where neither has one, as of the 31st of February. */
function yearWith(day: number, month: number, today: LocalDate): LocalDate | null {
  for (const year of [today.year, today.year + 1]) {
    const date = { year, month, day };
    if (dateExists(date) && daysBetween(today, date) >= 0) return date;
  }
  return null;
}

function resolved(
  { year, month, day }: LocalDate,
  time: TimeOfDay,
  assumed: 'nothing' | 'time' | 'day',
  { now, zone }: WhenContext,
): WhenRead {
  const found = instantOf({ year, month, day, ...time, second: 0 }, zone);
  switch (found.kind) {
    case 'instant':
      return within(found.at, now, assumed);
    case 'gap':
      return found.before > now ? checked(found, found.before, now) : within(found.after, now, assumed);
    case 'twice':
      // Of two, one may be over.
      return found.first > now ? checked(found, found.first, now) : within(found.second, now, assumed);
  }
}

/** An instant written out with its offset; NaN where the calendar has no such date, or the clock no such time. */
function utcInstant(text: string): number {
  const [date = '', time = ''] = text
    .replace(',', '.')
    .toUpperCase()
    .split(/[T ](.*)/);
  return Date.parse(`${date}T${time.replace(' ', '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2')}`);
}

function within(at: number, now: number, assumed: 'nothing' | 'time' | 'day' = 'nothing'): WhenRead {
  return checked({ kind: 'instant', at, assumed }, at, now);
}

function checked(read: WhenRead, at: number, now: number): WhenRead {
  if (Number.isNaN(at)) return problem('noSuchDate');
  if (at <= now) return problem('past');
  return at - now > FARTHEST_MS ? problem('tooFar') : read;
}

function problem(kind: WhenProblem): WhenRead {
  return { kind };
}
