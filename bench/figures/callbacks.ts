import { join } from 'node:path';
import type { Both, CallbacksJob, CallbacksTimes } from '../support/callbacks.ts';
import { startChild } from '../support/children.ts';
import type { Bench, Figure, Line } from '../support/figure.ts';
import { ringsideSetup, startEncom } from '../support/ringside.ts';
import { median, pairedRatio } from '../support/stats.ts';

const PENDING = 10_000;

export const callbacks: Figure = {
  name: 'callbacks',
  title: '10,000 callbacks to come',
  method: `Each figure with ${PENDING.toLocaleString('en')} callbacks that are to come within sixty days, beside the same with an empty list, in
turn. "Start" is Ringside itself, from just before its process is made until its endpoints listen. "A look of the clock"
is all that the callback clock asks of the database each time it looks, at least every half minute. A page is 50 rows
of the list; the search is for two words.`,
  async run(bench) {
    const stage = await bench.stage();
    const folder = await stage.folder('callbacks');
    const files = { full: join(folder, 'full.sqlite'), empty: join(folder, 'empty.sqlite') };
    const job: CallbacksJob = {
      pending: bench.quick ? 500 : PENDING,
      rounds: bench.quick ? 2 : 5,
      ms: bench.quick ? 30 : 200,
      leave: files,
    };
    const child = await startChild(new URL('../processes/callbacks.ts', import.meta.url));
    let times: CallbacksTimes;
    try {
      times = (await child.ask(job)) as CallbacksTimes;
    } finally {
      await child.stop();
    }
    return [
      await startLine(bench, files),
      inMicroseconds('a look of the callback clock', times.tick, 2),
      inMicroseconds('counts of the groups', times.counts, null),
      inMicroseconds('a page of the list', times.page, null),
      inMicroseconds('a page found by two words', times.search, null),
    ];
  },
};

/** Both lists are started on in turn; the first start of each makes its profile. */
async function startLine(bench: Bench, files: CallbacksJob['leave']): Promise<Line> {
  const stage = await bench.stage();
  const encom = await startEncom();
  const { settings, secrets } = await ringsideSetup(encom);
  const profiles = { full: await stage.folder('manyCallbacks'), empty: await stage.folder('noCallbacks') };
  const startOn = async (list: 'full' | 'empty'): Promise<number> => {
    const app = await stage.startRingside({ profile: profiles[list], settings, secrets });
    const listening = await app.said(/^ringside:ready /m);
    await app.stop();
    return listening - app.startedAt;
  };
  const pairs: [measured: number, bare: number][] = [];
  for (const list of ['full', 'empty'] as const) {
    await stage.give(files[list], join(profiles[list], 'calls.sqlite'));
    await startOn(list);
  }
  for (let n = 0; n < (bench.quick ? 2 : 8); n += 1) {
    const empty = await startOn('empty');
    pairs.push([await startOn('full'), empty]);
  }
  await encom.stop();
  return {
    name: 'start with 10,000 callbacks, median',
    unit: 'ms',
    measured: median(pairs.map(([full]) => full)),
    bare: median(pairs.map(([, empty]) => empty)),
    ratio: pairedRatio(pairs),
    goal: { of: 'ratio', side: 'atMost', bound: 1.1 },
  };
}

function inMicroseconds(name: string, { full, empty }: Both, goal: number | null): Line {
  return {
    name,
    unit: 'µs',
    measured: median(full) * 1000,
    bare: median(empty) * 1000,
    ratio: pairedRatio(full.map((time, round) => [time, empty[round] ?? NaN])),
    goal: goal === null ? null : { of: 'ratio', side: 'atMost', bound: goal },
  };
}
