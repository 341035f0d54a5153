import {
  closeSync,
  copyFileSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createOutbox } from '#core/callbacks/outbox.ts';
import type { IntentMemory } from '#core/storage/intents.ts';
import { copyFileOf } from '#core/storage/promisesCopy.ts';
import { salvageIntents } from '#core/storage/salvage.ts';
import { openDatabase } from '#core/storage/sqlite.ts';
import { logIsWhole } from '#core/storage/writeAheadLog.ts';
import { applyIntentEvent, isOver } from '#shared/domain/intent.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { anIntent, partyNumber, PARIS, REFUSAL } from '../../support/intents.ts';
import { manualClock } from '../../support/manualClock.ts';
import { aCall, KNOWN, PARIS_KEY } from '../../support/storedCalls.ts';
import { aFile, becomeQuiet, openDesk } from './desk.ts';

const PAGE_BYTES = 4096;

/** A closed database with these intents, whose next opening fails: it has an open call, and the table of calls is gone. */
function aDesk(intents: readonly Intent[]): string {
  const { open, memory, file, clock } = openDesk();
  memory.saveCall(aCall('ringing', 1), PARIS_KEY, KNOWN);
  open.intents.save(intents.map((intent) => ({ intent })));
  becomeQuiet(clock);
  open.close();
  return file;
}

/** The pages of a table or an index, in order; those of rows or entries only, or all. */
function pagesOf(file: string, name: string, which: 'leaf' | 'all' = 'all'): number[] {
  const database = openDatabase(file);
  const rows = database
    .prepare(`SELECT pageno FROM dbstat WHERE name = ? ${which === 'leaf' ? "AND pagetype = 'leaf'" : ''}`)
    .all(name);
  database.close();
  return z
    .array(z.object({ pageno: z.number() }))
    .parse(rows)
    .map(({ pageno }) => pageno);
}

function overwrite(file: string, pages: readonly number[]): void {
  const handle = openSync(file, 'r+');
  for (const page of pages)
    writeSync(handle, Buffer.alloc(PAGE_BYTES, 0xaa), 0, PAGE_BYTES, (page - 1) * PAGE_BYTES);
  closeSync(handle);
}

/** As if an earlier version of the app, which made none, had written the database. */
function takeCopyAway(file: string): void {
  for (const companion of ['', '-wal', '-shm']) rmSync(copyFileOf(file) + companion, { force: true });
}

function breakIt(file: string): void {
  overwrite(file, pagesOf(file, 'calls'));
}

function everyState(): Intent[] {
  const due = { at: 5e12, zone: PARIS };
  const states: Intent['state'][] = [
    { name: 'drafted', at: 1, lastTry: null },
    { name: 'drafted', at: 1, lastTry: { at: 1, why: 'unreachable', detail: null, retryAfterMs: null } },
    { name: 'scheduled', at: 1, how: 'created', providerCallId: 397 },
    { name: 'unconfirmed', at: 1, reason: 'timeout', detail: null },
    { name: 'refused', at: 1, refusal: REFUSAL, status: 400 },
    { name: 'sending', at: 1 },
    { name: 'done', at: 1, how: 'finishedByAgent', finish: null, providerCallId: null },
    { name: 'cancelled', at: 1, there: 'nothing' },
  ];
  return [
    ...states.map((state, n) => anIntent({ state, due, note: `note ${n}`, party: partyNumber(n) })),
    anIntent({ kind: 'reminder', due: { at: 1, zone: 'Asia/Tokyo' } }),
    anIntent({ kind: 'dial', state: { name: 'unconfirmed', at: 1, reason: 'timeout', detail: null } }),
    anIntent({ kind: 'queueNow', state: { name: 'sending', at: 1 } }),
  ];
}

/** As it is carried over: what was under way is interrupted, since nobody heard its end. */
function carried(intent: Intent, now: number): Intent {
  return applyIntentEvent(intent, { type: 'interrupted' }, now) ?? intent;
}

const manyPromises = (count: number): Intent[] =>
  Array.from({ length: count }, (_, n) =>
    anIntent({ note: `${'long '.repeat(40)}${n}`, due: { at: 5e12 + n, zone: PARIS } }),
  );

function kept(memory: IntentMemory, intents: readonly Intent[]): Intent[] {
  return intents.flatMap(({ id }) => memory.read(id)?.intent ?? []);
}

