import { setTimeout as delay } from 'node:timers/promises';
import type { Figure, Line } from '../support/figure.ts';
import { ringsideSetup, startEncom } from '../support/ringside.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { median, pairedRatio } from '../support/stats.ts';

/** Nothing looks into the application for so long, so that looking does not slow its start. */
const LEAVE_ALONE_MS = 2_000;

export const start: Figure = {
  name: 'start',
  title: 'Process start to main window usable',
  method: `From just before the process is made until the main window has painted content and takes input: Chromium's
"first contentful paint", read afterwards from the page's own record. Ringside's page is empty until its code has run
and every control of it stands, so what is painted can be used. "Complete" is the "largest contentful paint": what
had to wait for the database, the vault and the endpoints is there as well. "Takes calls" is when Ringside says that
its endpoints listen. The profile exists, as on every start but an agent's first; the files are in the system's cache.
The bare application shows one window with a heading and a button. Both are started in turn.`,
  async run(bench) {
    const stage = await bench.stage();
    const encom = await startEncom();
    const { settings, secrets } = await ringsideSetup(encom);
    const profiles = { ringside: await stage.folder('ringside'), bare: await stage.folder('bare') };
    const starts = bench.quick ? 2 : 10;
    const usable: [measured: number, bare: number][] = [];
    const complete: [measured: number, bare: number][] = [];
    const takesCalls: number[] = [];
    for (let n = -1; n < starts; n += 1) {
      const bareApp = await stage.startBare({ profile: profiles.bare, windows: 'main' });
      const bare = await paintsOf(bareApp, '/main.html');
      await bareApp.stop();
      const ringside = await stage.startRingside({ profile: profiles.ringside, settings, secrets });
      const listening = ringside.said(/^ringside:ready /m);
      const measured = await paintsOf(ringside, '/windows/main/');
      const listeningAfter = (await listening) - ringside.startedAt;
      await ringside.stop();
      // The first start makes the profile; an agent has it.
      if (n < 0) continue;
      usable.push([measured.first, bare.first]);
      complete.push([measured.largest, bare.largest]);
      takesCalls.push(listeningAfter);
    }
    await encom.stop();
    const line = (name: string, pairs: typeof usable): Omit<Line, 'goal'> => ({
      name,
      unit: 'ms',
      measured: median(pairs.map(([one]) => one)),
      bare: median(pairs.map(([, other]) => other)),
      ratio: pairedRatio(pairs),
    });
    return [
      {
        ...line('start to main window usable, median', usable),
        goal: { of: 'ratio', side: 'atMost', bound: 1.5 },
      },
      { ...line('start to main window complete, median', complete), goal: null },
      {
        name: 'start to takes calls, median',
        unit: 'ms',
        measured: median(takesCalls),
        bare: null,
        goal: null,
      },
    ];
  },
};

const PAINTS = `new Promise((resolve) => {
  const at = (entry) => performance.timeOrigin + entry.startTime;
  const [first] = performance.getEntriesByName('first-contentful-paint');
  new PerformanceObserver((list) => resolve({ first: at(first), largest: at(list.getEntries().at(-1)) }))
    .observe({ type: 'largest-contentful-paint', buffered: true });
})`;

/** Ms from the start of the process to the first and to the largest paint of content. */
async function paintsOf(app: RunningApp, urlPart: string): Promise<{ first: number; largest: number }> {
  await delay(LEAVE_ALONE_MS);
  const page = await app.page(urlPart);
  const at = (await page.evaluate(PAINTS)) as { first: number; largest: number };
  return { first: at.first - app.startedAt, largest: at.largest - app.startedAt };
}
