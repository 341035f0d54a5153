import type { CallView } from '#shared/contract/views.ts';
import { vipRank } from '#shared/domain/badges.ts';

const STATE_RANK = { ringing: 0, answered: 1, ended: 2 } as const satisfies Record<CallView['state'], number>;

/**
 * The order in which calls need a person: ringing before answered before ended; among those still on, VIPs first (a
 * known one before one last known as such), then who has waited longest. Ended calls: the latest end first.
 */
export function compareCalls(a: CallView, b: CallView): number {
  const byState = STATE_RANK[a.state] - STATE_RANK[b.state];
  if (byState !== 0) return byState;
  const within =
    a.state === 'ended'
      ? (b.endedAt ?? b.startedAt) - (a.endedAt ?? a.startedAt)
      : vipRank(a.facts.vip) - vipRank(b.facts.vip) || a.startedAt - b.startedAt;
  if (within !== 0) return within;
  return a.id < b.id ? -1 : 1;
}

/** The time that the clock of a call shows: since it rings, since it was answered, or how long it lasted. */
export function elapsedOf(
  call: Pick<CallView, 'state' | 'startedAt' | 'answeredAt' | 'endedAt'>,
  now: number,
): number {
  if (call.state === 'ringing') return now - call.startedAt;
  const from = call.answeredAt ?? call.startedAt;
  return (call.state === 'ended' ? (call.endedAt ?? from) : now) - from;
}
