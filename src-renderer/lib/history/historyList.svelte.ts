import type { ReplyOf, RequestOf } from '#shared/contract/api.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
import type { HistoryEntry } from '#shared/contract/views.ts';
import type { Asks, Hears, Stop } from '../transport.ts';

type Transport = Asks<'history.search'> & Hears<'history.changed'>;
type Cursor = ReplyOf<'history.search'>['next'];
export type HistoryFilter = NonNullable<RequestOf<'history.search'>['only']>;

const PAGE = 60;
/** The contract's limit of one page. */
const LARGEST_PAGE = 200;
/** How long typing must pause before a search, and news before the list is read again, in ms. */
const TYPING_PAUSE = 140;
const NEWS_PAUSE = 250;

/** The history as one endless list: searched as the agent types, filled page by page. */
export class HistoryList {
  readonly #api: Transport;
  #text = $state('');
  #only = $state<HistoryFilter>('all');
  #entries = $state.raw<readonly HistoryEntry[]>([]);
  #next = $state.raw<Cursor>(null);
  #loading = $state<'first' | 'more' | null>(null);
  #failure = $state<{ readonly of: 'first' | 'more'; readonly code: ErrorCode } | null>(null);
  #loadedOnce = false;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: Transport) {
    this.#api = api;
  }

  get text(): string {
    return this.#text;
  }

  get only(): HistoryFilter {
    return this.#only;
  }

  get entries(): readonly HistoryEntry[] {
    return this.#entries;
  }

  get loading(): 'first' | 'more' | null {
    return this.#loading;
  }

  get failure(): { readonly of: 'first' | 'more'; readonly code: ErrorCode } | null {
    return this.#failure;
  }

  get hasMore(): boolean {
    return this.#next !== null;
  }

  start(): Stop {
    const stop = this.#api.on('history.changed', () => {
      if (this.#loadedOnce) this.#later(NEWS_PAUSE, () => this.#refresh());
    });
    return () => {
      stop();
      clearTimeout(this.#timer);
    };
  }

  /** The list came on screen. */
  open(): void {
    if (!this.#loadedOnce) void this.load();
  }

  /** The agent types. */
  search(text: string): void {
    this.#text = text;
    this.#later(TYPING_PAUSE, () => this.load());
  }

  filter(only: HistoryFilter): void {
    this.#only = only;
    void this.load();
  }

  /** Reads the first page. Answers of earlier searches still under way are dropped. */
  async load(): Promise<void> {
    clearTimeout(this.#timer);
    this.#loadedOnce = true;
    await this.#ask('first', null, PAGE, ({ entries, next }) => {
      this.#entries = entries;
      this.#next = next;
    });
  }

  /** Reads the page after the last entry, unless one is on its way. */
  async more(): Promise<void> {
    if (this.#next === null || this.#loading !== null || this.#failure?.of === 'more') return;
    await this.#ask('more', this.#next, PAGE, ({ entries, next }) => {
      this.#entries = [...this.#entries, ...entries];
      this.#next = next;
    });
  }

  async retryMore(): Promise<void> {
    this.#failure = null;
    await this.more();
  }

  /** News: reads the newest entries again below which the older ones stay, so that nothing scrolls away. */
  async #refresh(): Promise<void> {
    const limit = Math.min(LARGEST_PAGE, Math.max(PAGE, this.#entries.length));
    await this.#ask(this.#entries.length === 0 ? 'first' : null, null, limit, ({ entries, next }) => {
      const last = entries.at(-1);
      const older =
        next === null || last === undefined ? [] : this.#entries.filter((entry) => isOlder(entry, last));
      this.#entries = [...entries, ...older];
      if (older.length === 0) this.#next = next;
    });
  }

  async #ask(
    of: 'first' | 'more' | null,
    before: Cursor,
    limit: number,
    take: (page: ReplyOf<'history.search'>) => void,
  ): Promise<void> {
    const turn = (this.#turn += 1);
    this.#loading = of;
    const outcome = await this.#api.invoke('history.search', {
      text: this.#text.trim(),
      only: this.#only,
      before,
      limit,
    });
    if (turn !== this.#turn) return;
    this.#loading = null;
    if (outcome.ok) {
      this.#failure = null;
      take(outcome.value);
    } else if (of !== null) {
      this.#failure = { of, code: outcome.error.code };
      if (of === 'first') this.#entries = [];
    }
  }

  #later(ms: number, run: () => Promise<void>): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void run(), ms);
  }
}

/** The order of pages: later starts first, then larger ids. */
function isOlder(a: HistoryEntry, b: HistoryEntry): boolean {
  return a.startedAt === b.startedAt ? a.callId < b.callId : a.startedAt < b.startedAt;
}
