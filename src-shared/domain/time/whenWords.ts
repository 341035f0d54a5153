/**
 * The words in which agents name a moment, French and English alike, whichever language the screen has. A text is read
 * piece by piece from its start; what a piece means beside the others is decided in `whenText.ts`.
 */

/** Parts of a day and the time at which people mean them to begin; the end of it is still one to call somebody at work. */
export const PARTS_OF_DAY = {
  morning: { hour: 9, minute: 0 },
  afternoon: { hour: 14, minute: 0 },
  endOfDay: { hour: 17, minute: 30 },
  evening: { hour: 18, minute: 0 },
} as const;
export type PartOfDay = keyof typeof PARTS_OF_DAY;

/**
 * - `hours`: a clock's hour or a length (`2h30`), as the words around it say; `length` only where it cannot be a clock.
 * - `clock`: hour and minute as written, unchecked.
 * - `bareHour`: a number alone, an hour only behind "at", a weekday that is `next`, or a whole day.
 * - `open`, of these three: the hour may be one of twelve, as in "at 3"; `03:00` and `15h` are hours of twenty-four.
 * - `dayOfMonth`: the 12th; of which month, the calendar says. `week`: next calendar week. `plusWeek`: a week later.
 * - `marker`: `in` makes lengths of what follows, `at` hours of the clock.
 */
export type Piece =
  | { readonly is: 'filler' }
  | { readonly is: 'marker'; readonly marker: 'in' | 'at' | 'this' }
  | { readonly is: 'length'; readonly minutes: number }
  | {
      readonly is: 'hours';
      readonly hours: number;
      readonly minutes: number | null;
      readonly open: boolean;
    }
  | { readonly is: 'clock'; readonly hour: number; readonly minute: number; readonly open: boolean }
  | { readonly is: 'bareHour'; readonly hour: number; readonly open: boolean }
  | { readonly is: 'next' }
  | { readonly is: 'part'; readonly part: PartOfDay; readonly today: boolean }
  | { readonly is: 'daysOn'; readonly days: number; readonly months: number }
  | { readonly is: 'weekday'; readonly weekday: number }
  | { readonly is: 'week' }
  | { readonly is: 'plusWeek' }
  | { readonly is: 'dayOfMonth'; readonly day: number }
  | { readonly is: 'date'; readonly day: number; readonly month: number; readonly year: number | null }
  | { readonly is: 'utc'; readonly text: string };

const NUMBERS: Readonly<Record<string, number>> = {
  ...{ un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10 },
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, seven: 7, eight: 8, nine: 9, ten: 10 },
  ...{ douze: 12, quinze: 15, vingt: 20, trente: 30, quarante: 40, twelve: 12, fifteen: 15 },
  ...{ twenty: 20, thirty: 30, forty: 40 },
};
const MONTHS = [
  ...['jan|janv|janvier|january', 'fev|fevr|fevrier|feb|february', 'mar|mars|march', 'avr|avril|apr|april'],
  ...['mai|may', 'juin|jun|june', 'juil|juillet|jul|july', 'aout|aug|august'],
  ...[
    'sep|sept|septembre|september',
    'oct|octobre|october',
    'nov|novembre|november',
    'dec|decembre|december',
  ],
].map((names) => names.split('|'));
const WEEKDAYS = [
  ...['dimanche|dim|sunday|sun', 'lundi|lun|monday|mon', 'mardi|mar|tuesday|tues|tue'],
  ...['mercredi|mer|wednesday|wed', 'jeudi|jeu|thursday|thurs|thur|thu', 'vendredi|ven|friday|fri'],
  ...['samedi|sam|saturday|sat'],
].map((names) => names.split('|'));

const amount = `(\\d+(?:[.,]\\d+)?|${Object.keys(NUMBERS).join('|')})`;
/** Those that stand for an hour alone; "a" and "une" are articles there. */
const hourWord = `(${Object.keys(NUMBERS)
  .filter((name) => NUMBERS[name] !== 1 || name === 'one')
  .join('|')})`;
const whole = `(\\d+|${Object.keys(NUMBERS).join('|')})`;
const month = `(${MONTHS.flat().join('|')})\\.?`;
const weekday = `(${WEEKDAYS.flat().join('|')})\\.?`;
const minutes = '(?:m|mn|mins?|minutes?)';
const ordinal = '(?:er|st|nd|rd|th)';
const year = '(?:,? (\\d{4}))?';
const half = "(?:d'un |an )?(?:une )?(?:and a half|et demie?)";
const past = '(et demie?|et quart|moins (?:le )?quart)';

type Reader = (match: readonly (string | undefined)[]) => Piece;

