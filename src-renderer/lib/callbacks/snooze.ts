import { readWhen } from '#shared/domain/time/whenText.ts';

const MINUTE = 60_000;

export const SNOOZES = ['tenMinutes', 'hour', 'tomorrow'] as const;
export type Snooze = (typeof SNOOZES)[number];

/**
 * The instant (ms) until which a reminder is put off. "Tomorrow" is nine o'clock on the clock of the person who is to
 * be called, so that nobody is rung up at night. On the one day a year without such an hour it is the next one.
 */
export function snoozedUntil(snooze: Snooze, now: number, zone: string): number {
  if (snooze === 'tenMinutes') return now + 10 * MINUTE;
  if (snooze === 'hour') return now + 60 * MINUTE;
  const read = readWhen('tomorrow 9:00', { now, zone });
  switch (read.kind) {
    case 'instant':
      return read.at;
    case 'gap':
      return read.after;
    case 'twice':
      return read.first;
    default:
      return now + 24 * 60 * MINUTE;
  }
}
