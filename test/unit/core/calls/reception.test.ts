import { describe, expect, it } from 'vitest';
import { createReception } from '#core/calls/reception.ts';
import { callView } from '#shared/contract/views.ts';
import type { CallView } from '#shared/contract/views.ts';
import type { CallReport } from '#shared/domain/call.ts';
import { factsNotAsked } from '#shared/domain/facts.ts';
import { manualClock } from '../../../support/manualClock.ts';
import { recordedLogger } from '../../../support/recordedLogger.ts';
import {
  ALL_PENDING,
  ANONYMOUS,
  A_VIP,
  LINGER,
  fakeIdentify,
  fakeLater,
  fakeMemory,
  fakeStorageListener,
  known,
  partyOf,
  reportOf,
} from './fakes.ts';

const NUMBER = '+33187224465';

function setUp() {
  const clock = manualClock(1_000);
  const logger = recordedLogger();
  const memory = fakeMemory();
  const storage = fakeStorageListener();
  const { identify, asked } = fakeIdentify();
  const { later, run } = fakeLater();
  const changed: CallView[] = [];
  const removed: string[] = [];
  let deaf = false;
  let meanwhile = (): void => {};
  const reception = createReception({
    clock,
    logger,
    memory,
    identify,
    storage,
    later,
    ttl: () => ({ ringingMs: 60_000, answeredMs: 600_000 }),
    linger: () => LINGER,
    listener: {
      changed(view) {
        if (deaf) throw new Error('no window');
        meanwhile();
        changed.push(view);
      },
      removed: (id) => removed.push(id),
    },
  });
  const ring = (id: string, details: Partial<CallReport> = {}) =>
    reception.receive(reportOf(id, { at: clock.now(), party: partyOf(NUMBER), ...details }));
  const last = () => changed.at(-1);
  return {
    clock,
    logger,
    memory,
    storage,
    asked,
    run,
    changed,
    removed,
    reception,
    ring,
    last,
    deafen: () => (deaf = true),
    /** Runs a task once, while a window is being told. */
    whileTelling: (task: () => void) =>
      (meanwhile = () => {
        meanwhile = () => {};
        task();
      }),
  };
}

/** A call of this number from before, with facts, a name and its history. */
function withHistory() {
  const desk = setUp();
  desk.ring('before');
  desk.asked[0]?.answer(A_VIP);
  desk.ring('before', { state: 'ended' });
  desk.memory.names.set(NUMBER, 'Ada');
  desk.run();
  desk.clock.advance(LINGER.missed);
  desk.run();
  desk.changed.length = 0;
  desk.asked.length = 0;
  return desk;
}

describe('an arriving call', () => {
  it('is shown at once with what is known locally, before anything is answered or written', () => {
    const { ring, changed, memory, asked } = withHistory();
    const writes = memory.writes;
    ring('a', { announcedQueue: 'SALES' });
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatchObject({
      id: 'a',
      state: 'ringing',
      party: { kind: 'number', e164: NUMBER },
      announcedQueue: 'SALES',
      callerKey: NUMBER,
      name: 'Ada',
      earlier: { count: 1 },
      facts: ALL_PENDING,
      saved: true,
      dismissed: false,
    });
    expect(asked[0]?.request.lastKnown.vip).toEqual({ value: true, at: 1 });
    expect(memory.writes).toBe(writes);
    expect(callView.parse(changed[0])).toEqual(changed[0]);
  });

  it('is told in order, also when an answer comes in while a window is being told of the question', () => {
    const { ring, asked, changed, whileTelling } = setUp();
    whileTelling(() => asked[0]?.answer(A_VIP));
    ring('a');
    expect(changed.map(({ facts }) => facts.vip.state)).toEqual(['pending', 'known']);
  });

  it('is enriched in place by each answer, and written down with the facts', () => {
    const { ring, asked, last, run, memory } = setUp();
    ring('a');
    asked[0]?.answer({ ...ALL_PENDING, vip: known(true) });
    expect(last()?.facts).toEqual({ ...ALL_PENDING, vip: known(true) });
    asked[0]?.answer(A_VIP);
    run();
    expect(memory.saved.get('a')).toMatchObject({ callerKey: NUMBER, facts: A_VIP });
  });

  it('hands its facts to whoever must decide by them', () => {
    const { ring, asked } = setUp();
    const feed = ring('a');
    const heard: unknown[] = [];
    const stop = feed.follow((facts) => heard.push(facts.vip));
    expect(feed.facts()).toEqual(ALL_PENDING);
    asked[0]?.answer(A_VIP);
    stop();
    asked[0]?.answer(ALL_PENDING);
    expect(heard).toEqual([A_VIP.vip]);
  });

  it('is not looked up when the caller hides, but shown and written', () => {
    const { ring, asked, last, run, memory } = setUp();
    ring('a', { party: ANONYMOUS });
    run();
    expect(asked).toHaveLength(0);
    expect(last()).toMatchObject({
      party: { kind: 'withheld' },
      callerKey: null,
      earlier: null,
      facts: factsNotAsked('withheld'),
    });
    expect(memory.saved.get('a')).toMatchObject({ callerKey: null });
  });

  it('is an entry of its own, however many there are', () => {
    const { ring, reception, run, memory } = setUp();
    for (let n = 0; n < 500; n += 1) ring(`c${n}`);
    ring('c7');
    run();
    expect(reception.list()).toHaveLength(500);
    expect(memory.saved.size).toBe(500);
  });

  it('does not bother anybody with a repetition', () => {
    const { ring, changed, asked } = setUp();
    ring('a');
    ring('a');
    expect(changed).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });

  it('costs nobody the answer when no window can be told', () => {
    const { ring, deafen, logger } = setUp();
    deafen();
    expect(ring('a').facts()).toEqual(ALL_PENDING);
    expect(logger.lines.join()).toContain('could not be shown');
  });
});

