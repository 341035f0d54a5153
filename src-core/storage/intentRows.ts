import { z } from 'zod';
import { attemptView, intentView } from '#shared/contract/placingViews.ts';
import { INTENT_KINDS, isOver, isPromise } from '#shared/domain/intent.ts';
import type { Due, Intent } from '#shared/domain/intent.ts';
import { callerKeyOfNumber } from '#shared/domain/partyNumber.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';
import type { Attempt } from '../callbacks/ports.ts';
import type { SqlValue } from './sqlite.ts';

/** The columns of an intent `i` that `intentOfRow` reads, with the name of its caller `k`. */
export const INTENT_COLUMNS = `
  i.id, i.kind, i.state_at, i.state_facts, i.party, i.ticket_id, i.choices, i.due_at, i.due_zone,
  i.first_due_at, i.first_due_zone, i.note, i.from_call_id, i.replaces, i.created_at, i.called_at, k.name`;

/** The intents with the names of their callers. */
export const INTENTS = 'intents i LEFT JOIN callers k USING (caller_key)';

const raw = z.string();
const party: z.ZodType<PartyNumber> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('number'),
    raw,
    e164: z.string(),
    country: z.string().nullable(),
    display: z.string(),
  }),
  z.object({ kind: z.literal('short'), raw, digits: z.string(), display: z.string() }),
  z.object({ kind: z.literal('withheld'), raw }),
  z.object({ kind: z.literal('unreadable'), raw }),
]);

function dueOf(at: number | null, zone: string | null): Due | null {
  return at === null || zone === null ? null : { at, zone };
}

/** A column of JSON; what is no JSON is a fault of the row. */
const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'no JSON' });
    return z.NEVER;
  }
});

const intentRow = z
  .object({
    id: z.string(),
    kind: z.enum(INTENT_KINDS),
    state_facts: json.pipe(intentView.shape.state),
    party: json.pipe(party).nullable(),
    ticket_id: z.string().nullable(),
    choices: json.pipe(intentView.shape.choices),
    due_at: z.number().nullable(),
    due_zone: z.string().nullable(),
    // A database that broke before it was brought up to date has no such columns.
    first_due_at: z.number().nullable().default(null),
    first_due_zone: z.string().nullable().default(null),
    note: z.string(),
    from_call_id: z.string().nullable(),
    replaces: z.string().nullable(),
    created_at: z.number(),
    called_at: z.number().nullable(),
    name: z.string().nullable(),
  })
  .refine(
    ({ kind, due_at: at, due_zone: zone }) =>
      isPromise(kind) === (at !== null) && (at === null) === (zone === null),
  )
  .transform((row): { readonly intent: Intent; readonly name: string | null } => ({
    name: row.name,
    intent: {
      id: row.id,
      kind: row.kind,
      party: row.party,
      ticketId: row.ticket_id,
      choices: row.choices,
      due: dueOf(row.due_at, row.due_zone),
      firstDue: dueOf(row.first_due_at, row.first_due_zone),
      note: row.note,
      fromCallId: row.from_call_id,
      replaces: row.replaces,
      createdAt: row.created_at,
      calledAt: row.called_at,
      state: row.state_facts,
    },
  }));

/** An intent and the name of its caller, or null if the row does not read as one. */
export function intentOfRow(row: unknown): { readonly intent: Intent; readonly name: string | null } | null {
  return intentRow.safeParse(row).data ?? null;
}

const attemptRow = z
  .object({
    at: attemptView.shape.at,
    ended_at: attemptView.shape.endedAt,
    outcome: attemptView.shape.outcome,
    detail: attemptView.shape.detail,
  })
  .transform(({ ended_at: endedAt, ...row }): Attempt => ({ ...row, endedAt }));

/** An attempt, or null if the row does not read as one. */
export function attemptOfRow(row: unknown): Attempt | null {
  return attemptRow.safeParse(row).data ?? null;
}

/** The columns of an intent that never change, and those that do, in the order of `storedIntent`. */
export const FIXED_COLUMNS = [
  'id',
  'due_set_at',
  'first_due_at',
  'first_due_zone',
  'from_call_id',
  'replaces',
  'created_at',
] as const;
export const CHANGING_COLUMNS = [
  'kind',
  'state',
  'state_at',
  'state_facts',
  'over',
  'last_try',
  'party',
  'caller_key',
  'ticket_id',
  'choices',
  'due_at',
  'due_zone',
  'note',
  'called_at',
  'search',
] as const;

/** The values of `FIXED_COLUMNS` and `CHANGING_COLUMNS`. Times are whole milliseconds. */
export function storedIntent(intent: Intent, search: string): SqlValue[] {
  const { state, party: who, due, firstDue } = intent;
  return [
    intent.id,
    state.at,
    firstDue?.at ?? null,
    firstDue?.zone ?? null,
    intent.fromCallId,
    intent.replaces,
    intent.createdAt,
    intent.kind,
    state.name,
    state.at,
    JSON.stringify(state),
    isOver(intent) ? 1 : 0,
    state.name === 'drafted' ? (state.lastTry?.why ?? null) : null,
    who === null ? null : JSON.stringify(who),
    who === null ? null : callerKeyOfNumber(who),
    intent.ticketId,
    JSON.stringify(intent.choices),
    due?.at ?? null,
    due?.zone ?? null,
    intent.note,
    intent.calledAt,
    search,
  ];
}
