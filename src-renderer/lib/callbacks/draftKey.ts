import type { Asked } from './scheduleDraft.svelte.ts';

/** By what a form that was closed unsaved is found again: whom it is about, or which callback. */
export function draftKey(asked: Asked): string {
  if (asked.mode !== 'new') return `${asked.mode} ${asked.intent.id} ${asked.intent.state.at}`;
  const { text, ticketId } = asked.request;
  return `new ${text.trim()} ${ticketId ?? ''}`;
}
