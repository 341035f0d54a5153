import type { ReadNumber } from '#shared/domain/partyNumber.ts';
import type { StickyRoute } from '#shared/domain/stickyRoute.ts';
import type { WireRoute } from './wire.ts';

/** How the words of this directory are read. */
export interface RouteReading {
  readonly readNumber: ReadNumber;
  /** `+07:00`, or `Z`. */
  readonly zone: string;
}

/** An entry of document 003 in our words. */
export function routeOf(wire: WireRoute, { readNumber, zone }: RouteReading): StickyRoute {
  return {
    id: wire.id,
    number: readNumber(wire.number),
    raw: wire.number,
    extension: wire.extension,
    createdAt: instantOf(wire.createdAt, zone),
  };
}

/** Reading a number takes long enough that a page of them in one go would hold up a call. */
const ENTRIES_A_TURN = 100;

/** The entries of a page, some at a time. */
export async function routesOf(entries: readonly WireRoute[], how: RouteReading): Promise<StickyRoute[]> {
  const routes: StickyRoute[] = [];
  for (const entry of entries) {
    if (routes.length % ENTRIES_A_TURN === ENTRIES_A_TURN - 1) await nextTurn();
    routes.push(routeOf(entry, how));
  }
  return routes;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

const INSTANT =
  /^(?<day>\d{4}-\d\d-\d\d)[ T](?<time>\d\d:\d\d)(?<seconds>:\d\d)?(?:\.\d+)?\s*(?<zone>Z|[+-]\d\d:?\d\d)?$/i;

/** Before it there was no such system; databases write "never" as the year 1. */
const EARLIEST = Date.UTC(1990, 0);

/**
 * `2021-08-06 10:00:00`, which says no zone, as ms since the epoch; an instant that does say one keeps its own. Null
 * for what is no instant.
 */
export function instantOf(text: string | null, zone: string): number | null {
  const parts = INSTANT.exec(text ?? '')?.groups;
  if (parts === undefined) return null;
  const { day = '', time = '', seconds = ':00' } = parts;
  const local = Date.parse(`${day}T${time}${seconds}Z`);
  // A day that no calendar has is moved into the next month instead of being refused.
  if (Number.isNaN(local) || !new Date(local).toISOString().startsWith(day)) return null;
  const at = local - offsetMs(parts['zone'] ?? zone);
  return Number.isNaN(at) || at < EARLIEST ? null : at;
}

function offsetMs(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
