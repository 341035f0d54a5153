import type { IntentView } from '#shared/contract/placingViews.ts';

/**
 * Whether `next` tells no less than `known` of the same intent. Replies and events cross the wall on ways of their
 * own, so that an older view may come later.
 */
export function isNoOlder(next: IntentView, known: IntentView | undefined): boolean {
  if (known === undefined) return true;
  if (next.state.at !== known.state.at) return next.state.at > known.state.at;
  return progress(next) >= progress(known);
}

/** Attempts begun and ended only ever grow in number. */
function progress({ attempts }: IntentView): number {
  return attempts.length + attempts.filter(({ endedAt }) => endedAt !== null).length;
}
