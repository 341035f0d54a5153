import type { DialCandidate } from '#shared/contract/placingViews.ts';
import { tellsPlace } from '../dial/localTime.ts';

/**
 * How the zone of a promise came about. `chosen`: by the agent, in this form; `number`: the number tells it; `likeliest`:
 * the number leaves a choice, and this is the first; `assumed`: the number tells no place, and this is its country's;
 * `own`: nothing is known of the other side; `kept`: it was promised in this zone, and the number does not say why.
 */
export type ZoneFrom = 'chosen' | 'number' | 'likeliest' | 'assumed' | 'own' | 'kept';

/** A zone of a promise, and how it came about. */
export interface ZoneOf {
  readonly zone: string;
  readonly from: ZoneFrom;
}

interface Known {
  /** What the agent chose in this form. */
  readonly chosen: string | null;
  /** In what it was promised before. */
  readonly promised: string | null;
  readonly number: { readonly candidate: DialCandidate | undefined; readonly reading: boolean };
  /** The agent's own zone. */
  readonly own: string;
}

/** The zone that a promise is for. How a promised one came about is written down nowhere: what would be guessed again was guessed. */
export function zoneOf({ chosen, promised, number, own }: Known): ZoneOf {
  if (chosen !== null) return { zone: chosen, from: 'chosen' };
  const { candidate, reading } = number;
  const [first] = candidate?.zones ?? [];
  const guessed = first ?? own;
  if (promised !== null && (reading || promised !== guessed)) return { zone: promised, from: 'kept' };
  if (candidate === undefined || first === undefined) return { zone: own, from: 'own' };
  if (!tellsPlace(candidate.line)) return { zone: first, from: 'assumed' };
  return { zone: first, from: candidate.zones.length === 1 ? 'number' : 'likeliest' };
}
