import { SvelteMap } from 'svelte/reactivity';
import type { ReplyOf, RequestOf } from '#shared/contract/api.ts';
import type { ContractError, ErrorCode, Outcome } from '#shared/contract/errors.ts';
import type { FileProblem, IntentView } from '#shared/contract/placingViews.ts';
import type { Due } from '#shared/domain/intent.ts';
import { nearProviderCall } from '#shared/domain/providerCall.ts';
import type { QuickCalls } from '../dial/quickCalls.svelte.ts';
import type { PlacingDesk } from '../placing/placingDesk.svelte.ts';
import { Passing } from '../time/passing.ts';
import type { Asks } from '../transport.ts';
import { editOf, targetOf } from './requests.ts';

type Transport = Asks<
  | 'intents.resolve'
  | 'intents.cancel'
  | 'callbacks.edit'
  | 'callbacks.finish'
  | 'callbacks.undoFinish'
  | 'callbacks.export'
  | 'clipboard.copy'
>;

/** Something that the agent does with a callback that is there. */
export type CallbackStep =
  | 'call'
  | 'copy'
  | 'snooze'
  | 'move'
  | 'finish'
  | 'undoFinish'
  | 'cancel'
  | 'send'
  | 'sendAgain'
  | 'exists'
  | 'export';

/** What a step came to, for a line on screen and for screen readers. `at`: the new time where there is one. */
export type StepReport =
  | { readonly result: 'done'; readonly step: CallbackStep; readonly id: string | null; readonly at?: number }
  | { readonly result: 'repeated'; readonly step: 'call'; readonly id: string }
  | { readonly result: 'exported'; readonly id: string | null; readonly file: string; readonly count: number }
  | { readonly result: 'notWritten'; readonly id: string | null; readonly problem: FileProblem }
  | {
      readonly result: 'failed';
      readonly step: CallbackStep;
      readonly id: string | null;
      /** `notCallable`: CCAI Platform cannot call this number. */
      readonly code: ErrorCode | 'notCallable';
    };

/** How long what needs nothing stays to be read, in ms; what failed stays until it is put away. */
const READ_MS = 8000;
/** For a longer text, such as the name of a file. */
const READ_LONG_MS = 12_000;
/** "Undo" is there for as long as one needs to see what was pressed. */
const UNDO_MS = 20_000;

/** Does what the agent wants with one callback, and keeps what came of it. Nothing is done twice at the same time. */
export class CallbackActions {
  readonly #api: Transport;
  readonly #placing: Pick<PlacingDesk, 'dial'>;
  readonly #quick: Pick<QuickCalls, 'place' | 'look'>;
  readonly #changed: (intent: IntentView) => void;
  readonly #busy = new SvelteMap<string, CallbackStep>();
  /** The id of the latest call that was placed for a callback, by the id of the callback. */
  readonly #calls = new SvelteMap<string, string>();
  #report = $state.raw<StepReport | null>(null);
  readonly #passing = new Passing(() => (this.#report = null));

  /** `changed` hears what main answered, which may come before the event that tells everybody. */
  constructor(
    api: Transport,
    placing: Pick<PlacingDesk, 'dial'>,
    quick: Pick<QuickCalls, 'place' | 'look'>,
    changed: (intent: IntentView) => void,
  ) {
    this.#api = api;
    this.#placing = placing;
    this.#quick = quick;
    this.#changed = changed;
  }

  /** What came of the latest step, until the next one, or until it has been there long enough. */
  get report(): StepReport | null {
    return this.#report;
  }

  /** The step that is under way with this callback. `all` stands for the export of everything. */
  busy(id: string): CallbackStep | null {
    return this.#busy.get(id) ?? null;
  }

  /** The id of the call that was placed from here for this callback. */
  callOf(id: string): string | null {
    return this.#calls.get(id) ?? null;
  }

  /** Forgets the report, when it was about something that is no longer looked at. */
  forget(): void {
    this.#tell(null);
  }

  /** Somebody points at the report, or is in it: it stays. */
  hold(held: boolean): void {
    this.#passing.hold(held);
  }

  stop(): void {
    this.#passing.stop();
  }

  /** The id of the callback that was just ended, as long as the report of it stands. */
  get undoable(): string | null {
    const report = this.#report;
    return report?.result === 'done' && report.step === 'finish' ? report.id : null;
  }

