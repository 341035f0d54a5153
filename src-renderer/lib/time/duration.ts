import { daysBefore } from './days.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type Age =
  { readonly unit: 'now' } | { readonly unit: 'second' | 'minute' | 'hour' | 'day'; readonly count: number };

/**
 * How long ago `at` was, in the largest unit that fits, and from 24 hours on in days of the calendar. Both in ms since the
 * epoch; a clock set back reads as now.
 */
export function ageOf(at: number, now: number): Age {
  const ms = now - at;
  if (ms < SECOND) return { unit: 'now' };
  if (ms < MINUTE) return { unit: 'second', count: Math.floor(ms / SECOND) };
  if (ms < HOUR) return { unit: 'minute', count: Math.floor(ms / MINUTE) };
  const days = ms < DAY ? 0 : daysBefore(at, now);
  // A day on which clocks are put back is longer than 24 hours.
  return days === 0 ? { unit: 'hour', count: Math.floor(ms / HOUR) } : { unit: 'day', count: days };
}

/** A running time as `0:07`, `12:30` or `1:02:30`. */
export function stopwatch(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = String(seconds % 60).padStart(2, '0');
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${String(minutes).padStart(2, '0')}:${rest}`;
}
