import type { PlacingOptions } from '#shared/contract/placingViews.ts';

/** The hours for calling, as `08:00–20:00`. */
export function hoursText({ fromMinute, toMinute }: PlacingOptions['callingHours']): string {
  return `${timeOfMinute(fromMinute)}–${timeOfMinute(toMinute)}`;
}

function timeOfMinute(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
