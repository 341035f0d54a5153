import { startChild } from '../support/children.ts';
import type { Figure, Goal, Line } from '../support/figure.ts';
import type { Both, RoutesJob, RoutesTimes } from '../support/routes.ts';
import { median, pairedRatio } from '../support/stats.ts';

const MANY = 100_000;
const FEW = 100;

export const routes: Figure = {
  name: 'routes',
  title: '100,000 pinned callers',
  method: `The list of pins that main holds, with ${MANY.toLocaleString('en')} and with ${FEW} entries, in turn. "Search as typed" is a number of ten digits typed
digit by digit; after each, main is asked for the first 100 rows that match, and the mean counts. A slice is 50 rows
from anywhere in the list. "The longest wait" is the longest time for which nothing else had its turn in main while
that was typed, and while a file of ${MANY.toLocaleString('en')} lines was compared with the list; the median of the rounds.`,
  async run(bench) {
    const job: RoutesJob = { many: bench.quick ? 2_000 : MANY, few: FEW, rounds: bench.quick ? 2 : 9 };
    const child = await startChild(new URL('../processes/routes.ts', import.meta.url));
    let times: RoutesTimes;
    try {
      times = (await child.ask(job)) as RoutesTimes;
    } finally {
      await child.stop();
    }
    const { searching, importing } = times.longest;
    return [
      beside('search as typed among 100,000 pins', times.search, { of: 'value', side: 'atMost', bound: 16 }),
      beside('a slice of 100,000 pins', times.slice, { of: 'value', side: 'atMost', bound: 0.1 }),
      alone('the longest wait while searching', searching),
      alone('the longest wait while a file is compared', importing),
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

function alone(name: string, samples: readonly number[]): Line {
  return {
    name,
    unit: 'ms',
    measured: median(samples),
    bare: null,
    goal: { of: 'value', side: 'atMost', bound: 10 },
  };
}
