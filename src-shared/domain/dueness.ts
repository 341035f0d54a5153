import { isOver } from './intent.ts';
import type { Intent, IntentStateName } from './intent.ts';

/** The part of an intent that these questions look at; a view of it will do. */
export type Standing = Pick<Intent, 'kind' | 'state' | 'due'>;

/** How an intent is shown: `due`, `overdue` and `unsent` are read off the clock and stored nowhere. */
export type ShownState = IntentStateName | 'due' | 'overdue' | 'unsent';

/**
 * What stands on screen for an intent at `now` (ms). A scheduled one is due from its instant on and overdue `graceMs`
 * later; it stays so until somebody says otherwise, also where the provider was to call: whether it did is not known
 * here. What was never handed over and whose time has passed is `unsent`; what has another reason of its own (refused,
 * unconfirmed) keeps showing that reason.
 */
export function shownState(intent: Standing, now: number, graceMs: number): ShownState {
  const { name } = intent.state;
  if (name === 'drafted' && isPastDue(intent, now)) return 'unsent';
  if (name !== 'scheduled' || intent.due === null || now < intent.due.at) return name;
  return now < intent.due.at + graceMs ? 'due' : 'overdue';
}

/** True for a promise whose time has passed and that nobody has ended, whatever holds it up. */
export function isPastDue(intent: Standing, now: number): boolean {
  return intent.due !== null && intent.due.at <= now && !isOver(intent);
}

/**
 * Whether the app may send it without being told: a callback that certainly never left and whose time is still to come.
 * A call for now is never made later by itself, and what cannot be sent as it stands waits for its editor.
 */
export function sendsByItself(intent: Standing, now: number): boolean {
  const { kind, state, due } = intent;
  if (kind !== 'callback' || state.name !== 'drafted' || due === null || due.at <= now) return false;
  return state.lastTry?.why !== 'invalid';
}

/**
 * True for what stands still until the agent decides: it was refused, nobody knows whether it was done, or it was not
 * sent and will not be by itself.
 */
export function needsAgent(intent: Standing, now: number): boolean {
  const { name } = intent.state;
  return name === 'refused' || name === 'unconfirmed' || (name === 'drafted' && !sendsByItself(intent, now));
}

/** What an agent can do next with an intent. */
export type NextStep =
  | 'send'
  | 'sendAgain'
  | 'exists'
  | 'edit'
  | 'call'
  | 'snooze'
  | 'move'
  | 'scheduleInstead'
  | 'finish'
  | 'cancel';

/** The steps open to the agent, the likeliest first. None while it is on its way, and none after its end. */
export function nextSteps(intent: Standing, now: number): readonly NextStep[] {
  const { kind, state } = intent;
  const promised = intent.due !== null;
  const past = isPastDue(intent, now);
  switch (state.name) {
    case 'sending':
    case 'done':
    case 'cancelled':
      return [];
    case 'unconfirmed':
      // What was to happen at a time that has passed cannot be asked for again.
      return past ? ['call', 'exists', 'finish', 'cancel'] : ['exists', 'sendAgain', 'cancel'];
    case 'refused':
      if (!promised) return ['sendAgain', 'scheduleInstead', 'cancel'];
      return past ? ['call', 'edit', 'finish', 'cancel'] : ['edit', 'call', 'sendAgain', 'cancel'];
    case 'drafted':
      if (!promised) return ['send', 'scheduleInstead', 'cancel'];
      return past ? ['call', 'edit', 'finish', 'cancel'] : ['send', 'edit', 'call', 'cancel'];
    case 'scheduled':
      if (past && kind === 'reminder') return ['call', 'snooze', 'finish', 'move', 'cancel'];
      if (past) return ['finish', 'call', 'cancel'];
      // What the provider is still to call is not done by saying so: it is taken away there, or it calls.
      return kind === 'reminder' ? ['call', 'move', 'finish', 'cancel'] : ['call', 'move', 'cancel'];
  }
}
