import { describe, expect, it } from 'vitest';
import { createCallers } from '#core/calls/callers.ts';
import { callerCard } from '#shared/contract/views.ts';
import type { CallerCard } from '#shared/contract/views.ts';
import { applyReport } from '#shared/domain/callMachine.ts';
import { manualClock } from '../../../support/manualClock.ts';
import { recordedLogger } from '../../../support/recordedLogger.ts';
import {
  ALL_PENDING,
  A_VIP,
  fakeIdentify,
  fakeMemory,
  fakeStorageListener,
  partyOf,
  readNumber,
  remember,
  reportOf,
} from './fakes.ts';

const NUMBER = '+33187224465';

function setUp() {
  const memory = fakeMemory();
  const storage = fakeStorageListener();
  const { identify, asked } = fakeIdentify();
  const changed: CallerCard[] = [];
  const callers = createCallers({
    clock: manualClock(),
    logger: recordedLogger(),
    memory,
    identify,
    readNumber,
    storage,
    changed: (card) => changed.push(card),
  });
  return { memory, storage, asked, changed, callers };
}

describe('looking a caller up', () => {
  it('gives a card at once, with history and pending facts, then tells what comes in', () => {
    const { memory, asked, changed, callers } = setUp();
    const ttl = { ringingMs: 1, answeredMs: 1 };
    const report = reportOf('before', { party: partyOf(NUMBER), state: 'ended' });
    remember(memory, applyReport(null, report, ttl).call, A_VIP);
    memory.names.set(NUMBER, 'Ada');
    const found = callers.lookup('number', NUMBER);
    expect(found).toMatchObject({
      result: 'card',
      card: {
        key: NUMBER,
        party: { e164: NUMBER },
        code: null,
        name: 'Ada',
        facts: ALL_PENDING,
        earlierCount: 1,
        earlier: [{ callId: 'before' }],
      },
    });
    expect(asked[0]?.request.lastKnown.vip).toEqual({ value: true, at: 1 });
    asked[0]?.answer(A_VIP);
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatchObject({ key: NUMBER, facts: A_VIP });
    expect(callerCard.parse(changed[0])).toEqual(changed[0]);
  });

  it('by code asks by the code', () => {
    const { asked, callers } = setUp();
    expect(callers.lookup('code', ' 42 ')).toMatchObject({
      result: 'card',
      card: { key: 'code:42', party: null, code: '42' },
    });
    expect(asked[0]?.request.question).toMatchObject({ code: '42', number: { kind: 'withheld' } });
  });

  it.each([
    ['number', 'hello'],
    ['number', ''],
    ['code', '<b>'],
  ] as const)('asks nothing about the %s %j', (by, text) => {
    const { asked, callers } = setUp();
    expect(callers.lookup(by, text)).toEqual({ result: 'unreadable' });
    expect(asked).toEqual([]);
  });

  it.each([NUMBER, 'short:104', 'code:42'])('finds the card of the key %s', (key) => {
    const { callers } = setUp();
    expect(callers.card(key).key).toBe(key);
  });

  it.each(['', 'hello', 'short:hello', 'code:', '104'])('refuses %j as a key', (key) => {
    const { callers } = setUp();
    expect(() => callers.card(key)).toThrow(expect.objectContaining({ code: 'badRequest' }));
  });
});

describe('an open card', () => {
  it('asks again, freshly', () => {
    const { asked, changed, callers } = setUp();
    callers.card(NUMBER);
    asked[0]?.answer(A_VIP);
    callers.askAgain(NUMBER);
    expect(asked[1]?.request.fresh).toBe(true);
    expect(changed.at(-1)?.facts).toEqual(ALL_PENDING);
    callers.askAgain('code:42');
    expect(asked[2]?.request.question.code).toBe('42');
  });

  it('takes a name and a note', () => {
    const { changed, callers } = setUp();
    callers.card(NUMBER);
    callers.rename(NUMBER, 'Ada');
    expect(callers.saveNote(NUMBER, 'likes tea')).toBe(78);
    expect(changed.at(-1)).toMatchObject({ name: 'Ada', note: 'likes tea' });
  });

  it('is told anew when its history changed; a closed one is not', () => {
    const { changed, callers } = setUp();
    callers.card(NUMBER);
    callers.refresh(NUMBER);
    callers.refresh('code:42');
    expect(changed.map((card) => card.key)).toEqual([NUMBER]);
  });

  it('closes when many others were opened since', () => {
    const { asked, callers, changed } = setUp();
    callers.card(NUMBER);
    for (let code = 0; code < 8; code += 1) callers.card(`code:${code}`);
    expect(asked.map((entry) => entry.stopped)).toEqual([true, ...Array.from({ length: 8 }, () => false)]);
    callers.refresh(NUMBER);
    expect(changed).toEqual([]);
    callers.stop();
    expect(asked.every((entry) => entry.stopped)).toBe(true);
  });
});

describe('when storage fails', () => {
  it('says so', () => {
    const { memory, storage, callers } = setUp();
    memory.broken = new Error('disk full');
    const failed = expect.objectContaining({ code: 'storageFailed' });
    expect(() => callers.card(NUMBER)).toThrow(failed);
    expect(() => callers.rename(NUMBER, 'Ada')).toThrow(failed);
    expect(() => callers.saveNote(NUMBER, 'x')).toThrow(failed);
    expect(storage.told).toEqual(['failed', 'failed', 'failed']);
  });
});
