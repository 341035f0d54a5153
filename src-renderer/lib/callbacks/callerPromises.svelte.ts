import type { IntentView } from '#shared/contract/placingViews.ts';
import { isOver } from '#shared/domain/intent.ts';
import { isNoOlder } from '../placing/newer.ts';
import { stopAll } from '../transport.ts';
import type { Asks, Hears, Stop } from '../transport.ts';
import { compareIn, placed } from './groups.ts';

type Reads = Asks<'callbacks.ofCaller'>;
type Transport = Reads & Hears<'callbacks.changed' | 'intent.changed'>;

/** Callers whose promises stay known for what shows them again. */
const KEPT = 50;

/** What was promised to one caller and is not over, the earliest first. */
export class PromisesTo {
  readonly #api: Reads;
  readonly #callerKey: string;
  #intents = $state.raw<readonly IntentView[]>([]);
  #total = $state(0);
  #turn = 0;
  #watchers = 0;

  constructor(api: Reads, callerKey: string) {
    this.#api = api;
    this.#callerKey = callerKey;
  }

  get intents(): readonly IntentView[] {
    return this.#intents;
  }

  /** All of them, listed or not. */
  get total(): number {
    return this.#total;
  }

  /** They are looked at from now on: they are read, and read again when lists are. */
  watch(): Stop {
    this.#watchers += 1;
    void this.#read();
    return () => {
      this.#watchers -= 1;
    };
  }

  /** Lists are to be read again. */
  refresh(): void {
    if (this.#watchers > 0) void this.#read();
  }

  /** News of a promise, perhaps of this caller's. They come before lists are to be read again. */
  take(intent: IntentView): void {
    if (intent.due === null || intent.callerKey !== this.#callerKey) return;
    const before = this.#intents.find(({ id }) => id === intent.id);
    if (!isNoOlder(intent, before)) return;
    // An answer on its way may be older than this.
    this.#turn += 1;
    const rest = this.#intents.filter(({ id }) => id !== intent.id);
    this.#intents = isOver(intent) ? rest : placed(rest, intent, compareIn('coming'));
    this.#total = Math.max(this.#total - (before === undefined ? 0 : 1), 0) + (isOver(intent) ? 0 : 1);
  }

  /** A failed read leaves what was known: a card must not fail for what it says beside. */
  async #read(): Promise<void> {
    const turn = (this.#turn += 1);
    const outcome = await this.#api.invoke('callbacks.ofCaller', { callerKey: this.#callerKey });
    if (turn !== this.#turn || !outcome.ok) return;
    this.#intents = outcome.value.intents;
    this.#total = outcome.value.total;
  }
}

/** The promises to callers of a window, by the caller's key. */
export class CallerPromises {
  readonly #api: Transport;
  readonly #ofCaller = new Map<string, PromisesTo>();

  constructor(api: Transport) {
    this.#api = api;
  }

  start(): Stop {
    return stopAll([
      this.#api.on('callbacks.changed', () => {
        for (const promises of this.#ofCaller.values()) promises.refresh();
      }),
      this.#api.on('intent.changed', ({ intent }) => {
        for (const promises of this.#ofCaller.values()) promises.take(intent);
      }),
    ]);
  }

  to(callerKey: string): PromisesTo {
    const known = this.#ofCaller.get(callerKey);
    if (known !== undefined) return known;
    const [oldest] = this.#ofCaller.keys();
    if (oldest !== undefined && this.#ofCaller.size >= KEPT) this.#ofCaller.delete(oldest);
    const promises = new PromisesTo(this.#api, callerKey);
    this.#ofCaller.set(callerKey, promises);
    return promises;
  }
}
