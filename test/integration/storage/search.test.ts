import { describe, expect, it } from 'vitest';
import type { CallMemory } from '#core/calls/ports.ts';
import { aCall, KNOWN, known, PARIS_KEY } from '../../support/storedCalls.ts';
import { becomeQuiet, openDesk } from './desk.ts';

const MADRID_KEY = '+34912345678';

type Only = 'all' | 'missed' | 'noted';

function found(memory: CallMemory, text: string, only: Only = 'all'): string {
  return memory
    .search({ text, only, before: null, limit: 50 })
    .entries.map(({ callId }) => callId)
    .join(' ');
}

/** Four calls: `p1` and `p2` from Paris, `m` from Madrid, `x` from the extension 104. */
function aHistory() {
  const desk = openDesk();
  const { memory } = desk;
  const missed = { state: 'ended', endReason: 'missed', endedAt: 9000 } as const;
  const completed = { state: 'ended', endReason: 'completed', endedAt: 9000 } as const;
  memory.saveCall(aCall('p1', 1000, completed), PARIS_KEY, { ...KNOWN, queue: known('0900') });
  memory.saveCall(aCall('p2', 2000, { ...missed, announcedQueue: 'SUPPORT' }), PARIS_KEY, KNOWN);
  memory.saveCall(aCall('m', 3000, { ...completed, code: 'CL-0042' }), MADRID_KEY, {
    ...KNOWN,
    queue: known('910'),
  });
  memory.saveCall(aCall('x', 4000, { ...missed, announcedQueue: null }), 'short:104', {
    ...KNOWN,
    queue: { state: 'unknown', source: 'encom', at: 1 },
  });
  memory.saveCallNote('p1', 'Rappeler Élodie à propos du devis');
  memory.saveCallNote('m', 'devis envoyé');
  memory.renameCaller(PARIS_KEY, 'Société Dupont');
  memory.saveCallerNote(MADRID_KEY, 'préfère l’anglais');
  return desk;
}

