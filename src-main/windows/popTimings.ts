/** How long calls took from the event to their first paint, for About. All instants are ms since the epoch. */
export interface PopTimings {
  /** A call was heard of. The first instant of an id counts. */
  heard(callId: string, at: number): void;
  /** The pop painted these calls, on screen, at this instant. Calls that were painted before are passed over. */
  painted(callIds: readonly string[], at: number): void;
  read(): { readonly count: number; readonly p50: number; readonly p95: number } | null;
}

/** Percentiles are over this many of the last calls. */
const KEPT = 200;
/** Ids that were painted already: each change of a call is told again, and only the first paint counts. */
const REMEMBERED = 2_000;
/** A call that took longer was held back (do not disturb, quiet): that says nothing about speed. */
const LONGEST_MS = 10_000;

export function createPopTimings(): PopTimings {
  const waiting = new Map<string, number>();
  const painted = new Set<string>();
  const taken: number[] = [];
  return {
    heard(callId, at) {
      if (waiting.has(callId) || painted.has(callId)) return;
      waiting.set(callId, at);
      const oldest = waiting.size > KEPT ? waiting.keys().next().value : undefined;
      if (oldest !== undefined) waiting.delete(oldest);
    },
    painted(callIds, at) {
      for (const callId of callIds) {
        const heardAt = waiting.get(callId);
        waiting.delete(callId);
        painted.add(callId);
        if (painted.size > REMEMBERED) trimOldest(painted);
        if (heardAt === undefined || at - heardAt > LONGEST_MS) continue;
        taken.push(Math.max(0, at - heardAt));
        if (taken.length > KEPT) taken.shift();
      }
    },
    read() {
      if (taken.length === 0) return null;
      const sorted = [...taken].sort((a, b) => a - b);
      return { count: sorted.length, p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) };
    },
  };
}

function trimOldest(ids: Set<string>): void {
  for (const id of ids) {
    ids.delete(id);
    return;
  }
}

/** The nearest-rank percentile of a sorted list that is not empty. */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
