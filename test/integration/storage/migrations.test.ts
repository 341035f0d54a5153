import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { storedValues, STORED_COLUMNS } from '#core/storage/callRows.ts';
import { migrate } from '#core/storage/migrate.ts';
import { MIGRATIONS } from '#core/storage/migrations/migrations.ts';
import { openDatabase } from '#core/storage/sqlite.ts';
import { storedIntent, CHANGING_COLUMNS, FIXED_COLUMNS } from '#core/storage/intentRows.ts';
import { salvageIntents } from '#core/storage/salvage.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { anIntent, PARIS } from '../../support/intents.ts';
import { aCall, KNOWN, PARIS_KEY } from '../../support/storedCalls.ts';
import { aFile, openDesk } from './desk.ts';

/** Columns that came after version 1. */
const LATER: readonly string[] = ['direction', 'provider_call_id', 'ticket_id'];

/** A database as version 1 of the schema left it, with one call. */
function databaseOfVersion1(): string {
  const file = aFile();
  const database = openDatabase(file);
  migrate(database, MIGRATIONS.slice(0, 1));
  const values = storedValues(aCall('old', 1000), PARIS_KEY, KNOWN);
  const stored = STORED_COLUMNS.map((column, index) => [column, values[index] ?? null] as const).filter(
    ([column]) => !LATER.includes(column),
  );
  database
    .prepare(
      `INSERT INTO calls (moment, call_id, ${stored.map(([column]) => column).join(', ')}, note, note_at)
       VALUES (?, ?, ${stored.map(() => '?').join(', ')}, ?, ?)`,
    )
    .run(1_000_000, 'old', ...stored.map(([, value]) => value), 'devis', 2000);
  database.close();
  return file;
}

function versionOf(file: string): unknown {
  const database = openDatabase(file);
  try {
    return database.prepare('PRAGMA user_version').get();
  } finally {
    database.close();
  }
}

describe('an older database', () => {
  it('is brought up to date with everything in it, and its calls become searchable', () => {
    const file = databaseOfVersion1();
    expect(versionOf(file)).toEqual({ user_version: 1 });
    const { memory, open } = openDesk(file);
    expect(memory.call('old')).toMatchObject({
      startedAt: 1000,
      note: 'devis',
      facts: KNOWN,
      direction: 'incoming',
      providerCallId: null,
    });
    const found = memory.search({ text: 'devis', only: 'noted', before: null, limit: 9 });
    expect(found.entries.map(({ callId }) => callId)).toEqual(['old']);
    expect(open.audit.recent(9)).toEqual([]);
    open.close();
    expect(versionOf(file)).toEqual({ user_version: MIGRATIONS.length });
  });

  it('stays at a whole version when a step fails', () => {
    const file = databaseOfVersion1();
    const database = openDatabase(file);
    const half = [
      ...MIGRATIONS.slice(0, 1),
      () => {
        database.exec('CREATE TABLE halfway (x)');
        throw new Error('power cut');
      },
    ];
    expect(() => {
      migrate(database, half);
    }).toThrow('power cut');
    expect(database.prepare("SELECT name FROM sqlite_schema WHERE name = 'halfway'").all()).toEqual([]);
    database.close();
    expect(openDesk(file).memory.countCalls()).toBe(1);
  });
});

describe('the time first promised', () => {
  const due = (at: number) => ({ at, zone: PARIS });
  const later: readonly string[] = ['first_due_at', 'first_due_zone'];

  /** A database as version 6 of the schema left it, with these intents; `setAt`: when their times were set. */
  function databaseOfVersion6(intents: readonly (readonly [Intent, setAt: number])[]): string {
    const file = aFile();
    const database = openDatabase(file);
    migrate(database, MIGRATIONS.slice(0, 6));
    for (const [intent, setAt] of intents) {
      const values = storedIntent(intent, '');
      const stored = [...FIXED_COLUMNS, ...CHANGING_COLUMNS]
        .map((column, index) => [column, values[index] ?? null] as const)
        .filter(([column]) => !later.includes(column));
      database
        .prepare(
          `INSERT INTO intents (${stored.map(([column]) => column).join(', ')})
           VALUES (${stored.map(() => '?').join(', ')})`,
        )
        .run(...stored.map(([column, value]) => (column === 'due_set_at' ? setAt : value)));
    }
    database.close();
    return file;
  }

  it('is that of an older promise which was never moved, and of those in whose place it came', () => {
    const at = 1_000_000;
    const [kept, moved, dial] = [
      anIntent({ kind: 'reminder', due: due(5e12), createdAt: at }),
      anIntent({ kind: 'reminder', due: due(6e12), createdAt: at }),
      anIntent({ kind: 'dial', createdAt: at }),
    ];
    const first = anIntent({
      due: due(7e12),
      createdAt: at,
      state: { name: 'cancelled', at, there: 'nothing' },
    });
    const second = anIntent({
      ...{ due: due(8e12), createdAt: at, replaces: first.id },
      state: { name: 'cancelled', at, there: 'remains' },
    });
    const third = anIntent({ due: due(9e12), createdAt: at, replaces: second.id });
    const orphan = anIntent({ due: due(9e12), createdAt: at, replaces: 'deleted long ago' });
    const file = databaseOfVersion6([
      [kept, at],
      [moved, at + 60_000],
      [dial, at],
      [third, at + 5],
      [second, at + 60_000],
      [first, at + 5],
      [orphan, at + 5],
    ]);
    const { open } = openDesk(file);
    const firstOf = (intent: Intent) => open.intents.read(intent.id)?.intent.firstDue;
    expect(firstOf(kept)).toEqual(due(5e12));
    expect(firstOf(dial)).toBeNull();
    for (const one of [first, second, third]) expect(firstOf(one)).toEqual(due(7e12));
    // Where it was moved, or what it replaced is gone, nobody knows any more.
    expect(firstOf(moved)).toBeNull();
    expect(firstOf(orphan)).toBeNull();
  });

  it('does not keep an older database that is broken from being salvaged', () => {
    const intent = anIntent({ due: due(5e12) });
    const { records, lost } = salvageIntents(databaseOfVersion6([[intent, 1]]));
    expect(records).toEqual([{ intent: { ...intent, firstDue: null }, name: null, attempts: [] }]);
    expect(lost).toBe(0);
  });
});

describe('a database of a newer app', () => {
  it('is refused with a clear error and left as it is', () => {
    const { file, open, memory } = openDesk();
    memory.saveCall(aCall('a', 1000), PARIS_KEY, KNOWN);
    open.close();
    const database = openDatabase(file);
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    database.close();
    const bytes = readFileSync(file);
    expect(() => openDesk(file)).toThrow(
      expect.objectContaining({
        name: 'StorageError',
        kind: 'newer',
        message: `the database is of version ${MIGRATIONS.length + 1}, this app knows versions up to ${MIGRATIONS.length}`,
      }),
    );
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });
});