describe('open intents of a database that is broken at the start', () => {
  it('are carried over with their ids, whatever they wait for; what is over is history', () => {
    const intents = everyState();
    const file = aDesk(intents);
    breakIt(file);
    const { open, clock } = openDesk(file);
    const openOnes = intents.filter((intent) => !isOver(intent));
    expect(open.broken).toMatchObject({ intents: { carried: openOnes.length, lost: 0 } });
    expect(kept(open.intents, intents)).toEqual(openOnes.map((intent) => carried(intent, clock.now())));
  });

  it('bring their attempts and the name of their caller', () => {
    const { open, memory, file, clock } = openDesk();
    memory.saveCall(aCall('ringing', 1), PARIS_KEY, KNOWN);
    const intent = anIntent({});
    memory.renameCaller('+33612345678', 'Claire Morel');
    const ended = { at: 100, endedAt: 105, outcome: 'notSent', detail: 'unreachable' } as const;
    open.intents.save([{ intent, began: 100 }]);
    open.intents.save([{ intent, ended }]);
    open.intents.save([{ intent, began: 200 }]);
    becomeQuiet(clock);
    open.close();
    breakIt(file);
    const again = openDesk(file);
    expect(again.open.intents.read(intent.id)).toEqual({
      intent,
      name: 'Claire Morel',
      attempts: [ended, { at: 200, endedAt: null, outcome: null, detail: null }],
    });
    expect(
      again.open.intents.list({
        group: 'overdue',
        text: 'morel',
        overdueUntil: 5e12,
        todayEnds: 5e12,
        now: 5e12,
        after: null,
        limit: 9,
      }).records,
    ).toHaveLength(1);
  });

  it('that stood on broken pages are counted as lost, the others are there', () => {
    const intents = manyPromises(400);
    const file = aDesk(intents);
    takeCopyAway(file);
    const leaves = pagesOf(file, 'intents', 'leaf');
    expect(leaves.length).toBeGreaterThan(20);
    breakIt(file);
    overwrite(file, leaves.slice(5, 9));
    const { open, logger } = openDesk(file);
    const found = kept(open.intents, intents);
    expect(found.length).toBeGreaterThan(300);
    expect(found.length).toBeLessThan(400);
    expect(open.broken?.intents).toEqual({ carried: found.length, lost: 400 - found.length });
    expect(logger.lines.join('\n')).toContain('carried over');
    expect(logger.lines.join('\n')).not.toContain('long long');
  });

  it('are found without their indexes, and nobody claims to know how many are lost', () => {
    const intents = manyPromises(200);
    const file = aDesk(intents);
    takeCopyAway(file);
    const broken = ['intents_by_state', 'intents_due', 'intents_for_now'].flatMap((name) =>
      pagesOf(file, name),
    );
    const [, leaf] = pagesOf(file, 'intents', 'leaf');
    breakIt(file);
    overwrite(file, [...broken, leaf ?? 0]);
    const { open } = openDesk(file);
    const found = kept(open.intents, intents);
    expect(found.length).toBeGreaterThan(150);
    expect(open.broken?.intents).toEqual({ carried: found.length, lost: null });
  });

  it('are carried over around rows that are no intents', () => {
    const intents = manyPromises(3);
    const file = aDesk(intents);
    takeCopyAway(file);
    const database = openDatabase(file);
    database.prepare("UPDATE intents SET state_facts = '{' WHERE id = ?").run(intents[1]?.id ?? '');
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
    breakIt(file);
    const { open } = openDesk(file);
    expect(open.broken?.intents).toEqual({ carried: 2, lost: 1 });
    expect(kept(open.intents, intents)).toEqual([intents[0], intents[2]]);
  });

  it.each([
    ['is text', (file: string) => writeFileSync(file, 'this was a shopping list\n'.repeat(400))],
    ['is empty', (file: string) => truncateSync(file, 0)],
    ['is cut behind its first page', (file: string) => truncateSync(file, PAGE_BYTES)],
    [
      'has lost its first page',
      (file: string) => {
        const handle = openSync(file, 'r+');
        writeSync(handle, Buffer.alloc(4000, 7), 0, 4000, 16);
        closeSync(handle);
      },
    ],
  ])('are lost where the file %s and there is no copy, and that is not called none', (_, damage) => {
    const intents = everyState();
    const file = aDesk(intents);
    takeCopyAway(file);
    damage(file);
    const bytes = readFileSync(file);
    const { open } = openDesk(file);
    expect(open.broken?.intents).toEqual({ carried: 0, lost: null });
    expect(readFileSync(open.broken?.keptAs ?? '').equals(bytes)).toBe(true);
    expect(kept(open.intents, intents)).toEqual([]);
  });

  it('leave the broken file as it was', () => {
    const intents = everyState();
    const file = aDesk(intents);
    breakIt(file);
    const bytes = readFileSync(file);
    const { records, lost } = salvageIntents(file);
    expect(records).toHaveLength(intents.filter((intent) => !isOver(intent)).length);
    expect(lost).toBe(0);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });
});

