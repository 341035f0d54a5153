import type { ErrorCode } from '#shared/contract/errors.ts';
import type { CallbackGroup, IntentView } from '#shared/contract/placingViews.ts';
import { isOver } from '#shared/domain/intent.ts';
import type { Asks, Hears, Stop } from '../transport.ts';
import { stopAll } from '../transport.ts';
import { endOfToday } from './day.ts';
import { GroupList } from './groupList.svelte.ts';
import { GROUPS, groupOf } from './groups.ts';
import type { Cuts } from './groups.ts';

export type BookTransport = Asks<'callbacks.list' | 'intents.read'> &
  Hears<'callbacks.changed' | 'intent.changed'>;

/** How long typing must pause before a search, and news before the lists are read again, in ms. */
const TYPING_PAUSE = 140;
const NEWS_PAUSE = 250;
/** The lists are read again at the next change of groups, and at least this often, in ms. */
const LONGEST_WAIT = 60_000;
const MINUTE = 60_000;

/** The list of callbacks: its groups, its search, and the row whose details are shown. */
export class CallbackBook {
  readonly #api: BookTransport;
  readonly #graceMs: () => number;
  readonly lists: readonly GroupList[];
  #text = $state('');
  #folded = $state.raw<ReadonlySet<CallbackGroup>>(new Set(['done']));
  #selectedId = $state<string | null>(null);
  /** One that was asked for by its id and may stand in no page that was read. */
  #apart = $state.raw<IntentView | null>(null);
  #missing = $state<ErrorCode | null>(null);
  #loadedOnce = false;
  #watched = false;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #news: ReturnType<typeof setTimeout> | undefined;

