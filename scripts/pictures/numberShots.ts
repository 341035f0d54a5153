import { numbersSettings, startDemoNumbers } from '../demo/demoNumbers.ts';
import { DEMO_SECRETS } from '../demo/demoSystems.ts';
import type { Camera } from './camera.ts';
import { go, PATIENCE_MS } from './steps.ts';
import type { Studio } from './studio.ts';

type FileOf = (name: string) => string;

/** The company's numbers, what a change of one would send, and its sounds. Only here Cliqphone is set up. */
export async function numberPictures(studio: Studio, camera: Camera, fileOf: FileOf): Promise<void> {
  const cliqphone = await startDemoNumbers(DEMO_SECRETS.cliqphone);
  try {
    await setCliqphone(studio, numbersSettings(cliqphone));
    await theNumbers(studio, camera, fileOf);
    await theSounds(studio, camera, fileOf);
  } finally {
    await setCliqphone(studio, { baseUrl: null });
    await cliqphone.stop();
  }
}

async function theNumbers({ main }: Studio, camera: Camera, fileOf: FileOf): Promise<void> {
  await go(main, 'numbers');
  const rows = main.locator('[data-screen="numbers"] .row[data-key]');
  await rows.nth(4).waitFor({ timeout: PATIENCE_MS });
  await rows.first().click();
  await main.locator('[data-action="edit"]').waitFor();
  await camera.shoot(fileOf('numbers'));

  await main.locator('[data-action="edit"]').click();
  const sheet = main.getByRole('dialog');
  await sheet.locator('[data-field="holder"]').fill('Anaïs Lefèvre');
  await sheet.locator('select[data-field="waitingMusic"]').selectOption({ index: 1 });
  await sheet.locator('[data-field="ringSeconds"]').fill('25');
  await sheet.locator('[data-action="review"]').click();
  await sheet.locator('[data-change]').nth(2).waitFor({ timeout: PATIENCE_MS });
  await camera.shoot(fileOf('number-changes'));
  // Back to the fields, and out.
  await main.keyboard.press('Escape');
  await sheet.locator('[data-action="review"]').waitFor({ timeout: PATIENCE_MS });
  await main.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
}

async function theSounds({ main }: Studio, camera: Camera, fileOf: FileOf): Promise<void> {
  await go(main, 'media');
  await main.locator('[data-medium="231"] button').click();
  await main.locator('[data-playing="ended"]').waitFor({ timeout: PATIENCE_MS });
  await camera.shoot(fileOf('sounds'));
  await go(main, 'live');
}

async function setCliqphone({ main }: Studio, cliqphone: Readonly<Record<string, unknown>>): Promise<void> {
  const change = JSON.stringify({ change: { cliqphone } });
  await main.evaluate(`window.ringside.invoke('settings.change', ${change})`);
}
