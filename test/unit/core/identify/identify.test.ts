import { describe, expect, it, vi } from 'vitest';
import { createIdentify } from '#core/identify/identify.ts';
import type { IdentifyRequest } from '#core/identify/ports.ts';
import { NOTHING_KNOWN, factsNotAsked } from '#shared/domain/facts.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';
import type { StickyRoute } from '#shared/domain/stickyRoute.ts';
import { manualClock } from '../../../support/manualClock.ts';
import { scriptedDirectory, scriptedPins, turn } from './scriptedDirectory.ts';

const NO_PIN = { state: 'notAsked', why: 'notConfigured' } as const;
const PARIS: PartyNumber = {
  kind: 'number',
  raw: '0187224465',
  e164: '+33187224465',
  country: 'FR',
  display: '+33 1 87 22 44 65',
};
const TIMED_OUT = { state: 'failed', reason: 'timeout' };

function about(number: PartyNumber, code: string | null = null): IdentifyRequest {
  return { question: { number, code }, lastKnown: NOTHING_KNOWN };
}

function desk(configured = true, pinsConfigured = false) {
  const clock = manualClock(1_000_000);
  const directory = scriptedDirectory(configured);
  const pins = scriptedPins(pinsConfigured);
  const identify = createIdentify({ directory, pins, clock, deadlineMs: 5000 });
  return { clock, directory, pins, identify, onFacts: vi.fn() };
}

