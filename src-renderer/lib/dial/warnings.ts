import type { DialCandidate, PlacingOptions } from '#shared/contract/placingViews.ts';
import { isWithinHours } from '#shared/domain/time/callingHours.ts';
import { localParts, zoneExists } from '#shared/domain/time/zones.ts';
import { numberOf } from '../calls/texts.ts';
import { tellsPlace } from './localTime.ts';

/**
 * What an agent should know before a number rings. `incomplete`: not as long as numbers of its country. `lateHour`: outside the hours for calling, wherever it may be;
 * `perhapsLate`: in some of its zones, or in that of its country where it may ring anywhere.
 */
export type DialWarning =
  'emergency' | 'premium' | 'sharedCost' | 'short' | 'incomplete' | 'lateHour' | 'perhapsLate';

export interface Judgement {
  readonly warnings: readonly DialWarning[];
  /** What can be given to the provider; null where there is nothing to call. */
  readonly number: string | null;
}

/** Judges a number that was understood, at an instant in ms. */
export function judge(
  candidate: DialCandidate,
  callingHours: PlacingOptions['callingHours'],
  now: number,
): Judgement {
  const { party, line, emergency } = candidate;
  const warnings: DialWarning[] = [];
  if (emergency) warnings.push('emergency');
  if (line === 'premium' || line === 'sharedCost') warnings.push(line);
  if (party.kind === 'short') warnings.push('short');
  if (party.kind === 'number' && !candidate.complete) warnings.push('incomplete');
  const late = lateness(candidate, callingHours, now);
  if (late !== null) warnings.push(late);
  return { warnings, number: numberOf(party) };
}

/** Whether it is outside the hours for calling at an instant in ms, in all zones of a number or in some; null: in none. */
export function lateness(
  { zones, line }: Pick<DialCandidate, 'zones' | 'line'>,
  hours: PlacingOptions['callingHours'],
  now: number,
): 'lateHour' | 'perhapsLate' | null {
  const known = zones.filter(zoneExists);
  const outside = known.filter((zone) => !isWithinHours(minuteOfDay(now, zone), hours));
  if (outside.length === 0) return null;
  return outside.length === known.length && tellsPlace(line) ? 'lateHour' : 'perhapsLate';
}

function minuteOfDay(now: number, zone: string): number {
  const { hour, minute } = localParts(now, zone);
  return hour * 60 + minute;
}
