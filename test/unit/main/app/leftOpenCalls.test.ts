import { describe, expect, it } from 'vitest';
import { followLeftOpen, type LeftOpenCalls } from '../../../../src-main/app/leftOpenCalls.ts';

const TTL = { ringingMs: 1000, answeredMs: 60_000 };

function follow(open: Parameters<typeof followLeftOpen>[0]) {
  const told: (LeftOpenCalls | null)[] = [];
  const heardOf = followLeftOpen(open, TTL, 10_000, (calls) => told.push(calls));
  return { heardOf, told, counts: () => told.map((calls) => calls?.count ?? null) };
}

const answered = { callId: 'a', since: 2000, answered: true };
const ringing = { callId: 'b', since: 9500, answered: false };

describe('calls that were open when the app went away', () => {
  it('are told at once, without those whose time to live is over', () => {
    const { told } = follow([answered, ringing, { callId: 'c', since: 9000, answered: false }]);
    expect(told).toMatchObject([{ count: 2, at: 9500 }]);
  });

  it('are not told where there are none', () => {
    expect(follow([{ callId: 'c', since: 2000, answered: false }]).told).toEqual([]);
  });

  it('become fewer with news of them, and of none at last', () => {
    const { heardOf, counts } = follow([answered, ringing]);
    for (const id of ['another', 'a', 'a', 'b', 'b']) heardOf(id);
    expect(counts()).toEqual([2, 1, null]);
  });

  it('are told of no more once the agent has read of them', () => {
    const { heardOf, told, counts } = follow([answered, ringing]);
    told[0]?.seen();
    heardOf('a');
    expect(counts()).toEqual([2]);
  });
});
