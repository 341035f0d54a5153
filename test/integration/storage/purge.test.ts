import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aCall, KNOWN, known, PARIS_KEY } from '../../support/storedCalls.ts';
import { becomeQuiet, openDesk } from './desk.ts';

const DAY = 86_400_000;
const search = (text: string) => ({ text, only: 'all', before: null, limit: 50 }) as const;

describe('the purge', () => {
  it('deletes what was changed before, with every trace of it, and keeps what is younger', () => {
    const { memory, clock, file, open } = openDesk();
    const start = clock.now();
    const entry = { who: '104', action: 'pinned', certain: true } as const;
    for (let n = 0; n < 1200; n += 1) open.audit.record({ ...entry, subject: `Qz5old${String(n)}` });
    clock.advance(2 * DAY);
    open.audit.record({ ...entry, subject: 'young' });
    expect(memory.purge(start + DAY)).toBe(0);
    expect(open.audit.recent(9).map(({ subject }) => subject)).toEqual(['young']);
    const bytes = ['', '-wal'].map((end) => readFileSync(file + end, 'latin1')).join('');
    expect(bytes).not.toContain('Qz5old');
  });

  it('deletes calls that began before, and nothing else', () => {
    const { memory } = openDesk();
    for (let day = 0; day < 10; day += 1) memory.saveCall(aCall(`d${day}`, day * DAY), PARIS_KEY, KNOWN);
    expect(memory.purge(4 * DAY)).toBe(4);
    expect(memory.callsOf(PARIS_KEY, 99).map(({ callId }) => callId)).toEqual([
      'd9',
      'd8',
      'd7',
      'd6',
      'd5',
      'd4',
    ]);
    expect(memory.search(search('0187')).entries).toHaveLength(6);
    expect(memory.purge(4 * DAY)).toBe(0);
  });

  it('leaves no trace of number, note, name or fact in any file, once only old calls had them', () => {
    const { memory, clock, file, open } = openDesk();
    const start = clock.now();
    const unmistakable = {
      party: { kind: 'unreadable', raw: 'Xq7-caller' },
      announcedQueue: 'Zk4queue',
    } as const;
    const facts = { ...KNOWN, queue: known('Wv9fact', start) };
    memory.saveCall(aCall('old', start, unmistakable), '+998712345678', facts);
    memory.saveCallNote('old', 'Yj3erased');
    memory.saveCallNote('old', 'Yj3secret');
    memory.renameCaller('+998712345678', 'Vh5name');
    for (let n = 0; n < 50; n += 1) memory.saveCall(aCall(`n${n}`, start + DAY + n), PARIS_KEY, KNOWN);
    becomeQuiet(clock);
    const TRACES = [
      'Xq7-',
      'Zk4queue',
      'zk4queue',
      'Wv9fact',
      'wv9',
      'Yj3',
      'yj3',
      'Vh5',
      'vh5',
      '998712345678',
      '8712345',
    ];
    const traces = () => {
      const bytes = ['', '-wal'].map((end) => readFileSync(file + end, 'latin1')).join('');
      return TRACES.filter((trace) => bytes.includes(trace));
    };
    expect(traces()).toEqual(TRACES);
    clock.advance(10 * DAY);
    expect(memory.purge(start + DAY)).toBe(1);
    expect(traces()).toEqual([]);
    expect(memory.countCalls()).toBe(50);
    expect(memory.lastKnownFacts('+998712345678').queue).toBeNull();
    expect(memory.caller('+998712345678')).toEqual({ name: null, note: '' });
    open.close();
  });

  it('keeps name and note of a caller who called since, or was changed since', () => {
    const { memory, clock } = openDesk();
    const start = clock.now();
    memory.saveCall(aCall('old', start), PARIS_KEY, KNOWN);
    memory.saveCall(aCall('new', start + DAY), PARIS_KEY, KNOWN);
    memory.renameCaller(PARIS_KEY, 'Dupont');
    memory.renameCaller('+34912345678', 'gone');
    clock.advance(2 * DAY);
    memory.renameCaller('+390612345678', 'just named');
    memory.purge(start + DAY);
    expect(memory.caller(PARIS_KEY).name).toBe('Dupont');
    expect(memory.caller('+34912345678').name).toBeNull();
    expect(memory.caller('+390612345678').name).toBe('just named');
  });

  it('gives the space back', () => {
    const { memory, file } = openDesk();
    const note = 'lorem ipsum '.repeat(500);
    for (let n = 0; n < 60; n += 1) {
      memory.saveCall(aCall(`c${n}`, n), PARIS_KEY, KNOWN);
      memory.saveCallNote(`c${n}`, `${note}${n}`);
    }
    memory.purge(0);
    const full = statSync(file).size;
    memory.purge(59);
    expect(statSync(file).size).toBeLessThan(full / 2);
  });

  it('in slices deletes the same, with a pause after each slice', async () => {
    const { memory, clock, open } = openDesk();
    for (let n = 0; n < 40; n += 1) memory.saveCall(aCall(`c${n}`, n), PARIS_KEY, KNOWN);
    memory.search(search('0187'));
    const { done } = open.purgeInSlices(30);
    expect(memory.countCalls()).toBe(40);
    becomeQuiet(clock);
    expect(await done).toBe(30);
    expect(memory.countCalls()).toBe(10);
    expect(memory.search(search('0187')).entries).toHaveLength(10);
  });

  it('can be stopped, by itself or by closing the memory', async () => {
    const { memory, clock, open } = openDesk();
    for (let n = 0; n < 40; n += 1) memory.saveCall(aCall(`c${n}`, n), PARIS_KEY, KNOWN);
    const first = open.purgeInSlices(30);
    first.stop();
    expect(await first.done).toBe(0);
    const second = open.purgeInSlices(30);
    open.close();
    expect(await second.done).toBe(0);
    expect(clock.waiting()).toBe(0);
  });
});
