import { writeFile } from 'node:fs/promises';
import { test as base, type TestInfo } from '@playwright/test';
import { launchRingside, type LaunchOptions, type Ringside } from '../../../scripts/app/launchRingside.ts';
import { openDesk, type DeskOptions, type OpenDesk } from './desk.ts';

interface Fixtures {
  /** Starts an app that is closed, with its folder removed, when the test ends. */
  launch: (options?: LaunchOptions) => Promise<Ringside>;
  /** Opens a desk of this test's own: the app with the systems around it. */
  openOwnDesk: (options?: DeskOptions) => Promise<OpenDesk>;
}

/** Playwright's `test` with the app: on a failure the log and a picture of each window are kept. */
export const test = base.extend<Fixtures>({
  launch: async ({}, use, info) => {
    const launched: Ringside[] = [];
    await use(async (options) => {
      const ringside = await launchRingside(options);
      launched.push(ringside);
      return ringside;
    });
    for (const [index, ringside] of launched.entries()) {
      if (info.status !== info.expectedStatus) await keepEvidence(ringside, info, index + 1);
      await ringside.close().catch(() => undefined);
    }
    for (const { folder } of launched) await folder.remove();
  },
  openOwnDesk: async ({}, use, info) => {
    const opened: OpenDesk[] = [];
    await use(async (options) => {
      const desk = await openDesk(options);
      opened.push(desk);
      return desk;
    });
    for (const [index, desk] of opened.entries()) {
      if (info.status !== info.expectedStatus) await keepEvidence(desk.ringside, info, index + 1);
      await desk.close();
    }
  },
});

/**
 * One desk for all tests of a file, for those that leave nothing behind which the next would trip over. Call it at the
 * top of the file; what it gives is there while a test runs. After a failure the rest of the file gets a new one.
 */
export function shareDesk(options?: DeskOptions): () => OpenDesk {
  let desk: OpenDesk | undefined;
  test.beforeAll(async () => {
    desk = await openDesk(options);
  });
  test.afterEach(async ({}, info) => {
    if (desk !== undefined && info.status !== info.expectedStatus) await keepEvidence(desk.ringside, info, 1);
  });
  test.afterAll(async () => {
    await desk?.close();
  });
  return () => {
    if (desk === undefined) throw new Error('the desk is there only while a test runs');
    return desk;
  };
}

/** Kept as files in the test's output folder, where a person looks when there is no HTML report. */
export async function keepEvidence(ringside: Ringside, info: TestInfo, number: number): Promise<void> {
  const name = `app-${String(number)}`;
  const logFile = info.outputPath(`${name}.log`);
  await writeFile(logFile, ringside.log());
  await info.attach(`${name}-log`, { path: logFile, contentType: 'text/plain' });
  for (const [index, page] of ringside.app.windows().entries()) {
    const path = info.outputPath(`${name}-window-${String(index + 1)}.png`);
    // A hidden or dying window has no picture: the failure that is being reported matters more.
    const taken = await page.screenshot({ path, timeout: 5_000 }).catch(() => undefined);
    if (taken) await info.attach(`${name}-window-${String(index + 1)}`, { path, contentType: 'image/png' });
  }
}
