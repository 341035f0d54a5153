import { join } from 'node:path';
import type { Ringside } from '../app/launchRingside.ts';

/** Pictures of the main window's screens, as the scenario left them. */
export async function shootMainWindow(ringside: Ringside, folder: string): Promise<void> {
  const page = await ringside.window('main');
  for (const [index, screen] of ['live', 'lookup', 'history', 'settings', 'about'].entries()) {
    await page.locator(`nav [data-screen="${screen}"]`).click();
    await page.locator(`main[data-screen="${screen}"]`).waitFor();
    await page.screenshot({ path: join(folder, `main-${String(index + 1)}-${screen}.png`) });
  }
}
