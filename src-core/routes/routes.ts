import { RequestError } from '#shared/contract/errors.ts';
import type {
  BulkRow,
  BulkView,
  ImportPreview,
  PinOutcome,
  RouteHolders,
  RoutesState,
  RouteView,
  UnpinOutcome,
} from '#shared/contract/routesViews.ts';
import { routesToCsv } from '#shared/domain/routesCsv.ts';
import type { ExportOptions } from '#shared/domain/routesCsv.ts';
import type { StickyRoute } from '#shared/domain/stickyRoute.ts';
import { createBulk } from './bulk.ts';
import type { BulkItem } from './bulk.ts';
import { createImports } from './imports.ts';
import type { Imports, PinFile } from './imports.ts';
import { holdersOf } from './holders.ts';
import { inTurns } from '../slices.ts';
import type { RouteQuery } from './matching.ts';
import { createPinning } from './pinning.ts';
import type { PinWish, Seen } from './pinning.ts';
import type { RoutePorts } from './ports.ts';
import { createRouteList } from './routeList.ts';
import type { HeldRoute } from './routeIndex.ts';
import { createRouteSearch } from './routeSearch.ts';
import { routeViewer, shownNumber } from './routeViews.ts';

/** Several pins: those named, or all that match a query but for those left out. */
export type Chosen =
  { readonly ids: readonly string[] } | { readonly query: RouteQuery; readonly except: readonly string[] };

export type BulkWish =
  | {
      readonly what: 'pin';
      readonly chosen: Chosen;
      readonly version: number | null;
      /** Null is the agent's own. */
      readonly extension: string | null;
    }
  | { readonly what: 'unpin'; readonly chosen: Chosen; readonly version: number | null };

/** Callers pinned to an extension. Everything that is asked for in vain throws a `RequestError`. */
export interface Routes {
  /** What is held. */
  state(): RoutesState;
  /** Somebody looks at it: has it read if that never happened, or, if `refresh`, anew. */
  need(refresh: boolean): void;
  rows(
    query: RouteQuery,
    from: number,
    count: number,
  ): Promise<{ version: number; matched: number; rows: RouteView[] }>;
  pin(wish: { number: string; extension: string | null; over: Seen | null }): Promise<PinOutcome>;
  unpin(seen: Pick<StickyRoute, 'id' | 'raw' | 'extension'>): Promise<UnpinOutcome>;
  /** Who has the callers that are chosen in the list of `version`. */
  holders(chosen: Chosen, version: number | null): Promise<RouteHolders>;
  startBulk(wish: BulkWish): Promise<BulkView>;
  /** Does once more what did not succeed; `over`: also where somebody else's pin was found, as `bulkHolders` told. */
  repeatBulk(id: string, over: boolean): BulkView;
  /** Who has the callers of it by now whom nobody had, or somebody else, when the agent agreed. */
  bulkHolders(id: string): Promise<RouteHolders>;
  bulk(): BulkView | null;
  bulkRows(request: {
    readonly id: string;
    readonly failedOnly: boolean;
    readonly from: number;
    readonly count: number;
  }): { matched: number; rows: BulkRow[] };
  stopBulk(): void;
  previewImport(file: PinFile): Promise<ImportPreview>;
  importRows: Imports['rows'];
  cancelImport(): void;
  /** Does what the preview said; what would be moved only if `move`. */
  runImport(id: string, move: boolean): BulkView;
  /** The pins that match as the lines of a file. */
  toCsv(
    query: RouteQuery,
    options: ExportOptions,
  ): Promise<{ readonly text: string; readonly count: number }>;
  /** The agent gave a caller another name. */
  namesChanged(): void;
  /** Settings changed; `otherDirectory`: its own, or its credential. */
  refresh(otherDirectory: boolean): void;
  /** What is being changed at this moment: several pins, or how many single ones. */
  underWay(): { readonly bulk: BulkView | null; readonly pins: number };
  /** A row that is under way is waited for a moment; the others are not tried. */
  stop(): Promise<void>;
}

