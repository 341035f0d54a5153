import type { ContractError, ErrorCode, Outcome } from '#shared/contract/errors.ts';
import type { DialCandidate, IntentView } from '#shared/contract/placingViews.ts';
import { isLanguageCode } from '#shared/domain/languageCode.ts';
import type { RecordingPermission } from '#shared/domain/outbound.ts';
import { ticketProblem } from '#shared/domain/ticketId.ts';
import { nearProviderCall, providerCallAt } from '#shared/domain/providerCall.ts';
import type { ProviderCall } from '#shared/domain/providerCall.ts';
import { formHere } from '../navigation/forms.svelte.ts';
import type { FormRequest } from '../navigation/forms.svelte.ts';
import type { PlacingDesk } from '../placing/placingDesk.svelte.ts';
import { menuIdOf, usualMenu } from './menus.ts';
import { judge } from './warnings.ts';
import type { Judgement } from './warnings.ts';
import type { Stop } from '../transport.ts';

export type DialMode = 'dial' | 'queueNow';
/** A field that may hold what cannot be sent: a ticket is no id of one, a language no code. */
export type DialField = 'ticket' | 'language';

export type Reading =
  | { readonly is: 'nothing' }
  | { readonly is: 'reading' }
  | {
      readonly is: 'read';
      readonly candidates: readonly DialCandidate[];
      readonly cut: boolean;
      /** What looks like a number beside them and is none. */
      readonly unread: readonly string[];
    }
  | { readonly is: 'failed'; readonly code: ErrorCode };

/** How long typing rests before the text is read, in ms. */
const READ_PAUSE = 120;
const NOTHING: readonly DialCandidate[] = [];
const NONE: readonly string[] = [];

/** What stands promised to the caller of a key. */
interface Promised {
  readonly callerKey: string;
  readonly intents: readonly IntentView[];
}

/**
 * One form for calling out: what was typed, what was understood of it, how it is to be placed, and what came of it. It
 * outlives its window, so that an Escape loses nothing. The id of the intent is made with the form, so that pressing
 * twice is one call; only a new try after an end makes another.
 */
export class DialForm {
  #request = $state.raw(formHere('dial'));
  readonly #placing: PlacingDesk;
  #text = $state('');
  #ticket = $state('');
  mode = $state<DialMode>('dial');
  #reading = $state.raw<Reading>({ is: 'nothing' });
  #chosen = $state(0);
  #promised = $state.raw<Promised | null>(null);
  #outbound = $state<string | null>(null);
  #menu = $state<string | null>(null);
  #language = $state<string | null>(null);
  #wrong = $state<DialField | null>(null);
  recording = $state<RecordingPermission>('notAsked');
  #id = crypto.randomUUID();
  #busy = $state(false);
  #sent = $state.raw<{ readonly id: string; readonly repeated: boolean } | null>(null);
  #failure = $state.raw<ContractError | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The text that a reading belongs to; what was typed since is unread. */
  #readText = '';
  #turn = 0;
  /** As it was when nothing had been typed. */
  readonly #blank: string;

  constructor(placing: PlacingDesk, request: FormRequest) {
    this.#placing = placing;
    this.#request = request;
    this.#text = request.text;
    this.#ticket = request.ticketId ?? '';
    this.mode = request.form === 'queueNow' ? 'queueNow' : 'dial';
    this.#blank = this.#typed();
  }

  /** What it was opened for, the last time. */
  get request(): FormRequest {
    return this.#request;
  }

  /** It was opened again from elsewhere: what is known beside what was typed is the newer. */
  reopen(request: FormRequest): void {
    this.#request = request;
    if (request.form === 'queueNow') this.mode = 'queueNow';
  }

