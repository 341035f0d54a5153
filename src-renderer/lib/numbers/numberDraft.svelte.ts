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
import type { NumberChange, NumberField, NumberForm } from '#shared/domain/numberForm.ts';
import { validateNumberForm } from '#shared/domain/numberFormRules.ts';
import type { NumberProblem } from '#shared/domain/numberFormRules.ts';
import type { Asks } from '../transport.ts';

export type DraftTransport = Asks<'numbers.add' | 'numbers.edit' | 'numbers.available'>;

/** So long main takes the same wish for the second half of a double press, in ms, and some more. */
const MOMENT = 3_500;

/** What is on the form: its fields, what they would change, or what came of saving. */
type Step = 'fields' | 'summary' | 'result';

/**
 * A number as it is written down: what was typed, what of it is a change, what is wrong with it, and what came of saving
 * it. Nothing is sent before the changes were shown, and nothing twice unless the agent says so.
 */
export class NumberDraft {
  readonly api: DraftTransport;
  #seen = $state.raw<CompanyNumberView | null>(null);
  #before = $state.raw<NumberForm>(EMPTY_NUMBER_FORM);
  #form = $state.raw<NumberForm>(EMPTY_NUMBER_FORM);
  #step = $state<Step>('fields');
  /** The agent wanted to go on: what is missing is said from now on. */
  #tried = $state(false);
  #busy = $state(false);
  #result = $state.raw<NumberSaved | null>(null);
  #failure = $state<ErrorCode | null>(null);
  #endedAt = 0;
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
    return changesOf(this.#before, this.#form);
  }

  /** There is something to lose. */
  get dirty(): boolean {
    return this.#result?.result !== 'saved' && this.changes.length > 0;
  }

  /** The number as the list has it after saving, where main could tell. */
  get now(): CompanyNumberView | null {
    const result = this.#result;
    return result !== null && 'now' in result ? result.now : null;
  }

  get problems(): readonly NumberProblem[] {
    return validateNumberForm(this.mode === 'add' ? this.#form : editOf(this.changes), this.mode);
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
    this.#refusals = this.#refusals.filter((each) => each.field !== field);
  }

  /** The form is on screen: anew, or with what was typed before it was closed. */
  reopen(): void {
    this.#followed = false;
    this.#restored = this.changes.length > 0;
    this.#step = 'fields';
    this.#result = null;
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
    const outcome =
      this.#seen === null
        ? await this.api.invoke('numbers.add', { form: { ...this.#form, days: [...this.#form.days] } })
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
    this.#step = 'result';
    return null;
  }
}
