import type { RoutesState } from '#shared/contract/routesViews.ts';
import type { StickyRoute } from '#shared/domain/stickyRoute.ts';
import { inTurns } from '../slices.ts';
import type { RoutePorts } from './ports.ts';
import { createRouteIndex } from './routeIndex.ts';
import type { HeldRoute, RouteIndex } from './routeIndex.ts';

type Reading = RoutesState['reading'];
type Ended = Extract<Reading, { state: 'read' | 'failed' }>;

/** More entries than this are not read; that there are more is said. */
const ROUTES_CAP = 100_000;

export interface RouteListParts extends Pick<RoutePorts, 'directory' | 'clock' | 'logger'> {
  readonly changed: () => void;
}

/** All pins, read when somebody looks at them and kept in memory only. */
export interface RouteList {
  reading(): Reading;
  /** When what is held was read. */
  asOf(): number | null;
  held(): { readonly version: number; readonly all: readonly HeldRoute[] };
  get(id: string): HeldRoute | undefined;
  /** The entries of one caller: more than one where the directory holds the number in several writings. */
  ofCaller(callerKey: string): readonly StickyRoute[];
  /** What is held is not all that the directory holds. */
  incomplete(): boolean;
  /** Reads it if that never happened. */
  need(): void;
  /** Reads it anew, or waits for the reading under way; how that ended, or null if it was called off. */
  refresh(): Promise<Ended | null>;
  /** An entry was read by itself. */
  put(route: StickyRoute): void;
  /** An entry was found to be there no more. */
  remove(id: string): void;
  /** What is shown of it changed, though not the entries. */
  touch(): void;
  /** Another directory, or another account: forgets everything, and reads anew what somebody looked at. */
  reset(): void;
  stop(): void;
}

/** Makes an empty list. There are never two readings at a time; what was read before stays until the new one is in. */
export function createRouteList({ directory, clock, logger, changed }: RouteListParts): RouteList {
  let index = createRouteIndex();
  let version = 0;
  let asOf: number | null = null;
  let incomplete = false;
  let ended: Ended | null = null;
  let running: Run | null = null;
  /** Somebody has looked at it. */
  let wanted = false;

  interface Run {
    readonly since: number;
    readonly aborter: AbortController;
    /** What was changed since: a page may have been read before that. */
    readonly journal: ((index: RouteIndex) => void)[];
    came: number;
    total: number | null;
    done: Promise<Ended | null>;
  }

  function begin(): Promise<Ended | null> {
    const run: Run = {
      since: clock.now(),
      aborter: new AbortController(),
      journal: [],
      came: 0,
      total: null,
      done: Promise.resolve(null),
    };
    running = run;
    run.done = read(run).catch((error: unknown) => {
      logger.error('the pins could not be read', { error: String(error) });
      return failed('unreadable', null);
    });
    void run.done.then((end) => {
      if (running !== run) return;
      running = null;
      if (end !== null) ended = end;
      changed();
    });
    changed();
    return run.done;
  }

  async function read(run: Run): Promise<Ended | null> {
    const { signal } = run.aborter;
    const answer = await directory.listAll({
      cap: ROUTES_CAP,
      signal,
      onPage({ came, total }) {
        run.came += came;
        run.total = total ?? run.total;
        if (running === run) changed();
      },
    });
    if (signal.aborted) return null;
    if (answer.kind === 'failed') return failed(answer.reason, answer.detail);
    const { routes, total, unreadable, end } =
      answer.kind === 'known' ? answer.value : { routes: [], total: null, unreadable: 0, end: 'all' };
    const built = await inTurns(indexing(routes), signal);
    if (built === null) return null;
    for (const change of run.journal) change(built);
    index = built;
    version += 1;
    asOf = clock.now();
    incomplete = end !== 'all' || unreadable > 0;
    return { state: 'read', at: asOf, cut: end === 'cap', unreadable, short: end === 'short', total };
  }

  function failed(reason: Extract<Ended, { state: 'failed' }>['reason'], detail: string | null): Ended {
    return { state: 'failed', at: clock.now(), reason, detail };
  }

  function change(apply: (to: RouteIndex) => void): void {
    running?.journal.push(apply);
    if (asOf === null) return;
    apply(index);
    version += 1;
    changed();
  }

  return {
    reading() {
      if (!directory.configured()) return { state: 'notConfigured' };
      if (running !== null) {
        const { since, came, total } = running;
        return { state: 'reading', since, came, total };
      }
      // Who asks has it read at once: nobody sees what is neither read nor being read.
      return ended ?? { state: 'reading', since: clock.now(), came: 0, total: null };
    },
    asOf: () => asOf,
    held: () => ({ version, all: index.all() }),
    get: (id) => index.get(id),
    ofCaller: (key) => index.ofCaller(key).flatMap((id) => index.get(id)?.route ?? []),
    incomplete: () => incomplete,
    need() {
      wanted = true;
      if (running === null && ended === null && directory.configured()) void begin();
    },
    refresh() {
      wanted = true;
      if (running !== null) return running.done;
      return directory.configured() ? begin() : Promise.resolve(null);
    },
    put(route) {
      change((to) => {
        to.put(route);
      });
    },
    remove(id) {
      change((to) => {
        to.remove(id);
      });
    },
    touch() {
      if (asOf === null) return;
      version += 1;
      changed();
    },
    reset() {
      running?.aborter.abort();
      running = null;
      ended = null;
      asOf = null;
      incomplete = false;
      index = createRouteIndex();
      if (!wanted) return;
      version += 1;
      if (directory.configured()) void begin();
      else changed();
    },
    stop() {
      running?.aborter.abort();
      running = null;
    },
  };
}

function* indexing(routes: readonly StickyRoute[]): Generator<undefined, RouteIndex> {
  const index = createRouteIndex();
  for (const [at, route] of routes.entries()) {
    index.put(route);
    if (at % 128 === 127) yield;
  }
  // So long a list is made of it in a turn of its own, before anybody asks for it.
  yield;
  index.all();
  return index;
}
