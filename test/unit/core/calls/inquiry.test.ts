import { describe, expect, it } from 'vitest';
import { createInquiry } from '#core/calls/inquiry.ts';
import { createIdentify } from '#core/identify/identify.ts';
import { NOTHING_KNOWN, factsNotAsked } from '#shared/domain/facts.ts';
import type { CallerFacts } from '#shared/domain/facts.ts';
import { manualClock } from '../../../support/manualClock.ts';
import { recordedLogger } from '../../../support/recordedLogger.ts';
import { ALL_PENDING, ANONYMOUS, A_VIP, fakeIdentify, known, partyOf } from './fakes.ts';

const question = { number: partyOf('+33187224465'), code: null };

function setUp() {
  const { identify, asked } = fakeIdentify();
  const heard: CallerFacts[] = [];
  const ports = { identify, clock: manualClock(500), logger: recordedLogger() };
  return { inquiry: createInquiry(ports, (facts) => heard.push(facts)), asked, heard, ports };
}

describe('an inquiry', () => {
  it('has facts at once and tells each later answer', () => {
    const { inquiry, asked, heard } = setUp();
    inquiry.ask(question, NOTHING_KNOWN);
    expect(inquiry.facts()).toEqual(ALL_PENDING);
    asked[0]?.answer({ ...ALL_PENDING, vip: known(true) });
    asked[0]?.answer(A_VIP);
    expect(heard).toEqual([{ ...ALL_PENDING, vip: known(true) }, A_VIP]);
    expect(inquiry.facts()).toEqual(A_VIP);
  });

  it('asks nobody about a caller who hides, unless there is a code', () => {
    const { inquiry, asked } = setUp();
    inquiry.ask({ number: ANONYMOUS, code: null }, NOTHING_KNOWN);
    expect(inquiry.facts()).toEqual(factsNotAsked('withheld'));
    inquiry.ask({ number: { kind: 'unreadable', raw: 'x' }, code: null }, NOTHING_KNOWN);
    expect(inquiry.facts()).toEqual(factsNotAsked('noQuestion'));
    inquiry.askAgain();
    expect(asked).toHaveLength(0);
    inquiry.ask({ number: ANONYMOUS, code: '42' }, NOTHING_KNOWN);
    expect(asked).toHaveLength(1);
  });

  it('says of a system that is not set up that this is why, also where there is nobody to ask about', () => {
    const clock = manualClock(500);
    const nobody = () => Promise.reject(new Error('nobody is asked'));
    const identify = createIdentify({
      directory: {
        configured: () => true,
        queue: nobody,
        vip: nobody,
        onCallDuty: nobody,
        forget: () => undefined,
      },
      pins: { configured: () => false, findCaller: nobody, forgetCaller: () => undefined },
      clock,
      deadlineMs: 1000,
    });
    const inquiry = createInquiry({ identify, clock, logger: recordedLogger() }, () => undefined);
    const notSetUp = { state: 'notAsked', why: 'notConfigured' };
    inquiry.ask({ number: ANONYMOUS, code: null }, NOTHING_KNOWN);
    expect(inquiry.facts()).toEqual({ ...factsNotAsked('withheld'), pin: notSetUp });
    inquiry.ask({ number: { kind: 'unreadable', raw: 'x' }, code: null }, NOTHING_KNOWN);
    expect(inquiry.facts()).toEqual({ ...factsNotAsked('noQuestion'), pin: notSetUp });
  });

  it('calls off the former question when another is asked', () => {
    const { inquiry, asked } = setUp();
    inquiry.ask(question, NOTHING_KNOWN);
    inquiry.ask({ ...question, code: '42' }, NOTHING_KNOWN);
    expect(asked.map((entry) => entry.stopped)).toEqual([true, false]);
  });

  it('lets go of a question that every source has answered, and of no other', () => {
    const { inquiry, asked } = setUp();
    inquiry.ask(question, NOTHING_KNOWN);
    asked[0]?.answer({ ...ALL_PENDING, vip: known(true) });
    inquiry.askAgain();
    expect(asked[0]?.stopped).toBe(true);
    if (asked[1] !== undefined) asked[1].over = true;
    asked[1]?.answer(A_VIP);
    inquiry.callOff();
    expect(asked[1]?.stopped).toBe(false);
    expect(inquiry.facts()).toEqual(A_VIP);
  });

  it('asks one fact again, freshly, with what was known, and touches no other', () => {
    const { inquiry, asked } = setUp();
    inquiry.ask(question, NOTHING_KNOWN);
    asked[0]?.answer(A_VIP);
    inquiry.askAgain('vip');
    expect(asked[1]?.request).toMatchObject({
      only: 'vip',
      fresh: true,
      lastKnown: { vip: { value: true, at: 1 } },
    });
    expect(inquiry.facts()).toEqual({ ...A_VIP, vip: ALL_PENDING.vip });
    asked[1]?.answer({ ...ALL_PENDING, vip: known(false) });
    expect(inquiry.facts()).toEqual({ ...A_VIP, vip: known(false) });
  });

  it('does not let the first question overwrite the fact asked again since', () => {
    const { inquiry, asked } = setUp();
    inquiry.ask(question, NOTHING_KNOWN);
    inquiry.askAgain('vip');
    expect(asked[0]?.stopped).toBe(false);
    asked[1]?.answer({ ...ALL_PENDING, vip: known(false) });
    asked[0]?.answer(A_VIP);
    expect(inquiry.facts()).toEqual({ ...A_VIP, vip: known(false) });
    inquiry.askAgain();
    expect(asked.map((entry) => entry.stopped)).toEqual([true, true, false]);
  });

  it('takes a pin that was changed, and hears no older answer about it', () => {
    const { inquiry, asked } = setUp();
    const pinned = (extension: string, at: number) =>
      ({
        state: 'known',
        source: 'pitel',
        at,
        value: { id: '7', raw: '', extension, createdAt: null },
      }) as const;
    const pending = { state: 'pending', source: 'pitel', since: 1, lastKnown: null } as const;
    inquiry.ask(question, NOTHING_KNOWN);
    asked[0]?.answer({ ...ALL_PENDING, pin: pending });
    expect(inquiry.learnPin(pinned('104', 9))).toBe(true);
    expect(asked[0]?.stopped).toBe(false);
    asked[0]?.answer({ ...A_VIP, pin: pinned('105', 10) });
    expect(inquiry.facts()).toEqual({ ...A_VIP, pin: pinned('104', 9) });
    inquiry.askAgain('pin');
    asked[1]?.answer({ ...ALL_PENDING, pin: pinned('106', 11) });
    expect(inquiry.facts()).toEqual({ ...A_VIP, pin: pinned('106', 11) });
  });

  it('takes no pin where none is asked for', () => {
    const { inquiry } = setUp();
    inquiry.ask(question, NOTHING_KNOWN);
    expect(inquiry.learnPin({ state: 'unknown', source: 'pitel', at: 1 })).toBe(false);
    expect(inquiry.facts()).toEqual(ALL_PENDING);
  });

  it('says of what is called off that it will not be answered', () => {
    const { inquiry, asked } = setUp();
    inquiry.ask(question, { ...NOTHING_KNOWN, vip: { value: true, at: 3 } });
    asked[0]?.answer({ ...ALL_PENDING, queue: known('900') });
    inquiry.callOff();
    expect(inquiry.facts()).toMatchObject({
      queue: known('900'),
      vip: { state: 'failed', reason: 'cancelled', at: 500 },
    });
    expect(asked[0]?.stopped).toBe(true);
  });

  it('survives an identification that cannot start', () => {
    const { ports } = setUp();
    const broken = createInquiry(
      {
        ...ports,
        identify: () => {
          throw new Error('no');
        },
      },
      () => {},
    );
    broken.ask(question, { ...NOTHING_KNOWN, vip: { value: true, at: 3 } });
    expect(broken.facts()).toMatchObject({
      queue: { state: 'failed' },
      vip: { state: 'failed', lastKnown: { value: true, at: 3 } },
    });
  });
});
