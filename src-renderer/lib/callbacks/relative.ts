import { daysBetween, localParts, zoneExists } from '#shared/domain/time/zones.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far an instant is from now, as people say it: whole minutes, then hours with minutes, then days of the calendar. */
export type Relative =
  | { readonly is: 'now' }
  | {
      readonly is: 'ahead' | 'past';
      readonly days: number;
      readonly hours: number;
      readonly minutes: number;
    };

/**
 * The distance of `at` from `now`, both in ms since the epoch, in full minutes, and from 24 hours on in days as the
 * calendar of a zone counts them: tomorrow is one day away at any hour. What is ahead counts as clocks show it (at
 * any second of 10:00, noon is two hours away), so it is never "now" before its moment; and nothing is called late in its
 * first minute.
 */
export function relativeOf(at: number, now: number, zone: string): Relative {
  const ahead = at > now;
  const distance = Math.abs(at - now);
  const minutes = ahead ? Math.ceil(distance / MINUTE) : Math.floor(distance / MINUTE);
  if (minutes === 0) return { is: 'now' };
  const is = ahead ? 'ahead' : 'past';
  if (minutes < 60) return { is, days: 0, hours: 0, minutes };
  const days = distance < DAY ? 0 : calendarDays(at, now, zone);
  // A day on which clocks are put back is longer than 24 hours.
  if (days === 0) {
    const hours = Math.floor(minutes / 60);
    // Nobody needs the minutes of something half a day away.
    return { is, days: 0, hours, minutes: hours < 6 ? minutes % 60 : 0 };
  }
  return { is, days, hours: 0, minutes: 0 };
}

function calendarDays(at: number, now: number, zone: string): number {
  const here = zoneExists(zone) ? zone : 'UTC';
  return Math.abs(daysBetween(localParts(now, here), localParts(at, here)));
}
