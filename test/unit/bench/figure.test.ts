import { describe, expect, it } from 'vitest';
import { holds, type Line } from '../../../bench/support/figure.ts';
import { markdownTable, plainTable } from '../../../bench/support/table.ts';

const line: Line = { name: 'something', unit: 'ms', measured: 15, bare: 10, goal: null };

describe('goals', () => {
  it('judges a ratio from both sides', () => {
    expect(holds({ ...line, goal: { of: 'ratio', side: 'atMost', bound: 1.5 } })).toBe(true);
    expect(holds({ ...line, goal: { of: 'ratio', side: 'atMost', bound: 1.4 } })).toBe(false);
    expect(holds({ ...line, goal: { of: 'ratio', side: 'atLeast', bound: 1.6 } })).toBe(false);
  });

  it('takes the ratio of the samples before that of the two numbers', () => {
    const ratio = { value: 1.6, low: 1.5, high: 1.7 };
    expect(holds({ ...line, ratio, goal: { of: 'ratio', side: 'atMost', bound: 1.5 } })).toBe(false);
  });

  it('judges what lies beyond the bare thing, and a value by itself', () => {
    expect(holds({ ...line, goal: { of: 'over', side: 'atMost', bound: 5 } })).toBe(true);
    expect(holds({ ...line, goal: { of: 'over', side: 'atMost', bound: 4 } })).toBe(false);
    expect(holds({ ...line, bare: null, goal: { of: 'value', side: 'atMost', bound: 14 } })).toBe(false);
  });

  it('says nothing without a goal, and refuses a comparison with nothing', () => {
    expect(holds(line)).toBeUndefined();
    expect(() => holds({ ...line, bare: null, goal: { of: 'over', side: 'atMost', bound: 1 } })).toThrow(
      'lacks',
    );
  });
});

describe('the table', () => {
  const missed: Line = { ...line, goal: { of: 'ratio', side: 'atMost', bound: 1.2 } };

  it('shows the number beside the bare one, the ratio, the goal and whether it holds', () => {
    expect(markdownTable([missed]).split('\n').at(-1)).toBe(
      '| something | 15 ms | 10 ms | 1.50 x | ≤ 1.2 x | does not hold |',
    );
  });

  it('leaves empty what there is nothing to say about', () => {
    expect(
      plainTable([{ ...line, bare: null }])
        .split('\n')
        .at(-1),
    ).toBe('something     15 ms');
  });
});
