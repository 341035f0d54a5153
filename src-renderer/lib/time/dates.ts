import type { Language } from '../../strings/callStrings.ts';
import { dateWords } from './dateWords.ts';

/** Day before month and 24 hours in both languages: agents read one clock with their customers. */
const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(
  language: Language,
  name: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language} ${name}`;
  const existing = formats.get(key);
  if (existing !== undefined) return existing;
  const format = new Intl.DateTimeFormat(LOCALES[language], options);
  formats.set(key, format);
  return format;
}

/** The time of day, such as `14:05`. */
export function timeText(at: number, language: Language): string {
  return formatOf(language, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** The time of day to the second, such as `14:05:09`. */
export function secondText(at: number, language: Language): string {
  return formatOf(language, 'second', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/**
 * The time of day on the clocks of an IANA zone, such as `14:05`; with the weekday where it is another day there than
 * here. Throws a RangeError where the zone does not exist.
 */
export function zoneTimeText(at: number, zone: string, language: Language): string {
  const time: Intl.DateTimeFormatOptions = {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  };
  const weekdayHere = formatOf('en', 'weekdayHere', { weekday: 'short' }).format(at);
  const weekdayThere = formatOf('en', `weekday ${zone}`, { weekday: 'short', timeZone: zone }).format(at);
  return weekdayHere === weekdayThere
    ? formatOf(language, `time ${zone}`, time).format(at)
    : formatOf(language, `dayTime ${zone}`, { weekday: 'short', ...time }).format(at);
}

/** A day in words, such as `Monday 3 November`; the year only where it is not this one. */
export function dayText(at: number, now: number, language: Language): string {
  const day: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' };
  const thisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const format = thisYear
    ? formatOf(language, 'day', day)
    : formatOf(language, 'dayOfYear', { ...day, year: 'numeric' });
  return dateWords(format, at, language);
}

/** Day and time, such as `3 Nov 2026, 14:05`. */
export function momentText(at: number, language: Language): string {
  return dateWords(formatOf(language, 'moment', { dateStyle: 'medium', timeStyle: 'short' }), at, language);
}