describe('identification', () => {
  it('gives pending facts at once, with what was last known', () => {
    const { identify, onFacts } = desk();
    const vip = { value: true, at: 500 };
    const { facts } = identify({ ...about(PARIS), lastKnown: { ...NOTHING_KNOWN, vip } }, onFacts);
    const pending = { state: 'pending', source: 'encom', since: 1_000_000 };
    expect(facts).toEqual({
      queue: { ...pending, lastKnown: null },
      vip: { ...pending, lastKnown: vip },
      onCallDuty: { ...pending, lastKnown: null },
      pin: NO_PIN,
    });
    expect(onFacts).not.toHaveBeenCalled();
  });

  it('puts all three questions in parallel, and an answer updates its own fact', async () => {
    const { identify, directory, clock, onFacts } = desk();
    const { facts } = identify(about(PARIS), onFacts);
    expect([...directory.waiting.keys()]).toEqual(['queue', 'vip', 'onCallDuty']);
    clock.advance(120);
    directory.answer('vip', { kind: 'known', value: false });
    await turn();
    expect(onFacts.mock.calls).toEqual([
      [{ ...facts, vip: { state: 'known', source: 'encom', at: 1_000_120, value: false } }],
    ]);
  });

  it('makes one update of answers that come together', async () => {
    const { identify, directory, onFacts } = desk();
    const { done } = identify(about(PARIS), onFacts);
    directory.answer('queue', { kind: 'known', value: '0900' });
    directory.answer('vip', { kind: 'unknown' });
    directory.answer('onCallDuty', { kind: 'failed', reason: 'refused', detail: '401' });
    const facts = await done;
    expect(onFacts.mock.calls).toEqual([[facts]]);
    expect(facts).toEqual({
      queue: { state: 'known', source: 'encom', at: 1_000_000, value: '0900' },
      vip: { state: 'unknown', source: 'encom', at: 1_000_000 },
      onCallDuty: {
        state: 'failed',
        source: 'encom',
        at: 1_000_000,
        reason: 'refused',
        detail: '401',
        lastKnown: null,
      },
      pin: NO_PIN,
    });
  });

  it('shows a late answer as failed with time-out, keeping what was last known, and leaves no timer', async () => {
    const { identify, directory, clock, onFacts } = desk();
    const lastKnown = { ...NOTHING_KNOWN, queue: { value: '900', at: 7 } };
    const { done } = identify({ ...about(PARIS), lastKnown }, onFacts);
    directory.answer('vip', { kind: 'known', value: true });
    directory.answer('onCallDuty', { kind: 'known', value: true });
    await turn();
    clock.advance(5000);
    const facts = await done;
    expect(facts.queue).toEqual({
      state: 'failed',
      source: 'encom',
      at: 1_005_000,
      reason: 'timeout',
      detail: null,
      lastKnown: { value: '900', at: 7 },
    });
    expect(facts.vip.state).toBe('known');
    expect(clock.waiting()).toBe(0);
  });

  it('still takes the truth of an answer that comes after its deadline, but not a late failure', async () => {
    const { identify, directory, clock, onFacts } = desk();
    const { done } = identify(about(PARIS), onFacts);
    clock.advance(5000);
    await done;
    onFacts.mockClear();
    directory.answer('queue', { kind: 'known', value: '900' });
    directory.answer('vip', { kind: 'failed', reason: 'serverError', detail: '500' });
    await turn();
    expect(onFacts).toHaveBeenCalledTimes(1);
    expect(onFacts.mock.lastCall?.[0]).toMatchObject({
      queue: { state: 'known', value: '900' },
      vip: TIMED_OUT,
      onCallDuty: TIMED_OUT,
    });
  });

  it('is over when every source has answered, also one that was late', async () => {
    const { identify, directory, clock, onFacts } = desk();
    const { done, over } = identify(about(PARIS), onFacts);
    directory.answer('vip', { kind: 'known', value: true });
    directory.answer('onCallDuty', { kind: 'known', value: true });
    await turn();
    clock.advance(5000);
    await done;
    expect(over()).toBe(false);
    directory.answer('queue', { kind: 'failed', reason: 'serverError', detail: '500' });
    await turn();
    expect(over()).toBe(true);
  });

  it('has all answered when it tells the last answer', async () => {
    const { identify, directory } = desk();
    const told: boolean[] = [];
    const { over } = identify(about(PARIS), () => told.push(over()));
    directory.answer('vip', { kind: 'known', value: true });
    await turn();
    directory.answer('onCallDuty', { kind: 'known', value: true });
    directory.answer('queue', { kind: 'unknown' });
    await turn();
    expect(told).toEqual([false, true]);
  });

  it('goes silent when stopped, cancels what is open and still settles', async () => {
    const { identify, directory, clock, onFacts } = desk();
    const { done, stop } = identify(about(PARIS), onFacts);
    directory.answer('vip', { kind: 'known', value: true });
    await turn();
    onFacts.mockClear();
    stop();
    expect(await done).toMatchObject({
      vip: { state: 'known', value: true },
      queue: { state: 'failed', reason: 'cancelled' },
      onCallDuty: { state: 'failed', reason: 'cancelled' },
    });
    expect(directory.waiting.get('queue')?.signal.aborted).toBe(true);
    directory.answer('queue', { kind: 'known', value: '900' });
    clock.advance(10_000);
    await turn();
    expect(onFacts).not.toHaveBeenCalled();
    expect(clock.waiting()).toBe(0);
  });

  it('stopped between an answer and its telling, tells nothing', async () => {
    const { identify, directory, onFacts } = desk();
    const { stop, done } = identify(about(PARIS), onFacts);
    directory.answer('vip', { kind: 'known', value: true });
    stop();
    await done;
    await turn();
    expect(onFacts).not.toHaveBeenCalled();
  });

  it('makes a failure of a directory that rejects or throws', async () => {
    const { directory, clock, onFacts } = desk();
    const broken = {
      ...directory,
      vip: () => {
        throw new Error('vip broke');
      },
    };
    const { done } = createIdentify({ directory: broken, pins: scriptedPins(), clock, deadlineMs: 5000 })(
      about(PARIS),
      onFacts,
    );
    directory.waiting.get('queue')?.fail(new Error('queue broke'));
    directory.answer('onCallDuty', { kind: 'known', value: false });
    expect(await done).toMatchObject({
      queue: { state: 'failed', reason: 'unreadable', detail: 'queue broke' },
      vip: { state: 'failed', reason: 'unreadable', detail: 'vip broke' },
      onCallDuty: { state: 'known', value: false },
    });
  });

  it('asks one fact alone when told so', async () => {
    const { identify, directory, onFacts } = desk();
    const { facts, done } = identify({ ...about(PARIS), only: 'vip' }, onFacts);
    expect([...directory.waiting.keys()]).toEqual(['vip']);
    expect(facts).toMatchObject({ vip: { state: 'pending' }, queue: { state: 'notAsked' } });
    directory.answer('vip', { kind: 'known', value: true });
    expect((await done).vip).toMatchObject({ state: 'known', value: true });
  });

  it('has the directory forget its answers only when somebody asks again', () => {
    const { identify, directory, onFacts } = desk();
    identify(about(PARIS), onFacts);
    expect(directory.forgotten).toEqual([]);
    const request = { ...about(PARIS), fresh: true };
    identify(request, onFacts);
    expect(directory.forgotten).toEqual([request.question]);
  });
});

