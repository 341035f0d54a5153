import { setTimeout as delay } from 'node:timers/promises';
import type { InspectedPage } from '../support/devTools.ts';
import type { Figure } from '../support/figure.ts';
import { exchange, type Message } from '../support/httpMessage.ts';
import { callOf, startCalledRingside, startEncom, type BenchCall } from '../support/ringside.ts';
import { median, p95, pairedRatio, ratioOf } from '../support/stats.ts';
import { freePort, until } from '../support/wait.ts';
import { prepareWatch, watchFor } from '../support/watch.ts';

/** One of the two applications: how to ring it, what then stands in its pop, and how to have the pop hidden. */
interface Side {
  readonly pop: InspectedPage;
  ring(call: BenchCall): Message;
  readonly selector: (call: BenchCall) => string;
  hide(call: BenchCall): Promise<unknown>;
}

const HIDDEN_MS = 5_000;

export const eventToPop: Figure = {
  name: 'eventToPop',
  title: 'Event at the socket to pop painted',
  method: `From the moment a call's HTTP request goes into the socket until the pop, hidden before, has painted it: the
second animation frame in the page after the document holds the call. Ringside receives Enreach Core's POST and does
its whole work (credential, registry, history, identification under way at a simulated Encom, everything parsed at
the wall). The bare application is one node:http server, \`webContents.send\`, \`textContent\` and \`showInactive\`. Both
run side by side on one desk and are rung in turn.`,
  async run(bench) {
    const stage = await bench.stage();
    const encom = await startEncom();
    // Answers come after the first paint, as they do over a real network.
    encom.setFaults([{ system: 'encom', operation: '*', kind: 'delay', value: 80 }]);
    const ringside = await startCalledRingside(stage, encom);
    const barePort = await freePort();
    const bareApp = await stage.startBare({
      profile: await stage.folder('bare'),
      windows: 'main,pop',
      port: barePort,
    });
    const sides: { ringside: Side; bare: Side } = {
      ringside: await ringsideSide(ringside.app, ringside.ring),
      bare: await bareSide(bareApp, barePort),
    };
    // Two each to warm up, in particular for the first time that each pop is shown.
    const samples = bench.quick ? 10 : 100;
    const taken: [measured: number, bare: number][] = [];
    for (let n = -2; n < samples; n += 1) {
      const bare = await sample(sides.bare, n + 2);
      const measured = await sample(sides.ringside, n + 2);
      if (n >= 0) taken.push([measured, bare]);
    }
    await ringside.app.stop();
    await bareApp.stop();
    await encom.stop();

    const [measured, bare] = [taken.map(([one]) => one), taken.map(([, other]) => other)];
    return [
      {
        name: 'event to pop painted, median',
        unit: 'ms',
        measured: median(measured),
        bare: median(bare),
        ratio: pairedRatio(taken),
        goal: null,
      },
      {
        name: 'event to pop painted, p95',
        unit: 'ms',
        measured: p95(measured),
        bare: p95(bare),
        ratio: ratioOf(measured, bare, p95),
        goal: { of: 'ratio', side: 'atMost', bound: 1.5 },
      },
    ];
  },
};

interface PageSource {
  page(urlPart: string): Promise<InspectedPage>;
}

async function ringsideSide(app: PageSource, ring: Side['ring']): Promise<Side> {
  const pop = await app.page('/windows/pop/');
  await prepareWatch(pop);
  return {
    pop,
    ring,
    selector: ({ id }) => `[data-call-id="${id}"]`,
    hide: ({ id }) => pop.evaluate(`ringside.invoke('calls.dismiss', { callId: ${JSON.stringify(id)} })`),
  };
}

async function bareSide(app: PageSource, port: number): Promise<Side> {
  const pop = await app.page('/pop.html');
  await prepareWatch(pop);
  return {
    pop,
    ring: ({ id, number }) => ({
      port,
      method: 'POST',
      target: '/',
      body: JSON.stringify({ id, anum: number }),
    }),
    selector: ({ number }) => `[data-raw="${number}"]`,
    hide: () => exchange({ port, method: 'DELETE', target: '/' }),
  };
}

/** Rings once and gives the time until the call was painted, in ms. */
async function sample({ pop, ring, selector, hide }: Side, n: number): Promise<number> {
  const call = callOf(n);
  const seen = await watchFor(pop, selector(call));
  // Not in step with the display, whose next frame may be due at once or only after 16 ms.
  await delay(20 + ((n * 7) % 17));
  const { sentAt } = await exchange(ring(call));
  const { painted } = await seen();
  await hide(call);
  await until('the pop to be hidden', HIDDEN_MS, async () =>
    (await pop.evaluate('document.visibilityState')) === 'hidden' ? true : undefined,
  );
  return painted - sentAt;
}
