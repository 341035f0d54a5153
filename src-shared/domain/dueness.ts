import { isOver } from './intent.ts';
import type { Intent, IntentStateName } from './intent.ts';

/** How an intent is shown: `due` and `overdue` are read off the clock and stored nowhere. */
export type ShownState = IntentStateName | 'due' | 'overdue';

/**
 * What stands on screen for an intent at `now` (ms). A scheduled one is due from its instant on and overdue `graceMs`
 * later; it stays so until somebody says otherwise, also where the provider was to call: whether it did is not known
 * here. What has a reason of its own (refused, unconfirmed) keeps showing that reason.
 */
export function shownState(intent: Intent, now: number, graceMs: number): ShownState {
  const { name } = intent.state;
  if (name !== 'scheduled' || intent.due === null || now < intent.due.at) return name;
  return now < intent.due.at + graceMs ? 'due' : 'overdue';
}

/** True for a promise whose time has passed and that nobody has ended, whatever holds it up. */
export function isPastDue(intent: Intent, now: number): boolean {
  return intent.due !== null && intent.due.at <= now && !isOver(intent);
}

/**
 * Whether the app may send it without being told: a callback that certainly never left and whose time is still to come.
 * A call for now is never made later by itself, and what cannot be sent as it stands waits for its editor.
 */
export function sendsByItself(intent: Intent, now: number): boolean {
  const { kind, state, due } = intent;
  if (kind !== 'callback' || state.name !== 'drafted' || due === null || due.at <= now) return false;
  return state.lastTry?.why !== 'invalid';
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
export function nextSteps(intent: Intent, now: number): readonly NextStep[] {
  const { kind, state } = intent;
  const promised = intent.due !== null;
  switch (state.name) {
    case 'sending':
    case 'done':
    case 'cancelled':
      return [];
    case 'unconfirmed':
      return ['exists', 'sendAgain', 'cancel'];
    case 'refused':
      return promised ? ['edit', 'call', 'sendAgain', 'cancel'] : ['sendAgain', 'scheduleInstead', 'cancel'];
    case 'drafted':
      if (!promised) return ['send', 'scheduleInstead', 'cancel'];
      return isPastDue(intent, now)
        ? ['call', 'edit', 'finish', 'cancel']
        : ['send', 'edit', 'call', 'cancel'];
    case 'scheduled':
      if (isPastDue(intent, now) && kind === 'reminder')
        return ['call', 'snooze', 'finish', 'move', 'cancel'];
      if (isPastDue(intent, now)) return ['finish', 'call', 'cancel'];
      return ['call', 'move', 'finish', 'cancel'];
  }
}
