import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyFileOf, readCopy } from '#core/storage/promisesCopy.ts';
import { openDatabase } from '#core/storage/sqlite.ts';
import { applyIntentEvent, isOver } from '#shared/domain/intent.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { anIntent, partyNumber, PARIS } from '../../support/intents.ts';
import { aCall, KNOWN, PARIS_KEY } from '../../support/storedCalls.ts';
import { aFile, becomeQuiet, openDesk } from './desk.ts';

const PAGE_BYTES = 4096;

const promises = (count: number): Intent[] =>
  Array.from({ length: count }, (_, n) =>
    anIntent({
      note: `${'words '.repeat(30)}${n}`,
      due: { at: 5e12 + n, zone: PARIS },
      party: partyNumber(n),
      state: { name: 'scheduled', at: 1, how: 'created', providerCallId: n },
    }),
  );

/** A closed desk with these promises, and some calls. */
function aDesk(intents: readonly Intent[]): string {
  const { open, memory, file, clock } = openDesk();
  for (let n = 0; n < 50; n += 1) memory.saveCall(aCall(`c${n}`, n), PARIS_KEY, KNOWN);
  open.intents.save(intents.map((intent) => ({ intent })));
  becomeQuiet(clock);
  open.close();
  return file;
}

function overwrite(file: string, position: number, bytes: Uint8Array): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, position);
  closeSync(handle);
}

function noise(length: number): Buffer {
  let seed = 7;
  return Buffer.from(Array.from({ length }, () => (seed = (seed * 1103515245 + 12345) % 2 ** 31) & 0xff));
}

const DAMAGE: readonly [string, (file: string) => void][] = [
  [
    'a first page of zeroes',
    (file) => {
      overwrite(file, 0, Buffer.alloc(PAGE_BYTES));
    },
  ],
  [
    'its first 16 bytes overwritten',
    (file) => {
      overwrite(file, 0, Buffer.alloc(16, 0x41));
    },
  ],
  [
    'its end cut off',
    (file) => {
      truncateSync(file, Math.floor(statSync(file).size / 2));
    },
  ],
  [
    'nothing left',
    (file) => {
      truncateSync(file, 0);
    },
  ],
  [
    'noise in the middle',
    (file) => {
      const { size } = statSync(file);
      overwrite(file, PAGE_BYTES, noise(size - 2 * PAGE_BYTES));
    },
  ],
  [
    'noise all over',
    (file) => {
      writeFileSync(file, noise(statSync(file).size));
    },
  ],
];

function idsIn(file: string): string[] {
  const { open } = openDesk(file);
  return open.intents
    .promised(1000)
    .map(({ intent }) => intent.id)
    .sort();
}

const idsOf = (intents: readonly Intent[]): string[] => intents.map(({ id }) => id).sort();

describe('open promises of a database with', () => {
  it.each(DAMAGE)('%s are all there, none is called missing, and the file is kept', (_, damage) => {
    const intents = promises(60);
    const file = aDesk(intents);
    damage(file);
    const bytes = readFileSync(file);
    const { open, memory } = openDesk(file);
    // Some damage shows only when what is damaged is read.
    memory.search({ text: '2244', only: 'all', before: null, limit: 50 });
    memory.callsOf(PARIS_KEY, 50);
    memory.saveCall(aCall('later', 999), PARIS_KEY, KNOWN);
    expect(idsOf(open.intents.promised(1000).map(({ intent }) => intent))).toEqual(idsOf(intents));
    expect(open.broken?.intents).toEqual({ carried: 60, lost: 0 });
    expect(readFileSync(open.broken?.keptAs ?? '').equals(bytes)).toBe(true);
    expect(open.lost).toBeNull();
  });

  it.each(DAMAGE)('%s are there still when that happens a second time', (_, damage) => {
    const intents = promises(5);
    const file = aDesk(intents);
    for (let round = 0; round < 2; round += 1) {
      damage(file);
      const { open, clock, memory } = openDesk(file);
      memory.callsOf(PARIS_KEY, 50);
      for (let n = 0; n < 50; n += 1) memory.saveCall(aCall(`c${n}`, n), PARIS_KEY, KNOWN);
      becomeQuiet(clock);
      open.close();
    }
    expect(idsIn(file)).toEqual(idsOf(intents));
  });

  it('no file at all any more are there, and the copy they came from is kept', () => {
    const intents = promises(3);
    const file = aDesk(intents);
    rmSync(file);
    const { open } = openDesk(file);
    expect(open.broken?.intents).toEqual({ carried: 3, lost: 0 });
    expect(existsSync(open.broken?.keptAs ?? '')).toBe(true);
  });
});

