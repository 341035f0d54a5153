import type { ErrorCode } from '#shared/contract/errors.ts';
import type { FileProblem } from '#shared/contract/placingViews.ts';
import type { RouteQuery } from '#shared/contract/routesSchemas.ts';
import type { RouteHolders, RoutesState, RouteView } from '#shared/contract/routesViews.ts';
import { SliceList } from '../lists/sliceList.svelte.ts';
import { stopAll } from '../transport.ts';
import type { Asks, Hears, Stop } from '../transport.ts';
import { BulkDesk } from './bulkDesk.svelte.ts';
import type { BulkTransport } from './bulkDesk.svelte.ts';
import { ImportDesk } from './importDesk.svelte.ts';
import type { ImportTransport } from './importDesk.svelte.ts';
import { PinForms } from './pinForms.svelte.ts';
import type { PinFormTransport } from './pinForms.svelte.ts';
import { RouteSelection } from './routeSelection.svelte.ts';

type Transport = Asks<'routes.state' | 'routes.rows' | 'routes.holders' | 'routes.export'> &
  Hears<'routes.changed'> &
  PinFormTransport &
  BulkTransport &
  ImportTransport;

/** What is known of the last export. */
export type ExportReport =
  | { readonly is: 'saved'; readonly file: string; readonly count: number; readonly incomplete: boolean }
  | { readonly is: 'failed'; readonly why: FileProblem['why'] }
  | { readonly is: 'refused'; readonly code: ErrorCode };

/** How long typing must pause before a search, in ms. */
const TYPING_PAUSE = 120;
/** Rows that may be selected from one to another without being all; more wants a search. */
const LONGEST_RANGE = 10_000;
/** The contract's limit of one slice. */
const SLICE = 200;