describe('the life of a call', () => {
  it('ends, lingers and leaves; history keeps it with the facts that came in', () => {
    const { ring, asked, clock, removed, reception, run, memory, last } = setUp();
    ring('a');
    asked[0]?.answer({ ...ALL_PENDING, vip: known(true) });
    ring('a', { state: 'ended' });
    expect(last()).toMatchObject({ state: 'ended', endReason: 'missed' });
    clock.advance(LINGER.missed);
    run();
    expect(removed).toEqual(['a']);
    expect(reception.list()).toEqual([]);
    expect(memory.saved.get('a')).toMatchObject({
      call: { endReason: 'missed' },
      facts: { vip: known(true), queue: { state: 'failed', reason: 'cancelled' } },
    });
    expect(asked[0]?.stopped).toBe(true);
  });

  it('runs out of time and says so', () => {
    const { ring, clock, run, last, memory } = setUp();
    ring('a');
    clock.advance(60_000);
    run();
    expect(last()).toMatchObject({ state: 'ended', endReason: 'notReported' });
    expect(memory.saved.get('a')?.call.endReason).toBe('notReported');
  });

  it('is corrected in history by what is reported after it left, keeping its facts', () => {
    const { ring, asked, clock, run, memory, changed, reception } = setUp();
    ring('a');
    asked[0]?.answer(A_VIP);
    ring('a', { state: 'ended' });
    clock.advance(LINGER.missed);
    run();
    const shown = changed.length;
    ring('a', { state: 'answered' });
    run();
    expect(memory.saved.get('a')).toMatchObject({ call: { endReason: 'completed' }, facts: A_VIP });
    expect(changed).toHaveLength(shown);
    expect(reception.list()).toEqual([]);
  });

  it('is not invented from an end that nobody can place', () => {
    const { reception, run, memory, changed } = setUp();
    reception.receive(reportOf('a', { state: 'ended' }));
    run();
    expect(changed).toEqual([]);
    expect(memory.saved.size).toBe(0);
  });

  it('keeps its note when it comes back', () => {
    const { ring, clock, run, reception, last } = setUp();
    ring('a');
    reception.saveNote('a', 'call back');
    clock.advance(60_000 + LINGER.notReported);
    run();
    ring('a', { state: 'answered' });
    expect(last()).toMatchObject({ id: 'a', state: 'answered', note: 'call back' });
  });

  it('is written as not reported when the app stops before it ends, and nothing stays behind', () => {
    const { ring, reception, memory, clock, asked } = setUp();
    ring('a');
    clock.advance(10);
    reception.stop();
    expect(memory.saved.get('a')?.call).toMatchObject({ endReason: 'notReported', endedAt: 1_010 });
    expect(clock.pending()).toBe(0);
    expect(asked[0]?.stopped).toBe(true);
  });
});

