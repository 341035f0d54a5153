import type { TestResult } from '#shared/contract/views.ts';
import type { Answer } from '#shared/domain/facts.ts';
import { callerKeyOfNumber } from '#shared/domain/partyNumber.ts';
import type { PartyNumber, ReadNumber } from '#shared/domain/partyNumber.ts';
import { isExtension, isSameNumber } from '#shared/domain/stickyRoute.ts';
import type { PinResult, StickyRoute, UnpinResult } from '#shared/domain/stickyRoute.ts';
import type { Clock } from '../../clock.ts';
import { createAnswerMemory } from '../../http/answerMemory.ts';
import { createPace } from '../../http/pace.ts';
import type { Http } from '../../http/types.ts';
import { NOT_ASKABLE, pageAnswerOf } from './answers.ts';
import type { PitelHealth } from './health.ts';
import { testResultOf } from './health.ts';
import { createLookUp } from './lookUp.ts';
import { walkPages } from './listing.ts';
import type { RouteListing, RoutePage } from './listing.ts';
import { routesOf } from './map.ts';
import { entryPath, listPath, NUMBER_FORMATS, numberAsSent, PAGE_SIZE, pinRequest } from './operations.ts';
import type { PitelSettings } from './operations.ts';
import { unwritten, writtenBy } from './outcome.ts';
import { createLine } from './line.ts';
import type { CredentialOutcome } from './line.ts';

export interface PitelOptions {
  readonly http: Pick<Http, 'request'>;
  readonly clock: Clock;
  /** Read at every request: settings change while the app runs. */
  readonly settings: () => PitelSettings;
  /** The API key, read at every request. */
  readonly apiKey: () => string | null;
  /** Reads numbers as they are written in a country (ISO). */
  readonly readNumberIn: (region: string) => ReadNumber;
  /** The digits dialled within a country (ISO), or null for numbers of all others. */
  readonly homeDigitsIn: (region: string) => (e164: string) => string | null;
  readonly onCredentialOutcome: (outcome: CredentialOutcome) => void;
  readonly onHealth: (health: PitelHealth) => void;
}

/**
 * Pitel Smart Routing, document 003: callers pinned to an extension. Nothing rejects; every outcome is a value. What
 * changes something leaves once: it is repeated only after an answer that refused the token.
 */
export interface PitelClient {
  configured(): boolean;
  /** One page. The directory may give fewer than `limit`. */
  list(at: { offset: number; limit: number }, signal?: AbortSignal): Promise<Answer<RoutePage>>;
  /** Everything, page by page, up to `cap` entries. `onPage` hears of each page's new routes as they come. */
  listAll(options: ListAllOptions): Promise<Answer<RouteListing>>;
  /** The route of a number. `unknown`: it is pinned to nobody. */
  find(number: PartyNumber, signal?: AbortSignal): Promise<Answer<StickyRoute>>;
  /** As `find`, and where the writing of the settings leads to nobody, in the other writings too. */
  findInAnyWriting(number: PartyNumber, signal?: AbortSignal): Promise<Answer<StickyRoute>>;
  /**
   * The same for a call: what the other writings lead to is shared by all who ask, and kept for a minute. However many
   * call at once, they are looked at no faster than the directory may be asked.
   */
  findCaller(number: PartyNumber, signal: AbortSignal): Promise<Answer<StickyRoute>>;
  /** Somebody asks again about a caller: nothing that was kept counts. */
  forgetCaller(number: PartyNumber): void;
  byId(id: string, signal?: AbortSignal): Promise<Answer<StickyRoute>>;
  /**
   * Pins a number to an extension, over whatever was there: the directory overwrites without a word, so who cares
   * asks `find` first. `over` is an entry of the same caller, perhaps in another writing. Reads back and says what is there.
   */
  pin(
    number: PartyNumber,
    extension: string,
    how?: { readonly over?: StickyRoute | undefined; readonly signal?: AbortSignal | undefined },
  ): Promise<PinResult>;
  /** Deletes an entry if it is still as it was seen. Always by the id of the entry whose number it is. */
  unpin(route: StickyRoute, signal?: AbortSignal): Promise<UnpinResult>;
  /** Signs in anew and asks for one entry, to see whether address and key are right. */
  testConnection(): Promise<TestResult>;
  health(): PitelHealth;
  /** Somebody wants it tried again: the next request signs in even with a key that was refused. */
  askAnew(): void;
  /** Forgets token, refusal and health: address or key changed. */
  reset(): void;
}

