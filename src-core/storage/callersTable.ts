import { z } from 'zod';
import type { CallerRecord } from '../calls/ports.ts';
import type { Database } from './sqlite.ts';

const callerRow = z.object({ name: z.string().nullable(), note: z.string() });
const namedRow = z.object({ caller_key: z.string(), name: z.string() });
const NOBODY: CallerRecord = { name: null, note: '' };

/** Prepares every statement once. */
export function createCallersTable(database: Database) {
  const read = database.prepare('SELECT name, note FROM callers WHERE caller_key = ?');
  const named = database.prepare('SELECT caller_key, name FROM callers WHERE name IS NOT NULL');
  const setName = database.prepare(
    `INSERT INTO callers (caller_key, name, changed_at) VALUES (?1, ?2, ?3)
     ON CONFLICT (caller_key) DO UPDATE SET name = ?2, changed_at = ?3`,
  );
  const setNote = database.prepare(
    `INSERT INTO callers (caller_key, note, changed_at) VALUES (?1, ?2, ?3)
     ON CONFLICT (caller_key) DO UPDATE SET note = ?2, changed_at = ?3`,
  );

  return {
    read(key: string): CallerRecord {
      const row = read.get(key);
      return row === undefined ? NOBODY : callerRow.parse(row);
    },
    names: (): ReadonlyMap<string, string> =>
      new Map(
        z
          .array(namedRow)
          .parse(named.all())
          .map(({ caller_key, name }) => [caller_key, name]),
      ),
    /** An empty name takes the name away. */
    rename(key: string, name: string, at: number): void {
      setName.run(key, name || null, at);
    },
    saveNote(key: string, text: string, at: number): void {
      setNote.run(key, text, at);
    },
  };
}