  /** It comes on screen: what stands in it is read. */
  start(): Stop {
    if (this.#text.trim() !== '') void this.read();
    return () => {
      clearTimeout(this.#timer);
      this.#turn += 1;
    };
  }

  /** Something stands in it that was typed and has not been sent. */
  get dirty(): boolean {
    const named = this.#text.trim() !== '' || this.ticket.trim() !== '';
    return named && this.#sent === null && this.#typed() !== this.#blank;
  }

  get text(): string {
    return this.#text;
  }

  /** What is typed or pasted is read when typing rests. */
  set text(text: string) {
    this.#text = text;
    this.#chosen = 0;
    clearTimeout(this.#timer);
    if (text.trim() === '') this.#settle({ is: 'nothing' });
    else this.#timer = setTimeout(() => void this.read(), READ_PAUSE);
  }

  get reading(): Reading {
    return this.#reading;
  }

  get candidates(): readonly DialCandidate[] {
    return this.#reading.is === 'read' ? this.#reading.candidates : NOTHING;
  }

  get chosen(): number {
    return this.#chosen;
  }

  get candidate(): DialCandidate | undefined {
    return this.candidates[this.#chosen];
  }

  /** The number shown to the called party; empty: the provider decides. */
  get outbound(): string {
    return this.#outbound ?? this.#placing.options?.outboundNumbers[0]?.e164 ?? '';
  }

  set outbound(number: string) {
    this.#outbound = number;
  }

  get menu(): string {
    return this.#menu ?? usualMenu(this.#placing.options, this.#placing.options?.inboundMenuId);
  }

  set menu(menu: string) {
    this.#menu = menu;
  }

  get language(): string {
    return this.#language ?? this.#placing.options?.language ?? '';
  }

  set language(language: string) {
    this.#language = language;
    if (this.#wrong === 'language') this.#wrong = null;
  }

  get ticket(): string {
    return this.#ticket;
  }

  set ticket(ticket: string) {
    this.#ticket = ticket;
    if (this.#wrong === 'ticket') this.#wrong = null;
  }

  /** The field that could not be sent as it stands, until it is changed. */
  get wrong(): DialField | null {
    return this.#wrong;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** Why the request did not even become an intent. */
  get failure(): ContractError | null {
    return this.#failure;
  }

  /** What came of it, once something did. */
  get outcome(): IntentView | undefined {
    return this.#sent === null ? undefined : this.#placing.intent(this.#sent.id);
  }

  /** The number was called a moment ago, and that call is what `outcome` shows. */
  get repeated(): boolean {
    return this.#sent?.repeated ?? false;
  }

  judgement(now: number): Judgement {
    const { options } = this.#placing;
    if (this.candidate === undefined || options === null) return { warnings: [], number: null };
    return judge(this.candidate, options.callingHours, now);
  }

  /** A call to the same number that may be ringing. */
  get standing(): IntentView | undefined {
    const { number } = this.judgement(0);
    const standing = number === null ? undefined : this.#placing.standing(number);
    return standing?.state.name === 'unconfirmed' ? standing : undefined;
  }

  /** A call that CCAI Platform makes to the same person about now, for a callback that stands there. */
  providerCall(now: number): ProviderCall | null {
    const { providerCallsAt } = this.request;
    if (providerCallsAt !== null && this.#keepsCallback) return providerCallAt(providerCallsAt, now);
    // Whom a ticket reaches is not known here.
    if (this.ticket.trim() !== '' || this.#promised === null) return null;
    const same = this.candidate?.callerKey === this.#promised.callerKey;
    return same ? nearProviderCall(this.#promised.intents, now) : null;
  }

  /** Whether the person is still the one whom the callback is promised to: a ticket is called before a number. */
  get #keepsCallback(): boolean {
    const { text, ticketId } = this.request;
    const ticket = this.ticket.trim();
    if (ticket !== '' || ticketId !== null) return ticket === ticketId;
    return this.#text.trim() === text || this.judgement(0).number === text;
  }

  get canSubmit(): boolean {
    if (this.#placing.missingFor(this.mode)?.length !== 0 || this.outcome !== undefined) return false;
    if (this.mode === 'queueNow' && menuIdOf(this.menu) === null) return false;
    // Digits of the local phone system lead nowhere from a provider's.
    return this.ticket.trim() !== '' || this.candidate?.party.kind === 'number';
  }

  choose(index: number): void {
    const last = this.candidates.length - 1;
    this.#chosen = Math.max(0, Math.min(index, last));
    void this.#lookUp();
  }

  /** Reads what stands in the box now. A later reading makes an earlier one void. */
  async read(): Promise<void> {
    clearTimeout(this.#timer);
    const text = this.#text;
    const turn = (this.#turn += 1);
    this.#readText = text;
    // What was understood stays on screen until the next reading is there.
    if (this.#reading.is !== 'read') this.#reading = { is: 'reading' };
    const outcome = await this.#placing.understand(text);
    if (turn !== this.#turn) return;
    this.#reading = outcome.ok
      ? { is: 'read', ...outcome.value, unread: outcome.value.unread ?? NONE }
      : { is: 'failed', code: outcome.error.code };
    this.choose(this.#chosen);
  }

  /**
   * Sends it off. What was typed after the last reading is read first, and goes out at once only if nothing about it
   * has to be chosen or weighed. Resolves with the field to go to where something is wrong, else null.
   */
  async submit(): Promise<DialField | null> {
    if (this.#busy) return null;
    if (this.#text.trim() !== '' && this.#readText !== this.#text) {
      await this.read();
      if (this.candidates.length !== 1 || this.judgement(Date.now()).warnings.length > 0) return null;
    }
    if (!this.canSubmit) return null;
    this.#wrong = this.#wrongField();
    if (this.#wrong !== null) return this.#wrong;
    this.#busy = true;
    this.#failure = null;
    if (await this.#turnsUp()) {
      this.#busy = false;
      return null;
    }
    const outcome = await this.#send();
    this.#busy = false;
    if (outcome.ok) this.#sent = { id: outcome.value.intent.id, repeated: outcome.value.repeated };
    else this.#failure = outcome.error;
    return null;
  }

  /** Back to the form after an end that allows another try; what came of the first is given up, since nothing left. */
  async change(): Promise<void> {
    const { outcome } = this;
    this.#id = crypto.randomUUID();
    this.#sent = null;
    if (outcome !== undefined) await this.#placing.cancel(outcome.id);
  }

  #wrongField(): DialField | null {
    if (ticketProblem(this.ticket) !== null) return 'ticket';
    const language = this.mode === 'queueNow' ? this.language.trim() : '';
    return language !== '' && !isLanguageCode(language) ? 'language' : null;
  }

  /** Whether CCAI Platform turns out to call the same person about now: nobody was asked about that before. */
  async #turnsUp(): Promise<boolean> {
    if (this.providerCall(Date.now()) !== null) return false;
    await this.#lookUp();
    return this.providerCall(Date.now()) !== null;
  }

  /** Reads what is promised to the chosen caller. What cannot be read must not keep anybody from calling. */
  async #lookUp(): Promise<void> {
    const callerKey = this.candidate?.callerKey ?? null;
    if (callerKey === null) return;
    const outcome = await this.#placing.promisedTo(callerKey);
    if (outcome.ok && callerKey === this.candidate?.callerKey)
      this.#promised = { callerKey, intents: outcome.value.intents };
  }

  #typed(): string {
    const { ticket, mode, recording } = this;
    return JSON.stringify([this.#text, ticket, mode, this.#outbound, this.#menu, this.#language, recording]);
  }

  #settle(reading: Reading): void {
    this.#turn += 1;
    this.#readText = this.#text;
    this.#reading = reading;
  }

  #send(): Promise<Outcome<{ intent: IntentView; repeated: boolean }>> {
    const number = this.#text.trim() === '' ? null : this.judgement(0).number;
    const ticketId = this.ticket.trim() === '' ? null : this.ticket.trim();
    const common = {
      id: this.#id,
      to: { number, ticketId },
      outboundNumber: this.outbound === '' ? null : this.outbound,
      fromCallId: this.request.fromCallId,
    };
    const forCallback = this.#keepsCallback ? this.request.forCallback : null;
    if (this.mode === 'dial') return this.#placing.dial({ ...common, forCallback });
    return this.#placing.queueNow({
      ...common,
      menuId: menuIdOf(this.menu) ?? '',
      language: this.language.trim() === '' ? null : this.language.trim(),
      recordingPermission: this.recording,
    });
  }
}
