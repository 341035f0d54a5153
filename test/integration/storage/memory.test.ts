import { describe, expect, it } from 'vitest';
import { factsNotAsked } from '#shared/domain/facts.ts';
import { aCall, KNOWN, known, PARIS_KEY } from '../../support/storedCalls.ts';
import { becomeQuiet, openDesk } from './desk.ts';

const NOBODY_ASKED = factsNotAsked('withheld');
const WITHHELD = { party: { kind: 'withheld', raw: '' } } as const;
const ids = (entries: readonly { callId: string }[]) => entries.map(({ callId }) => callId);

describe('a call', () => {
  it('is saved, and saved again in place as it goes on', () => {
    const { memory } = openDesk();
    memory.saveCall(aCall('a', 1000), PARIS_KEY, NOBODY_ASKED);
    const ended = { state: 'ended', endReason: 'completed', answeredAt: 2000, endedAt: 3000 } as const;
    memory.saveCall(aCall('a', 1000, ended), PARIS_KEY, KNOWN);
    expect(memory.countCalls()).toBe(1);
    expect(memory.call('a')).toMatchObject({ callId: 'a', ...ended, callerKey: PARIS_KEY, facts: KNOWN });
    expect(memory.call('b')).toBeNull();
  });

  it('keeps its note when it is saved again', () => {
    const { memory, clock } = openDesk();
    memory.saveCall(aCall('a', 1000), PARIS_KEY, KNOWN);
    clock.advance(500);
    expect(memory.saveCallNote('a', 'rappeler')).toBe(clock.now());
    memory.saveCall(aCall('a', 1000, { state: 'answered' }), PARIS_KEY, KNOWN);
    expect(memory.call('a')).toMatchObject({ state: 'answered', note: 'rappeler' });
  });

  it('that does not exist has no note to save', () => {
    const { memory } = openDesk();
    expect(() => memory.saveCallNote('nobody', 'x')).toThrow(expect.objectContaining({ kind: 'notFound' }));
  });

  it('of a caller who cannot be recognised is in history, and in no history of a caller', () => {
    const { memory } = openDesk();
    memory.saveCall(aCall('a', 1000, WITHHELD), null, NOBODY_ASKED);
    expect(memory.call('a')?.callerKey).toBeNull();
    expect(ids(memory.search({ text: '', only: 'all', before: null, limit: 9 }).entries)).toEqual(['a']);
  });

  it('moves in history when its beginning is corrected', () => {
    const { memory } = openDesk();
    memory.saveCall(aCall('a', 5000), PARIS_KEY, KNOWN);
    memory.saveCall(aCall('b', 4000), PARIS_KEY, KNOWN);
    memory.saveCallNote('a', 'devis');
    const search = (text: string) => memory.search({ text, only: 'all', before: null, limit: 9 }).entries;
    expect(ids(search('0187'))).toEqual(['a', 'b']);
    memory.saveCall(aCall('a', 3000), PARIS_KEY, KNOWN);
    expect(ids(memory.callsOf(PARIS_KEY, 9))).toEqual(['b', 'a']);
    expect(ids(search('0187'))).toEqual(['b', 'a']);
    expect(ids(search('devis'))).toEqual(['a']);
  });

  it('has a place of its own among thousands of the same millisecond', () => {
    const { memory } = openDesk();
    for (let n = 0; n < 1200; n += 1) memory.saveCall(aCall(`c${n}`, 7000), PARIS_KEY, KNOWN);
    for (let n = 0; n < 1200; n += 1) memory.saveCall(aCall(`c${n}`, 7000), PARIS_KEY, KNOWN);
    memory.saveCall(aCall('later', 7500), PARIS_KEY, KNOWN);
    expect(memory.countOf(PARIS_KEY)).toBe(1201);
    expect(memory.callsOf(PARIS_KEY, 1)[0]?.callId).toBe('later');
    expect(new Set(ids(memory.callsOf(PARIS_KEY, 2000))).size).toBe(1201);
  });

  it('left open by a run that died is ended, without a claim how', () => {
    const first = openDesk();
    first.memory.saveCall(aCall('a', 1000, { state: 'answered', answeredAt: 2000 }), PARIS_KEY, KNOWN);
    first.open.close();
    const { memory } = openDesk(first.file);
    expect(memory.call('a')).toMatchObject({
      state: 'ended',
      endReason: 'notReported',
      answeredAt: 2000,
      endedAt: null,
    });
  });
});

describe('calls whose end nobody told', () => {
  it('are told at the next start if they began within a day, however the app went away', () => {
    const first = openDesk();
    const now = first.clock.now();
    const save = (...given: Parameters<typeof aCall>): void => {
      first.memory.saveCall(aCall(...given), PARIS_KEY, KNOWN);
    };
    save('killed', now - 5000, { state: 'answered', answeredAt: now - 3000 });
    save('closed', now - 4000, { state: 'ended', endReason: 'notReported', endedAt: now });
    save('over', now - 3000, { state: 'ended', endReason: 'missed', endedAt: now });
    save('old', now - 2 * 86_400_000);
    first.open.close();
    expect(openDesk(first.file).open.unreported()).toEqual([
      { callId: 'killed', since: now - 3000, answered: true },
      { callId: 'closed', since: now - 4000, answered: false },
    ]);
  });
});

