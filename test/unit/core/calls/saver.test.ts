import { describe, expect, it } from 'vitest';
import { createSaver } from '#core/calls/saver.ts';
import type { CallRecord } from '#core/calls/saver.ts';
import { applyReport } from '#shared/domain/callMachine.ts';
import { factsNotAsked } from '#shared/domain/facts.ts';
import { fakeLater, fakeMemory, partyOf, reportOf } from './fakes.ts';

const facts = factsNotAsked('noQuestion');

function recordOf(id: string, note: string | null = null): CallRecord {
  const report = reportOf(id, { party: partyOf('+33187224465') });
  const { call } = applyReport(null, report, { ringingMs: 1, answeredMs: 1 });
  return { call, callerKey: '+33187224465', facts, note };
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
    expect([...memory.saved.keys()]).toEqual(['a', 'b', 'c']);
    expect(memory.saved.get('a')?.note).toBe('note');
    expect(saver.isSaved('a')).toBe(true);
  });

  it('tries storage once a turn while it refuses, not once a call', () => {
    const { memory, run, told, saver } = setUp();
    memory.broken = new Error('disk full');
    for (let n = 0; n < 100; n += 1) saver.put(recordOf(`c${n}`));
    run();
    expect(told).toHaveLength(1);
  });

  it('writes a burst in slices, all of it', () => {
    const { memory, run, saver } = setUp();
    for (let n = 0; n < 500; n += 1) saver.put(recordOf(`c${n}`));
    run();
    expect(memory.saved.size).toBe(500);
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

  it('gives up the oldest, aloud, when storage refuses for too long', () => {
    const { memory, told, saver } = setUp(2);
    memory.broken = new Error('disk full');
    for (const id of ['a', 'b', 'c']) saver.put(recordOf(id));
    expect(told).toEqual(['gave up a']);
    expect(saver.waiting()).toBe(2);
  });
});