describe('open intents of a database that breaks while the app runs', () => {
  it('are carried over, and what is being written is written after them', () => {
    const intents = manyPromises(3);
    const file = aDesk(intents);
    const database = openDatabase(file);
    database.exec("UPDATE calls SET state = 'ended'");
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
    breakIt(file);
    const { open, memory, broken } = openDesk(file);
    expect(open.broken).toBeNull();
    memory.saveCall(aCall('c7', 7), PARIS_KEY, KNOWN);
    expect(broken).toHaveLength(1);
    expect(open.broken?.intents).toEqual({ carried: 3, lost: 0 });
    expect(kept(open.intents, intents)).toEqual(intents);
  });
});

describe('what was carried over', () => {
  async function outboxOn(file: string) {
    const { open, clock, logger } = openDesk(file);
    const received: unknown[] = [];
    const take = (request: unknown) => {
      received.push(request);
      return Promise.resolve({ kind: 'unconfirmed', reason: 'timeout', detail: null } as const);
    };
    const outbox = createOutbox({
      store: open.intents,
      placing: { ready: () => true, callOut: take, queueNow: take, schedule: take },
      clock,
      logger,
      agent: () => ({
        agentEmail: 'claire@example.fr',
        outboundNumber: null,
        callbackMenuId: 9,
        language: null,
        overdueAfterMs: 600_000,
      }),
      listener: { changed: () => undefined, placed: () => undefined },
      storage: { failed: () => undefined, recovered: () => undefined },
    });
    const settle = () => new Promise<void>((resolve) => void setImmediate(() => setImmediate(resolve)));
    const pass = async () => {
      for (let n = 0; n < 50; n += 1) {
        clock.advance(30_000);
        await settle();
      }
    };
    outbox.start();
    await pass();
    return { open, outbox, received, pass };
  }

  it('is sent once if it never left, and not at all if it was on its way', async () => {
    const due = { at: manualClock().now() + 24 * 3_600_000, zone: PARIS };
    const drafted = anIntent({ due, party: partyNumber(1) });
    const sending = anIntent({ due, party: partyNumber(2), state: { name: 'sending', at: 1 } });
    const dial = anIntent({ kind: 'dial', party: partyNumber(3) });
    const file = aDesk([drafted, sending, dial]);
    breakIt(file);
    const { outbox, received } = await outboxOn(file);
    expect(received).toMatchObject([{ endUserNumber: '+33600000001' }]);
    // The window that had made it presses once more.
    const again = outbox.schedule({ ...drafted, kind: 'callback', due });
    expect(again.intent.id).toBe(drafted.id);
    expect(received).toHaveLength(1);
  });

  it('is not sent by itself where the last writes are gone: it may have left', async () => {
    const due = { at: manualClock().now() + 24 * 3_600_000, zone: PARIS };
    const drafted = anIntent({ due });
    const { open, memory, file, clock } = openDesk();
    memory.saveCall(aCall('ringing', 1), PARIS_KEY, KNOWN);
    open.intents.save([{ intent: drafted }]);
    becomeQuiet(clock);
    // Taken in the middle of the work, as a power failure leaves it: the request is in the log alone.
    const sending = applyIntentEvent(drafted, { type: 'send' }, 2);
    if (sending !== null) open.intents.save([{ intent: sending, began: 2 }]);
    const [torn, calls] = [aFile(), pagesOf(file, 'calls')];
    for (const companion of ['', '-wal']) copyFileSync(file + companion, torn + companion);
    overwrite(torn, calls);
    expect(logIsWhole(torn)).toBe(true);
    const log = openSync(`${torn}-wal`, 'r+');
    writeSync(log, Buffer.alloc(100, 0xaa), 0, 100, 200);
    closeSync(log);
    expect(logIsWhole(torn)).toBe(false);
    const { received, outbox } = await outboxOn(torn);
    expect(received).toEqual([]);
    expect(outbox.read(drafted.id).intent.state).toMatchObject({
      name: 'unconfirmed',
      reason: 'interrupted',
    });
  });
});
