import type { ReplyOf } from '#shared/contract/api.ts';
import type { ErrorCode, Outcome } from '#shared/contract/errors.ts';
import type { IntentView, PlacingOptions } from '#shared/contract/placingViews.ts';
import { certainNumber } from '../dial/certainNumber.ts';
import { isNoOlder } from '../placing/newer.ts';
import type { Asks } from '../transport.ts';

type Transport = Asks<
  | 'placing.understand'
  | 'callbacks.ofCaller'
  | 'pop.openForm'
  | 'placing.dial'
  | 'intents.resolve'
  | 'intents.read'
>;

/** Whom the button calls, and beside which call it stands. */
export interface DialTarget {
  readonly callId: string;
  /** E.164. */
  readonly number: string;
}

/**
 * The "call" button of one card. Its intent gets an id before the first press, so that however often it is pressed, one
 * call is asked for. What certainly did not ring is taken up again by the next press; what is in doubt is not touched
 * here: that takes more room than a pop has. A number that needs a second look opens the form in the main window.
 */
export class CallDial {
  readonly #api: Transport;
  readonly #target: DialTarget;
  readonly #options: () => PlacingOptions | null;
  #id = crypto.randomUUID();
  #asking = $state(false);
  #intent = $state.raw<IntentView | null>(null);
  #repeated = $state(false);
  #failure = $state<ErrorCode | null>(null);

  constructor(api: Transport, target: DialTarget, options: () => PlacingOptions | null) {
    this.#api = api;
    this.#options = options;
    this.#target = target;
  }

  /** What became of the press, as far as it is known. */
  get intent(): IntentView | null {
    return this.#intent;
  }

  /** Main had called this number a moment ago, and `intent` is that call. */
  get repeated(): boolean {
    return this.#repeated;
  }

  /** Why nothing was asked for. */
  get failure(): ErrorCode | null {
    return this.#failure;
  }

  get calling(): boolean {
    return this.#asking || this.#intent?.state.name === 'sending';
  }

  /** Nobody knows whether it rings: another press could ring twice. */
  get inDoubt(): boolean {
    return this.#intent?.state.name === 'unconfirmed';
  }

  async press(): Promise<void> {
    if (this.calling || this.inDoubt) return;
    this.#asking = true;
    this.#failure = null;
    if (await this.#isCertain()) await this.#place();
    else await this.#openForm();
    this.#asking = false;
  }

  /** Main tells of an intent, perhaps this one. */
  receive(intent: IntentView): void {
    if (intent.id === (this.#intent?.id ?? this.#id)) this.#take(intent);
  }

  async #isCertain(): Promise<boolean> {
    const known = {
      understand: (text: string) => this.#api.invoke('placing.understand', { text }),
      promisedTo: (callerKey: string) => this.#api.invoke('callbacks.ofCaller', { callerKey }),
    };
    return (await certainNumber(known, this.#options(), this.#target.number)) !== null;
  }

  async #openForm(): Promise<void> {
    const outcome = await this.#api.invoke('pop.openForm', { callId: this.#target.callId, form: 'dial' });
    if (!outcome.ok) this.#failure = outcome.error.code;
  }

  async #place(): Promise<void> {
    const outcome = await this.#send();
    if (outcome.ok) {
      this.#repeated = outcome.value.repeated;
      this.#take(outcome.value.intent);
    } else {
      await this.#lookUp(outcome.error.code);
    }
  }

  async #send(): Promise<Outcome<ReplyOf<'placing.dial'>>> {
    const before = this.#intent;
    if (before?.state.name === 'drafted' || before?.state.name === 'refused') {
      const answer = before.state.name === 'drafted' ? 'send' : 'sendAgain';
      const outcome = await this.#api.invoke('intents.resolve', { id: before.id, answer });
      return outcome.ok ? { ok: true, value: { intent: outcome.value, repeated: false } } : outcome;
    }
    if (before !== null) {
      this.#id = crypto.randomUUID();
      this.#intent = null;
      this.#repeated = false;
    }
    const { callId, number } = this.#target;
    return this.#api.invoke('placing.dial', { id: this.#id, to: { number }, fromCallId: callId });
  }

  /** A reply that failed does not say that nothing was asked for: what is written down does. */
  async #lookUp(code: ErrorCode): Promise<void> {
    const outcome = await this.#api.invoke('intents.read', { id: this.#intent?.id ?? this.#id });
    if (outcome.ok) this.#take(outcome.value);
    else this.#failure = code;
  }

  #take(intent: IntentView): void {
    const same = this.#intent?.id === intent.id ? this.#intent : undefined;
    if (isNoOlder(intent, same)) this.#intent = intent;
  }
}
