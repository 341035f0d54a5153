import { RequestError } from '#shared/contract/errors.ts';
import type { Due, IntentKind } from '#shared/domain/intent.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';
import { zoneExists } from '#shared/domain/time/zones.ts';

/** Whom to reach, as far as it was understood. */
export interface Target {
  readonly party: PartyNumber | null;
  readonly ticketId: string | null;
}

/** Nobody promises a call for later than that; a slip of the year does. */
const FARTHEST_MS = 5 * 366 * 86_400_000;
/** Instants that JavaScript can tell the date of. */
const LAST_INSTANT = 8.64e15;

/** Throws `badRequest` (detail `number`) unless somebody can be reached by it, and by whoever is to call. */
export function checkTarget(kind: IntentKind, { party, ticketId }: Target): void {
  if (party?.kind === 'number') return;
  // Digits of the local phone system are for the agent's own phone; a provider needs a country.
  if (kind === 'reminder' && party?.kind === 'short') return;
  if (ticketId !== null && party?.kind !== 'withheld' && party?.kind !== 'unreadable') return;
  throw new RequestError('badRequest', 'there is no number to call', 'number');
}

/**
 * The time to the millisecond. Throws `badRequest`: detail `due` for what is no instant, `zone` for a zone that does not exist, `past` for a
 * callback whose time is over. A reminder may be late: it is due at once.
 */
export function checkedDue(kind: IntentKind, { at, zone }: Due, now: number): Due {
  if (!Number.isFinite(at) || Math.abs(at) > LAST_INSTANT) {
    throw new RequestError('badRequest', 'this is no instant', 'due');
  }
  if (!zoneExists(zone)) throw new RequestError('badRequest', 'there is no such time zone', 'zone');
  if (at > now + FARTHEST_MS) throw new RequestError('badRequest', 'this is too far away', 'due');
  if (kind === 'callback' && at <= now) throw new RequestError('badRequest', 'this time has passed', 'past');
  return { at: Math.round(at), zone };
}
