import type { IntentView } from '#shared/contract/placingViews.ts';

/** True where CCAI Platform holds it and calls by itself. */
export function providerCalls(intent: Pick<IntentView, 'kind' | 'state'>): boolean {
  return intent.kind === 'callback' && intent.state.name === 'scheduled';
}
