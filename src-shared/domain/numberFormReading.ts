import { digitsAsSent } from './companyNumber.ts';
import type { NumberEdit, NumberField, NumberForm } from './numberForm.ts';

/**
 * A form as it is read: hours and days in any usual writing, and numbers in the digits of document 004 (Cliqphone), are
 * what is checked, shown before saving and sent. What cannot be read stays as it was typed.
 */
export function formAsRead(form: NumberForm): NumberForm {
  const texts = Object.keys(READERS) as (keyof typeof READERS)[];
  return { ...form, ...Object.fromEntries(texts.map((field) => [field, textAsRead(field, form[field])])) };
}

/** The text of one field as it is read. */
export function textAsRead(field: NumberField, text: string): string {
  const read = (READERS as Partial<Record<NumberField, (text: string) => string | null>>)[field];
  return read?.(text.trim()) ?? text.trim();
}

const READERS = {
  number: digitsAsSent,
  forwardTo: digitsAsSent,
  hourFrom: hourOf,
  hourTo: hourOf,
  dateFrom: dayOf,
  dateTo: dayOf,
} as const satisfies Partial<Record<NumberField, (text: string) => string | null>>;

/** `9h30`, `9 h`, `9:30` and `09.30` as `09:30`; null for what is no time of day. */
export function hourOf(text: string): string | null {
  const match = /^(\d{1,2})\s*(?:h|:|\.)\s*(\d{2})?$/i.exec(text.trim());
  // A colon or a point wants its minutes.
  if (match === null || (match[2] === undefined && !/h$/i.test(text.trim()))) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? '0')];
  return hour > 23 || minute > 59 ? null : `${twoDigits(hour)}:${twoDigits(minute)}`;
}

/** `10/02/2027`, `10.2.27` and `10-02-2027`, the day first, as `2027-02-10`; null for what is no day of the calendar. */
export function dayOf(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  const dayFirst = /^(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})$/.exec(text.trim());
  const [year, month, day] =
    iso === null
      ? [dayFirst?.[4] ?? '', dayFirst?.[3] ?? '', dayFirst?.[1] ?? '']
      : [iso[1] ?? '', iso[2] ?? '', iso[3] ?? ''];
  const read = `${year.length === 2 ? '20' : ''}${year}-${twoDigits(Number(month))}-${twoDigits(Number(day))}`;
  return isDay(read) ? read : null;
}

/** A day of the calendar as YYYY-MM-DD: not the 31st of February. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return year >= 1900 && day >= 1 && day <= (days[month - 1] ?? 0);
}

/** What can be sent as it stands, and is hardly meant. */
export interface NumberDoubt {
  readonly field: NumberField;
  /** `sameHours`: begins when it ends; `pastDays`: the last day is over; `longRing`: longer than callers wait. */
  readonly doubt: 'sameHours' | 'pastDays' | 'longRing';
}

/** Document 004 names no limit; a caller hears two minutes of it as nobody being there. */
const LONG_RING_SECONDS = 120;

/** What is odd about a form as it is read. `today` is the day of the agent, YYYY-MM-DD. */
export function doubtsOf(form: NumberEdit, today: string): readonly NumberDoubt[] {
  const { hourFrom = '', hourTo = '', dateTo = '', ringSeconds = '' } = form;
  const doubts: NumberDoubt[] = [];
  if (hourFrom !== '' && hourFrom === hourTo) doubts.push({ field: 'hourTo', doubt: 'sameHours' });
  if (isDay(dateTo) && dateTo < today) doubts.push({ field: 'dateTo', doubt: 'pastDays' });
  if (Number(ringSeconds) > LONG_RING_SECONDS) doubts.push({ field: 'ringSeconds', doubt: 'longRing' });
  return doubts;
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}
