import type { ErrorCode } from '#shared/contract/errors.ts';
import type { IntentView } from '#shared/contract/placingViews.ts';
import type { CallView } from '#shared/contract/views.ts';
import type { PlacingDesk } from '../placing/placingDesk.svelte.ts';
import type { Asks } from '../transport.ts';
import type { CallBook } from './callBook.svelte.ts';

/**
 * What Live lists: the calls on the desk without those that the agent has put out of sight, those among them that have
 * ended, and the calls that were asked for and surely not placed.
 */
export class LiveCalls {
  readonly #api: Asks<'calls.dismiss'>;
  readonly #book: Pick<CallBook, 'ordered'>;
  readonly #placing: Pick<PlacingDesk, 'untold' | 'cancel'>;
  /** A call that the pop no longer shows is not among them: it may still be talked on, or be noted about. */
  #hidden = $state.raw<ReadonlySet<string>>(new Set());
  #failure = $state<ErrorCode | null>(null);
  readonly #shown = $derived.by(() => this.#book.ordered.filter(({ id }) => !this.#hidden.has(id)));

  constructor(
    api: Asks<'calls.dismiss'>,
    book: Pick<CallBook, 'ordered'>,
    placing: Pick<PlacingDesk, 'untold' | 'cancel'>,
  ) {
    this.#api = api;
    this.#book = book;
    this.#placing = placing;
  }

  get shown(): readonly CallView[] {
    return this.#shown;
  }

  /** How many calls have ended. */
  get ended(): number {
    return this.#ended().length;
  }

  /** How many calls that were asked for certainly never rang: they were refused, or did not leave this computer. */
  get notPlaced(): number {
    return this.#notPlaced().length;
  }

  /** Why something that never rang is still there. */
  get failure(): ErrorCode | null {
    return this.#failure;
  }

  /** Puts an ended call out of sight, here and on the pop. It stays in history. */
  dismiss(callId: string): void {
    this.#hide(this.#ended().filter(({ id }) => id === callId));
  }

  /** Puts all ended calls out of sight. */
  dismissEnded(): void {
    this.#hide(this.#ended());
  }

  /** Gives up every call that certainly never rang. What may be ringing waits for a decision and stays. */
  async clearNotPlaced(): Promise<void> {
    this.#failure = null;
    const outcomes = await Promise.all(this.#notPlaced().map(({ id }) => this.#placing.cancel(id)));
    for (const outcome of outcomes) if (!outcome.ok) this.#failure = outcome.error.code;
  }

  #ended(): readonly CallView[] {
    return this.#shown.filter(({ state }) => state === 'ended');
  }

  #notPlaced(): readonly IntentView[] {
    return this.#placing.untold.filter(
      ({ state }) => state.name === 'refused' || (state.name === 'drafted' && state.lastTry !== null),
    );
  }

  #hide(calls: readonly CallView[]): void {
    const onDesk = new Set(this.#book.ordered.map(({ id }) => id));
    const before = [...this.#hidden].filter((id) => onDesk.has(id));
    this.#hidden = new Set([...before, ...calls.map(({ id }) => id)]);
    for (const { id, dismissed } of calls)
      if (!dismissed) void this.#api.invoke('calls.dismiss', { callId: id });
  }
}
