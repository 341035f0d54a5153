import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsNotAsked } from '#shared/domain/facts.ts';
import type { CallerFacts, Fact } from '#shared/domain/facts.ts';
import { decideRouting, weighRouting } from '#shared/domain/routing.ts';
import type { RoutingRule } from '#shared/domain/routing.ts';

const pending = { state: 'pending', source: 'encom', since: 0, lastKnown: null } as const;
const unknown = { state: 'unknown', source: 'encom', at: 0 } as const;
const failed = {
  state: 'failed',
  source: 'encom',
  at: 0,
  reason: 'timeout',
  detail: null,
  lastKnown: null,
} as const;
const known = <T>(value: T) => ({ state: 'known', source: 'encom', at: 0, value }) as const;

function facts(
  some: Partial<CallerFacts>,
  others: typeof pending | typeof unknown | typeof failed = unknown,
): CallerFacts {
  // A question about the pin that is never answered: nothing here may wait for it.
  return { queue: others, vip: others, onCallDuty: others, pin: pending, ...some };
}

function decide(rules: readonly RoutingRule[], about: CallerFacts, targetid: string | null = null) {
  return decideRouting(rules, { facts: about, targetid });
}

const vipFirst: RoutingRule = { when: { vip: true }, answer: { InitialTarget: 'VIP', Priority: 10 } };

describe('decideRouting', () => {
  it('answers with exactly the properties that the rule names', () => {
    expect(decide([vipFirst], facts({ vip: known(true) }))).toEqual({ InitialTarget: 'VIP', Priority: 10 });
  });

  it('has nothing to say without a matching rule', () => {
    expect(decide([vipFirst], facts({ vip: known(false) }))).toBeNull();
    expect(decide([], facts({ vip: known(true) }))).toBeNull();
  });

  it('lets the first matching rule win', () => {
    const rules: RoutingRule[] = [vipFirst, { when: {}, answer: { Priority: 1 } }];
    expect(decide(rules, facts({ vip: known(true) }))).toEqual({ InitialTarget: 'VIP', Priority: 10 });
    expect(decide(rules, facts({ vip: known(false) }))).toEqual({ Priority: 1 });
  });

  it('asks that every named condition holds', () => {
    const rule: RoutingRule = {
      when: { vip: true, onCallDuty: false, queue: ['900', '0900'], targetid: 'SALES' },
      answer: { Priority: 1 },
    };
    const about = facts({ vip: known(true), onCallDuty: known(false), queue: known('0900') });
    expect(decide([rule], about, 'SALES')).toEqual({ Priority: 1 });
    expect(decide([rule], about, 'OTHER')).toBeNull();
    expect(decide([rule], about, null)).toBeNull();
    expect(decide([rule], { ...about, queue: known('0901') }, 'SALES')).toBeNull();
    expect(decide([rule], { ...about, onCallDuty: known(true) }, 'SALES')).toBeNull();
  });

  it('does not take unknown for no', () => {
    expect(decide([{ when: { vip: false }, answer: { Priority: 1 } }], facts({}))).toBeNull();
  });

  it('says nothing where the facts are not in, even if a later rule asks for none', () => {
    const rules: RoutingRule[] = [vipFirst, { when: {}, answer: { Priority: 1 } }];
    expect(decide(rules, facts({}, pending))).toBeNull();
    expect(decide(rules, facts({}, failed))).toBeNull();
  });

  it('goes on to the next rule where nobody was asked', () => {
    const rules: RoutingRule[] = [vipFirst, { when: {}, answer: { Priority: 1 } }];
    expect(decide(rules, factsNotAsked('notConfigured'))).toEqual({ Priority: 1 });
  });

  it.each([
    ['recognised by any fact', facts({ vip: known(false) }, failed), { Priority: 1 }],
    ['not recognised', facts({}), { Priority: 2 }],
    ['not recognised though one question failed', facts({ vip: failed }), { Priority: 2 }],
    ['neither, as every question failed', facts({}, failed), null],
    ['neither, as nobody was asked', factsNotAsked('notConfigured'), null],
  ])('tells a caller who is %s', (_name, about, answer) => {
    const rules: RoutingRule[] = [
      { when: { known: true }, answer: { Priority: 1 } },
      { when: { known: false }, answer: { Priority: 2 } },
    ];
    expect(decide(rules, about)).toEqual(answer);
  });

  it('leaves out what the rule sets to null, and says nothing rather than an empty object', () => {
    const rule: RoutingRule = {
      when: {},
      answer: { InitialTarget: 'A', FailTarget: null, Priority: undefined },
    };
    expect(decide([rule], facts({}))).toEqual({ InitialTarget: 'A' });
    expect(decide([{ when: {}, answer: {} }], facts({}))).toBeNull();
    expect(decide([{ when: {}, answer: { Priority: null } }], facts({}))).toBeNull();
  });
});