export function createRoutes(ports: RoutePorts): Routes {
  const { directory, clock, logger, readNumber, readRaw, newId, listener } = ports;
  let names: ReadonlyMap<string, string> | null = null;
  let shownExtension = ports.myExtension();

  function namesOfCallers(): ReadonlyMap<string, string> {
    try {
      return (names ??= ports.names());
    } catch (error) {
      logger.warn('the names of callers could not be read', { error: String(error) });
      return (names = new Map());
    }
  }

  const { myExtension } = ports;
  const parts = { directory, clock, logger, myExtension, names: namesOfCallers };
  const list = createRouteList({ ...parts, changed: () => listener.listChanged() });
  const search = createRouteSearch({ ...parts, held: () => list.held() });
  const view = routeViewer({ ...parts, ofCaller: (key) => list.ofCaller(key) });
  const pinning = createPinning({
    ...parts,
    list,
    view,
    learned: (number, pin) => listener.learned(number, pin),
    wrote: (pin) => listener.wrote(pin),
  });
  const bulk = createBulk({ clock, logger, newId, changed: (now) => listener.bulkChanged(now) });
  const imports = createImports({ list, readRaw, newId });

  const countMine = countedOnce(() => list.held(), myExtension);

  async function chosenOf(chosen: Chosen, version: number | null): Promise<readonly HeldRoute[]> {
    if (version !== null && version !== list.held().version) {
      throw new RequestError('outdated', 'the list is another one by now');
    }
    if ('ids' in chosen) return chosen.ids.flatMap((id) => list.get(id) ?? []);
    const left = new Set(chosen.except);
    const { routes } = await search(chosen.query);
    return routes.filter(({ route }) => !left.has(route.id));
  }

  // Whoever has the caller loses them only if the entry is still as it was shown.
  function pinItem(key: string, wish: PinWish): BulkItem {
    return {
      key,
      number: shownNumber(wish.number),
      run: () => pinning.pin(wish),
      look: () => pinning.lookPinned(wish),
      agreed: wish.over,
      over: ({ id, extension }) => pinItem(key, { ...wish, over: { id, extension } }),
    };
  }

  function unpinItem(key: string, route: StickyRoute): BulkItem {
    return {
      key,
      number: shownNumber(route.number),
      run: () => pinning.unpin(route),
      look: () => pinning.lookUnpinned(route),
      agreed: route,
      over: ({ id, raw, extension }) => unpinItem(key, { ...route, id, raw, extension }),
    };
  }

  return {
    need(refresh) {
      if (!refresh) {
        list.need();
        return;
      }
      directory.askAnew();
      void list.refresh();
    },

    state() {
      const { version, all } = list.held();
      return {
        reading: list.reading(),
        asOf: list.asOf(),
        incomplete: list.incomplete(),
        version,
        count: all.length,
        mine: countMine(),
        myExtension: myExtension(),
      };
    },

    async rows(query, from, count) {
      list.need();
      const { version, routes } = await search(query);
      const rows = routes.slice(from, from + count).map(({ route }) => view(route));
      return { version, matched: routes.length, rows };
    },

    pin: ({ number, extension, over }) => pinning.pin({ number: readNumber(number), extension, over }),

    unpin: ({ id, raw, extension }) =>
      pinning.unpin({ id, raw, extension, number: readRaw(raw), createdAt: null }),

    async holders(chosen, version) {
      return holdersOf(await chosenOf(chosen, version), myExtension());
    },

    async startBulk(wish) {
      if (bulk.running()) throw new RequestError('busy', 'another bulk change is running');
      const chosen = await chosenOf(wish.chosen, wish.version);
      const items =
        wish.what === 'pin'
          ? chosen.map(({ route }) =>
              pinItem(route.id, { number: route.number, extension: wish.extension, over: route }),
            )
          : chosen.map(({ route }) => unpinItem(route.id, route));
      return bulk.start(wish.what, items);
    },
    repeatBulk: (id, over) => bulk.again(id, over),
    bulkHolders: (id) =>
      holdersOf(
        bulk.found(id).map((route) => ({ route })),
        myExtension(),
      ),
    bulk: () => bulk.view(),
    bulkRows: (request) => bulk.rows(request),
    stopBulk: () => {
      bulk.halt();
    },

    previewImport: (file) => imports.preview(file),
    importRows: (id, what, from, count) => imports.rows(id, what, from, count),
    cancelImport: () => {
      imports.cancel();
    },
    runImport(id, move) {
      const { creates, changes } = imports.plan(id);
      const planned = [
        ...creates.map((pin) => ({ ...pin, over: null })),
        ...(move ? changes : []).map((pin) => ({
          ...pin,
          over: { id: pin.from.id, extension: pin.from.extension },
        })),
      ].sort((a, b) => a.line - b.line);
      const items = planned.map(({ line, number, extension, over }) =>
        pinItem(`line:${line}`, { number, extension, over, imported: true }),
      );
      const started = bulk.start('import', items);
      imports.cancel();
      return started;
    },

    async toCsv(query, options) {
      const { routes } = await search(query);
      const lines = routesToCsv(routesOf(routes), options);
      const text = (await inTurns(joined(lines))) ?? '';
      return { text, count: routes.length };
    },

    namesChanged() {
      names = null;
      list.touch();
    },
    refresh(otherDirectory) {
      if (otherDirectory) {
        bulk.leave();
        imports.cancel();
        list.reset();
      } else if (shownExtension !== myExtension()) list.touch();
      shownExtension = myExtension();
    },
    underWay: () => ({ bulk: bulk.running() ? bulk.view() : null, pins: pinning.underWay() }),
    async stop() {
      bulk.leave();
      imports.cancel();
      list.stop();
      await pinning.stop();
    },
  };
}

function* routesOf(held: readonly HeldRoute[]): Generator<StickyRoute> {
  for (const { route } of held) yield route;
}

function* joined(lines: Iterable<string>): Generator<undefined, string> {
  const pieces: string[] = [];
  let piece = '';
  let count = 0;
  for (const line of lines) {
    piece += line;
    if ((count += 1) % 128 !== 0) continue;
    pieces.push(piece);
    piece = '';
    yield;
  }
  return pieces.join('') + piece;
}

/** How many are the agent's own; counted once a list. */
function countedOnce(
  held: () => { readonly version: number; readonly all: readonly HeldRoute[] },
  myExtension: () => string,
): () => number {
  let counted = { version: -1, mine: '', count: 0 };
  return () => {
    const { version, all } = held();
    const mine = myExtension();
    if (counted.version === version && counted.mine === mine) return counted.count;
    let count = 0;
    if (mine !== '') for (const { route } of all) if (route.extension === mine) count += 1;
    counted = { version, mine, count };
    return count;
  };
}
