import type { CallbackGroup, IntentView } from '#shared/contract/placingViews.ts';
import { needsAgent } from '#shared/domain/dueness.ts';
import { isOver } from '#shared/domain/intent.ts';
import { asIntent } from './texts.ts';

/** The groups from what is most pressing to what is over. Named here, since the contract's list would bring zod along. */
export const GROUPS = [
  'undecided',
  'overdue',
  'today',
  'coming',
  'done',
] as const satisfies readonly CallbackGroup[];

/** The instants that part open promises into groups; ms since the epoch. */
export interface Cuts {
  /** Due at or before it: overdue. */
  readonly overdueUntil: number;
  /** Due after that and before this: today. */
  readonly todayEnds: number;
  readonly now: number;
}

/** The group in which a promise belongs, or null for what has no time. */
export function groupOf(intent: IntentView, cuts: Cuts): CallbackGroup | null {
  if (intent.due === null) return null;
  if (isOver(intent)) return 'done';
  if (intent.due.at <= cuts.overdueUntil) return 'overdue';
  if (needsAgent(asIntent(intent), cuts.now)) return 'undecided';
  return intent.due.at < cuts.todayEnds ? 'today' : 'coming';
}

/** The order of a group, as its pages come: what is open by its time, what is over by its end, the latest first. */
export function compareIn(group: CallbackGroup): (a: IntentView, b: IntentView) => number {
  if (group === 'done') return (a, b) => b.state.at - a.state.at || byText(b.id, a.id);
  return (a, b) => (a.due?.at ?? 0) - (b.due?.at ?? 0) || byText(a.id, b.id);
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A list with one intent put where it belongs, in place of an earlier state of it. */
export function placed(
  intents: readonly IntentView[],
  intent: IntentView,
  compare: (a: IntentView, b: IntentView) => number,
): readonly IntentView[] {
  const rest = intents.filter(({ id }) => id !== intent.id);
  const at = rest.findIndex((other) => compare(intent, other) < 0);
  return at === -1 ? [...rest, intent] : rest.toSpliced(at, 0, intent);
}
