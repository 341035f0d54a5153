import type { RequestOf } from '#shared/contract/api.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
import type { CompanyNumberView, NumberRefusalView, NumberSaved } from '#shared/contract/numbersViews.ts';
import {
  EMPTY_NUMBER_FORM,
  NUMBER_FIELDS,
  changesOf,
  editOf,
  formOfNumber,
} from '#shared/domain/numberForm.ts';
import type { NumberChange, NumberField, NumberForm, RemovableField } from '#shared/domain/numberForm.ts';
import { validateNumberForm } from '#shared/domain/numberFormRules.ts';
import type { NumberProblem } from '#shared/domain/numberFormRules.ts';
import { doubtsOf, formAsRead } from '#shared/domain/numberFormReading.ts';
import type { NumberDoubt } from '#shared/domain/numberFormReading.ts';
import { digitsAsSent } from '#shared/domain/companyNumber.ts';
import type { Asks } from '../transport.ts';

export type DraftTransport = Asks<'numbers.add' | 'numbers.edit' | 'numbers.available'>;

/** So long main takes the same wish for the second half of a double press, in ms, and some more. */
const MOMENT = 3_500;

/** What is on the form: its fields, what they would change, or what came of saving. */
type Step = 'fields' | 'summary' | 'result';

/** Something that was sent, and of which nobody knows whether it was saved. */
interface Uncertain {
  /** Ms since the epoch. */
  readonly at: number;
  readonly sent: readonly NumberChange[];
  readonly result: Extract<NumberSaved, { result: 'unconfirmed' }>;
}

/**
 * A number as it is written down: what was typed, what of it is a change, what is wrong with it, and what came of saving
 * it. Nothing is sent before the changes were shown, and nothing twice unless the agent says so.
 */
export class NumberDraft {
  readonly api: DraftTransport;
  #seen = $state.raw<CompanyNumberView | null>(null);
  #before = $state.raw<NumberForm>(EMPTY_NUMBER_FORM);
  #form = $state.raw<NumberForm>(EMPTY_NUMBER_FORM);
  /** Fields that are to be sent empty, whatever they hold. */
  #removed = $state.raw<ReadonlySet<NumberField>>(new Set());
  #step = $state<Step>('fields');
  /** The agent wanted to go on: what is missing is said from now on. */
  #tried = $state(false);
  #busy = $state(false);
  #result = $state.raw<NumberSaved | null>(null);
  #failure = $state<ErrorCode | null>(null);
  #endedAt = 0;
  #sent = $state.raw<readonly NumberChange[]>([]);
  /** Kept over closing and reopening, until it is known or the agent begins again. */
  #uncertain = $state.raw<Uncertain | null>(null);
  #lookedAgain = $state(true);
  /** What the provider refused, until the field it is about is another one. */
  #refusals = $state.raw<readonly NumberRefusalView[]>([]);
  #restored = $state(false);
  #followed = $state(false);

  /** `seen` is the number as the list has it; null for a new one. */
  constructor(api: DraftTransport, seen: CompanyNumberView | null) {
    this.api = api;
    this.#seen = seen;
    if (seen !== null) this.#before = this.#form = formOfNumber(seen);
  }

  get seen(): CompanyNumberView | null {
    return this.#seen;
  }

  get mode(): 'add' | 'edit' {
    return this.#seen === null ? 'add' : 'edit';
  }

  get before(): NumberForm {
    return this.#before;
  }

  get form(): NumberForm {
    return this.#form;
  }

  get step(): Step {
    return this.#step;
  }

  get busy(): boolean {
    return this.#busy;
  }

  get result(): NumberSaved | null {
    return this.#result;
  }

  /** Whether sending it once more would really send it: not right after the last time. */
  mayRepeat(now: number): boolean {
    return now - this.#endedAt >= MOMENT;
  }

  /** What was sent at the last save. */
  get sent(): readonly NumberChange[] {
    return this.#sent;
  }

  /** What was sent before, and may have been saved. */
  get uncertain(): Uncertain | null {
    return this.#uncertain;
  }

  /** What `result` says of the number is from right after the save, and not from before the form was closed. */
  get lookedAgain(): boolean {
    return this.#lookedAgain;
  }

