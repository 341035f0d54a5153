import type { CallbackCounts, CallbackGroup, IntentView } from '#shared/contract/placingViews.ts';
import { isOver } from '#shared/domain/intent.ts';
import { stopAll } from '../transport.ts';
import type { Asks, Stop } from '../transport.ts';
import type { Editing } from './asked.ts';
import type { BookTransport, CallbackBook } from './callbackBook.svelte.ts';
import { endOfToday } from './day.ts';
import type { DraftTransport, ScheduleDraft } from './scheduleDraft.svelte.ts';

type Transport = Asks<'callbacks.counts'> & BookTransport & DraftTransport;

/** What the screen is to show: a row by its id, a group from its beginning, or nothing but itself. */
interface Wanted {
  readonly id: string | null;
  readonly group: CallbackGroup | null;
}

/** How many past promises the bar looks at; the screen shows them all. */
const LOOKED_AT = 20;
/** How long news are gathered before anything is read again, and how long nothing may be read, in ms. */
const NEWS_PAUSE = 200;
const LONGEST_WAIT = 60_000;
/** An own timer may ring a little before the instant. */
const LATE_ENOUGH = 50;

/**
 * What the whole window knows of callbacks: how many wait, and which are due now. The list itself comes late, with its
 * screen, and stays here while other screens are looked at.
 */
export class CallbackDesk {
  readonly #api: Transport;
  #counts = $state.raw<CallbackCounts | null>(null);
  #past = $state.raw<readonly IntentView[]>([]);
  #hiddenUntil = $state(0);
  #wanted = $state.raw<Wanted | null>(null);
  #editing = $state.raw<Editing | null>(null);
  /** Forms that were closed before they were saved, each by whom or what it is about. */
  readonly #drafts = new Map<string, ScheduleDraft>();
  #book: CallbackBook | null = null;
  #stopBook: Stop = () => {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  #stopped = false;

  constructor(api: Transport) {
    this.#api = api;
  }

  /** Null until main has told. */
  get counts(): CallbackCounts | null {
    return this.#counts;
  }

  /** Promises whose time has passed and that the agent has not put out of sight, the longest overdue first. */
  get due(): readonly IntentView[] {
    return this.#past.filter(({ due }) => due !== null && due.at > this.#hiddenUntil);
  }

  /** What something outside the screen asked for, until `forgetWanted`. */
  get wanted(): Wanted | null {
    return this.#wanted;
  }

  /** The callback whose form lies over the window. */
  get editing(): Editing | null {
    return this.#editing;
  }

  start(): Stop {
    const stop = stopAll([
      this.#api.on('callbacks.changed', () => this.#readIn(NEWS_PAUSE)),
      this.#api.on('intent.changed', ({ intent }) => this.#take(intent)),
    ]);
    void this.read();
    return () => {
      this.#stopped = true;
      stop();
      clearTimeout(this.#timer);
      this.#stopBook();
    };
  }

  /** Reads the counts and what is due. A failed read leaves what was known and is tried again within a minute. */
  async read(): Promise<void> {
    const turn = (this.#turn += 1);
    clearTimeout(this.#timer);
    const todayEnds = endOfToday(Date.now());
    const list = (group: 'undecided' | 'overdue' | 'today') =>
      this.#api.invoke('callbacks.list', { group, todayEnds, limit: LOOKED_AT });
    const [counts, undecided, overdue, today] = await Promise.all([
      this.#api.invoke('callbacks.counts', { todayEnds }),
      list('undecided'),
      list('overdue'),
      list('today'),
    ]);
    if (turn !== this.#turn || this.#stopped) return;
    if (counts.ok) this.#counts = counts.value;
    const now = Date.now();
    let next = now + LONGEST_WAIT;
    if (undecided.ok && overdue.ok && today.ok) {
      const open = [undecided, overdue, today].flatMap(({ value }) => value.intents);
      this.#past = open.filter((intent) => isPast(intent, now)).sort(longestFirst);
      for (const { due } of open) if (due !== null && due.at > now) next = Math.min(next, due.at);
    }
    this.#readIn(next - now + LATE_ENOUGH);
  }

  /** Puts what is due now out of sight, until something else falls due. It stays on the screen and in the count. */
  hideDue(): void {
    this.#hiddenUntil = Math.max(this.#hiddenUntil, ...this.#past.map(({ due }) => due?.at ?? 0));
  }

  /** Asks the screen to select a row; null asks for the screen alone. */
  want(id: string | null): void {
    this.#wanted = { id, group: null };
  }

  /** Asks the screen for a group, its first row selected. */
  wantGroup(group: CallbackGroup): void {
    this.#wanted = { id: null, group };
  }

  forgetWanted(): void {
    this.#wanted = null;
  }

  edit(editing: Editing): void {
    this.#editing = editing;
  }

  closeForm(): void {
    this.#editing = null;
  }

  /** Main answered with a newer state than the event that is still to come. */
  take(intent: IntentView): void {
    this.#take(intent);
    this.#book?.take(intent);
  }

  /** The list of the screen, made when it is first looked at. */
  book(make: (api: BookTransport) => CallbackBook): CallbackBook {
    if (this.#book === null) {
      this.#book = make(this.#api);
      this.#stopBook = this.#book.start();
    }
    return this.#book;
  }

  /** The form that was begun about the same, or a new one. What was typed outlives an Escape. */
  draft(key: string, make: (api: DraftTransport) => ScheduleDraft): ScheduleDraft {
    const begun = this.#drafts.get(key);
    if (begun !== undefined) return begun;
    const draft = make(this.#api);
    this.#drafts.set(key, draft);
    return draft;
  }

  /** Whether a form about the same was closed before it was saved. */
  hasDraft(key: string): boolean {
    return this.#drafts.has(key);
  }

  /** Forgets a form that is done with, or in which nothing was typed. */
  dropDraft(key: string): void {
    this.#drafts.delete(key);
  }

  #take(intent: IntentView): void {
    if (!this.#past.some(({ id }) => id === intent.id)) return;
    const rest = this.#past.filter(({ id }) => id !== intent.id);
    this.#past = isPast(intent, Date.now()) ? [...rest, intent].sort(longestFirst) : rest;
  }

  #readIn(ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => void this.read(), Math.min(ms, LONGEST_WAIT));
  }
}

function isPast(intent: IntentView, now: number): boolean {
  return intent.due !== null && intent.due.at <= now && !isOver(intent);
}

function longestFirst(a: IntentView, b: IntentView): number {
  return (a.due?.at ?? 0) - (b.due?.at ?? 0) || (a.id < b.id ? -1 : 1);
}