/** The first that fits is taken, so what is longer stands before what begins like it. */
const VOCABULARY: readonly (readonly [pattern: RegExp, read: Reader])[] = [
  // Whole instants and dates.
  word(
    '\\d{4}-\\d\\d-\\d\\d[t ]\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)? ?(?:z|[+-]\\d\\d:?\\d\\d)',
    ([text = '']) => ({
      is: 'utc',
      text,
    }),
  ),
  word('(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:t(?=\\d))?', ([, y, m, d]) => date(d, Number(m), y), false),
  // The day comes first in both languages: the app speaks British English, and an agent who changes the language
  // of the screen must not change the meaning of what is typed.
  word('(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}|\\d{2}))?', ([, d, m, y]) => date(d, Number(m), y)),
  word('(\\d{1,2})([.-])(\\d{1,2})\\2(\\d{4}|\\d{2})', ([, d, , m, y]) => date(d, Number(m), y)),
  word(`(?:(?:le|the) )?(\\d{1,2})${ordinal}? (?:of )?${month}${year}`, ([, d, m, y]) =>
    date(d, monthOf(m), y),
  ),
  word(`${month} (\\d{1,2})${ordinal}?${year}`, ([, m, d, y]) => date(d, monthOf(m), y)),
  word(`(?:le|the) (\\d{1,2})${ordinal}?`, ([, d]) => ({ is: 'dayOfMonth', day: Number(d) })),
  word(`(\\d{1,2})${ordinal}`, ([, d]) => ({ is: 'dayOfMonth', day: Number(d) })),
  // Hours of the clock.
  word('(\\d{1,2})(?:[:.](\\d{2}))? ?([ap])(?:\\.?m\\.?)', ([, h, m, half]) => twelveHour(h, m, half)),
  word('(\\d{1,2}):(\\d{2})(?::\\d{2})?', ([, h, m]) => clock(Number(h), Number(m), isOpen(h))),
  word('(?:noon|midi)(?: (?:et demie?|trente))?', ([text = '']) => clock(12, text.includes(' ') ? 30 : 0)),
  word('midnight|minuit', () => clock(0, 0)),
  word(`(half past|(?:a )?quarter (?:past|to)) ${whole}(?: o'clock)?`, ([, beside, h]) => spoken(h, beside)),
  word(`${whole} o'?clock`, ([, h]) => clock(numberOf(h), 0, true)),
  word(`${whole} ${past}`, ([, h, beside]) => spoken(h, beside)),
  word(`${whole} ?(?:h|heures?) ${past}`, ([, h, beside]) => ({
    is: 'hours',
    hours: numberOf(h) - (minutesBeside(beside) < 0 ? 1 : 0),
    minutes: (minutesBeside(beside) + 60) % 60,
    open: true,
  })),
  // Lengths.
  word('(?:half an hour|(?:une )?demi[- ]heure)', () => length(30)),
  word("(?:(?:a )?quarter of an hour|(?:un )?quart d'heure)", () => length(15)),
  word("(?:(?:three quarters|trois quarts) (?:of an hour|d'heure))", () => length(45)),
  word(`${amount} and a half (?:hrs?|hours?)`, ([, n]) => length(numberOf(n) * 60 + 30)),
  word(`${amount} ?(?:hrs?|hours?|heures?) ${half}`, ([, n]) => length(numberOf(n) * 60 + 30)),
  word(`${amount} ?(?:hrs?|hours?)(?:(?: and)? (\\d{1,2}) ?${minutes}?)?`, ([, n, m]) =>
    length(numberOf(n) * 60 + Number(m ?? 0)),
  ),
  word(`(\\d+[.,]\\d+) ?(?:h|heures?)`, ([, n]) => length(numberOf(n) * 60)),
  word(`${whole} ?(?:h|heures?)(?: ?(?:et |and )?(\\d{1,2})(?: ?${minutes})?)?`, ([, h, m]) => ({
    is: 'hours',
    hours: numberOf(h),
    minutes: m === undefined ? null : Number(m),
    open: isOpen(h),
  })),
  word(`${whole} ?${minutes}`, ([, n]) => length(numberOf(n))),
  word(`${whole} ?(?:j|d|jours?|days?)`, ([, n]) => daysOn(numberOf(n))),
  word(`${whole} ?(?:sem|semaines?|wks?|weeks?)`, ([, n]) => daysOn(numberOf(n) * 7)),
  word(`${whole} ?(?:mois|months?)`, ([, n]) => daysOn(0, numberOf(n))),
  // Days.
  word('day after tomorrow|apres[- ]demain', () => daysOn(2)),
  word("today|aujourd'?hui|auj|ajd", () => daysOn(0)),
  word('tomorrow|tmrw?|demain|dem', () => daysOn(1)),
  word('yesterday|hier', () => daysOn(-1)),
  word('next week|(?:la )?semaine pro(?:chaine)?', () => ({ is: 'week' })),
  word('en huit', () => ({ is: 'plusWeek' })),
  word(weekday, ([, name]) => ({ is: 'weekday', weekday: indexIn(WEEKDAYS, name) })),
  // Parts of the day.
  word(
    "(?:at |by |before )?(?:the )?end of (?:the )?(?:(?:working|business) )?day|eod|(?:en |a la |avant la |d'ici la )?fin de (?:la )?journee",
    () => part('endOfDay', false),
  ),
  word('this morning|ce matin', () => part('morning', true)),
  word('this afternoon|cet(?:te)? (?:apres[- ]?midi|aprem)', () => part('afternoon', true)),
  word('this evening|tonight|ce soir|cette soiree', () => part('evening', true)),
  word('(?:in the |du |au |le |dans la )?(?:morning|matin|matinee)', () => part('morning', false)),
  word("(?:in the |de l'|dans l'|l')?(?:afternoon|apres[- ]?midi|aprem)", () => part('afternoon', false)),
  word('(?:in the |du |au |le |dans la )?(?:evening|soir|soiree)', () => part('evening', false)),
  // What holds the others together.
  word("in|dans|d'ici", () => ({ is: 'marker', marker: 'in' })),
  word('at|a|@|vers|around|about|pour', () => ({ is: 'marker', marker: 'at' })),
  word('this|ce|cet|cette', () => ({ is: 'marker', marker: 'this' })),
  word('next|coming|prochaine?', () => ({ is: 'next' })),
  word('on|le|la|the|of|de|du|et|and|for|from now', () => ({ is: 'filler' })),
  word('[,;.!?]|-(?!\\S| ?\\d)', () => ({ is: 'filler' }), false),
  word(hourWord, ([, h]) => ({ is: 'bareHour', hour: numberOf(h), open: true })),
  word('(\\d{1,2})', ([, h]) => ({ is: 'bareHour', hour: Number(h), open: isOpen(h) })),
];