describe('the {queue} placeholder', () => {
  const rule: RoutingRule = {
    when: {},
    answer: { InitialTarget: 'Q{queue}', Priority: 5, Texts: [{ en: 'to {queue}, {queue}' }, 7, null, true] },
  };

  it('stands for the known queue, at any depth, literally', () => {
    expect(decide([rule], facts({ queue: known('$&0900') }))).toEqual({
      InitialTarget: 'Q$&0900',
      Priority: 5,
      Texts: [{ en: 'to $&0900, $&0900' }, 7, null, true],
    });
  });

  it('keeps its rule from matching while the queue is not known', () => {
    const rules: RoutingRule[] = [rule, { when: {}, answer: { Priority: 1 } }];
    expect(decide(rules, facts({}))).toEqual({ Priority: 1 });
    expect(weighRouting(rules, { facts: facts({ queue: pending }), targetid: null })).toEqual({ open: true });
  });
});

describe('weighRouting', () => {
  it('does not wait for facts that no longer matter', () => {
    const rules: RoutingRule[] = [vipFirst, { when: { queue: '900' }, answer: { Priority: 2 } }];
    const about = facts({ vip: known(true) }, pending);
    expect(weighRouting(rules, { facts: about, targetid: null })).toEqual({
      open: false,
      answer: { InitialTarget: 'VIP', Priority: 10 },
    });
  });

  it('does not wait for the rest of a rule that is out already', () => {
    const rule: RoutingRule = { when: { vip: true, queue: '900' }, answer: { Priority: 1 } };
    const about = facts({ queue: known('901') }, pending);
    expect(weighRouting([rule], { facts: about, targetid: null })).toEqual({ open: false, answer: null });
    const elsewhere: RoutingRule = { when: { vip: true, targetid: 'SALES' }, answer: { Priority: 1 } };
    expect(weighRouting([elsewhere], { facts: facts({}, pending), targetid: null })).toEqual({
      open: false,
      answer: null,
    });
  });

  it('waits where an earlier rule may still match', () => {
    const rules: RoutingRule[] = [vipFirst, { when: {}, answer: { Priority: 1 } }];
    expect(weighRouting(rules, { facts: facts({}, pending), targetid: null })).toEqual({ open: true });
  });

  it('decides, once all is in, what it decided before, however the facts came', () => {
    const flag = fc.constantFrom<Fact<boolean>>(known(true), known(false), unknown, failed);
    const queue = fc.constantFrom<Fact<string>>(known('900'), known('901'), unknown, failed);
    const when = fc.record(
      {
        vip: fc.boolean(),
        onCallDuty: fc.boolean(),
        queue: fc.constantFrom('900', '901'),
        known: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    const rules = fc.array(
      fc.record({ when, answer: fc.constantFrom({ Priority: 1 }, { InitialTarget: '{queue}' }, {}) }),
      { maxLength: 4 },
    );
    const order = fc.shuffledSubarray(['queue', 'vip', 'onCallDuty'] as const, { minLength: 3 });
    fc.assert(
      fc.property(
        rules,
        fc.record({ queue, vip: flag, onCallDuty: flag, pin: fc.constant(pending) }),
        order,
        (someRules, all, arrival) => {
          const final = weighRouting(someRules, { facts: all, targetid: null });
          expect(final.open).toBe(false);
          let soFar = facts({}, pending);
          for (const name of arrival) {
            const decision = weighRouting(someRules, { facts: soFar, targetid: null });
            if (!decision.open) expect(decision).toEqual(final);
            soFar = { ...soFar, [name]: all[name] };
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