describe('a code', () => {
  it('given by the agent asks anew and is kept against what a source repeats', () => {
    const { ring, asked, reception, last } = setUp();
    ring('a', { code: '41' });
    reception.giveCode('a', '42');
    expect(asked.map((entry) => entry.request.question.code)).toEqual(['41', '42']);
    expect(asked[0]?.stopped).toBe(true);
    expect(last()).toMatchObject({ code: '42', callerKey: NUMBER, facts: ALL_PENDING });
    ring('a', { code: '41' });
    expect(last()?.code).toBe('42');
    expect(asked).toHaveLength(2);
  });

  it('arriving later in a request asks anew, and those who wait hear of it', () => {
    const { ring, asked } = setUp();
    const feed = ring('a');
    asked[0]?.answer(A_VIP);
    let heard = 0;
    feed.follow(() => (heard += 1));
    ring('a', { code: '42' });
    expect(asked[1]?.request.question.code).toBe('42');
    expect(heard).toBe(1);
    expect(feed.facts()).toEqual(ALL_PENDING);
  });

  it('names a caller who hides', () => {
    const { ring, reception, last } = setUp();
    ring('a', { party: ANONYMOUS });
    reception.giveCode('a', '42');
    expect(last()).toMatchObject({ callerKey: 'code:42', facts: ALL_PENDING });
  });
});

describe('the agent', () => {
  it('takes a call off the pop; the call goes on', () => {
    const { ring, reception, last } = setUp();
    ring('a');
    reception.dismiss('a');
    expect(last()).toMatchObject({ dismissed: true, state: 'ringing' });
    expect(reception.list()).toHaveLength(1);
  });

  it('asks one fact again', () => {
    const { ring, reception, asked, last } = setUp();
    ring('a');
    asked[0]?.answer(A_VIP);
    reception.askAgain('a', 'queue');
    expect(asked[1]?.request).toMatchObject({ only: 'queue', fresh: true });
    expect(last()?.facts).toEqual({ ...A_VIP, queue: ALL_PENDING.queue });
  });

  it('writes a note on a call that is here, and on one that left', () => {
    const { ring, reception, memory, clock, run, last } = setUp();
    ring('a');
    expect(reception.saveNote('a', 'first')).toBe(1_000);
    expect(last()?.note).toBe('first');
    expect(memory.saved.get('a')?.note).toBe('first');
    ring('a', { state: 'ended' });
    clock.advance(LINGER.missed);
    run();
    expect(reception.saveNote('a', 'second')).toBe(77);
    expect(memory.saved.get('a')?.note).toBe('second');
  });

  it('is told that a call is not there', () => {
    const { reception } = setUp();
    const notFound = expect.objectContaining({ code: 'notFound' });
    expect(() => reception.dismiss('x')).toThrow(notFound);
    expect(() => reception.giveCode('x', '1')).toThrow(notFound);
    expect(() => reception.askAgain('x')).toThrow(notFound);
    expect(() => reception.saveNote('x', '')).toThrow(notFound);
  });

  it('is written once as it stands, and not again when it leaves so', () => {
    const { ring, memory, clock, run, asked, removed } = setUp();
    ring('a');
    asked[0]?.answer(A_VIP);
    ring('a', { state: 'ended' });
    run();
    const { writes } = memory;
    clock.advance(LINGER.missed);
    run();
    expect(removed).toEqual(['a']);
    expect(memory.writes).toBe(writes);
    expect(memory.saved.get('a')).toMatchObject({ call: { state: 'ended' }, facts: A_VIP });
  });

  it('is written with its questions called off when it leaves before they are answered', () => {
    const { ring, memory, clock, run } = setUp();
    ring('a');
    ring('a', { state: 'ended' });
    run();
    clock.advance(LINGER.missed);
    run();
    expect(memory.saved.get('a')?.facts.vip).toMatchObject({ state: 'failed', reason: 'cancelled' });
  });

  it('sees a new name on the calls of this caller', () => {
    const { ring, reception, memory, last, changed } = setUp();
    ring('b', { party: partyOf('+33187224499') });
    ring('a');
    memory.names.set(NUMBER, 'Ada');
    const shown = changed.length;
    reception.refreshCaller(NUMBER);
    expect(last()).toMatchObject({ id: 'a', name: 'Ada' });
    expect(changed).toHaveLength(shown + 1);
  });
});

