import { firstState } from '#shared/domain/intent.ts';
import type { Due, Intent, IntentKind, PlacingChoices } from '#shared/domain/intent.ts';
import { noteText } from '#shared/domain/noteText.ts';
import { callerKeyOfNumber } from '#shared/domain/partyNumber.ts';
import type { Target } from './checks.ts';

/** Whom to call, how, and from where it was asked. `id` is made where the agent pressed. */
export interface Wanted extends Target {
  readonly id: string;
  readonly choices?: Partial<PlacingChoices> | undefined;
  readonly fromCallId?: string | null | undefined;
}

export interface DialRequest extends Wanted {
  /** The promise that this call keeps: it is noted there once the call exists. */
  readonly forCallback?: string | null | undefined;
}

/** A promise. `choices` left out are left to the settings of the moment when it is sent. */
export interface PromiseRequest extends Wanted {
  readonly kind: 'callback' | 'reminder';
  readonly due: Due;
  readonly note: string;
}

const NO_CHOICES: PlacingChoices = {
  outboundNumber: null,
  menuId: null,
  parentCallId: null,
  language: null,
  recordingPermission: null,
};

/** All choices; what was not chosen is left open. */
export function choicesOf({ choices }: Pick<Wanted, 'choices'>): PlacingChoices {
  return { ...NO_CHOICES, ...choices };
}

/** The intent that a wish begins as. `due` and `note` are of promises. */
export function newIntent(
  kind: IntentKind,
  wanted: Wanted,
  at: number,
  promise: { readonly due: Due; readonly note: string } | null,
): Intent {
  const { id, party, ticketId, fromCallId } = wanted;
  return {
    id,
    kind,
    party,
    ticketId,
    choices: choicesOf(wanted),
    due: promise?.due ?? null,
    firstDue: promise?.due ?? null,
    note: noteText(promise?.note ?? ''),
    fromCallId: fromCallId ?? null,
    replaces: null,
    createdAt: at,
    calledAt: null,
    state: firstState(kind, at),
  };
}

/** Whether what stands under an id is what is wanted under it now: whom, how, for when and with which words. */
export function isSameWish(known: Intent, wish: Intent): boolean {
  return contentOf(known) === contentOf(wish);
}

function contentOf({ kind, party, ticketId, choices, due, note }: Intent): string {
  const { outboundNumber, menuId, parentCallId, language, recordingPermission } = choices;
  const whom = party === null ? null : (callerKeyOfNumber(party) ?? party.raw);
  const how = [outboundNumber, menuId, parentCallId, language, recordingPermission];
  return JSON.stringify([kind, whom, ticketId, how, due?.at, due?.zone, note]);
}

/** With a ticket the provider dials the ticket's number, whatever was typed. */
export function personOf({ kind, party, ticketId }: Intent): string {
  if (ticketId !== null) return `${kind} ticket ${ticketId}`;
  return `${kind} ${party?.kind === 'number' ? party.e164 : ''}`;
}

/** Whether what was asked a moment ago answers this wish, too: not if it is off, or was refused as it was then. */
export function stillStands(earlier: Intent, wish: Intent): boolean {
  const { name } = earlier.state;
  if (name === 'cancelled') return false;
  return name !== 'refused' || JSON.stringify(earlier.choices) === JSON.stringify(wish.choices);
}
