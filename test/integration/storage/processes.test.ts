import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '#core/storage/sqlite.ts';
import { storageErrorOf } from '#core/storage/storageError.ts';
import { aCall, KNOWN, PARIS_KEY } from '../../support/storedCalls.ts';
import { aFile, becomeQuiet, emptyFolder, openDesk } from './desk.ts';
import { startWriter } from './otherProcess.ts';

const onPosix = process.platform !== 'win32';

describe('when the app is killed', () => {
  it.each([1, 40, 200])('everything that was saved is there (killed after %i calls)', async (calls) => {
    const file = aFile();
    const writer = startWriter(file, 'k', 100_000);
    await writer.said(String(calls));
    writer.kill();
    const saved = (await writer.lines).slice(1);
    expect(saved.length).toBeGreaterThan(calls);
    const { memory, open, clock } = openDesk(file);
    expect(open.broken).toBeNull();
    const lost = saved.filter((n) => memory.call(`k${n}`)?.note !== `note of ${n}`);
    expect(lost).toEqual([]);
    // At most the call that was being saved is there besides, whole or not at all.
    expect(memory.countCalls() - saved.length).toBeLessThanOrEqual(1);
    becomeQuiet(clock);
    const found = memory.search({ text: 'note', only: 'noted', before: null, limit: saved.length }).entries;
    expect(found).toHaveLength(saved.length);
  });
});

describe('two processes', () => {
  it('write into one database without losing a call', async () => {
    const { memory, file } = openDesk();
    const writer = startWriter(file, 'theirs', 300);
    await writer.said('0');
    for (let n = 0; n < 300; n += 1) memory.saveCall(aCall(`ours${n}`, n), PARIS_KEY, KNOWN);
    expect((await writer.lines).at(-1)).toBe('299');
    expect(memory.countCalls()).toBe(600);
  });

  it('do not wait for each other for ever', () => {
    const { memory, file } = openDesk();
    const other = openDatabase(file);
    other.exec('BEGIN IMMEDIATE');
    expect(() => {
      memory.saveCall(aCall('a', 1000), PARIS_KEY, KNOWN);
    }).toThrow(expect.objectContaining({ name: 'StorageError', kind: 'busy' }));
    expect(memory.search({ text: 'x', only: 'all', before: null, limit: 1 }).entries).toEqual([]);
    other.exec('ROLLBACK');
    memory.saveCall(aCall('a', 1000), PARIS_KEY, KNOWN);
    expect(memory.call('a')).not.toBeNull();
    other.close();
  });
});

describe('the file', () => {
  it.runIf(onPosix)('is for this user alone, with its folder and its companions', () => {
    const folder = join(emptyFolder(), 'made', 'for it');
    const { memory, file } = openDesk(join(folder, 'calls.sqlite'));
    memory.saveCall(aCall('a', 1000), PARIS_KEY, KNOWN);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const end of ['', '-wal', '-shm']) expect(statSync(file + end).mode & 0o777).toBe(0o600);
  });

  it.runIf(onPosix)('is made so if it was not', () => {
    const { file, open } = openDesk();
    open.close();
    chmodSync(file, 0o644);
    openDesk(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('that cannot be made is a clear error', () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'calls.sqlite'));
    const unwritable = expect.objectContaining({ name: 'StorageError', kind: 'unwritable' });
    expect(() => openDesk(join(folder, 'file', 'calls.sqlite'))).toThrow(unwritable);
    expect(() => openDesk(join(folder, 'calls.sqlite'))).toThrow(unwritable);
  });

  it.runIf(onPosix)('in a folder that may only be read is a clear error', async () => {
    const folder = emptyFolder();
    const nobody = process.getuid?.() === 0 ? 65_534 : undefined;
    chmodSync(folder, 0o555);
    const writer = startWriter(join(folder, 'calls.sqlite'), 'x', 1, nobody);
    expect(await writer.lines).toEqual(['error unwritable']);
  });
});

describe('a full disk', () => {
  it('is told from other failures, takes nothing half, and is over when there is space', () => {
    const database = openDatabase(aFile());
    database.exec('CREATE TABLE notes (text TEXT); PRAGMA max_page_count = 12;');
    const insert = database.prepare('INSERT INTO notes VALUES (?)');
    const fill = () =>
      database.transaction(() => {
        for (let n = 0; n < 100; n += 1) insert.run('x'.repeat(1000));
      });
    let failure: unknown;
    try {
      fill();
    } catch (error) {
      failure = error;
    }
    expect(storageErrorOf(failure).kind).toBe('full');
    expect(database.prepare('SELECT count(*) AS notes FROM notes').get()).toEqual({ notes: 0 });
    database.exec('PRAGMA max_page_count = 1000');
    fill();
    expect(database.prepare('SELECT count(*) AS notes FROM notes').get()).toEqual({ notes: 100 });
    database.close();
  });
});
