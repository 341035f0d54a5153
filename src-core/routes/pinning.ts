import type { PinOutcome, UnpinOutcome } from '#shared/contract/routesViews.ts';
import type { Answer, Fact, Pin } from '#shared/domain/facts.ts';
import { callerKeyOfNumber } from '#shared/domain/partyNumber.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';
import { isExtension, isSameNumber, pinOf } from '#shared/domain/stickyRoute.ts';
import type { RouteField, StickyRoute } from '#shared/domain/stickyRoute.ts';
import { createUnderWay } from '../underWay.ts';
import type { RouteList } from './routeList.ts';
import type { RoutePorts, WrittenPin } from './ports.ts';
import { pinOutcomeOf, shownNumber, unpinOutcomeOf } from './routeViews.ts';
import type { ViewOfRoute } from './routeViews.ts';

/** The entry that somebody saw and agreed to write over. */
export interface Seen {
  readonly id: string;
  readonly extension: string;
}

export interface PinWish {
  readonly number: PartyNumber;
  /** Null is the agent's own. */
  readonly extension: string | null;
  readonly over: Seen | null;
  /** A line of a file. */
  readonly imported?: boolean;
}

export interface PinningParts extends Pick<RoutePorts, 'directory' | 'clock' | 'myExtension'> {
  readonly list: Pick<RouteList, 'put' | 'remove' | 'asOf' | 'ofCaller'>;
  readonly learned: (number: PartyNumber, pin: Fact<Pin>) => void;
  readonly wrote: (pin: WrittenPin) => void;
  readonly view: ViewOfRoute;
}

/** Changes of single pins. Each looks at what is there first, and says what is there afterwards. */
export interface Pinning {
  /**
   * Pins a number. Over somebody else's pin only if `over` is that very entry; one that is the agent's own, or that
   * names nobody, is free. The same wish while it is under way is one wish, and one that is fulfilled already sends
   * nothing.
   */
  pin(wish: PinWish): Promise<PinOutcome>;
  /** Deletes an entry if it still is as it was seen. */
  unpin(seen: StickyRoute): Promise<UnpinOutcome>;
  /** Whether a wish whose answer was lost came true after all; null if that cannot be told. Changes nothing. */
  lookPinned(wish: Pick<PinWish, 'number' | 'extension'>): Promise<PinOutcome | null>;
  lookUnpinned(seen: StickyRoute): Promise<UnpinOutcome | null>;
  /** How many changes are being made. */
  underWay(): number;
  /** Makes no change any more, and waits a moment for those under way: cut off, nobody would know what came of them. */
  stop(): Promise<void>;
}

/** Longer than the three requests of a change take, and shorter than a session that ends has patience. */
const LAST_CHANGE_MS = 2_000;

