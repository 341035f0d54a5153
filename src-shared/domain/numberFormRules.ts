import { digitsAsSent } from './companyNumber.ts';
import type { NumberFilters } from './companyNumber.ts';
import type { NumberEdit, NumberField } from './numberForm.ts';
import { isDay } from './numberFormReading.ts';

/** What is wrong with a field; `limit` is the length or the value that `tooShort`, `tooLong` and `tooSmall` speak of. */
export interface FieldProblem<F extends string = string> {
  readonly field: F;
  readonly problem:
    | 'required'
    | 'notDigits'
    | 'tooShort'
    | 'tooLong'
    | 'tooSmall'
    | 'notAZone'
    | 'notAnEmail'
    | 'notATime'
    | 'notADate'
    | 'endsBeforeStart'
    | 'halfARange'
    | 'notForNew';
  readonly limit: number | null;
}

export type NumberProblem = FieldProblem<NumberField>;

/** Document 004 (Cliqphone): a number has 8 to 15 digits; one to filter by 4 to 15; names to filter by 2 to 20. */
const NUMBER = { least: 8, most: 15 };
const NUMBER_FILTER = { least: 4, most: 15 };
const NAME_FILTER = { least: 2, most: 20 };
/** It names no length of a number to forward to: extensions and short numbers will do. */
const FORWARD = { least: 3, most: 15 };

/** The document names no limits for these; they only keep a slip from leaving the machine. */
const MOST_TEXT = 255;
const MOST_ID_DIGITS = 15;

const MEDIA_FIELDS = [
  'welcomeMessage',
  'recordingNotice',
  'waitingMusic',
  'playback',
  'voicemail',
  'message',
] as const satisfies readonly NumberField[];

type Check = Omit<FieldProblem, 'field'> | null;

/**
 * What is wrong with a form before it is sent, at most one problem a field. A new number needs its number and both ends
 * of a range; of one that exists only what is to change is looked at, and a field left out is not missing.
 */
export function validateNumberForm(form: NumberEdit, mode: 'add' | 'edit'): readonly NumberProblem[] {
  const problems: NumberProblem[] = [];
  const note = (field: NumberField, check: Check) => {
    if (check !== null && !problems.some((each) => each.field === field)) problems.push({ field, ...check });
  };
  const look = (field: TextField, check: (text: string) => Check) => {
    const text = form[field]?.trim() ?? '';
    if (text !== '') note(field, check(text));
  };

  const numberMissing = mode === 'add' ? !form.number?.trim() : form.number?.trim() === '';
  if (numberMissing) note('number', wrong('required'));
  look('number', (text) => digits(text, NUMBER));
  look('forwardTo', (text) => digits(text, FORWARD));
  look('zoneCode', zoneCode);
  look('holderEmail', email);
  for (const field of ['holder', 'info'] as const) look(field, (text) => atMost(text, MOST_TEXT));
  for (const field of MEDIA_FIELDS) look(field, mediaId);
  if (mode === 'add' && form.message?.trim()) note('message', wrong('notForNew'));
  look('ringSeconds', ringSeconds);
  for (const field of ['hourFrom', 'hourTo'] as const) {
    look(field, (text) => (/^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? null : wrong('notATime')));
  }
  for (const field of ['dateFrom', 'dateTo'] as const) {
    look(field, (text) => (isDay(text) ? null : wrong('notADate')));
  }
  for (const [from, to] of RANGES) {
    const [start, end] = [form[from]?.trim() ?? '', form[to]?.trim() ?? ''];
    if (mode === 'add' && (start === '') !== (end === '')) {
      note(start === '' ? from : to, wrong('halfARange'));
    }
  }
  const [start, end] = [form.dateFrom?.trim() ?? '', form.dateTo?.trim() ?? ''];
  // Hours may run over midnight, days may not run backwards. Written so, dates sort as text.
  if (isDay(start) && isDay(end) && end < start) note('dateTo', wrong('endsBeforeStart'));
  return problems;
}

export type FilterField = 'zoneCode' | 'number' | 'campaign' | 'holder';

/** What is wrong with the filters of a list of numbers before they are sent. */
export function validateNumberFilters(filters: NumberFilters): readonly FieldProblem<FilterField>[] {
  const checks: readonly [FilterField, (text: string) => Check][] = [
    ['zoneCode', zoneCode],
    ['number', (text) => digits(text, NUMBER_FILTER)],
    ['campaign', (text) => length(text.length, NAME_FILTER)],
    ['holder', (text) => length(text.length, NAME_FILTER)],
  ];
  return checks.flatMap(([field, check]) => {
    const text = filters[field]?.trim() ?? '';
    const found = text === '' ? null : check(text);
    return found === null ? [] : [{ field, ...found }];
  });
}

type TextField = {
  [F in NumberField]: NonNullable<NumberEdit[F]> extends string
    ? string extends NumberEdit[F]
      ? F
      : never
    : never;
}[NumberField];

const RANGES = [
  ['hourFrom', 'hourTo'],
  ['dateFrom', 'dateTo'],
] as const;

function wrong(problem: FieldProblem['problem'], limit: number | null = null): Check {
  return { problem, limit };
}

function digits(text: string, limits: { least: number; most: number }): Check {
  const sent = digitsAsSent(text);
  return sent === null ? wrong('notDigits') : length(sent.length, limits);
}

function length(count: number, { least, most }: { least: number; most: number }): Check {
  if (count < least) return wrong('tooShort', least);
  return count > most ? wrong('tooLong', most) : null;
}

function atMost(text: string, most: number): Check {
  return text.length > most ? wrong('tooLong', most) : null;
}

/** Country and prefix; which zones there are is for the provider to say. */
function zoneCode(text: string): Check {
  return /^[a-z]{2}_\d{2}$/i.test(text) ? null : wrong('notAZone');
}

function mediaId(text: string): Check {
  return /^\d+$/.test(text) ? atMost(text, MOST_ID_DIGITS) : wrong('notDigits');
}

function ringSeconds(text: string): Check {
  if (!/^\d+$/.test(text)) return wrong('notDigits');
  if (Number(text) < 1) return wrong('tooSmall', 1);
  return atMost(text, MOST_ID_DIGITS);
}

function email(text: string): Check {
  if (text.length > MOST_TEXT) return wrong('tooLong', MOST_TEXT);
  return /^[^\s@<>",;]+@[^\s@<>",;.]+(\.[^\s@<>",;.]+)+$/.test(text) ? null : wrong('notAnEmail');
}
