import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmdirSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '#core/storage/sqlite.ts';
import { aCall, KNOWN, PARIS_KEY } from '../../support/storedCalls.ts';
import { aFile, becomeQuiet, openDesk } from './desk.ts';

const PAGE_BYTES = 4096;
const search = { text: '2244', only: 'all', before: null, limit: 50 } as const;

/** A closed database with so many calls, all of them indexed. */
function aHistory(calls: number): string {
  const { memory, open, file, clock } = openDesk();
  const ended = { state: 'ended', endReason: 'completed' } as const;
  for (let n = 0; n < calls; n += 1) memory.saveCall(aCall(`c${n}`, n, ended), PARIS_KEY, KNOWN);
  becomeQuiet(clock);
  open.close();
  return file;
}

function overwrite(file: string, position: number, bytes: Uint8Array): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, position);
  closeSync(handle);
}

/** Fills every page that holds rows of `table` with nonsense; the tree above them stays as it is. */
function breakRowsOf(file: string, table: string): void {
  const database = openDatabase(file);
  const rows = database.prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'").all(table);
  database.close();
  const pages = z.array(z.object({ pageno: z.number() })).parse(rows);
  expect(pages.length).toBeGreaterThan(1);
  for (const { pageno } of pages) overwrite(file, (pageno - 1) * PAGE_BYTES, Buffer.alloc(PAGE_BYTES, 0xaa));
}

function keptFiles(file: string): string[] {
  return readdirSync(dirname(file)).filter((name) => name.includes('.broken-'));
}

describe('a file that is no database', () => {
  it.each([
    ['text', (file: string) => writeFileSync(file, 'this was a shopping list\n'.repeat(400))],
    [
      'a database whose first page is overwritten',
      (file: string) => overwrite(file, 16, Buffer.alloc(4000, 7)),
    ],
    ['a database cut down to nothing', (file: string) => truncateSync(file, 0)],
    ['a database cut in the middle of its tables', (file: string) => truncateSync(file, 2 * PAGE_BYTES)],
  ])('(%s) is kept aside as it was, and a new one begun', (_, damage) => {
    const file = aHistory(40);
    damage(file);
    const bytes = readFileSync(file);
    const { memory, open, clock, logger, broken } = openDesk(file);
    const keptAs = open.broken?.keptAs ?? '';
    expect(keptAs).toBe(
      file.replace('.sqlite', `.broken-${new Date(clock.now()).toISOString().replaceAll(':', '-')}.sqlite`),
    );
    expect(readFileSync(keptAs).equals(bytes)).toBe(true);
    expect(broken).toEqual([]);
    expect(logger.lines.filter((line) => line.startsWith('error'))).toHaveLength(1);
    expect(memory.countCalls()).toBe(0);
    memory.saveCall(aCall('a', 1000), PARIS_KEY, KNOWN);
    expect(memory.search(search).entries).toHaveLength(1);
  });

  it('never replaces one that was kept before', () => {
    const file = aFile();
    for (const text of ['first', 'second']) {
      writeFileSync(file, text.repeat(300));
      openDesk(file).open.close();
    }
    expect(keptFiles(file)).toHaveLength(2);
  });

  it('takes its companions along, which would spoil the new one', () => {
    const file = aFile();
    writeFileSync(file, 'nonsense'.repeat(600));
    writeFileSync(`${file}-wal`, 'log');
    writeFileSync(`${file}-shm`, 'index');
    const { open } = openDesk(file);
    const keptAs = open.broken?.keptAs ?? '';
    expect(existsSync(`${keptAs}-wal`)).toBe(true);
    expect(readFileSync(`${keptAs}-wal`, 'latin1')).toBe('log');
  });

  it('is not what was only just made, and could not be filled', () => {
    const file = aFile();
    // SQLite cannot put its log where a folder stands.
    mkdirSync(`${file}-wal`);
    expect(() => openDesk(file)).toThrow(expect.objectContaining({ name: 'StorageError' }));
    expect(existsSync(file)).toBe(false);
    rmdirSync(`${file}-wal`);
    expect(openDesk(file).open.broken).toBeNull();
  });

  it('is nothing to speak of when it is whole', () => {
    const file = aHistory(3);
    const { open, memory } = openDesk(file);
    expect(open.broken).toBeNull();
    expect(memory.countCalls()).toBe(3);
    expect(keptFiles(file)).toEqual([]);
  });
});

describe('a database that turns out to be broken while the app runs', () => {
  it('is kept aside and reported, and what was being done is done on the new one', () => {
    const file = aHistory(400);
    breakRowsOf(file, 'calls');
    const { memory, open, broken } = openDesk(file);
    expect(open.broken).toBeNull();
    memory.saveCall(aCall('c7', 7), PARIS_KEY, KNOWN);
    expect(broken).toHaveLength(1);
    expect(open.broken).toEqual({ keptAs: broken[0], intents: { carried: 0, lost: 0 } });
    expect(memory.call('c7')).not.toBeNull();
    expect(memory.countCalls()).toBe(1);
  });

  it('answers a question with what the new one knows', () => {
    const file = aHistory(400);
    breakRowsOf(file, 'calls');
    const { memory, broken } = openDesk(file);
    expect(memory.callsOf(PARIS_KEY, 50)).toEqual([]);
    expect(broken).toHaveLength(1);
  });
});

describe('a broken search index', () => {
  it('is made again from the calls, which stay', () => {
    const file = aHistory(3);
    const database = openDatabase(file);
    const row = database
      .prepare('SELECT hex(block) AS hex FROM call_search_data WHERE id > 10 LIMIT 1')
      .get();
    database.close();
    const block = Buffer.from(z.object({ hex: z.string() }).parse(row).hex, 'hex');
    const position = readFileSync(file).indexOf(block);
    expect(position).toBeGreaterThan(0);
    overwrite(file, position, Buffer.alloc(block.length, 0xff));
    const { memory, open, logger } = openDesk(file);
    expect(memory.search(search).entries).toHaveLength(3);
    expect(open.broken).toBeNull();
    expect(memory.countCalls()).toBe(3);
    expect(logger.lines.join()).toContain('being made again');
  });
});
