import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call, CallReport } from '#shared/domain/call.ts';
import { abandon, applyReport, expire, progressOf, withCode } from '#shared/domain/callMachine.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';

const ttl = { ringingMs: 1_000, answeredMs: 10_000 };
const paris: PartyNumber = {
  kind: 'number',
  raw: '+33187224465',
  e164: '+33187224465',
  country: 'FR',
  display: '+33 1 87 22 44 65',
};
const extension: PartyNumber = { kind: 'short', raw: '104', digits: '104', display: '104' };

function report(state: CallReport['state'], at: number, details: Partial<CallReport> = {}): CallReport {
  return {
    id: 'c1',
    source: 'callHook',
    state,
    at,
    party: null,
    called: null,
    announcedQueue: null,
    code: null,
    ...details,
  };
}

/** Applies reports in order, from nothing. */
function heard(first: CallReport, ...more: CallReport[]): Call {
  return more.reduce((call, next) => applyReport(call, next, ttl).call, applyReport(null, first, ttl).call);
}

describe('the course of a call', () => {
  it('rings, is answered and ends as completed', () => {
    const ringing = heard(report('ringing', 100, { party: paris }));
    expect(ringing).toMatchObject({ state: 'ringing', startedAt: 100, expiresAt: 1_100, endReason: null });
    const answered = applyReport(ringing, report('answered', 150), ttl).call;
    expect(answered).toMatchObject({ state: 'answered', startedAt: 100, answeredAt: 150, expiresAt: 10_150 });
    const ended = applyReport(answered, report('ended', 900), ttl).call;
    expect(ended).toMatchObject({ state: 'ended', endReason: 'completed', endedAt: 900, expiresAt: null });
  });

  it('is missed if it ends while ringing', () => {
    const call = heard(report('ringing', 100), report('ended', 200));
    expect(call).toMatchObject({ state: 'ended', endReason: 'missed', answeredAt: null });
  });

  it('takes answered before ringing', () => {
    const call = heard(report('answered', 100), report('ringing', 101));
    expect(call).toMatchObject({ state: 'answered', startedAt: 100, answeredAt: 100 });
  });

  it('is never reopened by a late ringing', () => {
    const call = heard(report('ended', 100), report('ringing', 101));
    expect(call).toMatchObject({ state: 'ended', endReason: 'missed', endedAt: 100 });
  });

  it('turns missed into completed when the answer is reported late', () => {
    const call = heard(report('ringing', 90), report('ended', 100), report('answered', 105));
    expect(call).toMatchObject({ state: 'ended', endReason: 'completed', answeredAt: 100, endedAt: 100 });
  });

  it('says of a repetition that nothing changed, and lets it live on', () => {
    const call = heard(report('ringing', 100, { party: paris }));
    const again = applyReport(call, report('ringing', 600, { party: paris }), ttl);
    expect(again.changed).toBe(false);
    expect(again.call).toEqual({ ...call, expiresAt: 1_600 });
  });
});

describe('time to live', () => {
  const call = heard(report('ringing', 100));

  it('leaves a call alone before its time', () => {
    expect(expire(call, 1_099)).toBe(call);
  });

  it('claims neither missed nor completed, and ends when the time ran out, not when it was noticed', () => {
    expect(expire(call, 99_999)).toMatchObject({
      state: 'ended',
      endReason: 'notReported',
      endedAt: 1_100,
      expiresAt: null,
    });
  });

  it('does not touch an ended call', () => {
    const ended = heard(report('ringing', 100), report('ended', 200));
    expect(expire(ended, 99_999)).toBe(ended);
  });

  it('is corrected by a real end', () => {
    const over = expire(call, 2_000);
    expect(applyReport(over, report('ended', 2_200), ttl).call).toMatchObject({
      endReason: 'missed',
      endedAt: 2_200,
    });
  });

  it('was a guess, which a later report of life refutes and an earlier one does not', () => {
    const over = expire(call, 2_000);
    expect(applyReport(over, report('ringing', 1_050), ttl)).toEqual({ call: over, changed: false });
    expect(applyReport(over, report('ringing', 2_100), ttl).call).toMatchObject({
      state: 'ringing',
      startedAt: 100,
      endReason: null,
      endedAt: null,
      expiresAt: 3_100,
    });
    expect(applyReport(over, report('answered', 2_100), ttl).call).toMatchObject({
      state: 'answered',
      answeredAt: 2_100,
      endedAt: null,
      expiresAt: 12_100,
    });
  });

  it('of an answered call is not refuted by a late ringing', () => {
    const over = expire(heard(report('answered', 100)), 20_000);
    expect(applyReport(over, report('ringing', 20_001), ttl).call).toEqual(over);
  });

  it('ends a live call when nobody listens any more', () => {
    expect(abandon(call, 300)).toMatchObject({ state: 'ended', endReason: 'notReported', endedAt: 300 });
    const ended = heard(report('ended', 200));
    expect(abandon(ended, 300)).toBe(ended);
  });
});

