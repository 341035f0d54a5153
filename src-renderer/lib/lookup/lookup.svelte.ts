import type { ErrorCode } from '#shared/contract/errors.ts';
import type { CallerCard } from '#shared/contract/views.ts';
import type { Asks, Hears, Stop } from '../transport.ts';
import { guessLookup } from './guess.ts';
import type { LookupBy } from './guess.ts';

type Transport = Asks<'callers.lookup' | 'callers.askAgain'> & Hears<'caller.changed'>;

export type LookupResult =
  | { readonly shows: 'nothing' }
  | { readonly shows: 'asking' }
  | { readonly shows: 'card'; readonly card: CallerCard }
  | { readonly shows: 'unreadable'; readonly text: string }
  | { readonly shows: 'failed'; readonly code: ErrorCode };

/** One field for a number or a code, and what came of it. */
export class Lookup {
  readonly #api: Transport;
  #text = $state('');
  #chosen = $state<LookupBy | null>(null);
  #result = $state.raw<LookupResult>({ shows: 'nothing' });
  #turn = 0;
  /** Cards that events told while an answer was on its way: they are newer than that answer. */
  readonly #heard = new Map<string, CallerCard>();

  constructor(api: Transport) {
    this.#api = api;
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
  }

  /** What the text is searched as: the person's choice, else the guess. */
  get by(): LookupBy {
    return this.#chosen ?? guessLookup(this.#text);
  }

  get guessed(): boolean {
    return this.#chosen === null && this.#text.trim() !== '';
  }

  get result(): LookupResult {
    return this.#result;
  }

  choose(by: LookupBy): void {
    this.#chosen = by;
  }

  start(): Stop {
    return this.#api.on('caller.changed', ({ card }) => {
      if (this.#result.shows === 'asking') this.#heard.set(card.key, card);
      if (this.#result.shows === 'card' && this.#result.card.key === card.key) {
        this.#result = { shows: 'card', card };
      }
    });
  }

  /** A link or another screen brings a text to look up. */
  async take(text: string, by: LookupBy): Promise<void> {
    this.#text = text;
    this.#chosen = by;
    await this.ask();
  }

  /** Looks the text up. A later search makes the answer of an earlier one void. */
  async ask(): Promise<void> {
    const text = this.#text.trim();
    if (text === '') return;
    const turn = (this.#turn += 1);
    this.#result = { shows: 'asking' };
    this.#heard.clear();
    const outcome = await this.#api.invoke('callers.lookup', { by: this.by, text });
    if (turn !== this.#turn) return;
    if (!outcome.ok) this.#result = { shows: 'failed', code: outcome.error.code };
    else if (outcome.value.result === 'unreadable') this.#result = { shows: 'unreadable', text };
    else {
      const { card } = outcome.value;
      this.#result = { shows: 'card', card: this.#heard.get(card.key) ?? card };
    }
  }

  async askAgain(key: string): Promise<void> {
    const outcome = await this.#api.invoke('callers.askAgain', { key });
    if (!outcome.ok) this.#result = { shows: 'failed', code: outcome.error.code };
  }
}
