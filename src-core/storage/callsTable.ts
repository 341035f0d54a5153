import { z } from 'zod';
import type { HistoryEntry } from '#shared/contract/views.ts';
import type { Call } from '#shared/domain/call.ts';
import type { CallerFacts } from '#shared/domain/facts.ts';
import type { Earlier, HistoryPosition } from '../calls/ports.ts';
import type { Logger } from '../logger.ts';
import { ENTRY_COLUMNS, STORED_COLUMNS, entryOfRow, storedValues } from './callRows.ts';
import type { Database } from './sqlite.ts';
import { StorageError } from './storageError.ts';

/** Moments in one millisecond; see migrations/calls.ts. */
export const MOMENTS_PER_MS = 1000;

const momentRow = z.object({ moment: z.number() });
const numberRow = z.object({ value: z.number().nullable() });
const leftOpenRow = z.object({ callId: z.string(), since: z.number(), answered: z.coerce.boolean() });
const noteRow = z.object({ note: z.string(), note_at: z.number() });

/** A call whose end an earlier run of the app was not told: ringing or answered since that instant, in ms. */
export type LeftOpen = Readonly<z.infer<typeof leftOpenRow>>;

/** The table of calls. `moment` is its key and order; outside this folder a call is known by its id. */
export type CallsTable = ReturnType<typeof createCallsTable>;

/** Prepares every statement once. */
export function createCallsTable(database: Database, logger: Logger) {
  const momentOfId = database.prepare('SELECT moment FROM calls WHERE call_id = ?');
  const lastMoment = database.prepare('SELECT max(moment) AS value FROM calls WHERE moment BETWEEN ? AND ?');
  const insert = database.prepare(
    `INSERT INTO calls (moment, call_id, ${STORED_COLUMNS.join(', ')})
     VALUES (?, ?, ${STORED_COLUMNS.map(() => '?').join(', ')})`,
  );
  const update = database.prepare(
    `UPDATE calls SET ${STORED_COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE moment = ?`,
  );
  const move = database.prepare('UPDATE calls SET moment = ? WHERE moment = ?');
  const setNote = database.prepare('UPDATE calls SET note = ?, note_at = ? WHERE moment = ?');
  const endOpen = database.prepare(
    "UPDATE calls SET state = 'ended', end_reason = 'notReported' WHERE state <> 'ended'",
  );
  const unreported = database.prepare(
    `SELECT call_id AS callId, coalesce(answered_at, started_at) AS since, answered_at IS NOT NULL AS answered
     FROM calls WHERE moment >= ? AND end_reason = 'notReported' ORDER BY moment`,
  );

  const entry = database.prepare(
    `SELECT ${ENTRY_COLUMNS} FROM calls c LEFT JOIN callers k USING (caller_key) WHERE c.call_id = ?`,
  );
  const ofCaller = database.prepare(
    `SELECT ${ENTRY_COLUMNS} FROM calls c LEFT JOIN callers k USING (caller_key)
     WHERE c.caller_key = ? ORDER BY c.moment DESC LIMIT ?`,
  );
  const countOfCaller = database.prepare('SELECT count(*) AS value FROM calls WHERE caller_key = ?');
  const isOfCaller = database.prepare(
    'SELECT count(*) AS value FROM calls WHERE call_id = ? AND caller_key = ?',
  );
  const lastOfCaller = database.prepare(
    `SELECT started_at AS value FROM calls WHERE caller_key = ? AND call_id IS NOT ?
     ORDER BY moment DESC LIMIT 1`,
  );
  const lastNoteOfCaller = database.prepare(
    `SELECT note, note_at FROM calls WHERE caller_key = ? AND note <> '' AND call_id IS NOT ?
     ORDER BY note_at DESC LIMIT 1`,
  );
  const count = database.prepare('SELECT count(*) AS value FROM calls');

  const numberOf = (row: unknown): number => numberRow.parse(row).value ?? 0;

  function find(callId: string): number | null {
    const row = momentOfId.get(callId);
    return row === undefined ? null : momentRow.parse(row).moment;
  }

  /** The first free moment of the millisecond in which a call began, or of the next one that has room. */
  function freeMoment(startedAt: number): number {
    for (let ms = Math.max(0, Math.round(startedAt)); ; ms += 1) {
      const first = ms * MOMENTS_PER_MS;
      const end = first + MOMENTS_PER_MS - 1;
      const last = numberRow.parse(lastMoment.get(first, end)).value;
      if (last === null) return first;
      if (last < end) return last + 1;
    }
  }

  /** Where a call that began at `startedAt` belongs, if it does not stand there already. */
  function betterMoment(moment: number, startedAt: number): number | null {
    return Math.floor(moment / MOMENTS_PER_MS) === Math.round(startedAt) ? null : freeMoment(startedAt);
  }

  function entries(rows: readonly unknown[]): HistoryEntry[] {
    return rows.flatMap((row) => {
      const read = entryOfRow(row);
      if (read === null) logger.error('a call in the database cannot be read and is left out');
      return read ?? [];
    });
  }

  return {
    find,
    entries,

    /** Inserts or updates; returns where the call stood before and where it stands now. */
    save(call: Call, callerKey: string | null, facts: CallerFacts): { was: number | null; is: number } {
      const values = storedValues(call, callerKey, facts);
      const was = find(call.id);
      if (was === null) {
        const moment = freeMoment(call.startedAt);
        insert.run(moment, call.id, ...values);
        return { was, is: moment };
      }
      update.run(...values, was);
      const better = betterMoment(was, call.startedAt);
      if (better !== null) move.run(better, was);
      return { was, is: better ?? was };
    },

    /** Returns the moment of the call. */
    saveNote(callId: string, text: string, at: number): number {
      const moment = find(callId);
      if (moment === null) throw new StorageError('notFound', 'no such call');
      setNote.run(text, at, moment);
      return moment;
    },

    /**
     * Ends what an earlier run of the app left open: whether those calls were answered or missed was told to
     * nobody. Returns how many.
     */
    endLeftOpen: (): number => endOpen.run(),

    /** Calls that began since then, in ms, and whose end nobody told: by the death of the app, its end, or time. */
    unreportedSince: (from: number): readonly LeftOpen[] =>
      z.array(leftOpenRow).parse(unreported.all(Math.round(from) * MOMENTS_PER_MS)),

    entry: (callId: string): HistoryEntry | null => entries(entry.all(callId))[0] ?? null,
    ofCaller: (key: string, limit: number): HistoryEntry[] => entries(ofCaller.all(key, limit)),
    countOf: (key: string): number => numberOf(countOfCaller.get(key)),
    count: (): number => numberOf(count.get()),

    earlier(key: string, exceptCallId: string | null): Earlier {
      const except = exceptCallId === null ? 0 : numberOf(isOfCaller.get(exceptCallId, key));
      const last = lastOfCaller.get(key, exceptCallId);
      const note = lastNoteOfCaller.get(key, exceptCallId);
      const lastNote = note === undefined ? null : noteRow.parse(note);
      return {
        count: numberOf(countOfCaller.get(key)) - except,
        lastAt: last === undefined ? null : numberOf(last),
        lastNote: lastNote === null ? null : { text: lastNote.note, at: lastNote.note_at },
      };
    },

    /** The moment that a position of history stands for: its call's, or its instant if that call is gone. */
    momentOf: ({ callId, startedAt }: HistoryPosition): number =>
      find(callId) ?? Math.round(startedAt) * MOMENTS_PER_MS,
  };
}
