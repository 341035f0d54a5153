import { join } from 'node:path';
import type { Ringside } from '../app/launchRingside.ts';

/** The screens in the order of the rail. */
const SCREENS = ['live', 'lookup', 'history', 'settings', 'about'];

/** Pictures of the main window's screens, as the scenario left them. */
export async function shootMainWindow(ringside: Ringside, folder: string): Promise<void> {
  const page = await ringside.window('main');
  for (const [index, screen] of SCREENS.entries()) {
    const entry = page.locator('nav button').nth(index);
    await entry.click();
    await page.locator('nav button[aria-current="page"]').nth(0).waitFor();
    // Skeletons give way to what main answers.
    await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
    await page.screenshot({ path: join(folder, `main-${String(index + 1)}-${screen}.png`) });
  }
}
