import type { RequestOf, ReplyOf } from '#shared/contract/api.ts';
import type { ErrorCode, Outcome } from '#shared/contract/errors.ts';
import type { IntentView, PlacingOptions } from '#shared/contract/placingViews.ts';
import { isOver } from '#shared/domain/intent.ts';
import type { IntentKind } from '#shared/domain/intent.ts';
import { missingFor } from '#shared/domain/readiness.ts';
import { stopAll } from '../transport.ts';
import type { Asks, Hears, Stop } from '../transport.ts';
import { isNoOlder } from './newer.ts';

type Transport = Asks<
  | 'placing.options'
  | 'placing.understand'
  | 'placing.proposal'
  | 'placing.dial'
  | 'placing.queueNow'
  | 'callbacks.ofCaller'
  | 'intents.open'
  | 'intents.resolve'
  | 'intents.cancel'
> &
  Hears<'placing.optionsChanged' | 'intent.changed'>;

type Placed = ReplyOf<'placing.dial'>;
export type Answer = RequestOf<'intents.resolve'>['answer'];

/** How many calls of this session that are over stay known, for what still shows them. */
const KEPT = 50;

/** What can be placed, and everything for now that was asked for and is not over. */
export class PlacingDesk {
  readonly #api: Transport;
  #options = $state.raw<PlacingOptions | null>(null);
  #failure = $state<ErrorCode | null>(null);
  #openFailure = $state<ErrorCode | null>(null);
  #intents = $state.raw<ReadonlyMap<string, IntentView>>(new Map());
  /** The intent that the form over the window tells of: it need not be told twice. */
  inForm = $state<string | null>(null);
  readonly #open = $derived([...this.#intents.values()].filter(isOpenNow).sort(newestFirst));

  constructor(api: Transport) {
    this.#api = api;
  }

  /** Null until main has told. */
  get options(): PlacingOptions | null {
    return this.#options;
  }

  /** What has to be set up before a kind of call can be asked for; null until main has told. */
  missingFor(kind: IntentKind): PlacingOptions['missing'] | null {
    return this.#options === null ? null : [...missingFor(kind, this.#options.missing)];
  }

  /** Why the options are not known. */
  get failure(): ErrorCode | null {
    return this.#failure;
  }

  /** Calls for now that stand until the agent decides or an answer comes, newest first. */
  get open(): readonly IntentView[] {
    return this.#open;
  }

  /** Those of them that nothing else on screen tells of. */
  get untold(): readonly IntentView[] {
    return this.#open.filter(({ id }) => id !== this.inForm);
  }

  /** Why it is not known what stands open from before. */
  get openFailure(): ErrorCode | null {
    return this.#openFailure;
  }

  /** The latest that is known of an intent for now. */
  intent(id: string): IntentView | undefined {
    return this.#intents.get(id);
  }

  /** A call for now to this number (E.164, or short digits) that stands until the agent decides. */
  standing(number: string): IntentView | undefined {
    return this.#open.find(
      ({ kind, party, state }) =>
        kind === 'dial' && state.name !== 'sending' && (party?.e164 ?? party?.display) === number,
    );
  }

  start(): Stop {
    const stop = stopAll([
      this.#api.on('placing.optionsChanged', (options) => {
        this.#options = options;
        this.#failure = null;
      }),
      this.#api.on('intent.changed', ({ intent }) => this.#take([intent])),
    ]);
    void this.readOptions();
    void this.readOpen();
    return stop;
  }

  async readOptions(): Promise<void> {
    this.#failure = null;
    const outcome = await this.#api.invoke('placing.options', {});
    if (outcome.ok) this.#options ??= outcome.value;
    else if (this.#options === null) this.#failure = outcome.error.code;
  }

  async readOpen(): Promise<void> {
    this.#openFailure = null;
    const outcome = await this.#api.invoke('intents.open', {});
    if (outcome.ok) this.#take(outcome.value.intents);
    else this.#openFailure = outcome.error.code;
  }

  understand(text: string): Promise<Outcome<ReplyOf<'placing.understand'>>> {
    return this.#api.invoke('placing.understand', { text });
  }

  /** What is promised to a caller and not over. */
  promisedTo(callerKey: string): Promise<Outcome<ReplyOf<'callbacks.ofCaller'>>> {
    return this.#api.invoke('callbacks.ofCaller', { callerKey });
  }

  /** The number to show to whom is called, and why. */
  propose(number: string): Promise<Outcome<ReplyOf<'placing.proposal'>>> {
    return this.#api.invoke('placing.proposal', { number });
  }

  dial(request: RequestOf<'placing.dial'>): Promise<Outcome<Placed>> {
    return this.#taking(this.#api.invoke('placing.dial', request), ({ intent }) => intent);
  }

  queueNow(request: RequestOf<'placing.queueNow'>): Promise<Outcome<Placed>> {
    return this.#taking(this.#api.invoke('placing.queueNow', request), ({ intent }) => intent);
  }

  /** The agent's decision about something that stands still. */
  resolve(id: string, answer: Answer): Promise<Outcome<IntentView>> {
    return this.#taking(this.#api.invoke('intents.resolve', { id, answer }), (intent) => intent);
  }

  /** Nobody wants it any more. What a provider may hold of it stays there. */
  cancel(id: string): Promise<Outcome<IntentView>> {
    return this.#taking(this.#api.invoke('intents.cancel', { id }), (intent) => intent);
  }

  async #taking<T>(asked: Promise<Outcome<T>>, intentOf: (value: T) => IntentView): Promise<Outcome<T>> {
    const outcome = await asked;
    if (outcome.ok) this.#take([intentOf(outcome.value)]);
    return outcome;
  }

  #take(views: readonly IntentView[]): void {
    const intents = new Map(this.#intents);
    for (const view of views) {
      if (view.due !== null || !isNoOlder(view, intents.get(view.id))) continue;
      intents.delete(view.id);
      intents.set(view.id, view);
    }
    let over = [...intents.values()].filter(isOver).length;
    for (const [id, view] of intents) {
      if (over <= KEPT) break;
      if (!isOver(view)) continue;
      intents.delete(id);
      over -= 1;
    }
    this.#intents = intents;
  }
}

function isOpenNow(view: IntentView): boolean {
  return !isOver(view);
}

function newestFirst(a: IntentView, b: IntentView): number {
  return b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1);
}
