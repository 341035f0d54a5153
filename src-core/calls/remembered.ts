import type { HistoryEntry, NumberView } from '#shared/contract/views.ts';
import type { Call } from '#shared/domain/call.ts';
import type { TimeToLive } from '#shared/domain/callMachine.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';

/** A call of an earlier run of the app, as history holds it. */
export interface Remembered {
  readonly call: Call;
  readonly note: string;
}

export function rememberedOf(entry: HistoryEntry): Remembered {
  const { callId: id, note, callerKey: _key, name: _name, facts: _facts, ...known } = entry;
  const party = partyOf(entry.party);
  const called = entry.called === null ? null : partyOf(entry.called);
  return { call: { ...known, id, party, called, expiresAt: null }, note };
}

function partyOf({ kind, raw, display, e164, country }: NumberView): PartyNumber {
  if (kind === 'number' && e164 !== null) return { kind, raw, e164, country, display };
  if (kind === 'short') return { kind, raw, digits: display, display };
  return { kind: kind === 'withheld' ? kind : 'unreadable', raw };
}

/** When a call was last heard of, in ms. */
export function lastHeardOf({ startedAt, answeredAt, endedAt }: Call): number {
  return endedAt ?? answeredAt ?? startedAt;
}

/**
 * The call as if the app had not been away: that it ended was a guess, and now (`at`) there is news of it. One that was
 * told to have ended stays as it is.
 */
export function takenUpAgain(call: Call, at: number, ttl: TimeToLive): Call {
  if (call.endReason !== 'notReported') return call;
  const answered = call.answeredAt !== null;
  return {
    ...call,
    state: answered ? 'answered' : 'ringing',
    endReason: null,
    endedAt: null,
    expiresAt: at + (answered ? ttl.answeredMs : ttl.ringingMs),
  };
}
