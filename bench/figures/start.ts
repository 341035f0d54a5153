import { setTimeout as delay } from 'node:timers/promises';
import type { Figure } from '../support/figure.ts';
import { ringsideSetup, startEncom } from '../support/ringside.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { median, pairedRatio } from '../support/stats.ts';

/** Nothing looks into the application for so long, so that looking does not slow its start. */
const LEAVE_ALONE_MS = 2_000;

export const start: Figure = {
  name: 'start',
  title: 'Process start to main window usable',
  method: `From just before the process is made until the main window has painted its largest content (Chromium's "largest
contentful paint", read afterwards from the page's own record; Ringside's page is empty until its code runs, so what
is painted takes input). The profile exists, as on every start but an agent's first; the files are in the system's
cache. The bare application shows one window with a heading and a button. Both are started in turn. "Takes calls" is
when Ringside says that its endpoints listen.`,
  async run(bench) {
    const stage = await bench.stage();
    const encom = await startEncom();
    const { settings, secrets } = await ringsideSetup(encom);
    const profiles = { ringside: await stage.folder('ringside'), bare: await stage.folder('bare') };
    const starts = bench.quick ? 2 : 12;
    const taken: [measured: number, bare: number][] = [];
    const takesCalls: number[] = [];
    for (let n = -1; n < starts; n += 1) {
      const bareApp = await stage.startBare({ profile: profiles.bare, windows: 'main' });
      const bare = await usableAfter(bareApp, '/main.html');
      await bareApp.stop();
      const ringside = await stage.startRingside({ profile: profiles.ringside, settings, secrets });
      const listening = ringside.said(/^ringside:ready /m);
      const measured = await usableAfter(ringside, '/windows/main/');
      const listeningAfter = (await listening) - ringside.startedAt;
      await ringside.stop();
      // The first start makes the profile; an agent has it.
      if (n < 0) continue;
      taken.push([measured, bare]);
      takesCalls.push(listeningAfter);
    }
    await encom.stop();
    return [
      {
        name: 'start to main window usable, median',
        unit: 'ms',
        measured: median(taken.map(([one]) => one)),
        bare: median(taken.map(([, other]) => other)),
        ratio: pairedRatio(taken),
        goal: { of: 'ratio', side: 'atMost', bound: 1.5 },
      },
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

const LARGEST_PAINT = `new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(performance.timeOrigin + list.getEntries().at(-1).startTime))
    .observe({ type: 'largest-contentful-paint', buffered: true });
})`;

/** Ms from the start of the process until the page had painted its largest content. */
async function usableAfter(app: RunningApp, urlPart: string): Promise<number> {
  await delay(LEAVE_ALONE_MS);
  const page = await app.page(urlPart);
  return Number(await page.evaluate(LARGEST_PAINT)) - app.startedAt;
}
