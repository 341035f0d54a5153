import { z } from 'zod';
import type { ReminderStore, Untold } from '../callbacks/ports.ts';
import type { IntentReader } from './intentReader.ts';
import { INTENT_COLUMNS, INTENTS } from './intentRows.ts';
import type { Database, Statement } from './sqlite.ts';

const countRow = z.object({ count: z.int() });
const momentRow = z.object({ moment: z.number().nullable() });

/** What the column `told` holds after somebody was told. */
const TOLD = { before: 1, due: 2 } as const;

/** The callback clock's questions to the table of intents. Prepares every statement once. */
export function createIntentReminders(database: Database, reader: IntentReader): ReminderStore {
  // The literals stand in the conditions of the indexes; a parameter would not be recognised as one of them.
  const isDue = 'over = 0 AND told < 2 AND due_at > ?1 AND due_at <= ?2';
  const isSoon = 'over = 0 AND told = 0 AND due_at > ?1 AND due_at <= ?2 AND due_set_at < due_at - ?3';
  const pair = (condition: string, limit: string) => ({
    count: database.prepare(`SELECT count(*) AS count FROM intents WHERE ${condition}`),
    rows: database.prepare(
      `SELECT ${INTENT_COLUMNS} FROM ${INTENTS} WHERE ${condition} ORDER BY due_at LIMIT ${limit}`,
    ),
  });
  const due = pair(isDue, '?3');
  const soon = pair(isSoon, '?4');
  const mark = {
    due: database.prepare(
      `UPDATE intents SET told = ${TOLD.due} WHERE over = 0 AND told < 2 AND due_at <= ?`,
    ),
    before: database.prepare(
      `UPDATE intents SET told = ${TOLD.before} WHERE over = 0 AND told = 0 AND due_at <= ?`,
    ),
  };
  const untell = database.prepare(
    `UPDATE intents SET told = 0 WHERE over = 0 AND due_at > ?1
     AND (told = ${TOLD.due} OR (told = ${TOLD.before} AND due_at > ?2))`,
  );
  const nextUntold = {
    due: database.prepare(
      'SELECT min(due_at) AS moment FROM intents WHERE over = 0 AND told < 2 AND due_at > ?',
    ),
    before: database.prepare(
      'SELECT min(due_at) AS moment FROM intents WHERE over = 0 AND told = 0 AND due_at > ?',
    ),
  };
  const nextDue = database.prepare('SELECT min(due_at) AS moment FROM intents WHERE over = 0 AND due_at > ?');

  const moment = (statement: Statement, after: number): number | null =>
    momentRow.parse(statement.get(after)).moment;

  function untold({ count, rows }: typeof due, limit: number, ...values: number[]): Untold {
    const { count: total } = countRow.parse(count.get(...values));
    return { total, records: total === 0 ? [] : reader.all(rows.all(...values, limit)) };
  }

  return {
    untoldDue: (after, until, limit) => untold(due, limit, after, until),
    untoldBefore: (after, until, leadMs, limit) => untold(soon, limit, after, until, leadMs),
    markTold: (what, until) => void mark[what].run(until),
    untell: (now, soon) => void untell.run(now, soon),
    nextUntold: (what, after) => moment(nextUntold[what], after),
    nextDue: (after) => moment(nextDue, after),
  };
}
