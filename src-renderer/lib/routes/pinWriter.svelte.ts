import type { ErrorCode } from '#shared/contract/errors.ts';
import type { PinOutcome, RouteView, UnpinOutcome } from '#shared/contract/routesViews.ts';
import type { Asks } from '../transport.ts';

export type PinTransport = Asks<'routes.pin' | 'routes.unpin'>;

/** Who has a caller, as far as somebody has to agree before it is written over. */
export type KnownPin = Pick<RouteView, 'id' | 'raw' | 'extension' | 'mine' | 'createdAt'>;

/** What somebody wants. `extension` null is the agent's own. */
export interface PinWish {
  readonly number: string;
  readonly extension: string | null;
}

/**
 * Something that needs a yes. `theirs`: somebody else has the caller. `found`: so main found, when it looked before
 * writing, where nobody had looked; `changed`: where the agent saw something else. `unpin`: somebody else's pin would be
 * taken away.
 */
export type PinQuestion =
  | {
      readonly to: 'pin';
      readonly because: 'theirs' | 'found' | 'changed';
      readonly wish: PinWish;
      readonly known: KnownPin;
    }
  | { readonly to: 'unpin'; readonly because: 'theirs'; readonly known: KnownPin };

/** What came of a change, by what was read back; or why main was not even asked, or did nothing. */
export type PinReport =
  | { readonly did: 'pin'; readonly outcome: PinOutcome }
  | { readonly did: 'unpin'; readonly outcome: UnpinOutcome }
  | {
      readonly did: 'pin' | 'unpin';
      readonly outcome: { readonly result: 'failed'; readonly code: ErrorCode };
    }
  | { readonly did: 'pin'; readonly outcome: { readonly result: 'noOwnExtension' } };

/** Pins one caller or takes the pin away: one change at a time, and none over somebody else's pin without a yes. */
export class PinWriter {
  readonly #api: PinTransport;
  #busy = $state<'pin' | 'unpin' | null>(null);
  #question = $state.raw<PinQuestion | null>(null);
  #report = $state.raw<PinReport | null>(null);
  #seen = $state.raw<RouteView | null | undefined>(undefined);

  constructor(api: PinTransport) {
    this.#api = api;
  }

  get busy(): 'pin' | 'unpin' | null {
    return this.#busy;
  }

  get question(): PinQuestion | null {
    return this.#question;
  }

  /** What came of the last change, until the next. */
  get report(): PinReport | null {
    return this.#report;
  }

  /** The pin as the directory had it last; null for none, undefined while nothing was read through this writer. */
  get seen(): RouteView | null | undefined {
    return this.#seen;
  }

  /**
   * Pins a number. `known` is the pin that the agent sees; null for none, undefined if nobody has looked: main looks
   * before it writes, and what it finds then is asked about. `ownExtension` is empty where the settings name none.
   */
  async pin(wish: PinWish, known: KnownPin | null | undefined, ownExtension: string): Promise<void> {
    if (this.#busy !== null) return;
    this.#report = null;
    this.#question = null;
    if (wish.extension === null && ownExtension === '')
      this.#report = { did: 'pin', outcome: { result: 'noOwnExtension' } };
    else if (known && !known.mine && known.extension !== '')
      this.#question = { to: 'pin', because: 'theirs', wish, known };
    else await this.#pin(wish, known);
  }

  /** Takes a pin away; somebody else's only after a yes. */
  async unpin(known: KnownPin): Promise<void> {
    if (this.#busy !== null) return;
    this.#report = null;
    this.#question = null;
    if (known.mine || known.extension === '') await this.#unpin(known);
    else this.#question = { to: 'unpin', because: 'theirs', known };
  }

  /** Yes to the question. */
  async agree(): Promise<void> {
    const question = this.#question;
    if (question === null || this.#busy !== null) return;
    this.#question = null;
    if (question.to === 'pin') await this.#pin(question.wish, question.known);
    else await this.#unpin(question.known);
  }

  /** No to the question: everything stays as it is. */
  refuse(): void {
    this.#question = null;
  }

  /** What came of the last change is of no interest any more. */
  forget(): void {
    this.#report = null;
  }

  /** Another wish is being made: what was asked and told was about the last one. Not while a change is under way. */
  withdraw(): void {
    this.#question = null;
    this.#report = null;
  }

  /** Another caller is being chosen. */
  startAnew(): void {
    this.withdraw();
    this.#seen = undefined;
  }

  async #pin(wish: PinWish, known: KnownPin | null | undefined): Promise<void> {
    this.#busy = 'pin';
    const over = !known ? null : { id: known.id, extension: known.extension };
    const outcome = await this.#api.invoke('routes.pin', { ...wish, over });
    this.#busy = null;
    if (!outcome.ok) {
      this.#report = { did: 'pin', outcome: { result: 'failed', code: outcome.error.code } };
      return;
    }
    const { value } = outcome;
    if ('route' in value) this.#seen = value.route;
    if (value.result === 'taken') {
      const because = known === undefined ? 'found' : 'changed';
      this.#question = { to: 'pin', because, wish, known: value.route };
    } else this.#report = { did: 'pin', outcome: value };
  }

  async #unpin({ id, raw, extension }: KnownPin): Promise<void> {
    this.#busy = 'unpin';
    const outcome = await this.#api.invoke('routes.unpin', { route: { id, raw, extension } });
    this.#busy = null;
    if (!outcome.ok) {
      this.#report = { did: 'unpin', outcome: { result: 'failed', code: outcome.error.code } };
      return;
    }
    const { value } = outcome;
    if (value.result === 'unpinned' || value.result === 'gone') this.#seen = value.other;
    else if ('route' in value) this.#seen = value.route;
    this.#report = { did: 'unpin', outcome: value };
  }
}
