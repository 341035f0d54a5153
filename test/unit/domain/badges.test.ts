import { describe, expect, it } from 'vitest';
import { toneOf, vipRank } from '#shared/domain/badges.ts';
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

const queue: Fact<string> = { state: 'known', source: 'encom', at: 1, value: '0900' };
const empty: Fact<string> = { ...queue, value: '' };

describe('toneOf', () => {
  it.each([
    ['a known yes', yes, 'yes'],
    ['a known no', no, 'no'],
    ['a known queue', queue, 'value'],
    ['a queue whose name says nothing', empty, 'value'],
    ['an unknown caller', unknown, 'unknown'],
    ['a question under way', pending, 'pending'],
    ['a failure', failed, 'failed'],
    ['a question never put', notAsked, 'notAsked'],
  ])('tells %s from the others', (_name, fact, tone) => {
    expect(toneOf(fact)).toBe(tone);
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
