import type { ParsedRequestOf } from '#shared/contract/api.ts';
import { RequestError } from '#shared/contract/errors.ts';
import type {
  BulkRow,
  BulkView,
  ImportRow,
  PinOutcome,
  RouteHolders,
  RoutesState,
  RouteView,
  UnpinOutcome,
} from '#shared/contract/routesViews.ts';
import type { FakeBridge } from './fakeBridge.ts';
import { NOW, number } from './samples.ts';

const DAY = 86_400_000;

/** The pin of a French number that ends in `count`; the agent's own extension is 104. */
export function route(count: number, change: Partial<RouteView> = {}): RouteView {
  const digits = String(count).padStart(6, '0');
  const party = number(`+33 1 87 ${digits.slice(0, 2)} ${digits.slice(2, 4)} ${digits.slice(4)}`);
  const extension = change.extension ?? '107';
  return {
    id: String(count),
    party,
    raw: `0187${digits}`,
    extension,
    mine: extension === '104',
    createdAt: NOW - 3 * DAY,
    callerKey: party.e164,
    name: null,
    twin: false,
    ...change,
  };
}

function routesState(change: Partial<RoutesState> = {}): RoutesState {
  return {
    reading: { state: 'read', at: NOW - 60_000, cut: false, unreadable: 0, short: false, total: null },
    asOf: NOW - 60_000,
    incomplete: false,
    version: 1,
    count: 0,
    mine: 0,
    myExtension: '104',
    ...change,
  };
}

export function bulk(change: Partial<BulkView> = {}): BulkView {
  return {
    id: 'b1',
    what: 'unpin',
    total: 3,
    done: 0,
    failed: 0,
    unknown: 0,
    state: 'running',
    stoppedBy: null,
    rows: [],
    ...change,
  };
}

/** What main holds of pins, as far as a window can tell. */
export class PinKeeper {
  readonly #bridge: FakeBridge<'main'>;
  routes: readonly RouteView[];
  state: Partial<RoutesState> = {};
  /** What the next changes come to; without any they succeed. */
  pinAnswer: PinOutcome | null = null;
  unpinAnswer: UnpinOutcome | null = null;
  bulk: BulkView | null = null;
  /** Whom somebody else has by now, of those to be changed. */
  others: readonly RouteView[] = [];
  bulkRows: readonly BulkRow[] = [];
  importRows: readonly ImportRow[] = [];
  #version = 1;

  constructor(bridge: FakeBridge<'main'>, routes: readonly RouteView[]) {
    this.#bridge = bridge;
    this.routes = routes;
    bridge
      .answer('routes.state', () => this.tell())
      .answer('routes.rows', ({ query, from, count }) => {
        const matching = this.routes.filter((one) => matches(one, query));
        return {
          version: this.#version,
          matched: matching.length,
          rows: matching.slice(from, from + count),
        };
      })
      .answer('routes.pin', (request) => this.pinAnswer ?? this.#pin(request))
      .answer('routes.unpin', ({ route: { id } }) => {
        if (this.unpinAnswer !== null) return this.unpinAnswer;
        this.put(this.routes.filter((one) => one.id !== id));
        return { result: 'unpinned', other: null };
      })
      .answer('routes.bulkState', () => ({ bulk: this.bulk }))
      .answer('routes.bulk', ({ what }) => {
        this.bulk = bulk({ what });
        return this.bulk;
      })
      .answer('routes.holders', ({ chosen }) => {
        const picked = this.routes.filter((one) =>
          'ids' in chosen ? chosen.ids.includes(one.id) : !chosen.except.includes(one.id),
        );
        return holdersOf(picked.filter(({ extension, mine }) => extension !== '' && !mine));
      })
      .answer('routes.bulkHolders', () => holdersOf(this.others))
      .answer('routes.bulkStop', () => ({}))
      .answer('routes.bulkRows', ({ failedOnly, from, count }) => {
        const rows = this.bulkRows.filter(({ outcome }) => !failedOnly || isFailed(outcome));
        return { matched: rows.length, rows: rows.slice(from, from + count) };
      })
      .answer('routes.importCancel', () => ({}))
      .answer('routes.importRows', ({ what, from, count }) => {
        const rows = this.importRows.filter((row) => what === 'all' || row.what === what);
        return { matched: rows.length, rows: rows.slice(from, from + count) };
      })
      .answer('routes.importRun', () => {
        this.bulk = bulk({ id: 'b2', what: 'import' });
        return this.bulk;
      });
  }

  tell(): RoutesState {
    const mine = this.routes.filter((one) => one.mine).length;
    return routesState({ count: this.routes.length, mine, version: this.#version, ...this.state });
  }

  /** Holds another list and tells the windows, as main does. */
  put(routes: readonly RouteView[]): void {
    this.routes = routes;
    this.#version += 1;
    this.#bridge.emit('routes.changed', this.tell());
  }

  /** Tells of something else than the list, such as a reading that failed. */
  change(state: Partial<RoutesState>): void {
    this.state = state;
    this.#bridge.emit('routes.changed', this.tell());
  }

  progress(change: Partial<BulkView>): void {
    if (this.bulk === null) throw new Error('nothing is under way');
    this.bulk = { ...this.bulk, ...change };
    this.#bridge.emit('routes.bulkChanged', this.bulk);
  }

  #pin({ number: text, extension, over }: ParsedRequestOf<'routes.pin'>): PinOutcome {
    const to = extension ?? '104';
    const there = this.routes.find((one) => one.raw === text || one.party.e164 === text);
    if (there !== undefined && !there.mine && over?.id !== there.id) return { result: 'taken', route: there };
    const pinned = route(Number(there?.id ?? 900), {
      ...(there ?? { party: number(text), raw: text }),
      extension: to,
      mine: to === '104',
      createdAt: NOW,
    });
    this.put([...this.routes.filter((one) => one.id !== pinned.id), pinned]);
    return { result: 'pinned', route: pinned };
  }
}

function holdersOf(routes: readonly RouteView[]): RouteHolders {
  const holders = [...new Set(routes.map(({ extension }) => extension))].map((extension) => {
    const [first, ...rest] = routes.filter((one) => one.extension === extension);
    return { extension, count: rest.length + 1, since: first?.createdAt ?? null };
  });
  return { others: routes.length, holders, more: { extensions: 0, count: 0 } };
}

function matches(one: RouteView, { text, mineOnly }: ParsedRequestOf<'routes.rows'>['query']): boolean {
  if (mineOnly && !one.mine) return false;
  return `${one.raw} ${one.extension} ${one.name ?? ''}`.toLowerCase().includes(text.toLowerCase());
}

function isFailed(outcome: BulkRow['outcome']): boolean {
  return outcome === null || !['pinned', 'unpinned', 'gone'].includes(outcome.result);
}

/** As main refuses what was chosen in another list. */
export function outdated(): never {
  throw new RequestError('outdated', 'the list is another one');
}