export interface ListAllOptions {
  readonly cap: number;
  readonly limit?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onPage?: ((page: RoutePage, added: readonly StickyRoute[]) => void) | undefined;
}

/** Makes the client; nothing is sent before the first operation. */
export function createPitelClient(options: PitelOptions): PitelClient {
  const { clock, settings } = options;
  const line = createLine(options);

  function reading() {
    const { region, createdAtZone: zone } = settings();
    return { readNumber: options.readNumberIn(region), zone };
  }

  function asSent(number: PartyNumber): string | null {
    const { numberFormat, region } = settings();
    return numberAsSent(number, numberFormat, options.homeDigitsIn(region));
  }

  async function list(
    at: { offset: number; limit: number },
    signal?: AbortSignal,
  ): Promise<Answer<RoutePage>> {
    const answer = pageAnswerOf(await line.send('GET', listPath(at), null, { signal }));
    if (answer.kind !== 'known') return answer;
    const { entries, came, total } = answer.value;
    const routes = await routesOf(entries, reading());
    return {
      kind: 'known',
      value: { routes, offset: at.offset, came, unreadable: came - routes.length, total },
    };
  }

  const { entriesAt, lookUp, lookUpAny } = createLookUp({ line, list, reading });
  const kept = createAnswerMemory<StickyRoute>(clock, KEPT_MS);
  const turns = createPace(OTHER_WRITINGS, clock);

  async function find(number: PartyNumber, signal?: AbortSignal): Promise<Answer<StickyRoute>> {
    const written = asSent(number);
    if (written === null) return NOT_ASKABLE;
    return lookUp(written, (route) => isSameNumber(route.number, number), signal);
  }

  /** `elsewhere` looks in the writings that the settings do not name. */
  async function findAndThen(
    number: PartyNumber,
    elsewhere: (look: (signal?: AbortSignal) => Promise<Answer<StickyRoute>>) => Promise<Answer<StickyRoute>>,
    signal?: AbortSignal,
  ): Promise<Answer<StickyRoute>> {
    const written = asSent(number);
    if (written === null) return NOT_ASKABLE;
    const isIt = (route: StickyRoute) => isSameNumber(route.number, number);
    const { answer: there, byList } = await lookUpAny([written], isIt, signal);
    // An entry that names nobody pins nobody: another one may.
    const pins = there.kind === 'known' && there.value.extension !== '';
    if (pins || there.kind === 'failed' || byList || number.kind !== 'number') return there;
    const home = options.homeDigitsIn(settings().region);
    const writings = NUMBER_FORMATS.map((format) => numberAsSent(number, format, home));
    const others = [...new Set(writings)].flatMap((each) => (each === null || each === written ? [] : each));
    const other = await elsewhere(async (until) => (await lookUpAny(others, isIt, until)).answer);
    return other.kind === 'unknown' ? there : other;
  }

  function findCaller(number: PartyNumber, signal: AbortSignal): Promise<Answer<StickyRoute>> {
    return findAndThen(
      number,
      (look) =>
        kept.ask(keyOf(number), signal, async (shared) =>
          (await turns.turn(shared)) ? look(shared) : CANCELLED,
        ),
      signal,
    );
  }

  /** The entry to delete, or what speaks against deleting anything. */
  async function deletable(
    seen: StickyRoute,
    signal: AbortSignal | undefined,
  ): Promise<StickyRoute | UnpinResult> {
    const isIt = (route: StickyRoute) => isSameNumber(route.number, seen.number);
    const direct = await entriesAt(seen.id, signal);
    if (direct.kind === 'failed') return unwritten(direct);
    const sameEntry =
      direct.kind === 'known' && direct.value.find((each) => each.id === seen.id && isIt(each));
    if (sameEntry) return unchanged(sameEntry, seen);
    // Its id leads nowhere or to somebody else: it was deleted, perhaps made anew, or the id is also a number.
    const written = asSent(seen.number);
    const again = await lookUp(written ?? seen.id, isIt, signal);
    if (again.kind === 'failed') return unwritten(again);
    if (again.kind === 'unknown') return { kind: 'gone' };
    const { id } = again.value;
    const there = id === seen.id ? null : await entriesAt(id, signal);
    if (there?.kind === 'failed') return unwritten(there);
    const itself = there?.kind === 'known' && there.value.some((each) => each.id === id && isIt(each));
    return itself ? unchanged(again.value, seen) : AMBIGUOUS;
  }

  return {
    configured: () => line.configured(),
    list,
    async listAll({ cap, limit = PAGE_SIZE, signal, onPage }) {
      return walkPages(list, { cap, limit, signal, visit: (page, added) => onPage?.(page, added) });
    },
    find,
    findInAnyWriting: (number, signal) => findAndThen(number, (look) => look(signal), signal),
    findCaller,
    forgetCaller: (number) => {
      kept.forget(keyOf(number));
    },
    byId: (id, signal) => lookUp(id, (route) => route.id === id, signal),
    async pin(number, extension, { over, signal } = {}) {
      // The directory tells numbers apart by their writing: another one would be a second entry.
      const written = over?.raw ?? asSent(number);
      if (written === null) return { kind: 'notSent', reason: 'invalid', detail: 'number' };
      if (!isExtension(extension)) return { kind: 'notSent', reason: 'invalid', detail: 'extension' };
      const { path, body } = pinRequest(written, extension);
      const outcome = writtenBy(await line.send('POST', path, body, { signal }), clock.now());
      kept.forget(keyOf(number));
      if (outcome.kind === 'settled') return outcome.result;
      if (outcome.kind === 'noEntry') return outcome.refusal;
      const now = await lookUp(written, (route) => isSameNumber(route.number, number), signal);
      if (now.kind === 'known' && now.value.extension === extension)
        return { kind: 'pinned', route: now.value };
      // A request whose answer was lost may still be on its way, so what is not there yet is not refused.
      if (outcome.kind === 'lost') return { ...outcome, kind: 'unconfirmed' };
      if (now.kind === 'failed') return unreread(now);
      return { kind: 'differs', route: now.kind === 'known' ? now.value : null };
    },
    async unpin(route, signal) {
      const found = await deletable(route, signal);
      if ('kind' in found) return found;
      const outcome = writtenBy(
        await line.send('DELETE', entryPath(found.id), null, { signal }),
        clock.now(),
      );
      kept.forget(keyOf(found.number));
      if (outcome.kind === 'settled') return outcome.result;
      if (outcome.kind === 'noEntry') return { kind: 'gone' };
      const now = await entriesAt(found.id, signal);
      const still = now.kind === 'known' && now.value.find((each) => isSameNumber(each.number, found.number));
      if (now.kind !== 'failed' && !still) return { kind: 'unpinned' };
      if (outcome.kind === 'lost') return { ...outcome, kind: 'unconfirmed' };
      return still ? { kind: 'differs', route: still } : unreread(now);
    },
    async testConnection() {
      const startedAt = clock.now();
      const sent = await line.send('GET', listPath({ offset: 0, limit: 1 }), null, { probe: true });
      return testResultOf(sent, clock.now() - startedAt);
    },
    health: () => line.health(),
    askAnew: () => {
      line.askAnew();
    },
    reset: () => {
      kept.clear();
      line.reset();
    },
  };
}

/** As long as the answers of Encom about the same caller. */
const KEPT_MS = 60_000;
/** Callers of nobody that are looked for in the other writings: some at once, then five a second. */
const OTHER_WRITINGS = { burst: 5, everyMs: 200 };

const CANCELLED = { kind: 'failed', reason: 'cancelled', detail: null } as const;

function keyOf(number: PartyNumber): string {
  return callerKeyOfNumber(number) ?? number.raw;
}

const AMBIGUOUS = {
  kind: 'refused',
  error: { code: 'ambiguous', field: null, raw: 'the id of the entry leads to another one' },
  status: null,
} as const;

/** Deleting was decided for what was seen: an entry that names somebody else by now is somebody else's. */
function unchanged(current: StickyRoute, seen: StickyRoute): StickyRoute | UnpinResult {
  return current.extension === seen.extension ? current : { kind: 'differs', route: current };
}

function unreread(now: Answer<unknown>) {
  const why = now.kind === 'failed' ? `${now.reason}, ${now.detail ?? 'no detail'}` : now.kind;
  return { kind: 'unconfirmed', reason: 'unreadable', detail: `taken, but reading back: ${why}` } as const;
}