describe('nobody is asked', () => {
  it.each([
    ['withheld', { kind: 'withheld', raw: 'anonymous' }],
    ['noQuestion', { kind: 'short', raw: '104', digits: '104', display: '104' }],
    ['noQuestion', { kind: 'unreadable', raw: 'claire' }],
  ] as const)('%s, for %j', async (why, number) => {
    const { identify, directory, clock, onFacts } = desk();
    const { facts, done } = identify(about(number), onFacts);
    expect(facts).toEqual({ ...factsNotAsked(why), pin: NO_PIN });
    expect(await done).toEqual(facts);
    await turn();
    expect(directory.waiting.size + clock.waiting() + onFacts.mock.calls.length).toBe(0);
  });

  it('but with a code there is a question for all of them', () => {
    const { identify, directory, onFacts } = desk();
    identify(about({ kind: 'withheld', raw: '' }, '4711'), onFacts);
    expect(directory.waiting.get('queue')?.question.code).toBe('4711');
  });

  it('while the directory is not set up', () => {
    const { identify, directory, onFacts } = desk(false);
    expect(identify(about(PARIS), onFacts).facts).toEqual(factsNotAsked('notConfigured'));
    expect(directory.waiting.size).toBe(0);
  });
});

describe('to whom a caller is pinned', () => {
  const route: StickyRoute = { id: '7', number: PARIS, raw: '0187224465', extension: '104', createdAt: 5 };

  it('is asked for beside the other questions, by the number, also where a code was given', async () => {
    const { identify, pins, directory, onFacts } = desk(true, true);
    const { facts, done } = identify(about(PARIS, '4711'), onFacts);
    expect(facts.pin).toEqual({ state: 'pending', source: 'pitel', since: 1_000_000, lastKnown: null });
    expect(pins.asked.map(({ number }) => number)).toEqual([PARIS]);
    pins.asked[0]?.answer({ kind: 'known', value: route });
    await turn();
    expect(onFacts.mock.lastCall?.[0]).toMatchObject({ pin: { state: 'known' }, vip: { state: 'pending' } });
    for (const name of ['queue', 'vip', 'onCallDuty'] as const) directory.answer(name, { kind: 'unknown' });
    expect((await done).pin).toEqual({
      state: 'known',
      source: 'pitel',
      at: 1_000_000,
      value: { id: '7', raw: '0187224465', extension: '104', createdAt: 5 },
    });
  });

  it('is nobody for an entry that names nobody', async () => {
    const { identify, pins, onFacts } = desk(false, true);
    const { facts, done } = identify(about(PARIS), onFacts);
    expect(facts.vip).toEqual({ state: 'notAsked', why: 'notConfigured' });
    pins.asked[0]?.answer({ kind: 'known', value: { ...route, extension: '' } });
    expect((await done).pin).toMatchObject({ state: 'unknown', source: 'pitel' });
  });

  it('is late by itself, with what was last known', async () => {
    const { identify, clock, directory, onFacts } = desk(true, true);
    const pin = { value: { id: '7', raw: '', extension: '105', createdAt: null }, at: 9 };
    const { done } = identify({ ...about(PARIS), lastKnown: { ...NOTHING_KNOWN, pin } }, onFacts);
    for (const name of ['queue', 'vip', 'onCallDuty'] as const) directory.answer(name, { kind: 'unknown' });
    await turn();
    clock.advance(5000);
    const facts = await done;
    expect(facts.pin).toMatchObject({
      state: 'failed',
      source: 'pitel',
      reason: 'timeout',
      lastKnown: pin,
    });
    expect(facts.queue.state).toBe('unknown');
  });

  it.each([
    ['withheld', { kind: 'withheld', raw: 'anonymous' }],
    ['noQuestion', { kind: 'short', raw: '104', digits: '104', display: '104' }],
    ['noQuestion', { kind: 'unreadable', raw: 'claire' }],
  ] as const)('is not asked for: %s, for %j, even with a code', (why, number) => {
    const { identify, pins, onFacts } = desk(true, true);
    expect(identify(about(number, '4711'), onFacts).facts.pin).toEqual({ state: 'notAsked', why });
    expect(pins.asked).toEqual([]);
  });

  it('is asked for alone when told so, and nothing of the other directory is forgotten', async () => {
    const { identify, pins, directory, onFacts } = desk(true, true);
    const { done } = identify({ ...about(PARIS), only: 'pin', fresh: true }, onFacts);
    expect([directory.waiting.size, directory.forgotten.length]).toEqual([0, 0]);
    expect(pins.forgotten).toEqual([PARIS]);
    pins.asked[0]?.answer({ kind: 'unknown' });
    expect((await done).pin.state).toBe('unknown');
  });

  it('is asked anew with all the rest, and only where it is asked at all', () => {
    const { identify, pins, directory, onFacts } = desk(true, true);
    identify({ ...about(PARIS), fresh: true }, onFacts);
    expect([directory.forgotten.length, pins.forgotten.length]).toEqual([1, 1]);
    identify({ ...about(PARIS), only: 'vip', fresh: true }, onFacts);
    identify({ ...about({ kind: 'withheld', raw: 'anonymous' }), fresh: true }, onFacts);
    identify(about(PARIS), onFacts);
    expect(pins.forgotten).toHaveLength(1);
  });
});