describe('history', () => {
  it.each([
    ['everything, newest first, for no text', '', 'x m p2 p1'],
    ['a national number as it is typed', '01', 'p2 p1'],
    ['', '018', 'p2 p1'],
    ['', '01 87 22', 'p2 p1'],
    ['', '01 87 22 44 65', 'p2 p1'],
    ['an international number', '+33187224465', 'p2 p1'],
    ['', '+33 (0)1 87', 'p2 p1'],
    ['', '0034 91', 'm'],
    ['some digits within', '2244', 'p2 p1'],
    ['', '34567', 'm'],
    ['nobody for other digits', '01 87 22 44 66', ''],
    ['nobody for another number with the same last digits', '06 87 22 44 65', ''],
    ['nobody for the same digits in another order', '22 44 65 01', ''],
    ['an extension', '104', 'x'],
    ['a name, in any case and with or without accents', 'SOCIETE dup', 'p2 p1'],
    ['words of a note in any order', 'devis elodie', 'p1'],
    ['a note of the caller', 'anglais', 'm'],
    ['name and note together', 'dupont rappeler', 'p1'],
    ['a code', 'cl-0042', 'm'],
    ['', '0042', 'm'],
    ['a queue of the request', 'supp', 'p2'],
    ['a queue of Encom', '0900', 'p2 p1'],
    ['', '910', 'm'],
    ['how a word begins, for two letters', 'du', 'p2 p1'],
    ['', 'dd', ''],
    ['how a word begins, for one letter', 'e', 'm p1'],
    ['nothing for what is nowhere', 'zzz', ''],
    ['everything while there is nothing to search for yet', '+', 'x m p2 p1'],
    ['no meaning in the signs of a query language', '"devis" OR NOT *', ''],
  ])('finds %s (%j)', (_, text, ids) => {
    expect(found(aHistory().memory, text)).toBe(ids);
  });

  it('keeps to missed or to noted calls', () => {
    const { memory } = aHistory();
    expect(found(memory, '', 'missed')).toBe('x p2');
    expect(found(memory, '', 'noted')).toBe('m p1');
    expect(found(memory, '0187', 'missed')).toBe('p2');
    expect(found(memory, '01 87 22 44 65', 'noted')).toBe('p1');
    expect(found(memory, '104', 'noted')).toBe('');
  });

  it('never lists calls that the agent made as missed', () => {
    const { memory } = aHistory();
    const unanswered = { state: 'ended', endReason: 'missed', endedAt: 9000, direction: 'outgoing' } as const;
    memory.saveCall(aCall('out', 5000, unanswered), PARIS_KEY, KNOWN);
    expect(found(memory, '', 'missed')).toBe('x p2');
    expect(found(memory, '0187', 'missed')).toBe('p2');
    expect(found(memory, '0187')).toBe('out p2 p1');
  });

  it('follows every change', () => {
    const { memory } = aHistory();
    expect(found(memory, 'devis')).toBe('m p1');
    memory.saveCallNote('p1', '');
    memory.renameCaller(PARIS_KEY, 'Martin');
    memory.saveCall(aCall('x', 4000, { state: 'ended', endReason: 'completed' }), 'short:104', KNOWN);
    expect(found(memory, 'devis')).toBe('m');
    expect(found(memory, 'dupont')).toBe('');
    expect(found(memory, 'martin')).toBe('p2 p1');
    expect(found(memory, '104', 'missed')).toBe('');
    expect(found(memory, '', 'noted')).toBe('m');
    expect(found(memory, '900')).toBe('x p2 p1');
  });

  it('is read page by page without a gap or a repetition, also when its calls begin together', () => {
    const { memory } = openDesk();
    for (let n = 0; n < 25; n += 1) {
      memory.saveCall(aCall(`c${n}`, 1000 + Math.floor(n / 10)), PARIS_KEY, KNOWN);
    }
    for (const text of ['', '2244']) {
      const read: string[] = [];
      let before = null;
      for (let pages = 0; pages === 0 || (before !== null && pages < 99); pages += 1) {
        const page = memory.search({ text, only: 'all', before, limit: 4 });
        read.push(...page.entries.map(({ callId }) => callId));
        before = page.next;
      }
      expect(read).toEqual(Array.from({ length: 25 }, (_, n) => `c${24 - n}`));
    }
  });

  it('is read on from a call that is gone meanwhile', () => {
    const { memory } = openDesk();
    for (let n = 1; n <= 4; n += 1) memory.saveCall(aCall(`c${n}`, n * 1000), PARIS_KEY, KNOWN);
    const page = memory.search({
      text: '',
      only: 'all',
      before: { callId: 'gone', startedAt: 3000 },
      limit: 9,
    });
    expect(page.entries.map(({ callId }) => callId)).toEqual(['c2', 'c1']);
  });

  it('has no next page when the last call was on this one', () => {
    const { memory } = openDesk();
    for (let n = 1; n <= 4; n += 1) memory.saveCall(aCall(`c${n}`, n * 1000), PARIS_KEY, KNOWN);
    expect(memory.search({ text: '', only: 'all', before: null, limit: 4 }).next).toBeNull();
    expect(memory.search({ text: '', only: 'all', before: null, limit: 3 }).next).toEqual({
      callId: 'c2',
      startedAt: 2000,
    });
  });
});

describe('the search index', () => {
  it('is brought up to date when the desk is quiet, and leaves no timer behind', () => {
    const { memory, clock, open } = openDesk();
    memory.saveCall(aCall('a', 1000), PARIS_KEY, KNOWN);
    becomeQuiet(clock);
    memory.saveCallNote('a', 'devis');
    expect(clock.waiting()).toBe(1);
    open.close();
    expect(clock.waiting()).toBe(0);
  });

  it('catches up after a restart with what was saved before', () => {
    const first = openDesk();
    first.memory.saveCall(aCall('a', 1000), PARIS_KEY, KNOWN);
    first.memory.renameCaller(PARIS_KEY, 'Dupont');
    first.open.close();
    expect(found(openDesk(first.file).memory, 'dupont')).toBe('a');
  });

  it('goes through all calls of a caller whose name changed, however many', () => {
    const { memory, clock } = openDesk();
    for (let n = 0; n < 300; n += 1) memory.saveCall(aCall(`c${n}`, n), PARIS_KEY, KNOWN);
    becomeQuiet(clock);
    memory.renameCaller(PARIS_KEY, 'Dupont');
    becomeQuiet(clock);
    const page = memory.search({ text: 'dupont', only: 'all', before: null, limit: 400 });
    expect(page.entries).toHaveLength(300);
  });
});
