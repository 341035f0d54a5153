import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { violationsOf } from './support/axe.ts';
import { shareCallingDesk } from './support/callingDesk.ts';
import { test } from './support/test.ts';
import { get } from './support/windows.ts';

/** WCAG 2.2 AA for callbacks: the list with every state, each set of details, the forms and the bar. */

const desk = shareCallingDesk();
const HOUR = 3_600_000;

interface Made {
  readonly number: string;
  readonly kind: 'callback' | 'reminder';
  readonly dueIn: number;
  readonly zone?: string;
  readonly menuId?: number;
  readonly lost?: boolean;
}

const MADE: readonly Made[] = [
  { number: '+33187224401', kind: 'reminder', dueIn: -2 * HOUR },
  { number: '+33187224402', kind: 'reminder', dueIn: -60_000 },
  { number: '+442079460018', kind: 'callback', dueIn: 30 * HOUR, zone: 'Europe/London' },
  { number: '+33187224403', kind: 'callback', dueIn: 31 * HOUR, menuId: 9999 },
  { number: '+33187224404', kind: 'callback', dueIn: 32 * HOUR, lost: true },
  { number: '+81312345678', kind: 'reminder', dueIn: 50 * HOUR, zone: 'Asia/Tokyo' },
];

test.beforeAll(async () => {
  const { main, ccai } = desk();
  for (const { number, kind, dueIn, zone = 'Europe/Paris', menuId = null, lost = false } of MADE) {
    ccai.setFaults(lost ? [{ system: 'ccai', operation: 'schedule', kind: 'reset', acts: true }] : []);
    const id = randomUUID();
    const due = { at: Date.now() + dueIn, zone };
    await get(main, 'callbacks.schedule', { id, kind, to: { number }, due, menuId, note: 'the lift' });
    await expect
      .poll(async () => (await get(main, 'intents.read', { id })).state.name)
      .toMatch(/scheduled|refused|unconfirmed/);
  }
  const done = randomUUID();
  const due = { at: Date.now() + 60 * HOUR, zone: 'Europe/Paris' };
  await get(main, 'callbacks.schedule', { id: done, kind: 'reminder', to: { number: '+33187224405' }, due });
  await get(main, 'callbacks.finish', { id: done });
});

for (const language of ['en', 'fr'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`callbacks, ${language}, ${theme}`, async () => {
      const { main } = desk();
      await get(main, 'settings.change', { change: { language, theme } });
      await expect(main.locator('html')).toHaveAttribute('lang', language);
      await expect(main.locator('html')).toHaveAttribute('data-theme', theme);
      await main.keyboard.press('Control+1');
      await expect(main.locator('.bar')).toBeVisible();
      expect(await violationsOf(main), 'bar').toEqual([]);

      await main.keyboard.press('Control+4');
      const options = main.getByRole('option');
      await expect(options).toHaveCount(MADE.length);
      const done = main.locator('[data-group="done"] h2 button');
      await done.click();
      await expect(options).toHaveCount(MADE.length + 1);
      for (let index = 0; index <= MADE.length; index += 1) {
        await options.nth(index).click();
        await expect(options.nth(index)).toHaveAttribute('aria-selected', 'true');
        expect(await violationsOf(main), `row ${String(index)}`).toEqual([]);
      }
      await done.click();

      await main.getByRole('searchbox').fill('nobody of that name');
      await expect(options).toHaveCount(0);
      expect(await violationsOf(main), 'nothing found').toEqual([]);
      await main.getByRole('searchbox').fill('');
      await expect(options).toHaveCount(MADE.length);

      const sheet = main.locator('dialog.sheet');
      await options.filter({ hasText: '7946 0018' }).click();
      await main.locator('article.detail [data-step="cancel"]').click();
      await expect(sheet).toBeVisible();
      expect(await violationsOf(main), 'cancel').toEqual([]);
      await main.keyboard.press('Escape');
      await main.locator('article.detail [data-step="move"]').click();
      await expect(sheet.locator('[data-held]')).toBeVisible();
      expect(await violationsOf(main), 'move').toEqual([]);
      await main.keyboard.press('Escape');

      await main.locator('[data-action="new"]').click();
      await sheet.locator('[data-field="number"]').fill('+442079460018');
      await expect(sheet.locator('[data-understood]')).toBeVisible();
      await sheet.locator('[data-field="when"]').fill('28/3/2027 01:30');
      await expect(sheet.locator('[data-choice]')).toBeVisible();
      await sheet.locator('[data-action="pick"]').click();
      await sheet.locator('[data-more] summary').click();
      await sheet.locator('[data-action="save"]').click();
      await expect(sheet.locator('[data-problem="when"]')).toBeVisible();
      expect(await violationsOf(main), 'form with a problem').toEqual([]);
      await sheet.locator('[data-action="zone"]').click();
      await expect(sheet.getByRole('listbox')).toBeVisible();
      expect(await violationsOf(main), 'zones').toEqual([]);
      await main.keyboard.press('Escape');
      await main.keyboard.press('Escape');
      await expect(sheet).toHaveCount(0);
    });
  }
}
