/**
 * The hours in which people may be called: minutes of the day, the last one not included. From 22:00 to 06:00 is a
 * night; equal ends are the whole day.
 */
export interface CallingHours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Whether a minute of the day is within the hours. */
export function isWithinHours(minute: number, { fromMinute, toMinute }: CallingHours): boolean {
  if (fromMinute === toMinute) return true;
  return fromMinute < toMinute
    ? minute >= fromMinute && minute < toMinute
    : minute >= fromMinute || minute < toMinute;
}