describe('several calls at once', () => {
  const recordOf = (id: string, startedAt: number, note: string | null = null) => ({
    call: aCall(id, startedAt),
    callerKey: PARIS_KEY,
    facts: KNOWN,
    note,
  });

  it('are saved as one by one, with their notes', () => {
    const { memory, clock } = openDesk();
    memory.saveCall(aCall('b', 2000), PARIS_KEY, NOBODY_ASKED);
    memory.saveCallNote('b', 'stays');
    memory.saveCalls([recordOf('a', 1000, 'devis'), recordOf('b', 2000), recordOf('c', 3000)]);
    becomeQuiet(clock);
    expect(ids(memory.callsOf(PARIS_KEY, 9))).toEqual(['c', 'b', 'a']);
    expect(memory.call('a')).toMatchObject({ note: 'devis', facts: KNOWN });
    expect(memory.call('b')).toMatchObject({ note: 'stays', facts: KNOWN });
    expect(memory.lastKnownFacts(PARIS_KEY).vip?.value).toBe(true);
    const found = (text: string) => ids(memory.search({ text, only: 'all', before: null, limit: 9 }).entries);
    expect(found('devis')).toEqual(['a']);
    expect(found('0187')).toEqual(['c', 'b', 'a']);
  });

  it('are saved all or not at all', () => {
    const { memory } = openDesk();
    const spoilt = { ...recordOf('b', 2000), call: aCall('b', Number.NaN) };
    expect(() => {
      memory.saveCalls([recordOf('a', 1000), spoilt, recordOf('c', 3000)]);
    }).toThrow(expect.objectContaining({ name: 'StorageError', kind: 'failed' }));
    expect(memory.countCalls()).toBe(0);
    memory.saveCalls([recordOf('a', 1000), recordOf('c', 3000)]);
    expect(memory.countCalls()).toBe(2);
  });

  it('wake the upkeep', () => {
    const { memory, clock } = openDesk();
    becomeQuiet(clock);
    memory.saveCalls([recordOf('a', 1000)]);
    expect(clock.waiting()).toBe(1);
  });
});

describe('a caller', () => {
  it('has earlier calls, not counting the present one', () => {
    const { memory, clock } = openDesk();
    expect(memory.earlier(PARIS_KEY, null)).toEqual({ count: 0, lastAt: null, lastNote: null });
    for (const [id, at] of [
      ['a', 1000],
      ['b', 2000],
      ['now', 3000],
    ] as const) {
      memory.saveCall(aCall(id, at), PARIS_KEY, KNOWN);
    }
    memory.saveCall(aCall('other', 2500), '+33187224499', KNOWN);
    const notedAt = memory.saveCallNote('a', 'devis');
    clock.advance(1);
    memory.saveCallNote('now', 'being typed');
    expect(memory.earlier(PARIS_KEY, 'now')).toEqual({
      count: 2,
      lastAt: 2000,
      lastNote: { text: 'devis', at: notedAt },
    });
    expect(memory.earlier(PARIS_KEY, 'other').count).toBe(3);
    expect(memory.earlier(PARIS_KEY, null)).toMatchObject({ count: 3, lastNote: { text: 'being typed' } });
  });

  it('has the note that was written last, also on an older call, and none once it is emptied', () => {
    const { memory, clock } = openDesk();
    memory.saveCall(aCall('a', 1000), PARIS_KEY, KNOWN);
    memory.saveCall(aCall('b', 2000), PARIS_KEY, KNOWN);
    memory.saveCallNote('b', 'first');
    clock.advance(1);
    memory.saveCallNote('a', 'second');
    expect(memory.earlier(PARIS_KEY, null).lastNote?.text).toBe('second');
    memory.saveCallNote('a', '');
    expect(memory.earlier(PARIS_KEY, null).lastNote?.text).toBe('first');
  });

  it('has a name and a note, which every call of history carries', () => {
    const { memory } = openDesk();
    expect(memory.caller(PARIS_KEY)).toEqual({ name: null, note: '' });
    memory.saveCall(aCall('a', 1000), PARIS_KEY, KNOWN);
    memory.renameCaller(PARIS_KEY, 'Dupont');
    memory.saveCallerNote(PARIS_KEY, 'parle anglais');
    expect(memory.caller(PARIS_KEY)).toEqual({ name: 'Dupont', note: 'parle anglais' });
    expect(memory.callsOf(PARIS_KEY, 9)[0]?.name).toBe('Dupont');
    memory.renameCaller(PARIS_KEY, '');
    expect(memory.caller(PARIS_KEY)).toEqual({ name: null, note: 'parle anglais' });
  });

  it('has calls newest first, no more than asked for', () => {
    const { memory } = openDesk();
    for (let n = 1; n <= 5; n += 1) memory.saveCall(aCall(`c${n}`, n * 1000), PARIS_KEY, KNOWN);
    expect(ids(memory.callsOf(PARIS_KEY, 3))).toEqual(['c5', 'c4', 'c3']);
    expect(memory.countOf(PARIS_KEY)).toBe(5);
  });
});

