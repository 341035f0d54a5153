import type { LeftOpen } from '#core/storage/callsTable.ts';
import type { TimeToLive } from '#shared/domain/callMachine.ts';

/** Calls that may still go on, of which nothing was heard since the app came back. */
export interface LeftOpenCalls {
  readonly count: number;
  /** When the last of them was answered or began, in ms. */
  readonly at: number;
  /** The agent has read of them: they are told of no more. */
  readonly seen: () => void;
}

/**
 * Tells of calls that were open when the app went away, and again whenever there is news of one (`null`: none is left).
 * Those are the `unreported` whose time to live is not over by `now` (ms): time has not ended them. Returns what is to hear of the id of each call reported.
 */
export function followLeftOpen(
  unreported: readonly LeftOpen[],
  ttl: TimeToLive,
  now: number,
  tell: (calls: LeftOpenCalls | null) => void,
): (callId: string) => void {
  const waiting = new Map(
    unreported
      .filter(({ since, answered }) => since + (answered ? ttl.answeredMs : ttl.ringingMs) > now)
      .map(({ callId, since }) => [callId, since]),
  );
  const tellOf = (): void => {
    const at = Math.max(...waiting.values());
    tell(waiting.size === 0 ? null : { count: waiting.size, at, seen: () => waiting.clear() });
  };
  if (waiting.size > 0) tellOf();
  return (callId) => {
    if (waiting.delete(callId)) tellOf();
  };
}
