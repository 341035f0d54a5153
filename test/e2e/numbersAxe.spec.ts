import { expect } from '@playwright/test';
import { violationsOf } from './support/axe.ts';
import { FEW_NUMBERS, shareCliqphoneDesk } from './support/cliqphoneDesk.ts';
import { test } from './support/test.ts';
import { get } from './support/windows.ts';

/** WCAG 2.2 AA for numbers and sounds: the lists, details, forms, what comes of saving, troubles and the player. */

const desk = shareCliqphoneDesk();

for (const language of ['en', 'fr'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`numbers, ${language}, ${theme}`, async () => {
      const { main, cliqphone } = desk();
      await get(main, 'settings.change', { change: { language, theme } });
      await expect(main.locator('html')).toHaveAttribute('lang', language);
      await expect(main.locator('html')).toHaveAttribute('data-theme', theme);
      await main.keyboard.press('Control+5');
      const rows = main.getByRole('grid').locator('[data-key]');
      const sheet = main.locator('dialog.sheet');
      const clean = async (what: string) => expect(await violationsOf(main), what).toEqual([]);
      await expect(rows).toHaveCount(FEW_NUMBERS.length);
      await clean('list');
      await rows.filter({ hasText: '+33 2 99 00 11 22' }).click();
      await expect(main.locator('[data-locked]')).toBeVisible();
      await clean('locked');
      await main.getByRole('searchbox').fill('nobody of that name');
      await expect(rows).toHaveCount(0);
      await clean('nothing matches');
      await main.getByRole('searchbox').fill('');
      await rows.filter({ hasText: '+33 1 87 22 44 65' }).click();
      await clean('details');

      await main.locator('[data-action="edit"]').click();
      await sheet.locator('[data-field="holderEmail"]').fill('nobody');
      await expect(sheet.locator('[data-problem="holderEmail"]')).toBeVisible();
      await clean('form with a problem');
      await sheet.locator('[data-field="holderEmail"]').fill('');
      await sheet.locator('[data-field="voicemail"]').selectOption('other');
      await sheet.locator('[data-field="voicemail"]').fill('999');
      await sheet.locator('[data-action="review"]').click();
      await expect(sheet.locator('[data-change]')).toHaveCount(1);
      await clean('summary');
      await sheet.locator('[data-action="save"]').click();
      await expect(sheet.locator('[data-problem="voicemail"]')).toBeVisible();
      await clean('refused');
      cliqphone.setFaults([{ system: 'cliqphone', operation: 'editNumber', kind: 'reset', times: 1 }]);
      await sheet.locator('[data-field="voicemail"]').fill('233');
      await sheet.locator('[data-action="review"]').click();
      await sheet.locator('[data-action="save"]').click();
      await expect(sheet.locator('[data-result="unconfirmed"]')).toBeVisible();
      await clean('unconfirmed');
      await main.keyboard.press('Escape');
      await main.locator('.detail [data-action="edit"]').click();
      await expect(sheet.locator('[data-sent-at]')).toBeVisible();
      await clean('unconfirmed, opened again');
      await sheet.locator('[data-action="back"]').click();
      await sheet.locator('[data-take-away="forwardTo"]').click();
      await sheet.locator('[data-field="ringSeconds"]').fill('200');
      await sheet.locator('[data-field="dateTo"]').fill('1/2/2020');
      await expect(sheet.locator('[data-doubt="pastDays"]')).toBeVisible();
      await clean('doubts');
      await sheet.locator('[data-action="review"]').click();
      await clean('summary with doubts');
      await sheet.locator('[data-action="sendAgain"]').click();
      await expect(sheet.locator('[data-result="saved"]')).toBeVisible();
      await clean('saved');
      await main.keyboard.press('Escape');

      await main.locator('[data-action="add"]').click();
      await sheet.locator('[data-field="zoneCode"]').selectOption('fr_01');
      await expect(sheet.locator('[data-free="known"]')).toBeVisible();
      await clean('free numbers');
      await main.keyboard.press('Escape');

      cliqphone.setFaults([{ system: 'cliqphone', operation: 'numbers', kind: 'html' }]);
      await main.locator('[data-action="refresh"]').click();
      await expect(main.locator('[data-reading="failed"]')).toBeVisible();
      await clean('could not be read again');
      cliqphone.setFaults([]);
      cliqphone.setAccount({ active: false });
      cliqphone.expireTokens();
      await main.locator('[data-action="retry"]').click();
      await expect(main.locator('[data-said-at]')).toBeVisible();
      await clean('refused account');
      cliqphone.setAccount({ active: true });
      await main.locator('[data-action="retry"]').click();
      await expect(main.locator('[data-reading]')).toHaveCount(0);
    });

    test(`sounds, ${language}, ${theme}`, async () => {
      const { main, cliqphone } = desk();
      await get(main, 'settings.change', { change: { language, theme } });
      await expect(main.locator('html')).toHaveAttribute('data-theme', theme);
      await main.keyboard.press('Control+6');
      const button = main.locator('[data-medium="231"] button');
      await expect(button).toBeVisible();
      expect(await violationsOf(main), 'list').toEqual([]);
      await button.click();
      await expect(main.locator('[data-playing="ended"]')).toBeVisible();
      expect(await violationsOf(main), 'player').toEqual([]);
      await main.keyboard.press('Escape');
      cliqphone.setFaults([{ system: 'cliqphone', operation: 'asset', kind: 'status', value: 404 }]);
      await main.locator('[data-medium="228"] button').click();
      await expect(main.locator('[data-playing="failed"]')).toBeVisible();
      expect(await violationsOf(main), 'not playable').toEqual([]);
      await main.keyboard.press('Escape');
    });
  }
}

test('without Cliqphone, both screens lead to the settings', async () => {
  const { main } = desk();
  await get(main, 'settings.change', { change: { cliqphone: { allowInsecureHttp: false } } });
  await main.keyboard.press('Control+5');
  await expect(main.locator('[data-withheld="inClear"]')).toBeVisible();
  expect(await violationsOf(main), 'plain http').toEqual([]);
  await get(main, 'settings.change', { change: { cliqphone: { baseUrl: null } } });
  for (const key of ['Control+5', 'Control+6']) {
    await main.keyboard.press(key);
    await expect(main.locator('[data-action="settings"]')).toBeVisible();
    expect(await violationsOf(main), key).toEqual([]);
  }
});
