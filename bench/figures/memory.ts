import { setTimeout as delay } from 'node:timers/promises';
import type { Figure } from '../support/figure.ts';
import { exchange } from '../support/httpMessage.ts';
import { settledMegabytes } from '../support/memory.ts';
import { callOf, startCalledRingside, startEncom } from '../support/ringside.ts';
import { freePort } from '../support/wait.ts';

const AT_ONCE = 4;
/** A completed call stays before the agent for 8 s. */
const ALL_GONE_MS = 12_000;

export const memory: Figure = {
  name: 'memory',
  title: 'Memory',
  method: `The sum of the proportional set sizes of all processes of the application, main and pop window made, once it
has come to rest. A call is rung through the SmartRouting endpoint, answered and ended through the call hook; the bare
application shows and hides its pop as often. Growth is what the second thousand calls add.`,
  async run(bench) {
    const calls = bench.quick ? 100 : 1_000;
    const stage = await bench.stage();
    const encom = await startEncom();

    const barePort = await freePort();
    const bareApp = await stage.startBare({
      profile: await stage.folder('bare'),
      windows: 'main,pop',
      port: barePort,
    });
    const bareIdle = await settledMegabytes(bareApp.pid);
    const toBare = { port: barePort, target: '/' };
    await repeat(calls, async (n) => {
      await exchange({ ...toBare, method: 'POST', body: JSON.stringify({ anum: callOf(n).number }) });
      await exchange({ ...toBare, method: 'DELETE' });
    });
    const bareAfter = await settledMegabytes(bareApp.pid);
    await bareApp.stop();

    const { app, ring, tell } = await startCalledRingside(stage, encom);
    const callOnce = async (n: number): Promise<void> => {
      const call = callOf(n);
      await exchange(ring(call));
      await exchange(tell(call, 'answered'));
      await exchange(tell(call, 'ended'));
    };
    const callAll = async (): Promise<number> => {
      await repeat(calls, callOnce);
      await delay(ALL_GONE_MS);
      return settledMegabytes(app.pid);
    };
    const idle = await settledMegabytes(app.pid);
    const after = await callAll();
    const afterTwice = await callAll();
    await app.stop();
    await encom.stop();

    const name = (count: number): string => `memory after ${count.toLocaleString('en-GB')} calls`;
    return [
      {
        name: 'memory idle',
        unit: 'MB',
        measured: idle,
        bare: bareIdle,
        goal: { of: 'ratio', side: 'atMost', bound: 1.25 },
      },
      {
        name: name(calls),
        unit: 'MB',
        measured: after,
        bare: bareAfter,
        goal: { of: 'ratio', side: 'atMost', bound: 1.25 },
      },
      {
        name: `${name(2 * calls)}: growth`,
        unit: 'MB',
        measured: afterTwice - after,
        bare: null,
        goal: null,
      },
    ];
  },
};

/** Does something `times` times, a few at once. */
async function repeat(times: number, once: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < times) {
      next += 1;
      await once(next);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
