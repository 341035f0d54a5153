import { describe, expect, it } from 'vitest';
import { badgesOf, vipRank } from '#shared/domain/badges.ts';
import type { Fact } from '#shared/domain/facts.ts';

const lastKnown = { value: true, at: 5 };
const yes: Fact<boolean> = { state: 'known', source: 'encom', at: 1, value: true };
const no: Fact<boolean> = { state: 'known', source: 'encom', at: 1, value: false };
const unknown: Fact<boolean> = { state: 'unknown', source: 'encom', at: 1 };
const pending: Fact<boolean> = { state: 'pending', source: 'encom', since: 1, lastKnown };
const failed: Fact<boolean> = {
  state: 'failed',
  source: 'encom',
  at: 1,
  reason: 'timeout',
  detail: null,
  lastKnown,
};
const notAsked: Fact<boolean> = { state: 'notAsked', why: 'withheld' };

describe('badgesOf', () => {
  it.each([
    ['a known yes', yes, { tone: 'yes', lastKnown: null, reason: null }],
    ['a known no', no, { tone: 'no', lastKnown: null, reason: null }],
    ['an unknown caller', unknown, { tone: 'unknown', lastKnown: null, reason: null }],
    ['a question under way', pending, { tone: 'pending', lastKnown, reason: null }],
    ['a failure', failed, { tone: 'failed', lastKnown, reason: 'timeout' }],
    ['a question never put', notAsked, { tone: 'notAsked', lastKnown: null, reason: null }],
  ])('tells %s from the others', (_name, fact, expected) => {
    const [vip, onCallDuty] = badgesOf({ vip: fact, onCallDuty: no });
    expect(vip).toEqual({ kind: 'vip', ...expected });
    expect(onCallDuty).toEqual({ kind: 'onCallDuty', tone: 'no', lastKnown: null, reason: null });
  });

  it('keeps both badges in one order whatever is known', () => {
    expect(badgesOf({ vip: unknown, onCallDuty: yes }).map((badge) => badge.kind)).toEqual([
      'vip',
      'onCallDuty',
    ]);
  });
});

describe('vipRank', () => {
  it('puts a known VIP first, a former one next and everybody else after', () => {
    expect([yes, pending, failed, no, unknown, notAsked].map(vipRank)).toEqual([0, 1, 1, 2, 2, 2]);
  });

  it('does not count a caller whose last known answer was no', () => {
    expect(vipRank({ state: 'pending', source: 'encom', since: 1, lastKnown: { value: false, at: 1 } })).toBe(
      2,
    );
  });
});
