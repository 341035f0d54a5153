import { z } from 'zod';
import type {
  GroupLimits,
  IntentCounts,
  IntentListRequest,
  IntentPage,
  IntentStore,
} from '../callbacks/ports.ts';
import type { IntentReader } from './intentReader.ts';
import { INTENT_COLUMNS, INTENTS } from './intentRows.ts';
import { intentSearchCondition } from './intentSearch.ts';
import type { Database, SqlValue, Statement } from './sqlite.ts';

const positionRow = z.object({ id: z.string(), due_at: z.number(), state_at: z.number() });
const dueRow = z.object({ due_at: z.number() });
const countRow = z.object({ count: z.int() });

const FIRST = Number.MIN_SAFE_INTEGER;
const LAST = Number.MAX_SAFE_INTEGER;

/** Due times from `from` on and before `to`. */
interface Span {
  readonly from: number;
  readonly to: number;
}

type OpenGroup = Exclude<IntentListRequest['group'], 'done'>;

/**
 * What `needsAgent` says of an open promise `i`, state by state, so that each is a look into the index of states. The
 * last takes the instant that is now.
 */
const STANDING_STILL = [
  "i.state = 'refused'",
  "i.state = 'unconfirmed'",
  "i.state = 'drafted' AND NOT (i.kind = 'callback' AND i.due_at > ?1 AND i.last_try IS NOT 'invalid')",
];

/** Every open promise is in one group, also where a window still believes in a day that is over. */
function spanOf(group: OpenGroup, { overdueUntil, todayEnds }: GroupLimits): Span {
  const overdueEnds = Math.floor(overdueUntil) + 1;
  switch (group) {
    case 'overdue':
      return { from: FIRST, to: overdueEnds };
    case 'undecided':
      return { from: overdueEnds, to: LAST };
    case 'today':
      return { from: overdueEnds, to: todayEnds };
    case 'coming':
      return { from: Math.max(overdueEnds, Math.ceil(todayEnds)), to: LAST };
  }
}

/** Conditions on an open promise `i`, each of which finds a part of the group in the order of the list. */
function partsOf(group: OpenGroup): readonly string[] {
  switch (group) {
    case 'overdue':
      return [''];
    case 'undecided':
      return STANDING_STILL.map((state) => `AND ${state}`);
    case 'today':
    case 'coming':
      return [`AND NOT (${STANDING_STILL.map((state) => `(${state})`).join(' OR ')})`];
  }
}

