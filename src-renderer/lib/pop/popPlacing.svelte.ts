import type { RequestOf } from '#shared/contract/api.ts';
import type { ErrorCode, Outcome } from '#shared/contract/errors.ts';
import type { PlacingOptions } from '#shared/contract/placingViews.ts';
import { stopAll } from '../transport.ts';
import type { Asks, Hears, Stop } from '../transport.ts';
import { CallDial } from './callDial.svelte.ts';
import type { DialTarget } from './callDial.svelte.ts';

type Transport = Asks<
  | 'placing.options'
  | 'placing.understand'
  | 'callbacks.ofCaller'
  | 'placing.dial'
  | 'intents.resolve'
  | 'intents.read'
  | 'pop.openForm'
  | 'pop.openCallback'
  | 'pop.openCaller'
> &
  Hears<'placing.optionsChanged' | 'intent.changed'>;

/** Calls whose press is remembered. */
const KEPT = 100;

/** Calling back from the pop: what is possible, and what came of each card's press. */
export class PopPlacing {
  readonly #api: Transport;
  #options = $state.raw<PlacingOptions | null>(null);
  readonly #dials = new Map<string, CallDial>();

  constructor(api: Transport) {
    this.#api = api;
  }

  /** Null until main has told. */
  get options(): PlacingOptions | null {
    return this.#options;
  }

  /** How long after its time a promise is late, in ms. Until main has told, as the settings begin. */
  get graceMs(): number {
    return (this.#options?.overdueAfterMinutes ?? 10) * 60_000;
  }

  start(): Stop {
    const stop = stopAll([
      this.#api.on('placing.optionsChanged', (options) => {
        this.#options = options;
      }),
      this.#api.on('intent.changed', ({ intent }) => {
        for (const dial of this.#dials.values()) dial.receive(intent);
      }),
    ]);
    void this.#api.invoke('placing.options', {}).then((outcome) => {
      if (outcome.ok) this.#options ??= outcome.value;
    });
    return stop;
  }

  /** The button of one call. It outlives the card that shows it, as the press that it remembers does. */
  dialOf(target: DialTarget): CallDial {
    const key = `${target.callId} ${target.number}`;
    const known = this.#dials.get(key);
    if (known !== undefined) return known;
    const [oldest] = this.#dials.keys();
    if (oldest !== undefined && this.#dials.size >= KEPT) this.#dials.delete(oldest);
    const dial = new CallDial(this.#api, target, () => this.#options);
    this.#dials.set(key, dial);
    return dial;
  }

  /** Opens a form about the caller in the main window. */
  openForm(callId: string, form: RequestOf<'pop.openForm'>['form']): Promise<ErrorCode | null> {
    return refusalOf(this.#api.invoke('pop.openForm', { callId, form }));
  }

  /** Shows a callback in the list of the main window. */
  openCallback(id: string): Promise<ErrorCode | null> {
    return refusalOf(this.#api.invoke('pop.openCallback', { id }));
  }

  /** Opens the main window where calls wait for a decision. */
  decide(callId: string): Promise<ErrorCode | null> {
    return refusalOf(this.#api.invoke('pop.openCaller', { callId, show: 'live' }));
  }
}

async function refusalOf(asked: Promise<Outcome<unknown>>): Promise<ErrorCode | null> {
  const outcome = await asked;
  return outcome.ok ? null : outcome.error.code;
}
