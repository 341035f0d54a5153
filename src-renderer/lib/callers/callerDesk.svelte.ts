import type { ErrorCode } from '#shared/contract/errors.ts';
import type { CallerCard } from '#shared/contract/views.ts';
import type { Asks, Hears, Stop } from '../transport.ts';

type Transport = Asks<'callers.card' | 'callers.askAgain' | 'callers.rename'> & Hears<'caller.changed'>;

/** The card of one caller: read, then kept by main's events. */
export class CallerDesk {
  readonly #api: Transport;
  #key: string | null = null;
  /** Rises with each event: an answer to what was asked before it is older than what it told. */
  #told = 0;
  #card = $state.raw<CallerCard | null>(null);
  #failure = $state<ErrorCode | null>(null);

  constructor(api: Transport) {
    this.#api = api;
  }

  /** Null while it loads, or when it failed. */
  get card(): CallerCard | null {
    return this.#card;
  }

  get failure(): ErrorCode | null {
    return this.#failure;
  }

  start(): Stop {
    return this.#api.on('caller.changed', ({ card }) => {
      if (card.key !== this.#key) return;
      this.#told += 1;
      this.#card = card;
    });
  }

  /** Shows another caller. A slow answer for an earlier one is dropped. */
  async open(key: string): Promise<void> {
    if (key !== this.#key) this.#card = null;
    this.#key = key;
    this.#failure = null;
    const told = this.#told;
    const outcome = await this.#api.invoke('callers.card', { key });
    if (this.#key !== key) return;
    if (!outcome.ok) this.#failure = outcome.error.code;
    else if (told === this.#told) this.#card = outcome.value;
  }

  async askAgain(): Promise<ErrorCode | null> {
    if (this.#key === null) return null;
    const outcome = await this.#api.invoke('callers.askAgain', { key: this.#key });
    return outcome.ok ? null : outcome.error.code;
  }

  /** Gives the caller a name; an empty one takes it away. */
  async rename(name: string): Promise<ErrorCode | null> {
    if (this.#key === null) return null;
    const outcome = await this.#api.invoke('callers.rename', { key: this.#key, name: name.trim() });
    return outcome.ok ? null : outcome.error.code;
  }
}
