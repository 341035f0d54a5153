import type { ErrorCode, Outcome } from '#shared/contract/errors.ts';
import type { NumberQuery } from '#shared/contract/numbersSchemas.ts';
import type { CompanyNumberView, NumbersState } from '#shared/contract/numbersViews.ts';
import { SliceList } from '../lists/sliceList.svelte.ts';
import type { Asks, Hears, Stop } from '../transport.ts';
import { NumberDraft } from './numberDraft.svelte.ts';
import type { DraftTransport } from './numberDraft.svelte.ts';

type Transport = Asks<'numbers.state' | 'numbers.rows'> & Hears<'numbers.changed'> & DraftTransport;

export type Query = { readonly [K in keyof NumberQuery]-?: Exclude<NumberQuery[K], undefined> };

/** How long typing must pause before a search, in ms. */
const TYPING_PAUSE = 120;

const EVERYTHING: Query = {
  text: '',
  zone: null,
  zoneCode: null,
  state: null,
  kind: null,
  number: '',
  campaign: '',
  holder: '',
  key: null,
};

/** The company's numbers as their screen sees them: what main holds, the filters, one number looked at, and forms. */
export class NumbersDesk {
  readonly #api: Transport;
  readonly rows: SliceList<CompanyNumberView, Query>;
  #state = $state.raw<NumbersState | null>(null);
  #failure = $state<ErrorCode | null>(null);
  #withoutZone = $state(0);
  #query = $state.raw<Query>(EVERYTHING);
  #selected = $state.raw<CompanyNumberView | null>(null);
  /** The chosen number is not in the list any more. */
  #gone = $state(false);
  #editing = $state.raw<NumberDraft | null>(null);
  /** Numbers that are known anew since the list was read, by their keys. */
  #newer = $state.raw<ReadonlyMap<string, CompanyNumberView>>(new Map());
  /** The list that has them all; null if it is still to come. */
  #caughtUp = $state<number | null>(null);
  /** Forms that were closed before they were saved, each by the number it is about. */
  readonly #drafts = new Map<string, NumberDraft>();
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(api: Transport) {
    this.#api = api;
    this.rows = new SliceList<CompanyNumberView, Query>(EVERYTHING, (query, from, count) =>
      this.#api.invoke('numbers.rows', { query, from, count }),
    );
  }

  /** Null until main has told. */
  get state(): NumbersState | null {
    return this.#state;
  }

  /** Why main could not even tell. */
  get failure(): ErrorCode | null {
    return this.#failure;
  }

  /** How many numbers are of no zone at all. */
  get withoutZone(): number {
    return this.#withoutZone;
  }

  get query(): Query {
    return this.#query;
  }

