import type { RequestOf } from '#shared/contract/api.ts';
import type { ContractError, ErrorCode } from '#shared/contract/errors.ts';
import type { IntentView } from '#shared/contract/placingViews.ts';
import { isLanguageCode } from '#shared/domain/languageCode.ts';
import type { RecordingPermission } from '#shared/domain/outbound.ts';
import { whenWritten } from '#shared/domain/time/suggestions.ts';
import { readWhen } from '#shared/domain/time/whenText.ts';
import type { WhenRead } from '#shared/domain/time/whenText.ts';
import { menuIdOf } from '../dial/menus.ts';
import type { FormRequest } from '../navigation/forms.svelte.ts';
import { isNoOlder } from '../placing/newer.ts';
import type { PlacingDesk } from '../placing/placingDesk.svelte.ts';
import type { Asks, Hears, Stop } from '../transport.ts';
import type { Asked } from './asked.ts';
import { fieldOfError, fieldOfRefusal } from './formFields.ts';
import type { FieldProblem, FormField } from './formFields.ts';
import { NumberReader } from './numberReader.svelte.ts';
import { targetOf } from './requests.ts';
import { SamePromise } from './samePromise.svelte.ts';
import { whoProblems } from './whoProblems.ts';
import { zoneOf } from './zoneOf.ts';
import type { ZoneFrom, ZoneOf } from './zoneOf.ts';

export type DraftTransport = Asks<
  'callbacks.schedule' | 'callbacks.edit' | 'callbacks.replace' | 'callbacks.ofCaller'
> &
  Hears<'intent.changed'>;

/** At most this many characters in a note, as the contract says. */
export const NOTE_LIMIT = 20_000;
/** Stands in the list of menus for one that is named by its id. */
export const OTHER_MENU = 'other';

/** What a draft needs from around it. */
export interface DraftWorld {
  readonly placing: Pick<PlacingDesk, 'options' | 'missingFor' | 'understand'>;
  readonly ownZone: string;
  /** Hears what main answered. */
  readonly changed: (intent: IntentView) => void;
}

/**
 * A callback as it is written down: everything that was typed, what it means, what is wrong with it, and what came of
 * saving it. It outlives its window, so that an Escape loses nothing.
 */
export class ScheduleDraft {
  readonly #api: DraftTransport;
  readonly #world: DraftWorld;
  readonly #same: SamePromise;
  readonly mode: Asked['mode'];
  /** What an edit or a move is about. */
  readonly original: IntentView | null;
  readonly id = crypto.randomUUID();
  readonly number: NumberReader;
  ticket = $state('');
  note = $state('');
  /** What was typed to find another zone, until one is picked: the zone before must not stand in for it. */
  zoneText = $state('');
  removedThere = $state(false);
  /** `''`: the usual one, `OTHER_MENU`: see `menuId`, else the id of a named one. */
  menu = $state('');
  menuId = $state('');
  followUp = $state(false);
  language = $state('');
  recording = $state<RecordingPermission | 'none'>('none');
  #kind = $state<'callback' | 'reminder' | null>(null);
  #when = $state('');
  #zone = $state<string | null>(null);
  #pick = $state<'first' | 'second' | null>(null);
  #tried = $state(false);
  #saving = $state(false);
  #failure = $state.raw<{ readonly code: ErrorCode; readonly field: FormField | null } | null>(null);
  #saved = $state.raw<IntentView | null>(null);
  #request = $state.raw<FormRequest | null>(null);
  /** As it was when nothing had been typed. */
  readonly #blank: string;

  constructor(api: DraftTransport, asked: Asked, world: DraftWorld) {
    this.#api = api;
    this.#world = world;
    this.#same = new SamePromise(api);
    this.mode = asked.mode;
    if (asked.mode === 'new') {
      this.original = null;
      this.#request = asked.request;
      this.number = new NumberReader(world.placing, asked.request.text);
      this.ticket = asked.request.ticketId ?? '';
    } else {
      const { intent } = asked;
      this.original = intent;
      const { number, ticketId } = targetOf(intent);
      this.number = new NumberReader(world.placing, number ?? '');
      this.ticket = ticketId ?? '';
      this.#kind = intent.kind === 'reminder' ? 'reminder' : 'callback';
      if (asked.mode === 'edit' && intent.due !== null)
        this.#when = whenWritten(intent.due.at, intent.due.zone);
      this.note = intent.note;
      this.menu = intent.choices.menuId === null ? '' : this.#menuNamed(intent.choices.menuId);
      this.menuId = intent.choices.menuId === null ? '' : String(intent.choices.menuId);
      this.followUp = intent.choices.parentCallId !== null;
      this.language = intent.choices.language ?? '';
      this.recording = intent.choices.recordingPermission ?? 'none';
    }
    this.#blank = this.#typed();
  }

