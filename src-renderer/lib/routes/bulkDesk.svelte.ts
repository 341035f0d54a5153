import type { BulkRow, BulkView, RouteHolders } from '#shared/contract/routesViews.ts';
import type { RequestOf, ReplyOf } from '#shared/contract/api.ts';
import type { ErrorCode, Outcome } from '#shared/contract/errors.ts';
import { SliceList } from '../lists/sliceList.svelte.ts';
import type { Asks, Hears, Stop } from '../transport.ts';

export type BulkTransport = Asks<
  | 'routes.bulk'
  | 'routes.bulkAgain'
  | 'routes.bulkHolders'
  | 'routes.bulkState'
  | 'routes.bulkRows'
  | 'routes.bulkStop'
  | 'routes.importRun'
  | 'clipboard.copy'
> &
  Hears<'routes.bulkChanged'>;

interface ResultsQuery {
  readonly id: string;
  readonly failedOnly: boolean;
}

/** How often results that are looked at follow what happens, in ms. */
const RESULTS_PAUSE = 300;
const SLICE = 200;

/** Something done to several pins: started here, done by main, told here for as long as the agent wants to see it. */
export class BulkDesk {
  readonly #api: BulkTransport;
  #bulk = $state.raw<BulkView | null>(null);
  #hiddenId = $state<string | null>(null);
  #starting = $state(false);
  #stopping = $state(false);
  #failure = $state<ErrorCode | null>(null);
  #results = $state.raw<SliceList<BulkRow, ResultsQuery> | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: BulkTransport) {
    this.#api = api;
  }

  /** What is under way, or over and not put out of sight. */
  get bulk(): BulkView | null {
    return this.#bulk?.id === this.#hiddenId ? null : this.#bulk;
  }

  get running(): boolean {
    return this.#starting || this.#bulk?.state === 'running';
  }

  get stopping(): boolean {
    return this.#stopping;
  }

  /** Why the last wish was not taken. */
  get failure(): ErrorCode | null {
    return this.#failure;
  }

  /** The rows of it, while somebody looks at them. */
  get results(): SliceList<BulkRow, ResultsQuery> | null {
    return this.#results;
  }

  start(): Stop {
    const stop = this.#api.on('routes.bulkChanged', (bulk) => this.#take(bulk));
    return () => {
      stop();
      clearTimeout(this.#timer);
    };
  }

  /** Asks what is under way, as after the window was opened anew. */
  async open(): Promise<void> {
    const outcome = await this.#api.invoke('routes.bulkState', {});
    if (outcome.ok && outcome.value.bulk !== null) this.#take(outcome.value.bulk);
  }

  /** Starts it. True if main took it. */
  async run(request: RequestOf<'routes.bulk'>): Promise<boolean> {
    return this.#begin(() => this.#api.invoke('routes.bulk', request));
  }

  async runImport(request: RequestOf<'routes.importRun'>): Promise<boolean> {
    return this.#begin(() => this.#api.invoke('routes.importRun', request));
  }

  /** Who has some of these by now that the agent did not agree to; null where main cannot say. */
  async holders(): Promise<RouteHolders | null> {
    const id = this.#bulk?.id;
    if (id === undefined) return null;
    const outcome = await this.#api.invoke('routes.bulkHolders', { id });
    return outcome.ok ? outcome.value : null;
  }

  /** Does once more what did not succeed, or was not tried; `over`: also over whom `holders` told of. True if main took it. */
  async again(over: boolean): Promise<boolean> {
    const id = this.#bulk?.id;
    return id !== undefined && this.#begin(() => this.#api.invoke('routes.bulkAgain', { id, over }));
  }

  async stop(): Promise<void> {
    if (this.#stopping || this.#bulk?.state !== 'running') return;
    this.#stopping = true;
    const outcome = await this.#api.invoke('routes.bulkStop', {});
    if (!outcome.ok) {
      this.#stopping = false;
      this.#failure = outcome.error.code;
    }
  }

  /** Puts what is over out of sight. */
  dismiss(): void {
    if (this.#bulk?.state !== 'running') this.#hiddenId = this.#bulk?.id ?? null;
    this.#failure = null;
  }

  /** What was not taken is of no interest any more. */
  dismissFailure(): void {
    this.#failure = null;
  }

  /** The agent looks at the results: those that did not succeed, or all. */
  look(failedOnly: boolean): void {
    if (this.#bulk === null) return;
    const { id } = this.#bulk;
    if (this.#results?.query.id === id) {
      this.#results.search({ id, failedOnly });
      return;
    }
    this.#results = new SliceList<BulkRow, ResultsQuery>({ id, failedOnly }, (query, from, count) =>
      this.#rows(query, from, count),
    );
  }

  lookAway(): void {
    this.#results = null;
    clearTimeout(this.#timer);
  }

  /** Copies the rows that are looked at, one a line. True if they are on the clipboard. */
  async copy(lineOf: (row: BulkRow) => string): Promise<boolean> {
    const query = this.#results?.query;
    if (query === undefined) return false;
    const lines: string[] = [];
    for (let from = 0; ; from += SLICE) {
      const outcome = await this.#api.invoke('routes.bulkRows', { ...query, from, count: SLICE });
      if (!outcome.ok) return false;
      lines.push(...outcome.value.rows.map(lineOf));
      if (lines.length >= outcome.value.matched || outcome.value.rows.length === 0) break;
    }
    return (await this.#api.invoke('clipboard.copy', { text: lines.join('\n') })).ok;
  }

  async #begin(ask: () => Promise<Outcome<BulkView>>): Promise<boolean> {
    if (this.running) return false;
    this.#starting = true;
    this.#failure = null;
    const outcome = await ask();
    this.#starting = false;
    if (outcome.ok) this.#take(outcome.value);
    else this.#failure = outcome.error.code;
    return outcome.ok;
  }

  #take(bulk: BulkView): void {
    const before = this.#bulk;
    // An answer may come after an event that tells more.
    if (before?.id === bulk.id && (before.done > bulk.done || before.state !== 'running')) return;
    this.#bulk = bulk;
    if (bulk.state !== 'running') this.#stopping = false;
    if (this.#results?.query.id === bulk.id) this.#follow(bulk.state !== 'running');
  }

  #follow(atOnce: boolean): void {
    if (atOnce) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#results?.refresh();
    } else this.#timer ??= setTimeout(() => this.#follow(true), RESULTS_PAUSE);
  }

  async #rows(
    query: ResultsQuery,
    from: number,
    count: number,
  ): Promise<Outcome<ReplyOf<'routes.bulkRows'> & { version: number }>> {
    const outcome = await this.#api.invoke('routes.bulkRows', { ...query, from, count });
    // Rows that are there stay as they are; what comes later is asked for anew.
    return outcome.ok ? { ok: true, value: { ...outcome.value, version: 0 } } : outcome;
  }
}
