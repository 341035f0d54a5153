import { join } from 'node:path';
import type { Ringside } from '../app/launchRingside.ts';

/** Pictures of the main window's screens, as the scenario left them. */
export async function shootMainWindow(ringside: Ringside, folder: string): Promise<void> {
  const page = await ringside.window('main');
  const entries = page.locator('nav button');
  for (let index = 0; index < (await entries.count()); index += 1) {
    await entries.nth(index).click();
    await page.locator('nav button[aria-current="page"]').nth(0).waitFor();
    // Skeletons give way to what main answers.
    await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
    const screen = await page.locator('[data-screen]:not([hidden])').first().getAttribute('data-screen');
    await page.screenshot({ path: join(folder, `main-${String(index + 1)}-${screen ?? ''}.png`) });
  }
}
