import { isWithinHours } from './callingHours.ts';
import type { CallingHours } from './callingHours.ts';
import { holidayOn } from './holidays.ts';
import type { HolidayKey } from './holidayRules.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, clockChangeBetween, localParts } from './zones.ts';

/**
 * Something an agent should know before promising to call at an instant. Nothing here forbids the promise.
 *
 * - `past`, `soon`: how long ago, or how soon, in whole minutes.
 * - `farAhead`: in so many days, which is more than anybody means by a date without its year.
 * - `oddHours`: what the person's clock will show, outside the hours in which people may be called.
 * - `weekend`: 0 Sunday to 6 Saturday, where that is the person's weekend.
 * - `holidaysUnknown`: whether it is a public holiday in that country nobody here can tell.
 * - `clockSkips`: clocks are moved forward by `byMinutes` at `at`, so close that the hour meant may not exist.
 * - `clockRepeats`: clocks show this time twice; `other` is the instant that is not meant.
 */
export type CallAdvice =
  | { readonly kind: 'past'; readonly minutes: number }
  | { readonly kind: 'soon'; readonly minutes: number }
  | { readonly kind: 'farAhead'; readonly days: number }
  | { readonly kind: 'oddHours'; readonly hour: number; readonly minute: number }
  | { readonly kind: 'weekend'; readonly weekday: number }
  | { readonly kind: 'holiday'; readonly key: HolidayKey; readonly country: string }
  | { readonly kind: 'holidaysUnknown'; readonly country: string }
  | { readonly kind: 'clockSkips'; readonly at: number; readonly byMinutes: number }
  | { readonly kind: 'clockRepeats'; readonly other: number; readonly first: boolean };

export interface CallPlan {
  /** When the call is to be, and when that is being decided (ms). */
  readonly at: number;
  readonly now: number;
  /** Where the person is, as far as known. Where it is null, nothing is said of holidays. */
  readonly zone: string;
  readonly country: string | null;
  readonly hours: CallingHours;
}

/** Less than this is hardly a callback any more. */
const SOON_MS = 5 * MINUTE_MS;
/** A date that is just over is next year's when it is typed without its year. */
const FAR_MS = 270 * DAY_MS;
/** As far as a change of clocks can matter: one of them took out a whole day. */
const CLOCK_CHANGE_REACH_MS = DAY_MS + 2 * HOUR_MS;

const SATURDAY_SUNDAY: readonly number[] = [6, 0];
const FRIDAY_SATURDAY: readonly number[] = [5, 6];
const WEEKENDS: readonly (readonly [countries: string, days: readonly number[]])[] = [
  ['BD BH DZ EG IL IQ JO KW LY MV OM PS QA SA SD SY YE', FRIDAY_SATURDAY],
  ['AF', [4, 5]],
  ['DJ IR', [5]],
  ['BN', [5, 0]],
  ['NP', [6]],
];

/**
 * What to say before a call is promised, the weightiest first; empty if there is nothing. Throws a RangeError where
 * the zone does not exist.
 */
export function callAdvice({ at, now, zone, country, hours }: CallPlan): CallAdvice[] {
  const local = localParts(at, zone);
  const holiday = holidayOn(country, local);
  const advice: (CallAdvice | null)[] = [
    nearness(at - now),
    isWithinHours(local.hour * 60 + local.minute, hours)
      ? null
      : { kind: 'oddHours', hour: local.hour, minute: local.minute },
    holiday.kind === 'holiday' && country !== null ? { kind: 'holiday', key: holiday.key, country } : null,
    weekendOf(country).includes(local.weekday) ? { kind: 'weekend', weekday: local.weekday } : null,
    clockAdvice(at, zone),
    holiday.kind === 'unknownCountry' && country !== null ? { kind: 'holidaysUnknown', country } : null,
  ];
  return advice.filter((one) => one !== null);
}

function nearness(ms: number): CallAdvice | null {
  if (ms <= 0) return { kind: 'past', minutes: Math.floor(Math.abs(ms) / MINUTE_MS) };
  if (ms > FAR_MS) return { kind: 'farAhead', days: Math.floor(ms / DAY_MS) };
  return ms < SOON_MS ? { kind: 'soon', minutes: Math.ceil(ms / MINUTE_MS) } : null;
}

function weekendOf(country: string | null): readonly number[] {
  if (country === null) return SATURDAY_SUNDAY;
  return WEEKENDS.find(([countries]) => countries.split(' ').includes(country))?.[1] ?? SATURDAY_SUNDAY;
}

function clockAdvice(at: number, zone: string): CallAdvice | null {
  const change = clockChangeBetween(at - CLOCK_CHANGE_REACH_MS, at + CLOCK_CHANGE_REACH_MS, zone);
  if (change === null) return null;
  const { at: changedAt, byMs } = change;
  // What was typed in the skipped hour has become something within its length on either side.
  if (byMs > 0) {
    const near = at >= changedAt - byMs && at < changedAt + byMs;
    return near ? { kind: 'clockSkips', at: changedAt, byMinutes: byMs / MINUTE_MS } : null;
  }
  if (at >= changedAt + byMs && at < changedAt)
    return { kind: 'clockRepeats', other: at - byMs, first: true };
  return at >= changedAt && at < changedAt - byMs
    ? { kind: 'clockRepeats', other: at + byMs, first: false }
    : null;
}
