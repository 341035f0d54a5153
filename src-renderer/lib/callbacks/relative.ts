const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far an instant is from now, as people say it: whole minutes, then hours with minutes, then days. */
export type Relative =
  | { readonly is: 'now' }
  | {
      readonly is: 'ahead' | 'past';
      readonly days: number;
      readonly hours: number;
      readonly minutes: number;
    };

/**
 * The distance of `at` from `now`, both in ms since the epoch, in full minutes. What is ahead counts as clocks show it (at
 * any second of 10:00, noon is two hours away), so it is never "now" before its moment; and nothing is called late in its
 * first minute.
 */
export function relativeOf(at: number, now: number): Relative {
  const ahead = at > now;
  const distance = Math.abs(at - now);
  const minutes = ahead ? Math.ceil(distance / MINUTE) : Math.floor(distance / MINUTE);
  if (minutes === 0) return { is: 'now' };
  const is = ahead ? 'ahead' : 'past';
  if (minutes < 60) return { is, days: 0, hours: 0, minutes };
  if (distance < DAY) {
    const hours = Math.floor(minutes / 60);
    // Nobody needs the minutes of something half a day away.
    return { is, days: 0, hours, minutes: hours < 6 ? minutes % 60 : 0 };
  }
  return { is, days: Math.round(distance / DAY), hours: 0, minutes: 0 };
}
