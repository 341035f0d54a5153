import type { Locator, Page } from '@playwright/test';

/** Opens a page of the settings by its name, in English. */
export async function openSection(main: Page, name: string): Promise<Locator> {
  await main.keyboard.press('Control+8');
  await main.locator('[data-screen="settings"] nav').getByRole('button', { name, exact: true }).click();
  return main.locator('[data-screen="settings"] .page');
}

/** The row of one setting by its dotted path. */
export function settingRow(main: Page, path: string): Locator {
  return main.locator(`[data-setting="${path}"]`);
}
