import { startChild, type Child } from '../support/children.ts';
import type { Figure, Line } from '../support/figure.ts';
import { ID_PLACE, type LoadJob, type LoadResult } from '../support/load.ts';
import { SMART_ROUTING_KEY, customerNumber, smartRoutingBody } from '../support/ringside.ts';
import { median, pairedRatio } from '../support/stats.ts';

const CONNECTIONS = 16;
const CALLERS = 500;

export const smartRouting: Figure = {
  name: 'smartRouting',
  title: 'SmartRouting answers',
  method: `Posts of ${CALLERS} callers whose facts are known, in calls that are new each time, on ${CONNECTIONS} kept connections without
pipelining, from a process of its own. Three servers in equal processes are loaded in turn: node:http that reads the
body and answers a constant (the bare thing), the endpoint alone (credential, body, number and rules, each request
parsed) and Ringside without its windows (the endpoint, the registry, identification with its memory of answers, and
history written to SQLite, composed as in the app). Half load is half of what the same server answered at most, evenly
spread in steps of a millisecond, on the bare server and on the other in turn; the p99 of a round counts from the moment
a request was due, and the median of the rounds is what stands above.`,
  async run({ quick }) {
    const children: Child[] = [];
    const start = async (name: string): Promise<Child> => {
      const child = await startChild(new URL(`../processes/${name}.ts`, import.meta.url));
      children.push(child);
      return child;
    };
    try {
      const load = await start('load');
      const jobs = {
        bare: await jobFor(await start('bareAnswer')),
        endpoint: await jobFor(await start('endpointAlone')),
        desk: await jobFor(await start('wholeDesk')),
      };
      return await measure(load, jobs, quick ? { rounds: 1, seconds: 1 } : { rounds: 5, seconds: 3 });
    } finally {
      await Promise.all(children.map((child) => child.stop()));
    }
  },
};

type Job = Omit<LoadJob, 'seconds' | 'ratePerSecond'>;
type ServerName = 'bare' | 'endpoint' | 'desk';

/** Has a server listen, and says how to ask it. */
async function jobFor(server: Child): Promise<Job> {
  return {
    port: (await server.ask('listen')) as number,
    target: '/smartrouting',
    headers: { 'x-benemen-apikey': SMART_ROUTING_KEY },
    bodies: Array.from({ length: CALLERS }, (_, n) =>
      smartRoutingBody(`0b9d3c11-5f0c-4c3b-9d55-${ID_PLACE}`, customerNumber(n)),
    ),
    connections: CONNECTIONS,
  };
}

async function measure(
  load: Child,
  jobs: Readonly<Record<ServerName, Job>>,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<readonly Line[]> {
  const put = async (job: Job, ratePerSecond?: number): Promise<LoadResult> =>
    (await load.ask({
      ...job,
      seconds,
      ...(ratePerSecond === undefined ? {} : { ratePerSecond }),
    })) as LoadResult;

  const rates: Record<ServerName, number[]> = { bare: [], endpoint: [], desk: [] };
  // The first round lets all compile what is hot.
  for (let round = -1; round < rounds; round += 1) {
    for (const name of ['bare', 'endpoint', 'desk'] as const) {
      const { perSecond } = await put(jobs[name]);
      if (round >= 0) rates[name].push(perSecond);
    }
  }
  const atMost = (name: ServerName, what: string): Line => ({
    name: `SmartRouting answers, ${what}`,
    unit: '/s',
    measured: median(rates[name]),
    bare: median(rates.bare),
    ratio: pairedRatio(rates[name].map((rate, round) => [rate, rates.bare[round] ?? NaN])),
    goal: { of: 'ratio', side: 'atLeast', bound: 0.6 },
  });
  const atHalf = async (name: ServerName, what: string): Promise<Line> => {
    const half = median(rates[name]) / 2;
    const p99s = { measured: [] as number[], bare: [] as number[] };
    // The first round again is for what runs only now.
    for (let round = -1; round < rounds; round += 1) {
      const { p99Ms: bare } = await put(jobs.bare, half);
      const { p99Ms: measured } = await put(jobs[name], half);
      if (round < 0) continue;
      p99s.bare.push(bare);
      p99s.measured.push(measured);
    }
    return {
      name: `SmartRouting p99 at half load, ${what}`,
      unit: 'ms',
      measured: median(p99s.measured),
      bare: median(p99s.bare),
      goal: { of: 'value', side: 'atMost', bound: 5 },
    };
  };
  return [
    atMost('endpoint', 'endpoint alone'),
    atMost('desk', 'whole desk'),
    await atHalf('endpoint', 'endpoint alone'),
    await atHalf('desk', 'whole desk'),
  ];
}