  /**
   * Calls the person; CCAI Platform connects the agent. What needs a second look opens the form instead, as wherever a
   * number is called by one click; so does a person whom CCAI Platform calls soon, or may be calling.
   */
  async call(intent: IntentView): Promise<void> {
    await this.#run(intent.id, 'call', async () => {
      const outcome = await this.#place(intent);
      if (outcome?.ok !== true) return outcome;
      this.#calls.set(intent.id, outcome.value.intent.id);
      if (outcome.value.repeated) this.#tell({ result: 'repeated', step: 'call', id: intent.id });
      return outcome;
    });
  }

  #place(intent: IntentView): Promise<Outcome<ReplyOf<'placing.dial'>> | null> {
    const to = targetOf(intent);
    const about = { fromCallId: intent.fromCallId, forCallback: intent.id };
    const theirs = nearProviderCall([intent], Date.now());
    // Of number and ticket the ticket wins, which the form says.
    if (theirs !== null || (to.number !== null && to.ticketId !== null)) {
      this.#quick.look({ ...to, number: to.number ?? '', ...about }, theirs?.at ?? null);
      return Promise.resolve(null);
    }
    // Of a ticket alone there is nothing to judge, and what is no full number is refused with its reason by main.
    if (to.number === null || intent.party?.kind !== 'number')
      return this.#placing.dial({ id: crypto.randomUUID(), to, ...about });
    return this.#quick.place({ ...to, number: to.number, ...about });
  }

  /** For whoever calls by another phone. */
  async copyNumber(intent: IntentView): Promise<void> {
    const text = intent.party?.e164 ?? intent.party?.display ?? intent.ticketId ?? '';
    await this.#run(intent.id, 'copy', () => this.#api.invoke('clipboard.copy', { text }));
  }

  /** A later time for what has not been promised to CCAI Platform; the promised zone stays. */
  async postpone(intent: IntentView, step: 'snooze' | 'move', due: Due): Promise<void> {
    await this.#changing(
      intent.id,
      step,
      () => this.#api.invoke('callbacks.edit', { ...editOf(intent), due }),
      due.at,
    );
  }

  async finish(intent: IntentView): Promise<void> {
    await this.#changing(intent.id, 'finish', () => this.#api.invoke('callbacks.finish', { id: intent.id }));
  }

  /** Takes back that it is done. True if that was done. */
  async undoFinish(id: string): Promise<boolean> {
    return this.#changing(id, 'undoFinish', () => this.#api.invoke('callbacks.undoFinish', { id }));
  }

  /** True if it was done. */
  async cancel(intent: IntentView, removedThere: boolean): Promise<boolean> {
    return this.#changing(intent.id, 'cancel', () =>
      this.#api.invoke('intents.cancel', { id: intent.id, removedThere }),
    );
  }

  async resolve(intent: IntentView, answer: RequestOf<'intents.resolve'>['answer']): Promise<void> {
    await this.#changing(intent.id, answer, () =>
      this.#api.invoke('intents.resolve', { id: intent.id, answer }),
    );
  }

  /** Writes an .ics file where the agent says; null: all that are to come. */
  async export(id: string | null): Promise<void> {
    await this.#run(id ?? 'all', 'export', async () => {
      const outcome = await this.#api.invoke('callbacks.export', { id });
      if (outcome.ok) {
        const { savedAs, count, problem } = outcome.value;
        if (savedAs !== null) this.#tell({ result: 'exported', id, file: savedAs, count });
        else if (problem !== null) this.#tell({ result: 'notWritten', id, problem });
      }
      return outcome;
    });
  }

  async #changing(
    id: string,
    step: CallbackStep,
    ask: () => Promise<Outcome<IntentView>>,
    at?: number,
  ): Promise<boolean> {
    return this.#run(
      id,
      step,
      async () => {
        const outcome = await ask();
        if (outcome.ok) this.#changed(outcome.value);
        return outcome;
      },
      at,
    );
  }

  /**
   * One step at a time for each callback: a second press while the first is on its way does nothing. An answer of null
   * leaves nothing to report.
   */
  async #run(
    id: string,
    step: CallbackStep,
    ask: () => Promise<Outcome<unknown> | null>,
    at?: number,
  ): Promise<boolean> {
    if (this.#busy.has(id)) return false;
    this.#busy.set(id, step);
    this.#tell(null);
    const about = id === 'all' ? null : id;
    const outcome = await ask();
    this.#busy.delete(id);
    if (outcome === null) return false;
    if (!outcome.ok) {
      this.#tell({ result: 'failed', step, id: about, code: failureOf(step, outcome.error) });
    } else if (step !== 'export' && this.#report === null) {
      this.#tell({ result: 'done', step, id: about, ...(at === undefined ? {} : { at }) });
    }
    return outcome.ok;
  }

  #tell(report: StepReport | null): void {
    this.#report = report;
    this.#passing.begin(report === null ? null : msToRead(report));
  }
}

/** How long a report stays by itself; null: until it is put away. */
function msToRead(report: StepReport): number | null {
  switch (report.result) {
    case 'done':
      return report.step === 'finish' ? UNDO_MS : READ_MS;
    case 'repeated':
    case 'exported':
      return READ_LONG_MS;
    case 'notWritten':
    case 'failed':
      return null;
  }
}

function failureOf(step: CallbackStep, { code, detail }: ContractError): ErrorCode | 'notCallable' {
  return step === 'call' && code === 'badRequest' && detail === 'number' ? 'notCallable' : code;
}
