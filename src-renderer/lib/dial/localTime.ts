import type { DialCandidate } from '#shared/contract/placingViews.ts';
import { offsetAt, zoneExists } from '#shared/domain/time/zones.ts';

/**
 * What clocks show where a number may ring. `one`: the same in all of its zones; `range`: between the clocks of the
 * zones furthest apart; `unknown`: nobody knows where it rings.
 */
export type TimeThere =
  | { readonly is: 'unknown' }
  | { readonly is: 'one'; readonly zone: string; readonly zones: number }
  | { readonly is: 'range'; readonly earliest: string; readonly latest: string; readonly zones: number };

/**
 * Whether a number tells where it rings. Those of services (free, shared cost, premium, one for a whole company) are of a
 * country, and ring wherever the service sits that day.
 */
export function tellsPlace(line: DialCandidate['line']): boolean {
  return line !== 'tollFree' && line !== 'premium' && line !== 'sharedCost' && line !== 'other';
}

/** Reads it off the zones of a number, at an instant in ms. Names that the runtime does not know are left out. */
export function timeThere(zones: readonly string[], now: number): TimeThere {
  const byOffset = zones
    .filter(zoneExists)
    .map((zone) => ({ zone, offset: offsetAt(now, zone) }))
    .sort((a, b) => a.offset - b.offset);
  const earliest = byOffset[0];
  const latest = byOffset.at(-1);
  if (earliest === undefined || latest === undefined) return { is: 'unknown' };
  const count = byOffset.length;
  if (earliest.offset === latest.offset)
    return { is: 'one', zone: zones.find(zoneExists) ?? earliest.zone, zones: count };
  return { is: 'range', earliest: earliest.zone, latest: latest.zone, zones: count };
}
