import type { PitelRouteInput } from '#simulators/pitel/directory.ts';
import { startPitelSimulator, type PitelSimulator } from '#simulators/pitel/simulator.ts';
import { openDesk, SECRETS, type DeskOptions, type OpenDesk } from './desk.ts';
import { keepEvidence, test } from './test.ts';

/** The agent's own extension, and two of colleagues. */
export const OWN = '104';
export const COLLEAGUE = '107';
export const OTHER = '199';
const API_KEY = 'e2e-pitel-key-91c6f2';

/** An entry of the directory: a French mobile number that ends in `count`, as it is written in France. */
export function pinned(count: number, agent: string = COLLEAGUE): PitelRouteInput {
  return { phoneNumber: nationalNumber(count), agent, createdAt: '2026-10-05 09:00:00' };
}

export function nationalNumber(count: number): string {
  return `06${String(count).padStart(8, '0')}`;
}

/** The same number as anybody may dial it. */
export function e164Number(count: number): string {
  return `+336${String(count).padStart(8, '0')}`;
}

/** The same number as the app shows it. */
export function shownNumber(count: number): string {
  return `+33 6 ${String(count).padStart(8, '0').match(/../g)?.join(' ') ?? ''}`;
}

export interface PitelDesk extends OpenDesk {
  readonly pitel: PitelSimulator;
}

/** One desk for all tests of a file about pins; faults and quirks are cleared after each test. */
export function sharePitelDesk(options: DeskOptions = {}): () => PitelDesk {
  let desk: PitelDesk | undefined;
  test.beforeAll(async () => {
    const pitel = await startPitelSimulator({ apiKey: API_KEY, routes: [] });
    const { settings = {}, ...rest } = options;
    try {
      const opened = await openDesk({
        ...rest,
        secrets: { ...SECRETS, pitel: { apiKey: API_KEY } },
        settings: {
          agent: { name: 'Claire Morel', extension: OWN },
          pitel: { baseUrl: pitel.url, region: 'FR', createdAtZone: '+02:00', timeoutMs: 2000 },
          ...settings,
        },
      });
      desk = { ...opened, pitel };
    } catch (error) {
      await pitel.stop();
      throw error;
    }
  });
  test.afterEach(async ({}, info) => {
    if (desk !== undefined && info.status !== info.expectedStatus) await keepEvidence(desk.ringside, info, 1);
    desk?.pitel.setFaults([]);
    desk?.pitel.setQuirks([]);
  });
  test.afterAll(async () => {
    await desk?.close();
    await desk?.pitel.stop();
  });
  return () => {
    if (desk === undefined) throw new Error('the desk is there only while a test runs');
    return desk;
  };
}