  /** Saving would send, perhaps a second time, what is uncertain: the same new number, or a field of the same number. */
  get repeats(): boolean {
    const sent = this.#uncertain?.sent;
    if (sent === undefined) return false;
    if (this.mode === 'edit')
      return this.changes.some(({ field }) => sent.some((each) => each.field === field));
    const digits = (text: unknown): string => digitsAsSent(String(text)) ?? String(text);
    return sent.some(({ field, after }) => field === 'number' && digits(after) === digits(this.#form.number));
  }

  /** Why main did not take the request. */
  get failure(): ErrorCode | null {
    return this.#failure;
  }

  /** It was closed before it was saved, and is open again. */
  get restored(): boolean {
    return this.#restored;
  }

  /** The number became another one while the form was open; what shows beside the changes is how it is now. */
  get followed(): boolean {
    return this.#followed;
  }

  get changes(): readonly NumberChange[] {
    return changesOf(this.#before, formAsRead(this.#form), this.#removed);
  }

  /** There is something to lose. */
  get dirty(): boolean {
    return this.#result?.result !== 'saved' && this.changes.length > 0;
  }

  /** It is worth keeping when it is closed. */
  get kept(): boolean {
    return this.dirty || this.#uncertain !== null;
  }

  /** The number as the list has it after saving, where main could tell. */
  get now(): CompanyNumberView | null {
    const result = this.#result;
    return result !== null && 'now' in result ? result.now : null;
  }

  get problems(): readonly NumberProblem[] {
    return validateNumberForm(this.mode === 'add' ? formAsRead(this.#form) : editOf(this.changes), this.mode);
  }

  /** What is odd about what would be sent; `today` as YYYY-MM-DD. */
  doubts(today: string): readonly NumberDoubt[] {
    return doubtsOf(this.mode === 'add' ? formAsRead(this.#form) : editOf(this.changes), today);
  }

  /** What is wrong with a field, as far as it is to be said: what is only missing waits for the first try. */
  problem(field: NumberField): NumberProblem | null {
    const problem = this.problems.find((each) => each.field === field) ?? null;
    const isMissing = problem?.problem === 'required' || problem?.problem === 'halfARange';
    return isMissing && !this.#tried ? null : problem;
  }

  /** What the provider refused about a field. */
  refusal(field: NumberField): NumberRefusalView | null {
    return this.#refusals.find((each) => each.field === field) ?? null;
  }

  /** What it refused, and of which no field of the form can tell. */
  get otherRefusals(): readonly NumberRefusalView[] {
    return this.#refusals.filter(({ field }) => !NUMBER_FIELDS.some((each) => each === field));
  }

  get refused(): boolean {
    return this.#refusals.length > 0;
  }

  set<F extends NumberField>(field: F, value: NumberForm[F]): void {
    this.#form = { ...this.#form, [field]: value };
    this.#unremove(field);
    this.#refusals = this.#refusals.filter((each) => each.field !== field);
  }

  removes(field: NumberField): boolean {
    return this.#removed.has(field);
  }

  /** Whatever the field holds at the provider is to be taken away, or is to stay again. */
  remove(field: RemovableField, away: boolean): void {
    this.set(field, EMPTY_NUMBER_FORM[field]);
    if (away) this.#removed = new Set(this.#removed).add(field);
  }

  #unremove(field: NumberField): void {
    this.#removed = new Set([...this.#removed].filter((each) => each !== field));
  }

  /** The form is on screen: anew, or with what was typed before it was closed. */
  reopen(): void {
    this.#followed = false;
    this.#restored = this.changes.length > 0;
    this.#step = 'fields';
    this.#result = null;
    if (this.mode === 'edit' && this.changes.length === 0) this.#uncertain = null;
    if (this.#uncertain === null) return;
    // What may have been saved comes before anything else can be done with the form.
    this.#result = this.#uncertain.result;
    this.#lookedAgain = false;
    this.#step = 'result';
  }

  /** On to what would change. Gives the first field that is wrong; null if none is. */
  review(): NumberField | null {
    this.#tried = true;
    const [first] = NUMBER_FIELDS.filter((field) => this.problems.some((each) => each.field === field));
    if (first !== undefined) return first;
    if (this.changes.length > 0) this.#step = 'summary';
    return null;
  }

  /** Back to the fields. */
  change(): void {
    if (this.#busy) return;
    this.#step = 'fields';
    this.#result = null;
    this.#failure = null;
  }

  /** Sends what the summary shows. Gives the field that was refused, to bring it into sight. */
  async save(): Promise<NumberField | null> {
    if (this.#busy || this.changes.length === 0) return null;
    this.#busy = true;
    this.#failure = null;
    this.#refusals = [];
    this.#sent = this.changes;
    const outcome =
      this.#seen === null
        ? await this.api.invoke('numbers.add', {
            form: { ...formAsRead(this.#form), days: [...this.#form.days] },
          })
        : await this.api.invoke('numbers.edit', { seen: this.#seen, edit: this.#edit() });
    this.#busy = false;
    this.#endedAt = Date.now();
    if (!outcome.ok) {
      this.#failure = outcome.error.code;
      return null;
    }
    return this.#take(outcome.value);
  }

  /** The number is another one than when the form opened: what was not touched follows it. */
  takeOver(now: CompanyNumberView): void {
    this.#putUnder(now);
    this.change();
  }

  /** The list has the number as it is now: what was not touched follows it, wherever the agent is with the form. */
  follow(now: CompanyNumberView): void {
    // What is being sent, and what came of it, is about the number as it was.
    if (this.#seen === null || this.#busy || this.#step === 'result') return;
    const [before, after] = [formOfNumber(this.#seen), formOfNumber(now)];
    if (changesOf(before, after).length > 0) this.#followed = true;
    this.#putUnder(now);
    if (this.changes.length === 0) this.#step = 'fields';
  }

  #putUnder(now: CompanyNumberView): void {
    const changed = editOf(this.changes);
    this.#seen = now;
    this.#before = formOfNumber(now);
    this.#form = { ...this.#before, ...changed };
  }

  #edit(): RequestOf<'numbers.edit'>['edit'] {
    const { days, ...rest } = editOf(this.changes);
    return days === undefined ? rest : { ...rest, days: [...days] };
  }

  #take(saved: NumberSaved): NumberField | null {
    if (saved.result === 'refused') {
      this.#refusals = saved.errors;
      this.#step = 'fields';
      this.#result = null;
      return NUMBER_FIELDS.find((field) => this.refusal(field) !== null) ?? null;
    }
    this.#result = saved;
    this.#lookedAgain = true;
    this.#step = 'result';
    if (saved.result === 'saved') this.#uncertain = null;
    if (saved.result === 'unconfirmed') {
      this.#uncertain = { at: this.#endedAt, sent: this.#sent, result: saved };
    }
    return null;
  }
}