describe('what was last known of a caller', () => {
  it('is nothing at first', () => {
    const { memory } = openDesk();
    expect(memory.lastKnownFacts(PARIS_KEY)).toEqual({ queue: null, vip: null, onCallDuty: null, pin: null });
  });

  it('is the newest answer for each fact, across calls, and a failure takes nothing away', () => {
    const { memory } = openDesk();
    const failed = {
      state: 'failed',
      source: 'encom',
      at: 30,
      reason: 'timeout',
      detail: null,
      lastKnown: null,
    } as const;
    const first = { ...KNOWN, queue: known('0900', 10), vip: known(true, 10), onCallDuty: known(true, 10) };
    const second = { ...KNOWN, queue: failed, vip: known(false, 20), onCallDuty: failed };
    memory.saveCall(aCall('b', 2000), PARIS_KEY, second);
    memory.saveCall(aCall('a', 1000), PARIS_KEY, first);
    expect(memory.lastKnownFacts(PARIS_KEY)).toEqual({
      queue: { value: '0900', at: 10 },
      vip: { value: false, at: 20 },
      onCallDuty: { value: true, at: 10 },
      pin: null,
    });
  });

  it('is the pin, too, as it was changed last; of whom nothing was known, nothing is', () => {
    const { memory } = openDesk();
    const pin = (extension: string, at: number) =>
      ({
        state: 'known',
        source: 'pitel',
        at,
        value: { id: '7', raw: '0187224465', extension, createdAt: 5 },
      }) as const;
    memory.correctPin(PARIS_KEY, pin('104', 5));
    expect(memory.lastKnownFacts(PARIS_KEY).pin).toBeNull();
    memory.saveCall(aCall('a', 1000), PARIS_KEY, { ...KNOWN, pin: pin('104', 10) });
    const value = { id: '7', raw: '0187224465', extension: '104', createdAt: 5 };
    expect(memory.lastKnownFacts(PARIS_KEY).pin).toEqual({ value, at: 10 });
    expect(memory.call('a')?.facts.pin).toEqual(pin('104', 10));
    memory.correctPin(PARIS_KEY, pin('105', 20));
    expect(memory.lastKnownFacts(PARIS_KEY).pin).toEqual({ value: { ...value, extension: '105' }, at: 20 });
    memory.correctPin(PARIS_KEY, { state: 'unknown', source: 'pitel', at: 30 });
    expect(memory.lastKnownFacts(PARIS_KEY).pin).toBeNull();
  });

  it('keeps no word of pins where nobody asks for them', () => {
    const { memory } = openDesk();
    const facts = { ...KNOWN, pin: { state: 'notAsked', why: 'notConfigured' } as const };
    memory.saveCall(aCall('a', 1000), PARIS_KEY, facts);
    expect(memory.call('a')?.facts).toEqual(facts);
  });

  it('is forgotten when the source does not know the caller any more, until it does', () => {
    const { memory } = openDesk();
    const unknown = { state: 'unknown', source: 'encom', at: 20 } as const;
    memory.saveCall(aCall('a', 1000), PARIS_KEY, { ...KNOWN, vip: known(true, 10) });
    memory.saveCall(aCall('b', 2000), PARIS_KEY, { ...KNOWN, vip: unknown });
    expect(memory.lastKnownFacts(PARIS_KEY).vip).toBeNull();
    memory.saveCall(aCall('c', 3000), PARIS_KEY, { ...KNOWN, vip: known(false, 30) });
    expect(memory.lastKnownFacts(PARIS_KEY).vip).toEqual({ value: false, at: 30 });
    memory.saveCall(aCall('b', 2000), PARIS_KEY, { ...KNOWN, vip: unknown });
    expect(memory.lastKnownFacts(PARIS_KEY).vip).toEqual({ value: false, at: 30 });
  });
});

describe('the audit', () => {
  it('remembers who changed what, newest first', () => {
    const { open, clock } = openDesk();
    const start = clock.now();
    const pinned = {
      who: '104',
      action: 'pinned',
      subject: '+33 1 87 22 44 65 → 104',
      certain: false,
    } as const;
    const set = {
      who: 'claire@example.fr',
      action: 'credentialSet',
      subject: 'encom.token',
      certain: true,
    } as const;
    open.audit.record(pinned);
    clock.advance(5);
    open.audit.record(set);
    expect(open.audit.recent(9)).toEqual([
      { at: start + 5, ...set },
      { at: start, ...pinned },
    ]);
    expect(open.audit.recent(1)).toHaveLength(1);
  });
});
