import { isOver } from '#shared/domain/intent.ts';
import type { Due, Intent, IntentStateName } from '#shared/domain/intent.ts';
import type { IntentRecord } from './ports.ts';

/** The words of a calendar entry, in the agent's language. */
export interface CalendarWords {
  /** BCP 47, for the date. */
  readonly language: string;
  /** Says, too, what is no promise that stands: not every calendar shows its status. */
  readonly title: (record: IntentRecord) => string;
  /**
   * Lines under the title; `when` is the time as the clocks of its zone show it, `first` that which was promised first,
   * or null where it still stands or is not known.
   */
  readonly lines: (record: IntentRecord, when: string, first: string | null) => readonly string[];
}

export interface CalendarOptions {
  readonly now: number;
  readonly words: CalendarWords;
  /** How long before the time the calendar reminds; 0: at the time. */
  readonly remindMinutesBefore: number;
}

/** A calendar file, and how many of the promises are in it: those with a time that calendars know. */
export interface CalendarFile {
  readonly text: string;
  readonly count: number;
}

type Promised = Intent & { readonly due: Due };

/** iCalendar writes years with four digits. */
const FIRST_YEAR = 0;
const LAST_YEAR = 9999;
const LENGTH = 'PT15M';
/** Certain is what somebody will do. */
const STATUS = {
  drafted: 'TENTATIVE',
  sending: 'TENTATIVE',
  unconfirmed: 'TENTATIVE',
  refused: 'TENTATIVE',
  scheduled: 'CONFIRMED',
  done: 'CONFIRMED',
  cancelled: 'CANCELLED',
} as const satisfies Record<IntentStateName, string>;

/**
 * Promises as an iCalendar file (RFC 5545). Times are in UTC, so that the file needs no rules of time zones; the local
 * time stands in the text. An entry that is written again replaces itself: its UID is that of the intent.
 */
export function calendarOf(records: readonly IntentRecord[], options: CalendarOptions): CalendarFile {
  const events = records.flatMap((record) => {
    const { intent } = record;
    return isPromised(intent) ? [eventOf(record, intent, options)] : [];
  });
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Ringside//Callbacks//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...events.flat(),
    'END:VCALENDAR',
  ];
  return { text: lines.map((line) => `${folded(line)}\r\n`).join(''), count: events.length };
}

function isPromised(intent: Intent): intent is Promised {
  if (intent.due === null) return false;
  const year = new Date(intent.due.at).getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

function eventOf(record: IntentRecord, intent: Promised, options: CalendarOptions): string[] {
  const { words, remindMinutesBefore } = options;
  const title = words.title(record);
  const { due, firstDue } = intent;
  const first = firstDue === null || firstDue.at === due.at ? null : localTime(firstDue, words.language);
  const description = words.lines(record, localTime(due, words.language), first).join('\n');
  const status = STATUS[intent.state.name];
  const number = intent.party?.kind === 'number' ? [`URL:tel:${intent.party.e164}`] : [];
  const changes = Math.max(0, Math.floor((intent.state.at - intent.createdAt) / 1000));
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(intent.id)}@ringside`,
    `DTSTAMP:${utc(options.now)}`,
    `SEQUENCE:${Math.min(changes, 2 ** 31 - 1)}`,
    `DTSTART:${utc(due.at)}`,
    `DURATION:${LENGTH}`,
    `STATUS:${status}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    ...number,
    ...(isOver(intent) ? [] : alarm(title, remindMinutesBefore)),
    'END:VEVENT',
  ];
}

function alarm(title: string, minutesBefore: number): string[] {
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:-PT${minutesBefore}M`,
    'END:VALARM',
  ];
}

function localTime({ at, zone }: Due, language: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short', timeZone: zone });
  return `${format.format(at)} (${zone})`;
}

/** `20261201T083000Z` */
function utc(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** TEXT of RFC 5545, 3.3.11; control characters but the tab have no place in it. */
function escaped(text: string): string {
  // Half a character (a lone surrogate) has no place in UTF-8.
  return Buffer.from(text)
    .toString()
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll(CONTROLS, '');
}

const CONTROLS = /[\u0000-\u0008\u000A-\u001F\u007F-\u009F]/g;

const LINE_OCTETS = 75;

/** Lines of at most 75 octets of UTF-8, each after the first with a space before it (RFC 5545, 3.1). */
function folded(line: string): string {
  let octets = 0;
  let out = '';
  // By code points: a fold within one would make two broken characters.
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (octets + length > LINE_OCTETS) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += length;
  }
  return out;
}
