import type { ReplyOf } from '#shared/contract/api.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
import type { CallbackGroup, IntentView } from '#shared/contract/placingViews.ts';
import { isNoOlder } from '../placing/newer.ts';
import type { Asks } from '../transport.ts';
import { compareIn, placed } from './groups.ts';

type Cursor = ReplyOf<'callbacks.list'>['next'];

const PAGE = 60;
/** The contract's limit of one page. */
const LARGEST_PAGE = 200;

/** What a list is asked for besides its group. */
export interface ListQuestion {
  readonly text: string;
  readonly todayEnds: number;
}

/** One group of the list of callbacks: searched with the others, filled page by page. */
export class GroupList {
  readonly group: CallbackGroup;
  readonly #api: Asks<'callbacks.list'>;
  readonly #question: () => ListQuestion;
  readonly #compare;
  #intents = $state.raw<readonly IntentView[]>([]);
  #next = $state.raw<Cursor>(null);
  #loading = $state<'first' | 'more' | null>(null);
  #failure = $state<{ readonly of: 'first' | 'more'; readonly code: ErrorCode } | null>(null);
  #loaded = $state(false);
  #unreadable = $state(0);
  #turn = 0;

  constructor(api: Asks<'callbacks.list'>, group: CallbackGroup, question: () => ListQuestion) {
    this.#api = api;
    this.group = group;
    this.#question = question;
    this.#compare = compareIn(group);
  }

  get intents(): readonly IntentView[] {
    return this.#intents;
  }

  /** How many callbacks of the pages that were read are there and cannot be read. */
  get unreadable(): number {
    return this.#unreadable;
  }

  /** True once the first page of the present search is there. */
  get loaded(): boolean {
    return this.#loaded;
  }

  get hasMore(): boolean {
    return this.#next !== null;
  }

  get loading(): 'first' | 'more' | null {
    return this.#loading;
  }

  get failure(): { readonly of: 'first' | 'more'; readonly code: ErrorCode } | null {
    return this.#failure;
  }

  /** Reads the first page. Answers to earlier questions still under way are dropped. */
  async load(): Promise<void> {
    await this.#ask('first', null, PAGE, ({ intents, next, unreadable }) => {
      this.#intents = intents;
      this.#unreadable = unreadable;
      this.#next = next;
      this.#loaded = true;
    });
  }

  /** Reads the page after the last row, unless one is on its way or failed. */
  async more(): Promise<void> {
    if (this.#next === null || this.#loading !== null || this.#failure !== null) return;
    await this.#ask('more', this.#next, PAGE, ({ intents, next, unreadable }) => {
      this.#intents = [...this.#intents, ...intents];
      this.#unreadable += unreadable;
      this.#next = next;
    });
  }

  /** Forgets what it holds, as when the question was another one. */
  reset(): void {
    this.#turn += 1;
    this.#intents = [];
    this.#next = null;
    this.#unreadable = 0;
    this.#loading = null;
    this.#failure = null;
    this.#loaded = false;
  }

  async retry(): Promise<void> {
    const of = this.#failure?.of ?? 'first';
    this.#failure = null;
    await (of === 'more' ? this.more() : this.load());
  }

  /** News: reads the first rows again above those that were read later, so that nothing scrolls away. */
  async refresh(): Promise<void> {
    if (!this.#loaded) return this.load();
    const limit = Math.min(LARGEST_PAGE, Math.max(PAGE, this.#intents.length));
    await this.#ask(null, null, limit, ({ intents, next, unreadable }) => {
      const last = intents.at(-1);
      const later =
        next === null || last === undefined
          ? []
          : this.#intents.filter((intent) => this.#compare(intent, last) > 0);
      this.#intents = [...intents, ...later];
      if (later.length === 0) this.#next = next;
      this.#unreadable = later.length === 0 ? unreadable : Math.max(this.#unreadable, unreadable);
    });
  }

  /**
   * Puts a changed intent where it belongs, or takes it out of a group that it left. A new one is put in only where
   * the rows around it are known, and `fits` says that the search would find it.
   */
  take(intent: IntentView, belongs: boolean, fits: boolean): void {
    const before = this.#intents.find(({ id }) => id === intent.id);
    if (!isNoOlder(intent, before)) return;
    const known = before !== undefined;
    if (!belongs) {
      if (known) this.#intents = this.#intents.filter(({ id }) => id !== intent.id);
      return;
    }
    if (!this.#loaded || (!known && !fits)) return;
    const last = this.#intents.at(-1);
    const within = this.#next === null || (last !== undefined && this.#compare(intent, last) <= 0);
    if (within) this.#intents = placed(this.#intents, intent, this.#compare);
    else if (known) this.#intents = this.#intents.filter(({ id }) => id !== intent.id);
  }

  async #ask(
    of: 'first' | 'more' | null,
    after: Cursor,
    limit: number,
    take: (page: ReplyOf<'callbacks.list'>) => void,
  ): Promise<void> {
    const turn = (this.#turn += 1);
    this.#loading = of;
    const outcome = await this.#api.invoke('callbacks.list', {
      group: this.group,
      ...this.#question(),
      after,
      limit,
    });
    if (turn !== this.#turn) return;
    this.#loading = null;
    if (outcome.ok) {
      this.#failure = null;
      take(outcome.value);
    } else if (of !== null) {
      if (of === 'first') this.reset();
      this.#failure = { of, code: outcome.error.code };
    }
  }
}