describe('details', () => {
  it('fill gaps and are not erased by reports without them', () => {
    const call = heard(
      report('ringing', 100),
      report('ringing', 110, { party: paris, called: extension, announcedQueue: 'SALES', code: '42' }),
      report('answered', 120),
    );
    expect(call).toMatchObject({ party: paris, called: extension, announcedQueue: 'SALES', code: '42' });
  });

  it('follow the call to its next queue and take a new code', () => {
    const call = heard(
      report('ringing', 100, { announcedQueue: 'SALES', code: '42' }),
      report('ringing', 110, { announcedQueue: 'VIP', code: '43' }),
    );
    expect(call).toMatchObject({ announcedQueue: 'VIP', code: '43' });
  });

  it('keep the number against something less telling', () => {
    const unreadable: PartyNumber = { kind: 'unreadable', raw: 'x' };
    const call = heard(
      report('ringing', 100, { party: paris }),
      report('ringing', 101, { party: unreadable }),
    );
    expect(call.party).toBe(paris);
    const other = heard(
      report('ringing', 100, { party: unreadable }),
      report('ringing', 101, { party: paris }),
    );
    expect(other.party).toBe(paris);
  });

  it('take the code a person gives', () => {
    const call = heard(report('ringing', 100));
    expect(withCode(call, '7').code).toBe('7');
    expect(withCode(withCode(call, '7'), '7')).toEqual({ ...call, code: '7' });
  });
});

/** Reports of one call that do not contradict each other: each detail is either absent or the one value. */
const agreeingReport: fc.Arbitrary<CallReport> = fc.record({
  id: fc.constant('c1'),
  source: fc.constant('callHook' as const),
  state: fc.constantFrom('ringing' as const, 'answered' as const, 'ended' as const),
  at: fc.integer({ min: 0, max: 5_000 }),
  party: fc.constantFrom(null, paris, extension),
  called: fc.constantFrom(null, extension),
  announcedQueue: fc.constantFrom(null, 'SALES'),
  code: fc.constantFrom(null, '42'),
});

const shuffledTwice = fc.array(agreeingReport, { minLength: 1, maxLength: 8 }).chain((reports) =>
  fc.tuple(
    fc.constant(reports),
    fc
      .array(fc.constantFrom(...reports), { maxLength: 4 })
      .chain((repeated) =>
        fc.shuffledSubarray([...reports, ...repeated], { minLength: reports.length + repeated.length }),
      ),
  ),
);

function fold(reports: readonly CallReport[]): Call {
  const [first, ...more] = reports;
  if (first === undefined) throw new Error('no reports');
  return heard(first, ...more);
}

describe('properties', () => {
  it('reports that agree end in the same call in any order and however often repeated', () => {
    fc.assert(
      fc.property(shuffledTwice, ([reports, shuffled]) => {
        expect(fold(shuffled)).toEqual(fold(reports));
      }),
    );
  });

  it('the course commutes even where the details contradict each other', () => {
    const course = ({ state, endReason, startedAt, answeredAt, endedAt, expiresAt }: Call) => ({
      state,
      endReason,
      startedAt,
      answeredAt,
      endedAt,
      expiresAt,
    });
    const contradicting = fc.array(
      fc.tuple(agreeingReport, fc.string(), fc.string()).map(([base, announcedQueue, code]) => ({
        ...base,
        announcedQueue,
        code,
      })),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(contradicting, (reports) => {
        expect(course(fold([...reports].reverse()))).toEqual(course(fold(reports)));
      }),
    );
  });

  it('never goes back, whatever is reported and whenever time runs out', () => {
    const step = fc.oneof(agreeingReport, fc.integer({ min: 0, max: 20_000 }));
    fc.assert(
      fc.property(agreeingReport, fc.array(step, { maxLength: 12 }), (first, steps) => {
        let call = heard(first);
        for (const next of steps) {
          const before = call;
          call = typeof next === 'number' ? expire(call, next) : applyReport(call, next, ttl).call;
          expect(progressOf(call)).toBeGreaterThanOrEqual(progressOf(before));
          expect(call.startedAt).toBeLessThanOrEqual(call.answeredAt ?? Infinity);
          expect(call.answeredAt ?? call.startedAt).toBeLessThanOrEqual(call.endedAt ?? Infinity);
          expect(call.state === 'ended').toBe(call.endReason !== null);
          expect(call.expiresAt === null).toBe(call.state === 'ended');
        }
      }),
    );
  });

  it('says "changed" exactly when something that is seen differs', () => {
    fc.assert(
      fc.property(agreeingReport, fc.array(agreeingReport, { maxLength: 6 }), (first, more) => {
        let call = heard(first);
        for (const next of more) {
          const applied = applyReport(call, next, ttl);
          const seen = { ...applied.call, expiresAt: null };
          expect(applied.changed).toBe(JSON.stringify(seen) !== JSON.stringify({ ...call, expiresAt: null }));
          call = applied.call;
        }
      }),
    );
  });
});
