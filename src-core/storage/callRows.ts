import { z } from 'zod';
import { factsView, historyEntry, numberView } from '#shared/contract/views.ts';
import type { HistoryEntry, NumberView } from '#shared/contract/views.ts';
import type { Call } from '#shared/domain/call.ts';
import type { CallerFacts } from '#shared/domain/facts.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';
import type { SqlValue } from './sqlite.ts';

/** The columns that `entryOfRow` reads; `c` is the call, `k` its caller. */
export const ENTRY_COLUMNS = `
  c.call_id, c.source, c.state, c.end_reason, c.party, c.called, c.caller_key, k.name, c.announced_queue, c.code,
  c.started_at, c.answered_at, c.ended_at, c.facts, c.note`;

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});
const shape = historyEntry.shape;

const entryRow = z.object({
  call_id: z.string(),
  source: shape.source,
  state: shape.state,
  end_reason: shape.endReason,
  party: json.pipe(numberView),
  called: z.union([z.null(), json.pipe(numberView)]),
  caller_key: shape.callerKey,
  name: shape.name,
  announced_queue: shape.announcedQueue,
  code: shape.code,
  started_at: z.number(),
  answered_at: shape.answeredAt,
  ended_at: shape.endedAt,
  facts: json.pipe(factsView),
  note: z.string(),
});

/** One call of history from its row, or null if the row does not read as one. */
export function entryOfRow(row: unknown): HistoryEntry | null {
  const parsed = entryRow.safeParse(row);
  if (!parsed.success) return null;
  const { call_id, end_reason, caller_key, announced_queue, started_at, answered_at, ended_at, ...same } =
    parsed.data;
  return {
    ...same,
    callId: call_id,
    endReason: end_reason,
    callerKey: caller_key,
    announcedQueue: announced_queue,
    startedAt: started_at,
    answeredAt: answered_at,
    endedAt: ended_at,
  };
}

/** The columns of a call that change while it lives, in the order of `STORED_COLUMNS`. */
export const STORED_COLUMNS = [
  'caller_key',
  'source',
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
    call.state,
    call.endReason,
    JSON.stringify(numberViewOf(call.party)),
    call.called === null ? null : JSON.stringify(numberViewOf(call.called)),
    call.announcedQueue,
    call.code,
    Math.round(call.startedAt),
    call.answeredAt === null ? null : Math.round(call.answeredAt),
    call.endedAt === null ? null : Math.round(call.endedAt),
    JSON.stringify(facts),
  ];
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
