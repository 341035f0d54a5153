import type { IntentView } from '#shared/contract/placingViews.ts';
import type { FormRequest } from '../navigation/forms.svelte.ts';

/** A callback whose form is open: to be corrected, or another in its place because CCAI Platform holds it. */
export interface Editing {
  readonly mode: 'edit' | 'replace';
  readonly intent: IntentView;
}

/** What a form for a callback is opened for. */
export type Asked = { readonly mode: 'new'; readonly request: FormRequest } | Editing;

/** By what a form that was closed unsaved is found again: whom it is about, or which callback. */
export function draftKey(asked: Asked): string {
  if (asked.mode !== 'new') return `${asked.mode} ${asked.intent.id} ${asked.intent.state.at}`;
  const { text, ticketId } = asked.request;
  return `new ${text.trim()} ${ticketId ?? ''}`;
}