describe('when storage fails', () => {
  it('the call is shown all the same, says that it is not saved, and is saved with the next change', () => {
    const { ring, memory, run, changed, last, storage, logger, reception } = setUp();
    memory.broken = new Error('disk full');
    ring('a');
    expect(changed).toHaveLength(1);
    run();
    expect(last()).toMatchObject({ id: 'a', saved: false });
    expect(storage.told).toContain('failed');
    expect(logger.lines.join()).toContain('could not be saved');
    expect(reception.list()).toHaveLength(1);

    memory.broken = null;
    ring('a', { state: 'answered' });
    run();
    expect(last()).toMatchObject({ state: 'answered', saved: true });
    expect(storage.told.at(-1)).toBe('recovered');
    expect(memory.saved.get('a')?.call.state).toBe('answered');
  });

  it('a call that left meanwhile is not lost', () => {
    const { ring, memory, run, clock, reception } = setUp();
    memory.broken = new Error('disk full');
    ring('a');
    ring('a', { state: 'ended' });
    clock.advance(LINGER.missed);
    run();
    memory.broken = null;
    expect(reception.retrySaving()).toBe(true);
    expect(memory.saved.get('a')?.call.endReason).toBe('missed');
  });

  it('a call is tried again when it leaves, though nothing has changed', () => {
    const { ring, memory, run, clock, storage, asked } = setUp();
    memory.broken = new Error('disk full');
    ring('a');
    asked[0]?.answer(A_VIP);
    ring('a', { state: 'ended' });
    run();
    memory.broken = null;
    clock.advance(LINGER.missed);
    run();
    expect(memory.saved.get('a')?.call.endReason).toBe('missed');
    expect(storage.told.at(-1)).toBe('recovered');
  });

  it('with one call alone, the note of another is saved and said to be', () => {
    const { ring, reception, memory, run } = setUp();
    memory.spoilt.add('a');
    ring('a');
    ring('b');
    run();
    expect(reception.list().map(({ saved }) => saved)).toEqual([false, true]);
    expect(reception.saveNote('b', 'noted')).toBe(1_000);
    expect(memory.saved.get('b')?.note).toBe('noted');
  });

  it('a note is kept and said not to be saved', () => {
    const { ring, memory, run, reception, last } = setUp();
    ring('a');
    run();
    memory.broken = new Error('disk full');
    expect(() => reception.saveNote('a', 'later')).toThrow(
      expect.objectContaining({ code: 'storageFailed' }),
    );
    expect(last()).toMatchObject({ note: 'later', saved: false });
    memory.broken = null;
    reception.retrySaving();
    expect(memory.saved.get('a')?.note).toBe('later');
    expect(last()).toMatchObject({ saved: true });
  });
});

describe('a call id that comes again with another number', () => {
  const OTHER = '+33612345678';

  it('keeps the first caller, says so on the call, and warns once without the numbers', () => {
    const { ring, last, logger, reception } = setUp();
    ring('a');
    expect(last()).toMatchObject({ otherParty: null });
    ring('a', { party: partyOf(OTHER) });
    expect(last()).toMatchObject({ party: { e164: NUMBER }, otherParty: { e164: OTHER } });
    expect(reception.list()).toHaveLength(1);
    ring('a', { party: partyOf(OTHER) });
    ring('a');
    const told = logger.lines.filter((line) => line.includes('another number'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('+•••65');
    expect(told[0]).toContain('+•••78');
    expect(told[0]).not.toContain('612345678');
    expect(last()).toMatchObject({ otherParty: { e164: OTHER } });
  });

  it.each([
    ['withheld first', ANONYMOUS, partyOf(OTHER)],
    ['nobody named later', partyOf(NUMBER), ANONYMOUS],
    ['the same number', partyOf(NUMBER), { ...partyOf(NUMBER), raw: '01 87 22 44 65' }],
    [
      'first an extension',
      { kind: 'short', raw: '104', digits: '104', display: '104' } as const,
      partyOf(OTHER),
    ],
  ])('is no contradiction with %s', (_, first, second) => {
    const { ring, last, logger } = setUp();
    ring('a', { party: first });
    ring('a', { party: second });
    expect(last()).toMatchObject({ otherParty: null });
    expect(logger.lines.filter((line) => line.includes('another number'))).toEqual([]);
  });
});