  /** The form was opened again from elsewhere: what is known beside what was typed is the newer. */
  reopen(asked: Asked): void {
    if (asked.mode === 'new') this.#request = asked.request;
  }

  start(): Stop {
    void this.number.read();
    return this.#api.on('intent.changed', ({ intent }) => {
      if (this.#saved?.id === intent.id && isNoOlder(intent, this.#saved)) this.#saved = intent;
    });
  }

  /** Something was typed that has not been written down. What was refused is kept with the callback itself. */
  get dirty(): boolean {
    return this.#saved === null && this.#typed() !== this.#blank;
  }

  get kind(): 'callback' | 'reminder' {
    return this.#kind ?? (this.canAskProvider ? 'callback' : 'reminder');
  }

  set kind(kind: 'callback' | 'reminder') {
    this.#kind = kind;
  }

  get canAskProvider(): boolean {
    return (this.#world.placing.missingFor('callback') ?? []).length === 0;
  }

  get when(): string {
    return this.#when;
  }

  set when(text: string) {
    this.#when = text;
    this.#pick = null;
    this.#same.forget();
    if (this.#failure?.field === 'when') this.#failure = null;
  }

  /** Which of two instants is meant, where the clocks leave that open. */
  get pick(): 'first' | 'second' | null {
    return this.#pick;
  }

  set pick(pick: 'first' | 'second' | null) {
    this.#pick = pick;
  }

  get zone(): string {
    return this.#zoneOf.zone;
  }

  get zoneFrom(): ZoneFrom {
    return this.#zoneOf.from;
  }

  get #zoneOf(): ZoneOf {
    const promised = this.original?.due?.zone ?? null;
    return zoneOf({ chosen: this.#zone, promised, number: this.number, own: this.#world.ownZone });
  }

  chooseZone(zone: string): void {
    this.#zone = zone;
    this.#pick = null;
    this.#same.forget();
    this.zoneText = '';
  }

  /** The call at CCAI Platform that this may follow up. */
  get parentCallId(): number | null {
    return this.#request?.providerCallId ?? this.original?.choices.parentCallId ?? null;
  }

  get country(): string | null {
    return this.number.candidate?.party.country ?? null;
  }

  read(now: number): WhenRead {
    const hours = this.#world.placing.options?.callingHours;
    return readWhen(this.#when, { now, zone: this.zone, hours });
  }

  /** The instant that was typed, or null where there is none, or one of two has to be chosen. */
  instant(now: number): number | null {
    const read = this.read(now);
    switch (read.kind) {
      case 'instant':
        return read.at;
      case 'gap':
        return this.#pick === null ? null : this.#pick === 'first' ? read.before : read.after;
      case 'twice':
        return this.#pick === null ? null : this.#pick === 'first' ? read.first : read.second;
      default:
        return null;
    }
  }

  /** True once saving was tried: from then on what is missing is marked. */
  get tried(): boolean {
    return this.#tried;
  }

  get saving(): boolean {
    return this.#saving;
  }

  /** Why it could not even be written down. */
  get failure(): { readonly code: ErrorCode; readonly field: FormField | null } | null {
    return this.#failure;
  }

  /** What it has become. */
  get saved(): IntentView | null {
    return this.#saved;
  }

  /** True while a second press would promise what is promised already. */
  get asksAgain(): boolean {
    return this.#same.isAsked(this.callerKey);
  }

  /** The caller of a new promise, as far as the number tells; null also where nothing new is promised. */
  get callerKey(): string | null {
    if (this.mode !== 'new' || this.#saved !== null) return null;
    return this.number.candidate?.callerKey ?? null;
  }

  /** CCAI Platform said no: the text can be corrected and sent again. */
  get refusal(): Extract<IntentView['state'], { name: 'refused' }> | null {
    const state = (this.#saved ?? (this.mode === 'edit' ? this.original : null))?.state;
    return state?.name === 'refused' ? state : null;
  }

  get refusedField(): FormField | null {
    return this.refusal === null ? null : fieldOfRefusal(this.refusal.refusal.field);
  }

  /** What is wrong with each field at this moment. */
  problems(now: number): ReadonlyMap<FormField, FieldProblem> {
    const problems = new Map<FormField, FieldProblem>();
    const read = this.read(now);
    if (read.kind === 'gap' || read.kind === 'twice') {
      if (this.#pick === null) problems.set('when', 'choose');
    } else if (read.kind !== 'instant') problems.set(read.kind === 'noSuchZone' ? 'zone' : 'when', read.kind);
    if (this.zoneText.trim() !== '') problems.set('zone', 'zoneNotPicked');
    if (this.mode === 'replace') return problems;
    for (const [field, problem] of whoProblems(this.number, this.ticket, this.kind))
      problems.set(field, problem);
    if (this.note.length > NOTE_LIMIT) problems.set('note', 'noteTooLong');
    if (this.kind === 'reminder') return problems;
    if (this.language.trim() !== '' && !isLanguageCode(this.language))
      problems.set('language', 'badLanguage');
    if (!this.followUp && this.menu === OTHER_MENU && menuIdOf(this.menuId) === null)
      problems.set('menu', 'menuMissing');
    return problems;
  }

  /** Saves what was typed. Resolves with the field to go to where something is wrong, else null. */
  async save(now: () => number): Promise<FormField | null> {
    if (this.#saving) return null;
    this.#saving = true;
    this.#tried = true;
    this.#failure = null;
    await this.number.read();
    const at = now();
    const [first] = this.problems(at).keys();
    const instant = this.instant(at);
    if (first !== undefined || instant === null) {
      this.#saving = false;
      return first ?? 'when';
    }
    if (await this.#same.finds(this.callerKey, this.id, instant)) {
      this.#saving = false;
      return null;
    }
    const outcome = await this.#send({ at: instant, zone: this.zone });
    this.#saving = false;
    if (outcome.ok) {
      this.#saved = outcome.value;
      this.#request?.onTaken?.();
      this.#tried = false;
      this.#world.changed(outcome.value);
      return this.refusedField;
    }
    this.#failure = { code: outcome.error.code, field: fieldOf(outcome.error) };
    return this.#failure.field;
  }

  async #send(due: { readonly at: number; readonly zone: string }) {
    if (this.mode === 'replace' && this.original !== null) {
      const outcome = await this.#api.invoke('callbacks.replace', {
        id: this.original.id,
        newId: this.id,
        due,
        removedThere: this.removedThere,
      });
      if (!outcome.ok) return outcome;
      this.#world.changed(outcome.value.before);
      return { ok: true as const, value: outcome.value.after };
    }
    const request = { ...this.#fields(), due };
    if (this.#saved === null && this.original === null) {
      return this.#api.invoke('callbacks.schedule', {
        ...request,
        fromCallId: this.#request?.fromCallId ?? null,
      });
    }
    return this.#api.invoke('callbacks.edit', request);
  }

  #fields(): Omit<RequestOf<'callbacks.edit'>, 'due'> {
    const { candidate } = this.number;
    const ticketId = this.ticket.trim();
    const forProvider = this.kind === 'callback';
    const followed = forProvider && this.followUp ? this.parentCallId : null;
    return {
      id: this.original?.id ?? this.id,
      kind: this.kind,
      to: {
        number: candidate === undefined ? null : (candidate.party.e164 ?? candidate.party.raw),
        ticketId: ticketId === '' ? null : ticketId,
      },
      note: this.note,
      menuId: forProvider && followed === null ? this.#chosenMenu() : null,
      parentCallId: followed,
      language: forProvider && this.language.trim() !== '' ? this.language.trim() : null,
      recordingPermission: forProvider && this.recording !== 'none' ? this.recording : null,
    };
  }

  #chosenMenu() {
    return this.menu === '' ? null : menuIdOf(this.menu === OTHER_MENU ? this.menuId : this.menu);
  }

  #menuNamed(id: number | string): string {
    const named = this.#world.placing.options?.menus.some((menu) => menu.id === id) === true;
    return named ? String(id) : OTHER_MENU;
  }

  #typed(): string {
    const { ticket, note, menu, menuId, followUp, language, recording } = this;
    const number = this.number.text;
    const parts = [number, ticket, note, menu, menuId, followUp, language, recording];
    return JSON.stringify([...parts, this.#kind, this.#when, this.#zone]);
  }
}

function fieldOf({ detail, code }: ContractError): FormField | null {
  return code === 'badRequest' ? fieldOfError(detail) : null;
}
