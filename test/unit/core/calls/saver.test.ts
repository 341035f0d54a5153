import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallRecord } from '#core/calls/ports.ts';
import { createSaver } from '#core/calls/saver.ts';
import { applyReport } from '#shared/domain/callMachine.ts';
import { factsNotAsked } from '#shared/domain/facts.ts';
import { fakeLater, fakeMemory, partyOf, reportOf } from './fakes.ts';
import type { FakeMemory } from './fakes.ts';

const facts = factsNotAsked('noQuestion');

function recordOf(id: string, note: string | null = null): CallRecord {
  const report = reportOf(id, { party: partyOf('+33187224465') });
  const { call } = applyReport(null, report, { ringingMs: 1, answeredMs: 1 });
  return { call, callerKey: '+33187224465', facts, note };
}

/** Nothing takes time, unless a test says so. */
beforeEach(() => {
  vi.spyOn(performance, 'now').mockReturnValue(0);
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** Makes each call that is written take so long by the monotonic clock. */
function spend(memory: FakeMemory, ms: number): void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const { saveCall } = memory;
  memory.saveCall = (...args) => {
    now += ms;
    saveCall(...args);
  };
}

function setUp(capacity?: number) {
  const memory = fakeMemory();
  const { later, run } = fakeLater();
  const told: string[] = [];
  const saver = createSaver({
    memory,
    later,
    failed: (_error, ids) => told.push(`failed ${ids.join()}`),
    recovered: (ids) => told.push(`recovered ${ids.join()}`),
    gaveUp: (record) => told.push(`gave up ${record.call.id}`),
    capacity,
  });
  return { memory, run, told, saver };
}

describe('the saver', () => {
  it('writes behind the event, once for many changes of one call', () => {
    const { memory, run, saver } = setUp();
    saver.put(recordOf('a'));
    saver.put(recordOf('a', 'note'));
    saver.put(recordOf('a'));
    expect(memory.writes).toBe(0);
    run();
    expect(memory.writes).toBe(1);
    expect(memory.saved.get('a')?.note).toBe('note');
    expect(saver.waiting()).toBe(0);
  });

  it('keeps what storage refuses and writes it with the next change', () => {
    const { memory, run, told, saver } = setUp();
    memory.broken = new Error('disk full');
    saver.put(recordOf('a', 'note'));
    saver.put(recordOf('b'));
    run();
    expect(told).toEqual(['failed a,b']);
    expect([saver.isSaved('a'), saver.isSaved('b'), saver.isSaved('c')]).toEqual([false, false, true]);
    memory.broken = null;
    saver.put(recordOf('c'));
    run();
    expect(told).toEqual(['failed a,b', 'recovered a,b']);
    expect([...memory.saved.keys()].sort()).toEqual(['a', 'b', 'c']);
    expect(memory.saved.get('a')?.note).toBe('note');
    expect(saver.isSaved('a')).toBe(true);
  });

  it('tries storage once a turn while it refuses, not once a call', () => {
    const { memory, run, told, saver } = setUp();
    memory.broken = new Error('disk full');
    for (let n = 0; n < 100; n += 1) saver.put(recordOf(`c${n}`));
    run();
    expect(told).toHaveLength(1);
    expect(memory.transactions).toBeLessThanOrEqual(3);
  });

  it('writes what came together in one transaction', () => {
    const { memory, run, saver } = setUp();
    for (let n = 0; n < 100; n += 1) saver.put(recordOf(`c${n}`, 'note'));
    run();
    expect(memory.transactions).toBe(1);
    expect(memory.saved.size).toBe(100);
  });

  it('writes a burst in slices by the time they take, all of it', () => {
    const { memory, run, saver } = setUp();
    spend(memory, 1);
    for (let n = 0; n < 30; n += 1) saver.put(recordOf(`c${n}`));
    run();
    expect(memory.saved.size).toBe(30);
    expect(memory.transactions).toBe(10);
  });

  it('writes one call a slice if each takes longer than a slice', () => {
    const { memory, run, saver } = setUp();
    spend(memory, 100);
    for (let n = 0; n < 5; n += 1) saver.put(recordOf(`c${n}`));
    run();
    expect(memory.saved.size).toBe(5);
    expect(memory.transactions).toBe(5);
  });

  it('writes for longer at a time the more calls wait, so that none is given up', () => {
    const { memory, run, saver } = setUp();
    spend(memory, 1);
    for (let n = 0; n < 2000; n += 1) saver.put(recordOf(`c${n}`));
    run();
    expect(memory.saved.size).toBe(2000);
    expect(memory.transactions).toBeLessThan(500);
  });

  it('finds the call that spoils the others and saves them without it', () => {
    const { memory, run, told, saver } = setUp();
    memory.spoilt.add('b').add('c');
    for (const id of ['a', 'b', 'd', 'c', 'e']) saver.put(recordOf(id));
    run();
    expect([...memory.saved.keys()]).toEqual(['a', 'd', 'e']);
    expect(told).toEqual(['failed b,c']);
    expect(['a', 'b', 'c', 'd'].map((id) => saver.isSaved(id))).toEqual([true, false, false, true]);
    expect(saver.waiting()).toBe(2);
  });

  it('writes past calls that are spoilt, whatever their number', () => {
    const { memory, run, told, saver } = setUp();
    memory.spoilt.add('a').add('b').add('c');
    for (const id of ['a', 'b', 'c', 'd', 'e']) saver.put(recordOf(id));
    for (let n = 0; n < 4; n += 1) {
      saver.put(recordOf(`f${n}`));
      run();
    }
    expect([...memory.saved.keys()].sort()).toEqual(['d', 'e', 'f0', 'f1', 'f2', 'f3']);
    memory.spoilt.clear();
    told.length = 0;
    expect(saver.flush()).toBe(true);
    expect(told).toHaveLength(1);
    expect(told[0]?.slice('recovered '.length).split(',').sort()).toEqual(['a', 'b', 'c']);
  });

  it('tries a call that storage does not take again with the next one, not for ever by itself', () => {
    const { memory, run, saver } = setUp();
    memory.spoilt.add('a');
    saver.put(recordOf('a'));
    saver.put(recordOf('b'));
    run();
    const { transactions } = memory;
    run();
    expect(memory.transactions).toBe(transactions);
    memory.spoilt.clear();
    saver.put(recordOf('c'));
    run();
    expect([...memory.saved.keys()]).toEqual(['b', 'c', 'a']);
  });

  it('writes one by one only what it had begun to write', () => {
    const { memory, saver } = setUp();
    memory.broken = new Error('another process holds the file');
    for (let n = 0; n < 9; n += 1) saver.put(recordOf(`c${n}`));
    expect(saver.flush()).toBe(false);
    expect(memory.transactions).toBe(1);
  });

  it('hands the calls out once more to a storage that had to mend itself', () => {
    const { memory, run, told, saver } = setUp();
    spend(memory, 100);
    const { saveCalls } = memory;
    memory.saveCalls = (records) => {
      for (const { call } of records) if (call.id === 'c') break;
      saveCalls(records);
    };
    for (const id of ['a', 'b', 'c']) saver.put(recordOf(id));
    run();
    expect([...memory.saved.keys()]).toEqual(['a', 'b', 'c']);
    expect([saver.waiting(), told]).toEqual([0, []]);
  });

  it('leaves a storage in peace that takes its time to refuse', () => {
    const { memory, run, told, saver } = setUp();
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const { saveCalls } = memory;
    memory.saveCalls = (records) => {
      if (memory.transactions > 20) saveCalls(records);
      memory.transactions += 1;
      for (const { call } of records) {
        now += 100;
        throw new Error(`no room for ${call.id}`);
      }
    };
    for (const id of ['a', 'b', 'c']) saver.put(recordOf(id));
    run();
    expect(memory.transactions).toBe(2);
    expect(told).toEqual(['failed b,c,a']);
  });

  it('writes everything on flush and says whether it could', () => {
    const { memory, saver } = setUp();
    for (let n = 0; n < 60; n += 1) saver.put(recordOf(`c${n}`));
    expect(saver.flush()).toBe(true);
    expect(memory.saved.size).toBe(60);
    memory.broken = new Error('disk full');
    saver.put(recordOf('x'));
    expect(saver.flush()).toBe(false);
  });

  it('flushes in one transaction, however long it takes', () => {
    const { memory, saver } = setUp();
    spend(memory, 5);
    for (let n = 0; n < 60; n += 1) saver.put(recordOf(`c${n}`));
    expect(saver.flush()).toBe(true);
    expect(memory.transactions).toBe(1);
  });

  it('gives up the oldest, aloud, when storage refuses for too long', () => {
    const { memory, told, saver } = setUp(2);
    memory.broken = new Error('disk full');
    for (const id of ['a', 'b', 'c']) saver.put(recordOf(id));
    expect(told).toEqual(['gave up a']);
    expect(saver.waiting()).toBe(2);
  });
});
