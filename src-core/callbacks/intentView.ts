import type { IntentView } from '#shared/contract/placingViews.ts';
import { numberViewOf } from '#shared/contract/numberViewOf.ts';
import { callerKeyOfNumber } from '#shared/domain/partyNumber.ts';
import type { IntentRecord } from './ports.ts';

/** Domain to what windows see. Pure; nothing here decides anything. */
export function intentViewOf({ intent, name, attempts }: IntentRecord): IntentView {
  const { party, choices, due, firstDue, state } = intent;
  return {
    ...intent,
    party: party === null ? null : numberViewOf(party),
    callerKey: party === null ? null : callerKeyOfNumber(party),
    name,
    choices: { ...choices },
    due: due === null ? null : { ...due },
    firstDue: firstDue === null ? null : { ...firstDue },
    state:
      state.name === 'refused'
        ? { ...state, refusal: { ...state.refusal, params: { ...state.refusal.params } } }
        : state,
    attempts: attempts.map((attempt) => ({ ...attempt })),
  };
}
