import { expect, type Page } from '@playwright/test';
import { launchRingside, type Ringside } from '../../scripts/app/launchRingside.ts';
import { COLLEAGUE, OWN, pinned, sharePitelDesk } from './support/pitelDesk.ts';
import { test } from './support/test.ts';
import { get, type AnyBridge } from './support/windows.ts';

/** Quitting while something is being changed in another system: nothing ends unasked, and nothing is said but what is so. */

const desk = sharePitelDesk();
const MANY = 40;

/** Buttons of the question. */
const KEEP_GOING = 0;
const QUIT = 1;

interface Asked {
  readonly detail?: string;
  readonly buttons?: string[];
}
type WithQuestions = typeof globalThis & { asked?: Asked[] };

/** Presses this button of every question that comes. */
async function answering({ app }: Ringside, button: number): Promise<void> {
  await app.evaluate(({ dialog }, response) => {
    const world = globalThis as WithQuestions;
    world.asked = [];
    dialog.showMessageBox = (...args: unknown[]) => {
      world.asked?.push(args.at(-1) as Asked);
      return Promise.resolve({ response, checkboxChecked: false });
    };
  }, button);
}

const asked = ({ app }: Ringside): Promise<Asked[]> =>
  app.evaluate(() => (globalThis as WithQuestions).asked ?? []);

const quit = ({ app }: Ringside): Promise<void> =>
  app.evaluate(({ app: electron }) => {
    electron.quit();
  });

const gone = ({ app }: Ringside): Promise<void> =>
  new Promise((resolve) => void app.once('close', () => resolve()));

/** Begins to pin many callers of a colleague to the agent, and waits until some are done. */
async function pinMany(): Promise<void> {
  const { main, pitel } = desk();
  pitel.setRoutes(Array.from({ length: MANY }, (_, count) => pinned(count)));
  pitel.setFaults([{ system: 'pitel', operation: 'upsert', kind: 'delay', value: 200 }]);
  await get(main, 'routes.state', { refresh: true });
  await expect.poll(async () => (await get(main, 'routes.state', {})).count).toBe(MANY);
  await get(main, 'routes.bulk', {
    what: 'pin',
    chosen: { query: { text: '', mineOnly: false }, except: [] },
    version: null,
    extension: null,
  });
  await expect.poll(done).toBeGreaterThan(1);
}

const done = async (): Promise<number> => (await get(desk().main, 'routes.bulkState', {})).bulk?.done ?? 0;
const agents = (): string[] =>
  desk()
    .pitel.routes()
    .map(({ agent }) => agent);

test('asks first, and keeps going by default', async () => {
  const { main, ringside } = desk();
  await answering(ringside, KEEP_GOING);
  await pinMany();
  await quit(ringside);
  await expect.poll(() => asked(ringside)).toHaveLength(1);
  const [question] = await asked(ringside);
  expect(question?.detail).toMatch(/^Pinning: \d+ of 40 are done\./);
  expect(question?.buttons).toEqual(['Keep going', 'Stop and quit']);
  const before = await done();
  await expect.poll(done).toBeGreaterThan(before);
  desk().pitel.setFaults([]);
  await expect.poll(async () => (await get(main, 'routes.bulkState', {})).bulk?.state).toBe('finished');
  expect(agents()).toEqual(Array.from({ length: MANY }, () => OWN));
});

/** Starts the app anew on what it left. */
async function startAgain(use: (ringside: Ringside, main: Page) => Promise<void>): Promise<void> {
  const again = await launchRingside({ folder: desk().ringside.folder });
  try {
    await answering(again, KEEP_GOING);
    await use(again, await again.window('main'));
  } finally {
    await again.close().catch(() => undefined);
  }
}

test('stops and quits after a yes, and what was done stands among the changes afterwards', async () => {
  const { ringside } = desk();
  await answering(ringside, QUIT);
  await pinMany();
  const closed = gone(ringside);
  await quit(ringside);
  await closed;
  const mine = agents().filter((agent) => agent === OWN).length;
  expect(mine).toBeGreaterThan(1);
  expect(agents().filter((agent) => agent === COLLEAGUE)).toHaveLength(MANY - mine);

  await startAgain(async (again, main) => {
    const { changes } = await get(main, 'about.changes', {});
    const taken = (changes ?? []).filter(({ action, certain }) => action === 'pinTakenOver' && certain);
    expect(taken).toHaveLength(MANY + mine);
    // Nothing is being changed: nothing is asked.
    const closedAgain = gone(again);
    await quit(again);
    await closedAgain;
  });
});

test('the end of the session asks nobody', async () => {
  const { pitel } = desk();
  pitel.setRoutes([pinned(1)]);
  pitel.setFaults([{ system: 'pitel', operation: 'upsert', kind: 'silence' }]);
  await startAgain(async (again, main) => {
    await main.evaluate(() => {
      const { ringside } = window as unknown as { ringside: AnyBridge };
      void ringside.invoke('routes.pin', { number: '+33600000002', extension: null, over: null });
    });
    await expect.poll(() => pitel.log().at(-1)?.operation).toBe('upsert');
    // The answer to any question would be to keep going.
    again.app.process().kill('SIGTERM');
    // All that is left of it then is what the test itself holds.
    await expect.poll(() => again.log()).toContain('Waiting for the debugger to disconnect');
  });
});
