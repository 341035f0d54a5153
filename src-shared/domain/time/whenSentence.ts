import type { PartOfDay, Piece } from './whenWords.ts';

/**
 * `2h30` alone is a length up to here, and `9h30` a time: nobody calls at half past two in the night. So is `25h`, which no
 * clock shows: it is a slip for another time sooner than a day and an hour.
 */
const LONGEST_BARE_LENGTH = 6;

/** A day as it was named. */
export type Day = Extract<Piece, { is: 'daysOn' | 'date' | 'dayOfMonth' }> | { readonly is: 'week' };
/** A moment of the calendar, as far as it was said. */
export interface Moment {
  readonly kind: 'moment';
  readonly day: Day | null;
  readonly weekday: { readonly is: number; readonly todayToo: boolean; readonly plusWeek: boolean } | null;
  readonly clock: Clock | null;
  readonly part: PartOfDay | null;
}
/** `open`: perhaps of twelve hours, and which twelve was not said. */
export type Clock = { readonly hour: number; readonly minute: number; readonly open: boolean };
export type Sentence =
  | Moment
  | { readonly kind: 'length'; readonly minutes: number }
  | { readonly kind: 'utc'; readonly text: string };

/** The pieces as one statement; null where two of them say the same thing, or things that do not go together. */
export function sentenceOf(pieces: readonly Piece[]): Sentence | null {
  const lengths: number[] = [];
  const clocks: Clock[] = [];
  const days: Day[] = [];
  const weekdays: NonNullable<Moment['weekday']>[] = [];
  const parts: Extract<Piece, { is: 'part' }>[] = [];
  const undecided: Extract<Piece, { is: 'hours' }>[] = [];
  let marker: 'in' | 'at' | 'this' | null = null;
  let weeksLater = 0;
  let isNext = false;

  for (const piece of pieces) {
    switch (piece.is) {
      case 'filler':
        continue;
      case 'next':
        isNext = true;
        continue;
      case 'utc':
        return pieces.length === 1 ? { kind: 'utc', text: piece.text } : null;
      case 'marker':
        marker = piece.marker;
        continue;
      case 'length':
        lengths.push(piece.minutes);
        continue;
      case 'hours':
        if (marker === 'in') lengths.push(lengthOf(piece));
        else if (marker === 'at') clocks.push(clockOf(piece));
        else undecided.push(piece);
        continue;
      case 'clock':
        clocks.push(piece);
        break;
      case 'bareHour':
        // The 9th that is a Monday is one; "next Monday 9" is the next Monday, and behind a whole day stands its hour.
        if (marker === 'at' || (isNext && weekdays.length === 1) || isWholeDay(days.at(-1)))
          clocks.push({ hour: piece.hour, minute: 0, open: piece.open });
        else if (weekdays.length === 1) days.push({ is: 'dayOfMonth', day: piece.hour });
        else return null;
        break;
      case 'part':
        parts.push(piece);
        break;
      case 'weekday':
        weekdays.push({ is: piece.weekday, todayToo: marker === 'this', plusWeek: false });
        break;
      case 'plusWeek':
        weeksLater += 1;
        break;
      case 'daysOn':
      case 'week':
      case 'dayOfMonth':
      case 'date':
        days.push(piece);
        break;
    }
    marker = null;
  }
  if (parts.some(({ today }) => today)) days.push({ is: 'daysOn', days: 0, months: 0 });

  const dated = days.length + weekdays.length + parts.length > 0;
  for (const piece of undecided) {
    if (dated || lengths.length > 0 || piece.hours > LONGEST_BARE_LENGTH) clocks.push(clockOf(piece));
    else lengths.push(lengthOf(piece));
  }
  const [weekday = null] = weekdays;
  if (lengths.length > 0) {
    const alone = !dated && clocks.length === 0;
    return alone ? { kind: 'length', minutes: lengths.reduce((sum, next) => sum + next) } : null;
  }
  const once = [days, weekdays, clocks, parts].every((said) => said.length < 2);
  if (!once || weeksLater > (weekday === null ? 0 : 1) || !(dated || clocks.length > 0)) return null;
  if (weekday !== null && days[0]?.is === 'daysOn') return null;
  return {
    kind: 'moment',
    day: days[0] ?? null,
    weekday: weekday === null ? null : { ...weekday, plusWeek: weeksLater === 1 },
    clock: clocks[0] ?? null,
    part: parts[0]?.part ?? null,
  };
}

function isWholeDay(day: Day | undefined): boolean {
  return day?.is === 'date' || day?.is === 'daysOn';
}

function lengthOf({ hours, minutes }: { hours: number; minutes: number | null }): number {
  return hours * 60 + (minutes ?? 0);
}

function clockOf({ hours, minutes, open }: Extract<Piece, { is: 'hours' }>): Clock {
  return { hour: hours, minute: minutes ?? 0, open };
}
