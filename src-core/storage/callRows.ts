import { historyEntry } from '#shared/contract/views.ts';
import type { HistoryEntry, NumberView } from '#shared/contract/views.ts';
import type { Call } from '#shared/domain/call.ts';
import type { CallerFacts } from '#shared/domain/facts.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';
import type { SqlValue } from './sqlite.ts';

/** The columns that `entryOfRow` reads; `c` is the call, `k` its caller. */
export const ENTRY_COLUMNS = `
  c.call_id, c.source, c.direction, c.provider_call_id, c.ticket_id, c.state, c.end_reason, c.party, c.called, c.caller_key, k.name, c.announced_queue, c.code,
  c.started_at, c.answered_at, c.ended_at, c.facts, c.note`;

/**
 * One call of history from its row, or null if the row does not read as one. Every property is named, because this is
 * the cost of a page of history: an object made by rest and spread takes the validator off its fast path, and a
 * schema that parses JSON on the way never gets onto it; both are several times slower.
 */
export function entryOfRow(row: unknown): HistoryEntry | null {
  if (!isRow(row)) return null;
  const entry = historyEntry.safeParse({
    callId: row['call_id'],
    source: row['source'],
    direction: row['direction'],
    providerCallId: row['provider_call_id'],
    ticketId: row['ticket_id'],
    state: row['state'],
    endReason: row['end_reason'],
    party: jsonOf(row['party']),
    called: jsonOf(row['called']),
    callerKey: row['caller_key'],
    name: row['name'],
    announcedQueue: row['announced_queue'],
    code: row['code'],
    startedAt: row['started_at'],
    answeredAt: row['answered_at'],
    endedAt: row['ended_at'],
    facts: jsonOf(row['facts']),
    note: row['note'],
  });
  return entry.success ? entry.data : null;
}

function isRow(row: unknown): row is Readonly<Record<string, unknown>> {
  return typeof row === 'object' && row !== null;
}

/** What the JSON of a column says; a column without JSON is handed on for the schema to judge. */
function jsonOf(column: unknown): unknown {
  if (typeof column !== 'string') return column;
  try {
    return JSON.parse(column);
  } catch {
    return undefined;
  }
}

/** The columns of a call that change while it lives, in the order of `STORED_COLUMNS`. */
export const STORED_COLUMNS = [
  'caller_key',
  'source',
  'direction',
  'provider_call_id',
  'ticket_id',
  'state',
  'end_reason',
  'party',
  'called',
  'announced_queue',
  'code',
  'started_at',
  'answered_at',
  'ended_at',
  'facts',
] as const;

/** The values of `STORED_COLUMNS`. Times are whole milliseconds. */
export function storedValues(call: Call, callerKey: string | null, facts: CallerFacts): SqlValue[] {
  return [
    callerKey,
    call.source,
    call.direction,
    call.providerCallId,
    call.ticketId,
    call.state,
    call.endReason,
    JSON.stringify(numberViewOf(call.party)),
    call.called === null ? null : JSON.stringify(numberViewOf(call.called)),
    call.announcedQueue,
    call.code,
    Math.round(call.startedAt),
    call.answeredAt === null ? null : Math.round(call.answeredAt),
    call.endedAt === null ? null : Math.round(call.endedAt),
    factsJson(facts),
  ];
}

/** Where no directory of pins is set up, which is what a row without one says, history does not grow by it. */
function factsJson(facts: CallerFacts): string {
  const { queue, vip, onCallDuty, pin } = facts;
  const unasked = pin.state === 'notAsked' && pin.why === 'notConfigured';
  return JSON.stringify(unasked ? { queue, vip, onCallDuty } : facts);
}

/** A party number as history keeps it: the shape in which windows see it. */
function numberViewOf(party: PartyNumber): NumberView {
  const { kind, raw } = party;
  const view = { kind, raw, display: '', e164: null, country: null };
  switch (kind) {
    case 'number':
      return { kind, raw, display: party.display, e164: party.e164, country: party.country };
    case 'short':
      return { ...view, display: party.display };
    case 'withheld':
    case 'unreadable':
      return view;
  }
}
