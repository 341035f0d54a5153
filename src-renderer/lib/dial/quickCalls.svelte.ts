import { SvelteMap } from 'svelte/reactivity';
import type { ReplyOf } from '#shared/contract/api.ts';
import type { ErrorCode, Outcome } from '#shared/contract/errors.ts';
import type { IntentView } from '#shared/contract/placingViews.ts';
import { formHere } from '../navigation/forms.svelte.ts';
import type { Forms } from '../navigation/forms.svelte.ts';
import type { PlacingDesk } from '../placing/placingDesk.svelte.ts';
import { certainNumber } from './certainNumber.ts';

type Placed = ReplyOf<'placing.dial'>;

/** A number that stands somewhere, and where. */
export interface QuickTarget {
  readonly number: string;
  /** The provider dials this ticket's number instead. */
  readonly ticketId?: string | null | undefined;
  readonly fromCallId?: string | null | undefined;
  readonly providerCallId?: number | null | undefined;
  /** The callback that this call keeps. */
  readonly forCallback?: string | null | undefined;
}

/** What came of the last call by one click, for a notice; `failed` never reached the outbox. */
export type News =
  | { readonly is: 'placed'; readonly id: string; readonly repeated: boolean }
  | { readonly is: 'failed'; readonly number: string; readonly code: ErrorCode };

/**
 * Calls by one click, where a number stands. What needs a second look (nothing set up, no certain number, any warning)
 * opens the form instead. A number that is being called is not called again until its answer is there.
 */
export class QuickCalls {
  readonly #placing: PlacingDesk;
  readonly #forms: Forms;
  /** By number: null while it is looked at, then the intent. */
  readonly #under = new SvelteMap<string, string | null>();
  #news = $state.raw<News | null>(null);

  constructor(placing: PlacingDesk, forms: Forms) {
    this.#placing = placing;
    this.#forms = forms;
  }

  get news(): News | null {
    return this.#news;
  }

  dismissNews(): void {
    this.#news = null;
  }

  isCalling(number: string): boolean {
    const id = this.#under.get(number);
    if (id === undefined) return false;
    return id === null || isOnItsWay(this.#placing.intent(id));
  }

  async call(target: QuickTarget): Promise<void> {
    const { number } = target;
    if (this.isCalling(number)) return;
    this.#under.set(number, null);
    const outcome = await this.place(target);
    if (outcome === null) {
      this.#under.delete(number);
      return;
    }
    if (outcome.ok) {
      const { intent, repeated } = outcome.value;
      this.#under.set(number, intent.id);
      this.#news = { is: 'placed', id: intent.id, repeated };
    } else {
      this.#under.delete(number);
      this.#news = { is: 'failed', number, code: outcome.error.code };
    }
  }

  /**
   * Places the call for whoever shows what came of it. Null: it needs a second look, the form lies open for that, and
   * nobody was called.
   */
  async place(target: QuickTarget): Promise<Outcome<Placed> | null> {
    const { number } = target;
    const certain = await certainNumber(this.#placing, this.#placing.options, number);
    if (certain !== null) return this.#send(certain, target);
    this.look(target);
    return null;
  }

  /** Opens the form instead of calling. `providerCallsAt`: the provider calls this person then, or may have. */
  look(target: QuickTarget, providerCallsAt: number | null = null): void {
    this.#forms.show(
      formHere('dial', {
        text: target.number,
        ticketId: target.ticketId ?? null,
        fromCallId: target.fromCallId ?? null,
        providerCallId: target.providerCallId ?? null,
        forCallback: target.forCallback ?? null,
        providerCallsAt,
      }),
    );
  }

  /**
   * Places the call; but what stands open for the same number is taken up again, and what may be ringing is only
   * shown: that is a decision, and no single click makes it.
   */
  async #send(number: string, target: QuickTarget): Promise<Outcome<Placed>> {
    const standing = this.#placing.standing(number);
    if (standing?.state.name === 'unconfirmed')
      return { ok: true, value: { intent: standing, repeated: true } };
    if (standing !== undefined && target.forCallback == null) {
      const answer = standing.state.name === 'drafted' ? 'send' : 'sendAgain';
      const outcome = await this.#placing.resolve(standing.id, answer);
      return outcome.ok ? { ok: true, value: { intent: outcome.value, repeated: false } } : outcome;
    }
    return this.#placing.dial({
      id: crypto.randomUUID(),
      to: { number, ticketId: target.ticketId ?? null },
      outboundNumber: this.#placing.options?.outboundNumbers[0]?.e164 ?? null,
      fromCallId: target.fromCallId ?? null,
      forCallback: target.forCallback ?? null,
    });
  }
}

function isOnItsWay(intent: IntentView | undefined): boolean {
  return intent === undefined || intent.state.name === 'sending';
}
