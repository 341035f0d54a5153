import { startChild } from '../support/children.ts';
import type { Figure, Goal, Line } from '../support/figure.ts';
import type { Both, NumbersJob, NumbersTimes } from '../support/numbers.ts';
import { median, pairedRatio } from '../support/stats.ts';

const MANY = 50_000;
const FEW = 100;

export const numbers: Figure = {
  name: 'numbers',
  title: '50,000 numbers of a company',
  method: `The numbers that main holds, ${MANY.toLocaleString('en')} and ${FEW} of them, in turn. "Search as typed" is a holder with a campaign, or a number, typed
letter by letter; after each, main is asked for the first 100 rows that match, and the mean counts. A slice is 50 rows
from anywhere in the list. "Reading" begins with the answer of the provider as text and ends with a list that can be
searched. "The longest wait" is the longest time for which nothing else had its turn in main meanwhile; the median of
the rounds.`,
  async run(bench) {
    const job: NumbersJob = { many: bench.quick ? 2_000 : MANY, few: FEW, rounds: bench.quick ? 2 : 9 };
    const child = await startChild(new URL('../processes/numbers.ts', import.meta.url));
    let times: NumbersTimes;
    try {
      times = (await child.ask(job)) as NumbersTimes;
    } finally {
      await child.stop();
    }
    const { searching, reading } = times.longest;
    const aFrame = { of: 'value', side: 'atMost', bound: 16 } as const;
    const aWait = { of: 'value', side: 'atMost', bound: 10 } as const;
    return [
      beside('search as typed among 50,000 numbers', times.search, aFrame),
      beside('a slice of 50,000 numbers', times.slice, { of: 'ratio', side: 'atMost', bound: 2 }),
      alone('the longest wait while numbers are searched', searching, aWait),
      alone('reading 50,000 numbers', times.reading, null),
      alone('the longest wait while numbers are read', reading, aWait),
    ];
  },
};

function beside(name: string, { many, few }: Both, goal: Goal): Line {
  return {
    name,
    unit: 'ms',
    measured: median(many),
    bare: median(few),
    ratio: pairedRatio(many.map((time, round) => [time, few[round] ?? NaN])),
    goal,
  };
}

function alone(name: string, samples: readonly number[], goal: Goal | null): Line {
  return { name, unit: 'ms', measured: median(samples), bare: null, goal };
}
