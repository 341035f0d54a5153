import type { PitelRouteInput } from '#simulators/pitel/directory.ts';
import { startPitelSimulator } from '#simulators/pitel/simulator.ts';
import { DEMO_SECRETS } from '../demo/demoSystems.ts';
import type { Camera } from './camera.ts';
import { CAST } from './cast.ts';
import { dismiss, go, identified, PATIENCE_MS } from './steps.ts';
import { idOf, type Studio } from './studio.ts';

type FileOf = (name: string) => string;

const OWN = '104';
const COLLEAGUE = '107';
const DAY_MS = 86_400_000;
/** Numbers kept for fiction that nobody of the cast has. */
const OTHERS = [
  '+33199000117',
  '+33261910944',
  '+33353011275',
  '+33465711830',
  '+33536490761',
  '+33639981204',
];

/** All pins with some of them selected, and a colleague's caller about to be taken over. Only here Pitel is set up. */
export async function pinPictures(studio: Studio, pop: Camera, main: Camera, fileOf: FileOf): Promise<void> {
  const pitel = await startPitelSimulator({ apiKey: DEMO_SECRETS.pitel.apiKey, routes: routes(Date.now()) });
  try {
    await setPitel(studio, { baseUrl: pitel.url, region: 'FR', createdAtZone: 'Z', numberFormat: 'e164' });
    await theScreen(studio, main, fileOf);
    studio.ring('20', CAST.garage);
    await identified(studio.pop, '20');
    const pin = studio.pop.locator(`[data-call-id="${idOf('20')}"] [data-pin="known"]`);
    await pin.locator('[data-action="pinToMe"]').click();
    await pin.locator('[data-answer="no"]').waitFor({ timeout: PATIENCE_MS });
    await pop.shoot(fileOf('pop-pin'));
    await studio.report('20', CAST.garage, 'ended');
    await dismiss(studio.pop, '20');
  } finally {
    await setPitel(studio, { baseUrl: null });
    await pitel.stop();
  }
}

async function theScreen({ main }: Studio, camera: Camera, fileOf: FileOf): Promise<void> {
  await go(main, 'routes');
  const rows = main.locator('[data-screen="routes"] .row[data-key]');
  await rows.nth(8).waitFor({ timeout: PATIENCE_MS });
  for (const place of [3, 5]) await rows.nth(place).locator('[data-toggle]').click();
  await main.locator('[data-selected="2"]').waitFor();
  await camera.shoot(fileOf('pins'));
  await main.locator('[data-action="clearSelection"]').click();
  await go(main, 'live');
}

async function setPitel({ main }: Studio, pitel: Readonly<Record<string, string | null>>): Promise<void> {
  await main.evaluate(`window.ringside.invoke('settings.change', ${JSON.stringify({ change: { pitel } })})`);
}

function routes(now: number): PitelRouteInput[] {
  const cast = [CAST.clinic, CAST.bakery, CAST.garage, CAST.hotel, CAST.plumber];
  return [...cast, ...OTHERS].map((phoneNumber, index) => ({
    phoneNumber,
    agent: index % 3 === 0 ? OWN : ([COLLEAGUE, '112'][index % 2] ?? COLLEAGUE),
    createdAt: new Date(now - (index * 5 + 1) * DAY_MS - index * 3_700_000)
      .toISOString()
      .slice(0, 19)
      .replace('T', ' '),
  }));
}
