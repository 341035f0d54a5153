import { z } from 'zod';
import { applyIntentEvent, isOver } from '#shared/domain/intent.ts';
import type { Intent } from '#shared/domain/intent.ts';
import type { Attempt, IntentChange } from '../callbacks/ports.ts';
import { attemptOfRow, intentOfRow } from './intentRows.ts';
import { openReadOnly } from './sqlite.ts';
import type { Reader, Statement } from './sqlite.ts';
import { refuseForeign } from './files.ts';

/** An open intent as it was read from a broken database. */
export interface Salvaged {
  readonly intent: Intent;
  readonly name: string | null;
  readonly attempts: readonly Attempt[];
}

export interface Salvage {
  readonly records: readonly Salvaged[];
  /** How many are there and cannot be read; null where nobody can know. */
  readonly lost: number | null;
}

export const NOTHING: Salvage = { records: [], lost: null };

const rowidRow = z.object({ rowid: z.number() });
const nameRow = z.object({ name: z.string().nullable() });
/** More rows than an agent makes in years; each that is not there costs some microseconds. */
const MOST_PROBED = 100_000;

/** Reads what it can of the open intents in a database that is broken, row by row, and changes nothing in it. Never throws. */
export function salvageIntents(file: string): Salvage {
  let reader: Reader | null = null;
  try {
    refuseForeign(file);
    reader = openReadOnly(file);
    return readAll(reader);
  } catch {
    return NOTHING;
  } finally {
    reader?.close();
  }
}

/** The changes that write a salvaged intent with its attempts into another database. */
export function changesOf({ intent, attempts }: Salvaged): IntentChange[] {
  const began = attempts.flatMap(({ at, endedAt, outcome, detail }): IntentChange[] => [
    { intent, began: at, asks: endedAt === null ? detail : null },
    ...(endedAt === null ? [] : [{ intent, ended: { at, endedAt, outcome, detail } }]),
  ]);
  return began.length === 0 ? [{ intent }] : began;
}

/**
 * As a salvaged intent is to be written elsewhere. `at`: now, in ms.
 *
 * What was under way is `interrupted`. So is what would be sent by itself, if the log beside the database was damaged
 * (`logWasWhole`): that it was sent may be among the writes that are gone.
 */
export function asItMayStand(intent: Intent, logWasWhole: boolean, at: number): Intent {
  const mayHaveLeft = intent.kind === 'callback' && !logWasWhole;
  const sending = mayHaveLeft ? (applyIntentEvent(intent, { type: 'send' }, at) ?? intent) : intent;
  return applyIntentEvent(sending, { type: 'interrupted' }, at) ?? intent;
}

function readAll(reader: Reader): Salvage {
  const known = openRowids(reader);
  // What columns it has depends on how far it was brought up to date before it broke.
  const byRowid = reader.prepare('SELECT *, NULL AS name FROM intents WHERE rowid = ?');
  const names = tolerant(() =>
    reader.prepare(
      'SELECT name FROM callers WHERE caller_key = (SELECT caller_key FROM intents WHERE id = ?)',
    ),
  );
  const attempts = tolerant(() =>
    reader.prepare('SELECT at, ended_at, outcome, detail FROM attempts WHERE intent_id = ? ORDER BY number'),
  );
  const records: Salvaged[] = [];
  let unreadable = 0;
  for (const rowid of known ?? probedRowids(reader)) {
    const read = tolerant(() => intentOfRow(byRowid.get(rowid)));
    if (read === null) unreadable += 1;
    else if (!isOver(read.intent)) {
      const { intent } = read;
      records.push({ intent, name: nameOf(names, intent.id), attempts: attemptsOf(attempts, intent.id) });
    }
  }
  return { records, lost: known === null ? null : unreadable };
}

/** Every open intent is in the first index, and in one of the two others. Null where that cannot be read whole. */
function openRowids(reader: Reader): number[] | null {
  const listed = (index: string, condition = '') =>
    tolerant(() =>
      reader
        .prepare(`SELECT rowid FROM intents INDEXED BY ${index} WHERE over = 0 ${condition}`)
        .all()
        .map((row) => rowidRow.parse(row).rowid),
    );
  const all = listed('intents_by_state');
  if (all !== null) return all;
  const promised = listed('intents_due', 'AND due_at IS NOT NULL');
  const forNow = listed('intents_for_now', 'AND due_at IS NULL');
  return promised === null || forNow === null ? null : [...promised, ...forNow];
}

/** Rows are numbered from one up. */
function probedRowids(reader: Reader): number[] {
  const last = tolerant(() =>
    rowidRow.parse(reader.prepare('SELECT max(rowid) AS rowid FROM intents').get()),
  );
  return Array.from({ length: Math.min(last?.rowid ?? MOST_PROBED, MOST_PROBED) }, (_, index) => index + 1);
}

function nameOf(names: Statement | null, id: string): string | null {
  return tolerant(() => nameRow.parse(names?.get(id)).name);
}

function attemptsOf(attempts: Statement | null, id: string): Attempt[] {
  return tolerant(() => attempts?.all(id).flatMap((row) => attemptOfRow(row) ?? [])) ?? [];
}

/** Null where a page that is needed is broken. */
function tolerant<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
