import type { RequestOf } from '#shared/contract/api.ts';
import type { IntentView } from '#shared/contract/placingViews.ts';

/** Whom an intent is about, as a request names it: the number as it was understood, never one written anew. */
export function targetOf({ party, ticketId }: Pick<IntentView, 'party' | 'ticketId'>): {
  readonly number: string | null;
  readonly ticketId: string | null;
} {
  return { number: party === null ? null : (party.e164 ?? party.raw), ticketId };
}

/** An edit that changes nothing yet: every part as it is kept. Null where there is nothing to edit. */
export function editOf(intent: IntentView): Omit<RequestOf<'callbacks.edit'>, 'due'> {
  const { choices } = intent;
  return {
    id: intent.id,
    kind: intent.kind === 'reminder' ? 'reminder' : 'callback',
    to: targetOf(intent),
    note: intent.note,
    menuId: choices.menuId,
    parentCallId: choices.parentCallId,
    language: choices.language,
    recordingPermission: choices.recordingPermission,
  };
}
