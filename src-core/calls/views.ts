import type { CallView, CallerCard, HistoryEntry, NumberView } from '#shared/contract/views.ts';
import type { Call } from '#shared/domain/call.ts';
import type { CallerFacts } from '#shared/domain/facts.ts';
import { callerKeyOfCode, callerKeyOfNumber } from '#shared/domain/partyNumber.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';
import type { CallerRecord, Earlier } from './ports.ts';

/** Domain to what windows see. Pure; nothing here decides anything. */

export function numberViewOf(party: PartyNumber): NumberView {
  const { kind, raw } = party;
  switch (kind) {
    case 'number':
      return { kind, raw, display: party.display, e164: party.e164, country: party.country };
    case 'short':
      return { kind, raw, display: party.display, e164: null, country: null };
    case 'withheld':
    case 'unreadable':
      return { kind, raw, display: '', e164: null, country: null };
  }
}

/** Under which key the caller of a call is remembered: the number, else the code, else nobody. */
export function callerKeyOf(call: Pick<Call, 'party' | 'code'>): string | null {
  return callerKeyOfNumber(call.party) ?? (call.code === null ? null : callerKeyOfCode(call.code));
}

/** What the desk knows of a call beside the call itself. */
export interface CallSurroundings {
  readonly callerKey: string | null;
  readonly name: string | null;
  readonly facts: CallerFacts;
  readonly earlier: Earlier | null;
  readonly note: string;
  readonly dismissed: boolean;
  /** The number with which its id came again. */
  readonly otherParty: PartyNumber | null;
  readonly saved: boolean;
}

export function callViewOf(call: Call, around: CallSurroundings): CallView {
  const { expiresAt: _, ...shown } = call;
  return {
    ...shown,
    party: numberViewOf(call.party),
    called: call.called === null ? null : numberViewOf(call.called),
    callerKey: around.callerKey,
    name: around.name,
    facts: around.facts,
    earlier: around.earlier === null ? null : { ...around.earlier },
    note: around.note,
    dismissed: around.dismissed,
    otherParty: around.otherParty === null ? null : numberViewOf(around.otherParty),
    saved: around.saved,
  };
}

export function historyEntryOf(
  call: Call,
  about: { callerKey: string | null; name: string | null; facts: CallerFacts; note: string },
): HistoryEntry {
  const { id, expiresAt: _, ...shown } = call;
  return {
    callId: id,
    ...shown,
    party: numberViewOf(call.party),
    called: call.called === null ? null : numberViewOf(call.called),
    callerKey: about.callerKey,
    name: about.name,
    facts: about.facts,
    note: about.note,
  };
}

export function callerCardOf(
  caller: { key: string; party: PartyNumber | null; code: string | null },
  about: { record: CallerRecord; facts: CallerFacts; earlierCount: number; earlier: readonly HistoryEntry[] },
): CallerCard {
  return {
    key: caller.key,
    party: caller.party === null ? null : numberViewOf(caller.party),
    code: caller.code,
    name: about.record.name,
    facts: about.facts,
    note: about.record.note,
    // Newest first.
    providerCallId: about.earlier.find((call) => call.providerCallId !== null)?.providerCallId ?? null,
    earlierCount: about.earlierCount,
    earlier: [...about.earlier],
  };
}
