import type { Page } from '@playwright/test';
import type { CcaiSimulator } from '#simulators/ccai/simulator.ts';
import { launchRingside, type Ringside } from '../../../scripts/app/launchRingside.ts';
import { makeTestFolder, type Seeds, type TestFolder } from '../../../scripts/app/userData.ts';
import { callingOptions, startCcai } from './callingDesk.ts';
import { keepEvidence, test } from './test.ts';

/** An app that can call out and is ended and started again in the middle of a test, on the same folder. */
export interface RestartingDesk {
  readonly ccai: CcaiSimulator;
  readonly ringside: Ringside;
  readonly main: Page;
  /** Quits the app as a person does, and starts it again after `meanwhile`. */
  restart(meanwhile?: () => void): Promise<void>;
  /** Kills it at this moment, and starts it again after `meanwhile`. */
  killAndRestart(meanwhile?: () => void): Promise<void>;
}

/** One such app for all tests of a file. Faults and what rang are cleared after each test. */
export function shareRestartingDesk(
  settings: Readonly<Record<string, unknown>>,
  withCcai = true,
): () => RestartingDesk {
  let parts: { ccai: CcaiSimulator; folder: TestFolder; ringside: Ringside; main: Page } | undefined;

  const open = async (folder: TestFolder): Promise<{ ringside: Ringside; main: Page }> => {
    const ringside = await launchRingside({ folder });
    return { ringside, main: await ringside.window('main') };
  };

  test.beforeAll(async () => {
    const ccai = await startCcai();
    const seeds: Seeds = withCcai ? callingOptions(ccai.url, { settings }) : { settings };
    const folder = await makeTestFolder(seeds);
    parts = { ccai, folder, ...(await open(folder)) };
  });
  test.afterEach(async ({}, info) => {
    if (parts === undefined) return;
    if (info.status !== info.expectedStatus) await keepEvidence(parts.ringside, info, 1);
    parts.ccai.setFaults([]);
    parts.ccai.clearRinging();
    parts.ccai.clearLog();
  });
  test.afterAll(async () => {
    await parts?.ringside.close().catch(() => undefined);
    await parts?.ccai.stop();
    await parts?.folder.remove();
  });

  const theParts = (): NonNullable<typeof parts> => {
    if (parts === undefined) throw new Error('the desk is there only while a test runs');
    return parts;
  };

  async function again(end: (ringside: Ringside) => Promise<void>, meanwhile?: () => void) {
    const before = theParts();
    await end(before.ringside);
    meanwhile?.();
    parts = { ...before, ...(await open(before.folder)) };
  }

  return () => ({
    ...theParts(),
    restart: (meanwhile) => again((ringside) => ringside.close(), meanwhile),
    killAndRestart: (meanwhile) => again(kill, meanwhile),
  });
}

function kill({ app }: Ringside): Promise<void> {
  const gone = new Promise<void>((resolve) => void app.once('close', () => resolve()));
  app.process().kill('SIGKILL');
  return gone;
}
