import { expect, type Locator, type Page } from '@playwright/test';
import { openSection, settingRow } from './settings.ts';
import { get } from './windows.ts';

/** What an agent does on the page of one outside system in the settings. */
export function providerPage(main: () => Page, provider: 'ccai' | 'pitel' | 'cliqphone', name: string) {
  const form = (): Locator => main().locator(`[data-credentials="${provider}"]`);
  return {
    form,
    open: () => openSection(main(), name),
    health: async () => (await get(main(), 'health.read', {}))[provider].state,

    async enter(path: string, value: string): Promise<void> {
      const row = settingRow(main(), path);
      await row.getByRole('textbox').fill(value);
      await row.getByRole('textbox').press('Enter');
      await expect(row.getByRole('status')).toContainText('Saved');
    },

    /** Fills in the fields of the credential by their labels and saves it. */
    async give(button: 'Enter' | 'Replace', fields: Readonly<Record<string, string>>): Promise<void> {
      await form().getByRole('button', { name: button }).click();
      for (const [label, value] of Object.entries(fields)) await form().getByLabel(label).fill(value);
      await form().getByRole('button', { name: 'Save' }).click();
      await expect(form().locator('[data-set="true"]')).toHaveCount(Object.keys(fields).length);
    },

    /** Presses the button and waits for the outcome, which the page shows with its words. */
    async testConnection(outcome: string, ...says: readonly string[]): Promise<void> {
      await form().getByRole('button', { name: 'Test the connection' }).click();
      const result = form().locator(`[data-outcome="${outcome}"]`);
      for (const words of says) await expect(result).toContainText(words);
    },

    /** Enters what does not fit, and leaves the field as it was. */
    async expectRefused(
      values: readonly (readonly [path: string, wrong: string, says: string])[],
    ): Promise<void> {
      for (const [path, wrong, says] of values) {
        const row = settingRow(main(), path);
        await row.getByRole('textbox').fill(wrong);
        await row.getByRole('textbox').press('Enter');
        await expect(row.getByRole('status'), path).toContainText(says);
        await row.getByRole('textbox').press('Escape');
      }
    },

    /** No page, no log and no answer of main holds any of these. */
    async expectNowhere(
      { pop, ringside }: { readonly pop: Page; readonly ringside: { log(): string } },
      secrets: readonly string[],
    ): Promise<void> {
      const replies = await Promise.all([
        get(main(), 'credentials.read', {}),
        get(main(), 'settings.read', {}),
        get(main(), 'health.read', {}),
        get(main(), 'providers.test', { provider }),
      ]);
      for (const secret of secrets) {
        expect(await main().content()).not.toContain(secret);
        expect(await pop.content()).not.toContain(secret);
        expect(JSON.stringify(replies)).not.toContain(secret);
        expect(ringside.log()).not.toContain(secret);
      }
      await expect(form().locator('input')).toHaveCount(0);
    },
  };
}