describe('the copy', () => {
  it('follows every change, brings attempts and names, and holds nothing that is over', () => {
    const { open, memory, file, clock } = openDesk();
    const [kept, done, dial] = [anIntent({}), anIntent({}), anIntent({ kind: 'dial' })];
    memory.renameCaller('+33612345678', 'Claire');
    open.intents.save([{ intent: kept, began: 100 }, { intent: done }, { intent: dial }]);
    const ended = { at: 100, endedAt: 105, outcome: 'notSent', detail: 'unreachable' } as const;
    open.intents.save([{ intent: { ...kept, note: 'moved on' }, ended }]);
    memory.renameCaller('+33612345678', 'Claire Morel');
    open.intents.save([{ intent: { ...done, state: { name: 'cancelled', at: 9, there: 'nothing' } } }]);
    becomeQuiet(clock);
    expect(readCopy(copyFileOf(file), true)).toEqual({
      records: expect.arrayContaining([
        { intent: { ...kept, note: 'moved on' }, name: 'Claire Morel', attempts: [ended] },
        { intent: dial, name: 'Claire Morel', attempts: [] },
      ]) as unknown,
      lost: 0,
    });
    open.close();
    expect(readFileSync(copyFileOf(file)).includes(done.id)).toBe(false);
    expect(isOver(kept)).toBe(false);
    if (process.platform !== 'win32') expect(statSync(copyFileOf(file)).mode & 0o077).toBe(0);
  });

  it('keeps the time first promised, and is made again where it holds another', () => {
    const first = { at: 4e12, zone: PARIS };
    const moved = anIntent({ due: { at: 5e12, zone: PARIS }, firstDue: first });
    const file = aDesk([moved]);
    const copied = () => readCopy(copyFileOf(file), true).records.map(({ intent }) => intent.firstDue);
    expect(copied()).toEqual([first]);
    const database = openDatabase(copyFileOf(file));
    database.exec('UPDATE intents SET first_due_at = NULL, first_due_zone = NULL');
    database.close();
    const { open, clock } = openDesk(file);
    becomeQuiet(clock);
    open.close();
    expect(copied()).toEqual([first]);
  });

  it('holds all of a promise that is open again, its attempts too', () => {
    const { open, file, clock } = openDesk();
    const intent = anIntent({ state: { name: 'unconfirmed', at: 105, reason: 'timeout', detail: null } });
    const ended = { at: 100, endedAt: 105, outcome: 'unconfirmed', detail: 'timeout' } as const;
    open.intents.save([{ intent, began: 100, ended }]);
    const finished = applyIntentEvent(intent, { type: 'finish' }, 200);
    if (finished === null) throw new Error('cannot be finished');
    open.intents.save([{ intent: finished }]);
    becomeQuiet(clock);
    expect(readCopy(copyFileOf(file), true).records).toEqual([]);
    open.intents.save([{ intent }]);
    open.intents.save([{ intent: { ...intent, note: 'once more' } }]);
    expect(readCopy(copyFileOf(file), true).records).toEqual([
      { intent: { ...intent, note: 'once more' }, name: null, attempts: [ended] },
    ]);
  });

  it('holds a change at once, before the desk is quiet', () => {
    const { open, file } = openDesk();
    const intents = promises(2);
    open.intents.save(intents.map((intent) => ({ intent })));
    expect(idsOf(readCopy(copyFileOf(file), true).records.map(({ intent }) => intent))).toEqual(
      idsOf(intents),
    );
  });

  it('does not say that it holds all before it does', () => {
    const file = aDesk(promises(3));
    rmSync(copyFileOf(file));
    const { open } = openDesk(file);
    open.intents.save([{ intent: anIntent({}) }]);
    expect(readCopy(copyFileOf(file), true)).toMatchObject({ records: [{}], lost: null });
  });

  it('is made where it is missing, and again where it is behind or broken', () => {
    const intents = promises(120);
    const file = aDesk(intents);
    const copy = copyFileOf(file);
    const old = `${file}.old`;
    copyFileSync(copy, old);
    const quietly = (before: () => void) => {
      before();
      const { open, clock } = openDesk(file);
      becomeQuiet(clock);
      open.close();
      return readCopy(copy, true);
    };
    const all = { records: { length: 120 }, lost: 0 };
    expect(quietly(() => rmSync(copy))).toMatchObject(all);
    expect(quietly(() => writeFileSync(copy, noise(9000)))).toMatchObject(all);
    expect(quietly(() => truncateSync(copy, 0))).toMatchObject(all);
    const { open, clock } = openDesk(file);
    const [first] = intents;
    if (first === undefined) throw new Error('none');
    open.intents.save([{ intent: { ...first, state: { name: 'cancelled', at: 9, there: 'nothing' } } }]);
    becomeQuiet(clock);
    open.close();
    expect(quietly(() => renameSync(old, copy)).records).toHaveLength(119);
  });

  it('that is lost with the database leaves it unknown what is missing', () => {
    const file = aDesk(promises(3));
    writeFileSync(copyFileOf(file), noise(9000));
    overwrite(file, 0, Buffer.alloc(PAGE_BYTES));
    const { open } = openDesk(file);
    expect(open.broken?.intents).toEqual({ carried: 0, lost: null });
    expect(
      readdirSync(dirname(file)).filter((name) => /^calls\.promises\.broken-.*sqlite$/.test(name)),
    ).toHaveLength(1);
  });

  it('knows better than a database that has lost its last writes: what rang is not sent again', () => {
    const { open, memory, file, clock } = openDesk();
    memory.saveCall(aCall('ringing', 1), PARIS_KEY, KNOWN);
    const drafted = anIntent({ due: { at: 5e12, zone: PARIS } });
    open.intents.save([{ intent: drafted }]);
    becomeQuiet(clock);
    const created: Intent = {
      ...drafted,
      state: { name: 'scheduled', at: drafted.state.at, how: 'created', providerCallId: 397 },
    };
    open.intents.save([{ intent: created }]);
    // Taken in the middle of the work, as a power failure leaves it.
    const torn = aFile();
    for (const companion of ['', '-wal']) {
      copyFileSync(file + companion, torn + companion);
      copyFileSync(copyFileOf(file) + companion, copyFileOf(torn) + companion);
    }
    overwrite(`${torn}-wal`, 200, Buffer.alloc(100, 0xaa));
    overwrite(torn, PAGE_BYTES, noise(PAGE_BYTES * 4));
    const third = openDesk(torn);
    third.memory.callsOf(PARIS_KEY, 1);
    expect(third.open.intents.read(drafted.id)?.intent.state).toEqual(created.state);
  });
});

