import type { CallerFacts, Fact, FailureReason, LastKnown } from './facts.ts';

export type BadgeKind = 'vip' | 'onCallDuty';

/**
 * How a badge reads. `no` is an answer; `unknown` is an answer too (the source does not know this caller); `failed`
 * is none; `notAsked` was never a question. Each looks different on screen.
 */
export type BadgeTone = 'yes' | 'no' | 'pending' | 'unknown' | 'failed' | 'notAsked';

export interface Badge {
  readonly kind: BadgeKind;
  readonly tone: BadgeTone;
  /** What was known before, while there is no answer now: for `pending` and `failed` only. */
  readonly lastKnown: LastKnown<boolean> | null;
  /** Why, for `failed` only. */
  readonly reason: FailureReason | null;
}

/** The badges of a caller, always both and in one order, so that an answer never moves the other badge. */
export function badgesOf(facts: Pick<CallerFacts, BadgeKind>): readonly [vip: Badge, onCallDuty: Badge] {
  return [badgeOf('vip', facts.vip), badgeOf('onCallDuty', facts.onCallDuty)];
}

function badgeOf(kind: BadgeKind, fact: Fact<boolean>): Badge {
  switch (fact.state) {
    case 'known':
      return { kind, tone: fact.value ? 'yes' : 'no', lastKnown: null, reason: null };
    case 'pending':
      return { kind, tone: 'pending', lastKnown: fact.lastKnown, reason: null };
    case 'failed':
      return { kind, tone: 'failed', lastKnown: fact.lastKnown, reason: fact.reason };
    case 'unknown':
    case 'notAsked':
      return { kind, tone: fact.state, lastKnown: null, reason: null };
  }
}

/**
 * Where a caller stands in a list that shows VIPs first: 0 for a known VIP, 1 for one who was a VIP when last known,
 * 2 for everybody else.
 */
export function vipRank(fact: Fact<boolean>): 0 | 1 | 2 {
  if (fact.state === 'known') return fact.value ? 0 : 2;
  const lastKnown = fact.state === 'pending' || fact.state === 'failed' ? fact.lastKnown : null;
  return lastKnown?.value === true ? 1 : 2;
}
