import type { Figure } from '../support/figure.ts';
import { exchange } from '../support/httpMessage.ts';
import { callOf, encomQuestion, startCalledRingside, startEncom } from '../support/ringside.ts';
import { median, p95 } from '../support/stats.ts';
import { prepareWatch, watchFor } from '../support/watch.ts';

const DELAYS_MS = { queueByNumber: 60, isVipByNumber: 120, onCallByNumber: 90 };
const SLOWEST = 'isVipFromNumber';

export const sourcesToPop: Figure = {
  name: 'sourcesToPop',
  title: 'All sources answered to pop updated',
  method: `A simulated Encom takes ${Object.values(DELAYS_MS).join(', ')} ms for its three answers. Measured is the
time from the call at the socket until no fact of it is pending in the pop's document; the bare thing is the slowest
question alone, asked on a socket without Ringside, in turn. What lies between is all that Ringside adds to its
sources. The line "painted" waits for two animation frames more, which at 60 a second take 17 to 33 ms by
themselves.`,
  async run(bench) {
    const stage = await bench.stage();
    const encom = await startEncom();
    encom.setFaults(
      Object.entries(DELAYS_MS).map(([operation, value]) => ({
        system: 'encom',
        operation,
        kind: 'delay' as const,
        value,
      })),
    );
    const { app, ring } = await startCalledRingside(stage, encom);
    const pop = await app.page('/windows/pop/');
    await prepareWatch(pop);

    const samples = bench.quick ? 5 : 50;
    const updated: number[] = [];
    const painted: number[] = [];
    const source: number[] = [];
    for (let n = -2; n < samples; n += 1) {
      const asked = await exchange(encomQuestion(encom, SLOWEST, n + 2));
      const call = callOf(n + 2);
      const settled = `[data-call-id="${call.id}"]:has([data-fact]):not(:has([data-tone="pending"]))`;
      const seen = await watchFor(pop, settled);
      const { sentAt } = await exchange(ring(call));
      const at = await seen();
      await pop.evaluate(`ringside.invoke('calls.dismiss', { callId: ${JSON.stringify(call.id)} })`);
      if (n < 0) continue;
      updated.push(at.inDocument - sentAt);
      painted.push(at.painted - sentAt);
      source.push(asked.answeredAt - asked.sentAt);
    }
    await app.stop();
    await encom.stop();

    return [
      {
        name: 'call to all facts in the pop, median',
        unit: 'ms',
        measured: median(updated),
        bare: median(source),
        goal: null,
      },
      {
        name: 'call to all facts in the pop, p95',
        unit: 'ms',
        measured: p95(updated),
        bare: p95(source),
        goal: { of: 'over', side: 'atMost', bound: 15 },
      },
      {
        name: 'call to all facts painted, p95',
        unit: 'ms',
        measured: p95(painted),
        bare: p95(source),
        goal: null,
      },
    ];
  },
};
