import { callerKeyOfNumber } from '#shared/domain/partyNumber.ts';
import type { StickyRoute } from '#shared/domain/stickyRoute.ts';

/** A pin with what it is found by. */
export interface HeldRoute {
  readonly route: StickyRoute;
  readonly callerKey: string | null;
  /** `33187224465`, or the digits of a short number; empty where there are none. */
  readonly digits: string;
  /** `0187224465`: as people dial it at home. Empty for short numbers. */
  readonly national: string;
}

/** Pins by id, in the directory's order. */
export interface RouteIndex {
  get(id: string): HeldRoute | undefined;
  /**
   * Takes the place of the entry with this id, and of one of the same number to the letter: the directory has one entry
   * a number, so that the other one is gone.
   */
  put(route: StickyRoute): void;
  remove(id: string): void;
  /** The ids of a caller's entries: more than one where the directory holds the number in several writings. */
  ofCaller(callerKey: string): readonly string[];
  /** All, as they stand now. */
  all(): readonly HeldRoute[];
}

export function createRouteIndex(): RouteIndex {
  const byId = new Map<string, HeldRoute>();
  const idByRaw = new Map<string, string>();
  /** Nearly all callers have one entry. */
  const idsByCaller = new Map<string, string | readonly string[]>();
  let listed: readonly HeldRoute[] | null = null;

  function remove(id: string): void {
    const held = byId.get(id);
    if (held === undefined) return;
    byId.delete(id);
    unlink(held.callerKey, id);
    if (idByRaw.get(held.route.raw) === id) idByRaw.delete(held.route.raw);
    listed = null;
  }

  function ofCaller(key: string): readonly string[] {
    const ids = idsByCaller.get(key);
    if (ids === undefined) return [];
    return typeof ids === 'string' ? [ids] : ids;
  }

  function link(key: string | null, id: string): void {
    if (key === null) return;
    const ids = ofCaller(key);
    if (ids.length === 0) idsByCaller.set(key, id);
    else if (!ids.includes(id)) idsByCaller.set(key, [...ids, id]);
  }

  function unlink(key: string | null, id: string): void {
    if (key === null) return;
    const ids = ofCaller(key).filter((one) => one !== id);
    if (ids.length === 0) idsByCaller.delete(key);
    else idsByCaller.set(key, ids);
  }

  return {
    get: (id) => byId.get(id),
    put(route) {
      const { id, raw } = route;
      const before = byId.get(id);
      if (before !== undefined && before.route.raw !== raw) remove(id);
      const other = idByRaw.get(raw);
      if (other !== undefined && other !== id) remove(other);
      idByRaw.set(raw, id);
      const held = heldRouteOf(route);
      byId.set(id, held);
      link(held.callerKey, id);
      listed = null;
    },
    remove,
    ofCaller,
    all: () => (listed ??= [...byId.values()]),
  };
}

function heldRouteOf(route: StickyRoute): HeldRoute {
  const { number } = route;
  const callerKey = callerKeyOfNumber(number);
  switch (number.kind) {
    case 'number': {
      // `+33 1 87 22 44 65`: what stands before the first space is the country code.
      const space = number.display.indexOf(' ');
      const national = space < 0 ? '' : `0${number.e164.slice(space)}`;
      return { route, callerKey, digits: number.e164.slice(1), national };
    }
    case 'short':
      return { route, callerKey, digits: number.digits, national: '' };
    case 'withheld':
    case 'unreadable':
      return { route, callerKey, digits: '', national: '' };
  }
}
