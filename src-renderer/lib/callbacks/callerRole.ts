import type { IntentView } from '#shared/contract/placingViews.ts';
import { isPastDue, shownState } from '#shared/domain/dueness.ts';

/**
 * Who calls, as far as is known. CCAI Platform `calls` only what it has. It `isTo` while that is still to be handed over,
 * and `wasTo` where its time is over or nobody wants it any more; it `may` call what was cancelled here alone. `nobody`:
 * it does not have it, and nobody calls unless the agent does. `perhaps`: whether it has it is not known.
 */
export type CallerRole = 'agent' | 'calls' | 'isTo' | 'wasTo' | 'may' | 'nobody' | 'perhaps';

/** `graceMs`: how long after its time a promise is overdue. */
export function callerRole(
  intent: Pick<IntentView, 'kind' | 'state' | 'due'>,
  now: number,
  graceMs: number,
): CallerRole {
  if (intent.kind === 'reminder') return 'agent';
  const { state } = intent;
  switch (state.name) {
    case 'scheduled':
      return shownState(intent, now, graceMs) === 'overdue' ? 'wasTo' : 'calls';
    case 'sending':
      return 'isTo';
    case 'drafted':
      return isPastDue(intent, now) ? 'nobody' : 'isTo';
    case 'refused':
      return 'nobody';
    case 'unconfirmed':
      return 'perhaps';
    case 'cancelled':
      return state.there === 'remains' || state.there === 'unknown' ? 'may' : 'wasTo';
    case 'done':
      return 'wasTo';
  }
}
