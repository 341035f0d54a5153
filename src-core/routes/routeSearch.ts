import { inTurns } from '../slices.ts';
import { matcherOf } from './matching.ts';
import type { RouteQuery } from './matching.ts';
import type { HeldRoute } from './routeIndex.ts';

/** What was found, and in which list. */
export interface Found {
  readonly version: number;
  readonly routes: readonly HeldRoute[];
}

export interface RouteSearchParts {
  /** The list of this moment. */
  readonly held: () => { readonly version: number; readonly all: readonly HeldRoute[] };
  readonly names: () => ReadonlyMap<string, string>;
  readonly myExtension: () => string;
}

/** Results that are kept: the slices of one list are asked for one after the other. */
const KEPT = 4;
/** Pins between two looks at the time. */
const STEP = 256;

/** Searches the list in turns; the same search in the same list is made once. */
export function createRouteSearch({ held, names, myExtension }: RouteSearchParts) {
  const kept = new Map<
    string,
    { readonly names: ReadonlyMap<string, string>; readonly found: Promise<Found> }
  >();

  async function search(query: RouteQuery): Promise<Found> {
    const { version, all } = held();
    if (query.text === '' && !query.mineOnly) return { version, routes: all };
    const matches = matcherOf(query, names(), myExtension());
    const routes = await inTurns(pick(all, matches));
    return { version, routes: routes ?? [] };
  }

  return (query: RouteQuery): Promise<Found> => {
    const key = JSON.stringify([held().version, query.text, query.mineOnly, myExtension()]);
    const known = kept.get(key);
    if (known?.names === names()) return known.found;
    const found = search(query);
    kept.delete(key);
    kept.set(key, { names: names(), found });
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return found;
  };
}

function* pick(
  all: readonly HeldRoute[],
  matches: ReturnType<typeof matcherOf>,
): Generator<undefined, readonly HeldRoute[]> {
  const first: HeldRoute[] = [];
  const rest: HeldRoute[] = [];
  for (const [index, route] of all.entries()) {
    const fit = matches(route);
    if (fit !== null) (fit === 'extension' ? first : rest).push(route);
    if (index % STEP === STEP - 1) yield;
  }
  return first.concat(rest);
}