describe('that promises are missing', () => {
  function aLoss(): string {
    const file = aFile();
    writeFileSync(file, 'this is no database '.repeat(100));
    return file;
  }

  it('is remembered by later runs until the agent has looked', () => {
    const file = aLoss();
    const first = openDesk(file);
    const lost = { at: first.clock.now(), keptAs: first.open.broken?.keptAs, count: null };
    expect(first.open.lost).toEqual(lost);
    first.open.close();
    const second = openDesk(file);
    expect(second.open.broken).toBeNull();
    expect(second.open.lost).toEqual(lost);
    second.open.lossSeen({ ...lost, keptAs: null, at: 1 });
    expect(second.open.lost).toEqual(lost);
    second.open.lossSeen(second.open.lost ?? { at: 0, keptAs: null, count: null });
    expect(second.open.lost).toBeNull();
    second.open.close();
    expect(openDesk(file).open.lost).toBeNull();
  });

  it('outlives a second database that breaks and loses nothing', () => {
    const file = aLoss();
    const first = openDesk(file);
    first.open.intents.save([{ intent: anIntent({}) }]);
    becomeQuiet(first.clock);
    first.open.close();
    overwrite(file, 0, Buffer.alloc(PAGE_BYTES));
    const { open } = openDesk(file);
    expect(open.broken?.intents).toEqual({ carried: 1, lost: 0 });
    expect(open.lost).toMatchObject({ keptAs: first.open.broken?.keptAs });
  });

  it('is believed of a note about it that cannot be read', () => {
    const file = aLoss();
    openDesk(file).open.close();
    writeFileSync(file.replace('.sqlite', '.lost.json'), '{');
    expect(openDesk(file).open.lost).toMatchObject({ keptAs: null, count: null });
  });
});