/** The lists and counts of intents. Prepares every statement once; one more for each number of words searched for. */
export function listIntents(
  database: Database,
  reader: IntentReader,
): Pick<IntentStore, 'list' | 'counts' | 'open' | 'sending' | 'nextDrafted' | 'promised' | 'ofCaller'> {
  const select = `SELECT ${INTENT_COLUMNS} FROM ${INTENTS}`;
  const statements = new Map<string, Statement>();
  const openNow = database.prepare(
    `${select} WHERE i.over = 0 AND i.due_at IS NULL ORDER BY i.created_at DESC, i.id DESC LIMIT ?`,
  );
  const sending = database.prepare(`${select} WHERE i.over = 0 AND i.state = 'sending'`);
  const drafted = database.prepare(
    `${select} WHERE i.over = 0 AND i.state = 'drafted' AND i.kind = 'callback' AND i.due_at >= ?1
       AND (i.due_at > ?1 OR i.id > ?2) ORDER BY i.due_at, i.id LIMIT 1`,
  );
  const countOpen = database.prepare(
    'SELECT count(*) AS count FROM intents WHERE over = 0 AND due_at >= ? AND due_at < ?',
  );
  // Left to itself, the planner takes an index that sends it to every row.
  const countDone = database.prepare(
    `SELECT count(*) AS count FROM intents INDEXED BY intents_kept WHERE over = 1 AND due_at IS NOT NULL`,
  );
  const countStandingStill = database.prepare(
    `SELECT ${STANDING_STILL.map(
      (state) =>
        `(SELECT count(*) FROM intents i WHERE i.over = 0 AND ${state} AND i.due_at >= ?2 AND i.due_at < ?3)`,
    ).join(' + ')} AS count`,
  );

  // Few, since one person is promised little at a time: what is over is passed over, and the rest put in order here.
  const toCaller = database.prepare(
    `SELECT ${INTENT_COLUMNS} FROM intents i INDEXED BY intents_of_caller LEFT JOIN callers k USING (caller_key)
     WHERE i.caller_key = ? AND i.over = 0 AND i.due_at IS NOT NULL`,
  );

  const count = (statement: Statement, ...values: SqlValue[]): number =>
    countRow.parse(statement.get(...values)).count;

  function prepared(sql: string): Statement {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const made = database.prepare(sql);
    statements.set(sql, made);
    return made;
  }

  function openRows(request: IntentListRequest & { readonly group: OpenGroup }): readonly unknown[] {
    const { after, limit } = request;
    const { from, to } = spanOf(request.group, request);
    const search = intentSearchCondition(request.text);
    const at = after?.at ?? FIRST;
    const rows = `${select} WHERE i.over = 0 AND i.due_at >= ?2 AND i.due_at < ?3 AND (i.due_at > ?4 OR i.id > ?5)`;
    const parts = partsOf(request.group).map((which) => `${rows} ${which} ${search.sql}`);
    return prepared(`${parts.join(' UNION ALL ')} ORDER BY due_at, id LIMIT ?`).all(
      request.now,
      Math.max(from, at),
      to,
      at,
      after?.id ?? '',
      ...parts.flatMap(() => search.values),
      limit + 1,
    );
  }

  function doneRows({ after, limit, text }: IntentListRequest): readonly unknown[] {
    const search = intentSearchCondition(text);
    const at = after?.at ?? LAST;
    return prepared(
      `${select} WHERE i.over = 1 AND i.due_at IS NOT NULL AND i.state_at <= ? AND (i.state_at < ? OR i.id < ?)
       ${search.sql} ORDER BY i.state_at DESC, i.id DESC LIMIT ?`,
    ).all(at, at, after?.id ?? '', ...search.values, limit + 1);
  }

  return {
    list(request): IntentPage {
      const { group, limit } = request;
      const rows = group === 'done' ? doneRows(request) : openRows({ ...request, group });
      const shown = rows.slice(0, limit);
      const records = reader.all(shown);
      const last = rows.length > limit ? positionRow.parse(shown.at(-1)) : null;
      const next = last === null ? null : { id: last.id, at: group === 'done' ? last.state_at : last.due_at };
      return { records, next, unreadable: shown.length - records.length };
    },

    counts(limits): IntentCounts {
      const open = (group: OpenGroup): number => {
        const { from, to } = spanOf(group, limits);
        return count(countOpen, from, to);
      };
      const standingStill = (group: OpenGroup): number => {
        const { from, to } = spanOf(group, limits);
        return count(countStandingStill, limits.now, from, to);
      };
      return {
        undecided: standingStill('undecided'),
        overdue: open('overdue'),
        today: open('today') - standingStill('today'),
        coming: open('coming') - standingStill('coming'),
        done: count(countDone),
      };
    },

    open: (limit) => reader.all(openNow.all(limit)),
    sending: () => reader.all(sending.all()),

    nextDrafted(after) {
      let { at, id } = after;
      for (;;) {
        const row = drafted.get(at, id);
        if (row === undefined) return null;
        const [record] = reader.all([row]);
        if (record !== undefined) return record;
        ({ due_at: at, id } = positionRow.parse(row));
      }
    },

    promised: (limit) =>
      reader.all(
        prepared(`${select} WHERE i.over = 0 AND i.due_at >= ? ORDER BY i.due_at, i.id LIMIT ?`).all(
          FIRST,
          limit,
        ),
      ),

    ofCaller(callerKey, limit) {
      const rows = toCaller.all(callerKey).map((row) => ({ row, at: dueRow.parse(row).due_at }));
      const soonest = rows.toSorted((a, b) => a.at - b.at).slice(0, limit);
      return { records: reader.all(soonest.map(({ row }) => row)), total: rows.length };
    },
  };
}
