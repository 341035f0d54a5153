import { startPitelSimulator, type PitelSimulator } from '#simulators/pitel/simulator.ts';

/** The agent's own extension, and those of colleagues. */
const EXTENSIONS = ['104', '105', '106', '110'];

/** Callers of the scenario, as the phone system writes them: one is the agent's, one a colleague's. */
const OF_THE_SCENARIO = [
  { phoneNumber: '0187224465', agent: '104', createdAt: '2026-10-05 09:12:40' },
  { phoneNumber: '0472001122', agent: '105', createdAt: '2026-11-16 16:03:05' },
];

const AREAS = ['01872', '02990', '03881', '04728', '05561', '06123'];

/** Enough others to scroll and to search through. */
const OTHERS = Array.from({ length: 60 }, (_, n) => ({
  phoneNumber: `${AREAS[n % AREAS.length] ?? ''}${String(10_007 + n * 1_373).padStart(5, '0')}`,
  agent: EXTENSIONS[(n * 5) % 3] ?? '105',
  createdAt: `2026-${String(1 + (n % 10)).padStart(2, '0')}-${String(1 + (n % 27)).padStart(2, '0')} ${String(9 + (n % 8)).padStart(2, '0')}:15:00`,
}));

/** Pitel Smart Routing of the demo, with the pins of a desk that has used it for a while. */
export function startDemoPins(apiKey: string): Promise<PitelSimulator> {
  return startPitelSimulator({ apiKey, routes: [...OF_THE_SCENARIO, ...OTHERS], extensions: EXTENSIONS });
}

/** The settings that lead the app there: a phone system in France. */
export function pinSettings({ url }: PitelSimulator) {
  return { baseUrl: url, numberFormat: 'national', region: 'FR', createdAtZone: '+01:00' };
}
