import { setTimeout as delay } from 'node:timers/promises';
import type { Bench, Figure } from '../support/figure.ts';
import { exchange } from '../support/httpMessage.ts';
import { megabytesAtRest, type Megabytes } from '../support/memory.ts';
import { callOf, startCalledRingside, startEncom } from '../support/ringside.ts';
import { freePort } from '../support/wait.ts';

/** A busy desk has one call in minutes; at this rate it is still never a crowd in the windows. */
const CALL_EVERY_MS = 20;
/** "No growth", but for garbage that was not worth collecting yet and for what allocators hold back: some MB come and go. */
const GROWTH_MB = 10;
/** A completed call stays before the agent for 8 s. */
const ALL_GONE_MS = 12_000;

export const memory: Figure = {
  name: 'memory',
  title: 'Memory',
  method: `The sum of the proportional set sizes of all processes of the application, main and pop window made, at rest and
after its pages have collected their garbage (Ringside's main process does so by itself once the calls are over). 50 calls a second are rung
through the SmartRouting endpoint, then answered and ended through the call hook; the bare application shows and hides
its pop as often. Growth is what the second thousand calls add to the memory that is in no file. The applications do not
run at the same time: pages of Electron's own file would count half for each, as they do for any other Electron that
runs on the machine.`,
  async run(bench) {
    const calls = bench.quick ? 100 : 1_000;
    const bare = await bareMegabytes(bench, calls);
    const ringside = await ringsideMegabytes(bench, calls);
    const goal = { of: 'ratio', side: 'atMost', bound: 1.25 } as const;
    const after = (count: number): string => `memory after ${count.toLocaleString('en-GB')} calls`;
    return [
      { name: 'memory idle', unit: 'MB', measured: ringside.idle.all, bare: bare.idle.all, goal },
      { name: after(calls), unit: 'MB', measured: ringside.once.all, bare: bare.once.all, goal },
      {
        name: `${after(2 * calls)}: growth`,
        unit: 'MB',
        measured: ringside.twice.own - ringside.once.own,
        bare: null,
        goal: { of: 'value', side: 'atMost', bound: GROWTH_MB },
      },
    ];
  },
};

interface Readings {
  readonly idle: Megabytes;
  readonly once: Megabytes;
  readonly twice: Megabytes;
}

async function bareMegabytes(bench: Bench, calls: number): Promise<Readings> {
  const stage = await bench.stage();
  const port = await freePort();
  const app = await stage.startBare({ profile: await stage.folder('bare'), windows: 'main,pop', port });
  const read = (): Promise<Megabytes> => megabytesAtRest(app, ['/main.html', '/pop.html']);
  const call = async (n: number): Promise<void> => {
    const body = JSON.stringify({ anum: callOf(n).number });
    await exchange({ port, method: 'POST', target: '/', body });
    await exchange({ port, method: 'DELETE', target: '/' });
  };
  const idle = await read();
  const once = await readAfter(calls, call, read);
  const twice = await readAfter(calls, call, read);
  await app.stop();
  return { idle, once, twice };
}

async function ringsideMegabytes(bench: Bench, calls: number): Promise<Readings> {
  const stage = await bench.stage();
  const encom = await startEncom();
  const { app, ring, tell } = await startCalledRingside(stage, encom);
  const read = (): Promise<Megabytes> => megabytesAtRest(app, ['/windows/main/', '/windows/pop/']);
  const call = async (n: number): Promise<void> => {
    const one = callOf(n);
    await exchange(ring(one));
    await exchange(tell(one, 'answered'));
    await exchange(tell(one, 'ended'));
  };
  const idle = await read();
  const once = await readAfter(calls, call, read);
  const twice = await readAfter(calls, call, read);
  await app.stop();
  await encom.stop();
  return { idle, once, twice };
}

/** Makes the calls at an even rate and reads the memory once the last one is gone from the windows. */
async function readAfter(
  calls: number,
  call: (n: number) => Promise<void>,
  read: () => Promise<Megabytes>,
): Promise<Megabytes> {
  const underWay: Promise<void>[] = [];
  const begin = performance.now();
  for (let n = 0; n < calls; n += 1) {
    await delay(begin + n * CALL_EVERY_MS - performance.now());
    underWay.push(call(n));
  }
  await Promise.all(underWay);
  await delay(ALL_GONE_MS);
  return read();
}
