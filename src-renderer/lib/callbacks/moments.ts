import { daysBetween, localParts, offsetAt, zoneExists } from '#shared/domain/time/zones.ts';
import type { Language } from '../../strings/callStrings.ts';
import { dateWords } from '../time/dateWords.ts';

/** As in `lib/time/dates.ts`: day before month and 24 hours in both languages. */
const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

const SHAPES = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  dayOfYear: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  weekday: { weekday: 'long' },
  moment: {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
  momentOfYear: {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();
/** Formatters are dear; no day at a desk needs more zones than this. */
const MOST_FORMATS = 200;

function format(at: number, shape: keyof typeof SHAPES, zone: string, language: Language): string {
  // A zone that this runtime does not know is shown on UTC's clock rather than not at all.
  const timeZone = zoneExists(zone) ? zone : 'UTC';
  const key = `${language} ${shape} ${timeZone}`;
  let one = formats.get(key);
  if (one === undefined) {
    if (formats.size >= MOST_FORMATS) formats.clear();
    one = new Intl.DateTimeFormat(LOCALES[language], { ...SHAPES[shape], timeZone });
    formats.set(key, one);
  }
  return dateWords(one, at, language);
}

/** The time of day on the clocks of a zone, such as `14:05`. */
export function zonedTime(at: number, zone: string, language: Language): string {
  return format(at, 'time', zone, language);
}

/** The day of the week in a zone, such as `Monday`. */
export function zonedWeekday(at: number, zone: string, language: Language): string {
  return format(at, 'weekday', zone, language);
}

/** Day and time on the clocks of a zone, such as `Monday 3 November at 14:05`; the year only where it is not this one. */
export function zonedMoment(at: number, now: number, zone: string, language: Language): string {
  const here = zoneExists(zone) ? zone : 'UTC';
  const sameYear = localParts(at, here).year === localParts(now, here).year;
  return format(at, sameYear ? 'moment' : 'momentOfYear', here, language);
}

/** Day and time on the clocks of a zone in few letters, such as `Mon 3 Nov, 14:05`; the year only where it is not this one. */
export function zonedShort(at: number, now: number, zone: string, language: Language): string {
  const here = zoneExists(zone) ? zone : 'UTC';
  const sameYear = localParts(at, here).year === localParts(now, here).year;
  return `${format(at, sameYear ? 'day' : 'dayOfYear', here, language)}, ${zonedTime(at, here, language)}`;
}

/**
 * How far the clocks of a zone are from UTC at an instant, such as `UTC+2` or `UTC−3:30`. Written here: what Intl writes
 * is called GMT in one language and UTC in the other.
 */
export function offsetText(at: number, zone: string): string {
  const minutes = Math.round(offsetAt(at, zoneExists(zone) ? zone : 'UTC') / 60_000);
  if (minutes === 0) return 'UTC';
  const rest = Math.abs(minutes) % 60;
  const hours = Math.floor(Math.abs(minutes) / 60);
  return `UTC${minutes < 0 ? '−' : '+'}${String(hours)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** The day of an instant in a zone, near ones by name. */
export function zonedDay(
  at: number,
  now: number,
  zone: string,
  language: Language,
  names: { readonly today: string; readonly tomorrow: string; readonly yesterday: string },
): string {
  const here = zoneExists(zone) ? zone : 'UTC';
  const [day, today] = [localParts(at, here), localParts(now, here)];
  const days = daysBetween(today, day);
  if (days === 0) return names.today;
  if (days === 1) return names.tomorrow;
  if (days === -1) return names.yesterday;
  return format(at, day.year === today.year ? 'day' : 'dayOfYear', here, language);
}

/** Whether clocks of two zones show different times at an instant. */
export function clocksDiffer(at: number, zone: string, other: string): boolean {
  if (zone === other || !zoneExists(zone) || !zoneExists(other)) return zone !== other;
  return offsetAt(at, zone) !== offsetAt(at, other);
}