  get filters(): boolean {
    return JSON.stringify(this.#query) !== JSON.stringify(EVERYTHING);
  }

  /** The number whose details are shown, as it is in the list that was read last. */
  get selected(): CompanyNumberView | null {
    return this.#selected;
  }

  get selectedGone(): boolean {
    return this.#gone;
  }

  /** The form that lies over the screen. */
  get editing(): NumberDraft | null {
    return this.#editing;
  }

  start(): Stop {
    const stop = this.#api.on('numbers.changed', (state) => this.#take(state));
    return () => {
      stop();
      clearTimeout(this.#typing);
    };
  }

  /** The screen is looked at: main reads the numbers if it never did. */
  async open(): Promise<void> {
    this.#answer(await this.#api.invoke('numbers.state', {}));
  }

  async refresh(): Promise<void> {
    this.#answer(await this.#api.invoke('numbers.state', { refresh: true }));
  }

  /** The agent types. */
  type(text: string): void {
    this.#query = { ...this.#query, text };
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.rows.search(this.#query), TYPING_PAUSE);
  }

  filter(change: Partial<Query>): void {
    clearTimeout(this.#typing);
    this.#query = { ...this.#query, ...change };
    this.rows.search(this.#query);
  }

  clearFilters(): void {
    this.filter(EVERYTHING);
  }

  select(number: CompanyNumberView): void {
    this.#selected = number;
    this.#gone = false;
  }

  /** A number of the list as it is known by now: a saved one is in the list only when that was read again. */
  latest(number: CompanyNumberView): CompanyNumberView {
    const { version } = this.rows;
    const isListed = this.#caughtUp !== null && version !== null && version >= this.#caughtUp;
    return (isListed ? undefined : this.#newer.get(number.key)) ?? number;
  }

  /** Opens the form of a number, or of a new one; what was typed before it was closed is there again. */
  edit(seen: CompanyNumberView | null): void {
    const key = keyOf(seen);
    const begun = this.#drafts.get(key);
    // One that was saved after it was closed has nothing left to restore.
    const draft = begun?.kept === true ? begun : new NumberDraft(this.#api, seen);
    // The number may be another one by now, perhaps by this very form.
    if (seen !== null) draft.takeOver(seen);
    draft.reopen();
    this.#drafts.set(key, draft);
    this.#editing = draft;
  }

  /** Begins the form that is open again, without what was typed. */
  startAfresh(): void {
    const seen = this.#editing?.seen ?? null;
    this.#drafts.delete(keyOf(seen));
    this.edit(seen === null ? null : this.latest(seen));
  }

  /** Closes the form, but not while it is being saved: what comes of that would be told nowhere. */
  closeForm(): void {
    const draft = this.#editing;
    if (draft?.busy === true) return;
    this.#editing = null;
    if (draft === null) return;
    if (!draft.kept) this.#drafts.delete(keyOf(draft.seen));
    const { now } = draft;
    if (now === null) return;
    this.#newer = new Map(this.#caughtUp === null ? this.#newer : []).set(now.key, now);
    this.#caughtUp = null;
    if (this.#selected?.key === now.key) this.#selected = now;
  }

  #answer(outcome: Outcome<NumbersState>): void {
    if (outcome.ok) this.#take(outcome.value);
    else this.#failure = outcome.error.code;
  }

  #take(state: NumbersState): void {
    this.#failure = null;
    const before = this.#state;
    this.#state = state;
    if (state.asOf === null || before?.version === state.version) return;
    // While it is still being read, the list may be from before what was saved.
    if (state.reading.state === 'read') this.#caughtUp ??= state.version;
    this.rows.refresh(state.version);
    void this.#countWithoutZone();
    void this.#follow();
  }

  /** What is looked at and what is being edited, as the list has it now. */
  async #follow(): Promise<void> {
    const selected = this.#selected;
    const draft = this.#editing;
    if (selected !== null) {
      const now = await this.#lookUp(selected.key);
      if (now !== undefined && this.#selected?.key === selected.key) {
        this.#gone = now === null;
        if (now !== null) this.#selected = this.latest(now);
      }
    }
    if (draft?.seen == null) return;
    const now = await this.#lookUp(draft.seen.key);
    if (now != null && this.#editing === draft) draft.follow(this.latest(now));
  }

  /** One row of the list; null if there is none by this key, undefined if main could not tell. */
  async #lookUp(key: string): Promise<CompanyNumberView | null | undefined> {
    const outcome = await this.#api.invoke('numbers.rows', {
      query: { ...EVERYTHING, key },
      from: 0,
      count: 1,
    });
    return outcome.ok ? (outcome.value.rows[0] ?? null) : undefined;
  }

  async #countWithoutZone(): Promise<void> {
    const query = { ...EVERYTHING, zone: 'none' as const };
    const outcome = await this.#api.invoke('numbers.rows', { query, from: 0, count: 0 });
    if (outcome.ok) this.#withoutZone = outcome.value.matched;
  }
}

function keyOf(seen: CompanyNumberView | null): string {
  return seen === null ? 'add' : (seen.id ?? seen.number);
}