export function createPinning(parts: PinningParts): Pinning {
  const { directory, clock, myExtension, list, learned, wrote, view } = parts;
  const pins = joining<PinOutcome>();
  const unpins = joining<UnpinOutcome>();
  const inTurn = oneAtATime();
  const changes = createUnderWay(clock);
  let stopped = false;

  function learn(number: PartyNumber, route: StickyRoute | null): void {
    const at = clock.now();
    if (route !== null) list.put(route);
    // An entry that names nobody pins nobody.
    if (route === null || route.extension === '') learned(number, { state: 'unknown', source: 'pitel', at });
    else learned(number, { state: 'known', source: 'pitel', at, value: pinOf(route) });
  }

  /** What is there allows it to be written over. */
  function isFree({ id, extension }: StickyRoute, over: Seen | null): boolean {
    if (extension === '' || extension === myExtension()) return true;
    return over !== null && over.id === id && over.extension === extension;
  }

  async function pin(
    number: PartyNumber,
    extension: string,
    { over, imported = false }: PinWish,
  ): Promise<PinOutcome> {
    const there = await entryOf(number);
    if (there.kind === 'failed') return notLookedUp(there);
    if (there.kind === 'known') {
      const route = there.value;
      const already = route.extension === extension;
      if (already || !isFree(route, over)) {
        learn(number, route);
        return { result: already ? 'pinned' : 'taken', route: view(route) };
      }
    }
    const written = there.kind === 'known' ? there.value : undefined;
    const { signal } = changes;
    const result = await directory.pin(number, extension, { over: written, signal });
    if (result.kind === 'pinned' || result.kind === 'differs' || result.kind === 'unconfirmed') {
      const before = there.kind === 'known' ? there.value.extension : '';
      const free = before === '' || before === myExtension();
      const what = imported ? 'imported' : free ? 'pinned' : 'takenOver';
      wrote({ what, number: shownNumber(number), extension, certain: result.kind === 'pinned' });
    }
    if (result.kind === 'pinned' || result.kind === 'differs') learn(number, result.route);
    return pinOutcomeOf(result, view);
  }

  /** The entry of a caller, also one in another writing that the list tells of. */
  async function entryOf(number: PartyNumber): Promise<Answer<StickyRoute>> {
    const there = await directory.findInAnyWriting(number, changes.signal);
    const key = keyOf(number);
    const [listed] = there.kind === 'unknown' && key !== null ? list.ofCaller(key) : [];
    if (listed === undefined) return there;
    const now = await directory.byId(listed.id, changes.signal);
    return now.kind === 'known' && !isSameNumber(now.value.number, number) ? there : now;
  }

  async function unpin(seen: StickyRoute): Promise<UnpinOutcome> {
    const result = await directory.unpin(seen, changes.signal);
    if (result.kind === 'unpinned' || result.kind === 'unconfirmed') {
      const certain = result.kind === 'unpinned';
      wrote({ what: 'unpinned', number: shownNumber(seen.number), extension: seen.extension, certain });
    }
    if (result.kind === 'unpinned' || result.kind === 'gone') return removed(result.kind, seen);
    if (result.kind === 'differs') {
      if (result.route.id !== seen.id) list.remove(seen.id);
      learn(seen.number, result.route);
    }
    return unpinOutcomeOf(result, null, view);
  }

  async function removed(kind: 'unpinned' | 'gone', seen: StickyRoute): Promise<UnpinOutcome> {
    list.remove(seen.id);
    const other = await otherEntry(seen);
    learn(seen.number, other);
    return unpinOutcomeOf({ kind }, other, view);
  }

  /** What pins the same caller in another writing: by the list where it was read, else by a look. */
  async function otherEntry({ id, number }: StickyRoute): Promise<StickyRoute | null> {
    const key = keyOf(number);
    const listed = key === null ? undefined : list.ofCaller(key).find((one) => isOther(one, id));
    if (listed === undefined && list.asOf() !== null) return null;
    const now = await (listed === undefined ? directory.findInAnyWriting(number) : directory.byId(listed.id));
    if (now.kind === 'known') {
      return isOther(now.value, id) && isSameNumber(now.value.number, number) ? now.value : null;
    }
    if (now.kind === 'failed') return listed ?? null;
    if (listed !== undefined) list.remove(listed.id);
    return null;
  }

  async function lookPinned(number: PartyNumber, extension: string): Promise<PinOutcome | null> {
    const now = await directory.findInAnyWriting(number);
    if (now.kind === 'failed') return null;
    const route = now.kind === 'known' ? now.value : null;
    learn(number, route);
    if (route === null) return { result: 'notThere', route };
    return { result: route.extension === extension ? 'pinned' : 'notThere', route: view(route) };
  }

  async function lookUnpinned(seen: StickyRoute): Promise<UnpinOutcome | null> {
    const now = await directory.byId(seen.id);
    if (now.kind === 'failed') return null;
    if (now.kind === 'unknown' || !isSameNumber(now.value.number, seen.number))
      return removed('unpinned', seen);
    learn(seen.number, now.value);
    return { result: 'notThere', route: view(now.value) };
  }

  return {
    async pin(wish) {
      const { number, extension: wanted, over } = wish;
      const key = keyOf(number);
      const extension = wanted ?? myExtension();
      if (key === null) return refused('number', 'malformed', 'no number that can be dialled');
      if (extension === '')
        return refused('extension', 'required', 'settings name no extension of the agent');
      if (!isExtension(extension)) return refused('extension', 'malformed', 'no extension');
      if (!directory.configured()) return NOT_CONFIGURED;
      if (stopped) return STOPPED;
      return pins(JSON.stringify([key, extension, over?.id, over?.extension]), () =>
        changes.during(inTurn(key, () => pin(number, extension, wish))),
      );
    },

    async unpin(seen) {
      if (!directory.configured()) return NOT_CONFIGURED;
      if (stopped) return STOPPED;
      const key = keyOf(seen.number) ?? seen.raw;
      return unpins(JSON.stringify([key, seen.id, seen.extension]), () =>
        changes.during(inTurn(key, () => unpin(seen))),
      );
    },

    async lookPinned({ number, extension }) {
      return inTurn(keyOf(number) ?? number.raw, () => lookPinned(number, extension ?? myExtension()));
    },

    async lookUnpinned(seen) {
      return inTurn(keyOf(seen.number) ?? seen.raw, () => lookUnpinned(seen));
    },

    underWay: () => changes.count(),
    stop() {
      stopped = true;
      return changes.end(LAST_CHANGE_MS);
    },
  };
}

/** An entry that names nobody pins nobody. */
function isOther(route: StickyRoute, id: string): boolean {
  return route.id !== id && route.extension !== '';
}

const NOT_CONFIGURED = { result: 'notSent', reason: 'notConfigured', detail: null } as const;
const STOPPED = { result: 'notSent', reason: 'cancelled', detail: 'the app is being closed' } as const;

function keyOf(number: PartyNumber): string | null {
  return callerKeyOfNumber(number);
}

function refused(field: RouteField, code: 'malformed' | 'required', raw: string): PinOutcome {
  return { result: 'refused', refusal: { code, field, raw }, status: null };
}

function notLookedUp({ reason, detail }: Extract<Answer<never>, { kind: 'failed' }>): PinOutcome {
  // Nothing was done, and a little later it can be.
  if (reason === 'rateLimited') return { result: 'rateLimited', retryAfterMs: null };
  return { result: 'notLookedUp', reason, detail };
}

/** Who asks for what is under way gets what comes of it. */
function joining<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (key, work) => {
    const known = underWay.get(key);
    if (known !== undefined) return known;
    const mine = work().finally(() => underWay.delete(key));
    underWay.set(key, mine);
    return mine;
  };
}

/** What concerns one number is done one after the other. */
function oneAtATime(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, mine);
    const forget = (): void => {
      if (last.get(key) === mine) last.delete(key);
    };
    mine.then(forget, forget);
    return mine;
  };
}