/** The pieces of a text, or null where something in it is not understood. */
export function piecesOf(text: string): Piece[] | null {
  const pieces: Piece[] = [];
  let rest = plain(text);
  while (rest !== '') {
    const next = firstPiece(rest);
    if (next === null) return null;
    pieces.push(next.piece);
    rest = rest.slice(next.length).trimStart();
  }
  return pieces;
}

function firstPiece(text: string): { piece: Piece; length: number } | null {
  for (const [pattern, read] of VOCABULARY) {
    const match = pattern.exec(text);
    if (match !== null) return { piece: read(match), length: match[0].length };
  }
  return null;
}

/** Small letters without accents, plain spaces and apostrophes, nothing at either end. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc`]/g, "'")
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

function word(pattern: string, read: Reader, ends = true): readonly [RegExp, Reader] {
  // Nothing of a longer word or number is taken: "10 minutesque" is no ten minutes.
  return [new RegExp(`^(?:${pattern})${ends ? '(?![\\p{L}\\p{N}:/]|[.-]\\d)' : ''}`, 'u'), read];
}

function numberOf(text: string | undefined): number {
  const written = text ?? '';
  return Object.hasOwn(NUMBERS, written)
    ? (NUMBERS[written] ?? Number.NaN)
    : Number(written.replace(',', '.'));
}

function monthOf(name: string | undefined): number {
  return indexIn(MONTHS, name) + 1;
}

function indexIn(names: readonly (readonly string[])[], name: string | undefined): number {
  return names.findIndex((group) => name !== undefined && group.includes(name));
}

function date(day: string | undefined, month: number, year: string | undefined): Piece {
  const written = year === undefined ? null : Number(year);
  return { is: 'date', day: Number(day), month, year: year?.length === 2 ? 2000 + Number(year) : written };
}

/** 12 am is midnight and 12 pm noon; 14 pm is neither. */
function twelveHour(hour: string | undefined, minute: string | undefined, half: string | undefined): Piece {
  const written = Number(hour);
  if (written < 1 || written > 12) return clock(Number.NaN, 0);
  return clock((written % 12) + (half === 'p' ? 12 : 0), Number(minute ?? 0));
}

function clock(hour: number, minute: number, open = false): Piece {
  return { is: 'clock', hour, minute, open };
}

/** Two digits are how clocks of twenty-four hours show an hour; one digit, or a word, is how people say it. */
function isOpen(hour: string | undefined): boolean {
  return hour?.length === 1 || /\D/.test(hour ?? '');
}

function spoken(hour: string | undefined, beside: string | undefined): Piece {
  const minutes = minutesBeside(beside);
  const written = numberOf(hour) - (minutes < 0 ? 1 : 0);
  return clock(written, (minutes + 60) % 60, true);
}

/** From the full hour: a half past, a quarter past or to it. */
function minutesBeside(words = ''): number {
  if (/half|demi/.test(words)) return 30;
  return /to|moins/.test(words) ? -15 : 15;
}

function length(minutes: number): Piece {
  return { is: 'length', minutes };
}

function daysOn(days: number, months = 0): Piece {
  return { is: 'daysOn', days, months };
}

function part(name: PartOfDay, today: boolean): Piece {
  return { is: 'part', part: name, today };
}