  /** `graceMs`: how long after its time a promise is overdue. */
  constructor(api: BookTransport, graceMs: () => number) {
    this.#api = api;
    this.#graceMs = graceMs;
    const question = () => ({ text: this.#text.trim(), todayEnds: endOfToday(Date.now()) });
    this.lists = GROUPS.map((group) => new GroupList(api, group, question));
  }

  get text(): string {
    return this.#text;
  }

  get selectedId(): string | null {
    return this.#selectedId;
  }

  /** The intent whose details are shown. */
  get selected(): IntentView | null {
    const id = this.#selectedId;
    if (id === null) return null;
    for (const { intents } of this.lists) {
      const found = intents.find((intent) => intent.id === id);
      if (found !== undefined) return found;
    }
    return this.#apart?.id === id ? this.#apart : null;
  }

  /** Why what was asked for by its id cannot be shown. */
  get missing(): ErrorCode | null {
    return this.#missing;
  }

  /** A group whose rows are out of sight. A search looks into all of them. */
  isFolded(group: CallbackGroup): boolean {
    return this.#text.trim() === '' && this.#folded.has(group);
  }

  /** The first read failed for all of them: there is nothing to show. */
  get failure(): ErrorCode | null {
    const open = this.lists.filter(({ group }) => !this.isFolded(group));
    const codes = open.map(({ failure }) => (failure?.of === 'first' ? failure.code : null));
    return codes.includes(null) ? null : (codes[0] ?? null);
  }

  /** A search was answered, and nothing fits. */
  get foundNothing(): boolean {
    return (
      this.#text.trim() !== '' &&
      this.unreadable === 0 &&
      this.lists.every(({ loaded, intents }) => loaded && intents.length === 0)
    );
  }

  /** The groups that have something to say: what waits for the agent, and what a search finds, only if there is any. */
  get shown(): readonly GroupList[] {
    const searching = this.#text.trim() !== '';
    return this.lists.filter(
      ({ group, intents, failure, loaded }) =>
        intents.length > 0 || failure !== null || (group !== 'undecided' && !(searching && loaded)),
    );
  }

  /** How many callbacks in the lists are there and cannot be read. */
  get unreadable(): number {
    return this.lists.reduce((sum, list) => sum + list.unreadable, 0);
  }

  start(): Stop {
    const stop = stopAll([
      this.#api.on('callbacks.changed', () => {
        if (this.#loadedOnce) this.#readIn(NEWS_PAUSE);
      }),
      this.#api.on('intent.changed', ({ intent }) => this.take(intent)),
    ]);
    return () => {
      stop();
      clearTimeout(this.#typing);
      clearTimeout(this.#news);
      this.#watched = false;
    };
  }

  /** The list came on screen: it is read, and read again whenever a row changes its group by the clock. */
  open(): void {
    this.#watched = true;
    if (this.#loadedOnce) this.#readIn(0);
    else void this.load();
  }

  /** The list left the screen; what it holds stays. */
  close(): void {
    this.#watched = false;
    clearTimeout(this.#news);
  }

  search(text: string): void {
    this.#text = text;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.load(), TYPING_PAUSE);
  }

  async load(): Promise<void> {
    clearTimeout(this.#typing);
    this.#loadedOnce = true;
    for (const list of this.lists) if (this.isFolded(list.group)) list.reset();
    await Promise.all(this.lists.filter(({ group }) => !this.isFolded(group)).map((list) => list.load()));
    this.#readAtNextChange();
  }

  fold(group: CallbackGroup, folded: boolean): void {
    const next = new Set(this.#folded);
    if (folded) next.add(group);
    else next.delete(group);
    this.#folded = next;
    const list = this.lists.find((one) => one.group === group);
    if (!folded && list !== undefined && !list.loaded) void list.load();
  }

  select(id: string | null): void {
    if (id === this.#selectedId) return;
    this.#selectedId = id;
    this.#missing = null;
  }

  /** Shows one by its id, wherever it stands. */
  async show(id: string): Promise<void> {
    this.select(id);
    if (this.selected !== null) return;
    const outcome = await this.#api.invoke('intents.read', { id });
    if (this.#selectedId !== id) return;
    if (!outcome.ok) this.#missing = outcome.error.code;
    else if (outcome.value.due === null) this.#missing = 'notFound';
    else {
      this.#apart = outcome.value;
      const group = groupOf(outcome.value, this.#cuts());
      if (group !== null && this.isFolded(group)) this.fold(group, false);
    }
  }

  /** Shows a group from its beginning, and the first that is in it; it is read first if it was not. */
  async showGroup(group: CallbackGroup): Promise<void> {
    const list = this.lists.find((one) => one.group === group);
    if (list === undefined) return;
    if (this.#text !== '') this.search('');
    if (this.isFolded(group)) this.fold(group, false);
    await list.load();
    this.select(list.intents[0]?.id ?? null);
  }

  /** Main told, or answered: the intent is shown as it is now, in the group in which it belongs now. */
  take(intent: IntentView): void {
    if (intent.due === null) return;
    if (this.#apart?.id === intent.id || this.#selectedId === intent.id) this.#apart = intent;
    const group = groupOf(intent, this.#cuts());
    const fits = this.#text.trim() === '';
    for (const list of this.lists) list.take(intent, list.group === group, fits);
  }

  #cuts(): Cuts {
    const now = Date.now();
    return { now, overdueUntil: now - this.#graceMs(), todayEnds: endOfToday(now) };
  }

  async #refresh(): Promise<void> {
    await Promise.all(this.lists.filter(({ group }) => !this.isFolded(group)).map((list) => list.refresh()));
    this.#readAtNextChange();
  }

  /** Groups are questions to the clock: the next row that changes its group says when to ask again. */
  #readAtNextChange(): void {
    if (!this.#watched) return;
    const now = Date.now();
    const grace = this.#graceMs();
    const moments = this.lists.flatMap(({ intents }) =>
      intents
        .slice(0, 1)
        .filter((intent) => !isOver(intent))
        // At its time, what was never sent begins to wait for the agent.
        .flatMap(({ due }) => (due === null ? [] : [due.at, due.at + grace])),
    );
    const next = [...moments, endOfToday(now)].filter((at) => at > now);
    this.#readIn(Math.min(LONGEST_WAIT, ...next.map((at) => at - now + MINUTE / 60)));
  }

  #readIn(ms: number): void {
    clearTimeout(this.#news);
    this.#news = setTimeout(() => void this.#refresh(), ms);
  }
}