/** All pins as main holds them: searched as the agent types, selected, changed. Stays while other screens are shown. */
export class RoutesRoom {
  readonly #api: Transport;
  readonly list: SliceList<RouteView, RouteQuery>;
  readonly selection = new RouteSelection();
  readonly bulk: BulkDesk;
  readonly importing: ImportDesk;
  readonly forms: PinForms;
  #state = $state.raw<RoutesState | null>(null);
  #failure = $state<ErrorCode | null>(null);
  #text = $state('');
  #mineOnly = $state(false);
  #query = $state.raw<RouteQuery>({ text: '', mineOnly: false });
  #exporting = $state(false);
  #exported = $state.raw<ExportReport | null>(null);
  #rangeTrouble = $state<'tooMany' | 'failed' | null>(null);
  #opened = false;
  #asking = $state(false);
  #range = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: Transport) {
    this.#api = api;
    this.list = new SliceList<RouteView, RouteQuery>(this.#query, (query, from, count) =>
      api.invoke('routes.rows', { query, from, count }),
    );
    this.bulk = new BulkDesk(api);
    this.importing = new ImportDesk(api, this.bulk);
    this.forms = new PinForms(api);
  }

  /** Null until main has told. */
  get state(): RoutesState | null {
    return this.#state;
  }

  /** Why main does not even tell. */
  get failure(): ErrorCode | null {
    return this.#failure;
  }

  get text(): string {
    return this.#text;
  }

  /** What the list answers, or is about to: what was typed, once typing has paused. */
  get query(): RouteQuery {
    return this.#query;
  }

  get mineOnly(): boolean {
    return this.#mineOnly;
  }

  /** Main has been asked to read, and has not answered. */
  get asking(): boolean {
    return this.#asking;
  }

  get exporting(): boolean {
    return this.#exporting;
  }

  get exported(): ExportReport | null {
    return this.#exported;
  }

  /** Why the rows from one to another were not selected. */
  get rangeTrouble(): 'tooMany' | 'failed' | null {
    return this.#rangeTrouble;
  }

  get longestRange(): number {
    return LONGEST_RANGE;
  }

  start(): Stop {
    const stop = stopAll([
      this.#api.on('routes.changed', (state) => {
        if (this.#opened) this.#take(state);
      }),
      this.bulk.start(),
    ]);
    return () => {
      stop();
      clearTimeout(this.#timer);
    };
  }

  /** The screen is looked at: now main may read the list, unless it did. */
  open(): void {
    const isFirst = !this.#opened;
    this.#opened = true;
    void this.#read(false);
    if (isFirst) void this.bulk.open();
  }

  /** Reads the list anew; what was read stays until then. */
  async refresh(): Promise<void> {
    if (!this.#asking) await this.#read(true);
  }

  /** The agent types. */
  search(text: string): void {
    this.#text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), TYPING_PAUSE);
  }

  showMineOnly(mineOnly: boolean): void {
    this.#mineOnly = mineOnly;
    clearTimeout(this.#timer);
    this.#ask();
  }

  /** Who else has what is selected; null if that is not known. */
  async holders(): Promise<RouteHolders | null> {
    const chosen = this.selection.chosen();
    const outcome = chosen && (await this.#api.invoke('routes.holders', chosen));
    return outcome?.ok === true ? outcome.value : null;
  }

  selectAll(): void {
    this.#range += 1;
    this.#rangeTrouble = null;
    this.selection.takeAll(this.#query, this.#version);
  }

  toggle(route: RouteView): void {
    this.#range += 1;
    this.#rangeTrouble = null;
    this.selection.toggle(route, this.#version);
  }

  clearSelection(): void {
    this.#range += 1;
    this.#rangeTrouble = null;
    this.selection.clear();
  }

  /** Selects from one row to another; what is not on this side of the wall is fetched. */
  async selectRange(from: number, to: number): Promise<void> {
    const turn = (this.#range += 1);
    this.#rangeTrouble = null;
    const [first, last] = from < to ? [from, to] : [to, from];
    if (last - first >= LONGEST_RANGE) {
      this.#rangeTrouble = 'tooMany';
      return;
    }
    const routes = this.#held(first, last) ?? (await this.#fetch(first, last));
    if (turn !== this.#range) return;
    if (routes === null) this.#rangeTrouble = 'failed';
    else this.selection.takeRange(from, routes, this.#version);
  }

  /** Writes what is shown, or rather what matches, to a file. */
  async export(): Promise<void> {
    if (this.#exporting) return;
    this.#exporting = true;
    this.#exported = null;
    // What became of the last file is of no interest any more, whichever it was.
    this.importing.forgetTrouble();
    const outcome = await this.#api.invoke('routes.export', { query: this.#query });
    this.#exporting = false;
    if (!outcome.ok) this.#exported = { is: 'refused', code: outcome.error.code };
    else if (outcome.value.result === 'saved') {
      const { savedAs: file, count } = outcome.value;
      this.#exported = { is: 'saved', file, count, incomplete: this.#state?.incomplete === true };
    } else if (outcome.value.result === 'failed') this.#exported = { is: 'failed', why: outcome.value.why };
  }

  forgetExport(): void {
    this.#exported = null;
  }

  get #version(): number | null {
    return this.#state?.version ?? null;
  }

  #ask(): void {
    const query: RouteQuery = { text: this.#text.trim(), mineOnly: this.#mineOnly };
    if (query.text === this.#query.text && query.mineOnly === this.#query.mineOnly) return;
    this.#query = query;
    this.#range += 1;
    this.#rangeTrouble = null;
    this.selection.searched();
    this.list.search(query);
  }

  async #read(refresh: boolean): Promise<void> {
    this.#asking = true;
    const outcome = await this.#api.invoke('routes.state', { refresh });
    this.#asking = false;
    this.#failure = outcome.ok ? null : outcome.error.code;
    if (outcome.ok) this.#take(outcome.value);
  }

  #take(state: RoutesState): void {
    const before = this.#state;
    this.#state = state;
    this.#failure = null;
    if (before !== null && before.version > state.version) return;
    this.list.refresh(state.version);
  }

  #held(first: number, last: number): RouteView[] | null {
    const routes: RouteView[] = [];
    for (let index = first; index <= last; index += 1) {
      const route = this.list.row(index);
      if (route === undefined) return null;
      routes.push(route);
    }
    return routes;
  }

  async #fetch(first: number, last: number): Promise<RouteView[] | null> {
    const query = this.#query;
    const routes: RouteView[] = [];
    let version: number | null = null;
    for (let from = first; from <= last; from += SLICE) {
      const count = Math.min(SLICE, last + 1 - from);
      const outcome = await this.#api.invoke('routes.rows', { query, from, count });
      // Rows of two lists are not what the agent saw.
      if (!outcome.ok || (version !== null && version !== outcome.value.version)) return null;
      version = outcome.value.version;
      routes.push(...outcome.value.rows);
    }
    return routes;
  }
}
