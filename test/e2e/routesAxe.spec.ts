import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator } from '@playwright/test';
import { violationsOf } from './support/axe.ts';
import { e164Number, nationalNumber, OWN, pinned, sharePitelDesk } from './support/pitelDesk.ts';
import { test } from './support/test.ts';
import { get } from './support/windows.ts';

/** WCAG 2.2 AA for pinned callers: the pop, the card, the screen in each of its states, and all its forms. */

const desk = sharePitelDesk();
const screen = (): Locator => desk().main.locator('[data-screen="routes"]');
const sheet = (): Locator => desk().main.locator('dialog.sheet');
const act = (name: string): Locator => screen().locator(`[data-action="${name}"]`);

async function checked(what: string): Promise<void> {
  expect(await violationsOf(desk().main), what).toEqual([]);
}

async function openScreen(): Promise<void> {
  const { main, pitel } = desk();
  await main.keyboard.press('Control+7');
  await expect(screen().locator('h1')).toBeFocused();
  await get(main, 'routes.state', { refresh: true });
  await expect.poll(async () => (await get(main, 'routes.state', {})).reading.state).toBe('read');
  const count = String(pitel.routes().length);
  await expect(screen().locator(`[data-reading="read"] [data-count="${count}"]`)).toBeVisible();
}

test.beforeAll(async () => {
  const { main, ringside } = desk();
  await get(main, 'callers.rename', { key: e164Number(1), name: 'Garage des Halles' });
  const file = join(ringside.folder.path, 'pins.csv');
  const lines = ['number,extension', `${nationalNumber(950)},104`, `${nationalNumber(1)},104`, '8.99E+08,1'];
  await writeFile(file, lines.join('\n'));
  await ringside.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
});

for (const language of ['en', 'fr'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`pinned callers, ${language}, ${theme}`, async () => {
      const { main, pop, pitel, call, inPop } = desk();
      pitel.setRoutes(
        Array.from({ length: 300 }, (_, count) => pinned(count, count % 5 === 2 ? OWN : undefined)),
      );
      await get(main, 'settings.change', { change: { language, theme } });
      for (const page of [main, pop]) {
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      }

      const { callId } = await call(e164Number(1));
      const inCall = inPop(callId).locator('[data-pin]');
      await expect(inCall).toHaveAttribute('data-pin', 'known');
      expect(await violationsOf(pop), 'pop').toEqual([]);
      await inCall.locator('[data-action="pinToMe"]').click();
      await expect(inCall.locator('[data-answer="no"]')).toBeFocused();
      expect(await violationsOf(pop), 'pop, question').toEqual([]);
      pitel.setQuirks([{ quirk: 'notRegistered', operation: 'upsert', times: 1 }]);
      await inCall.locator('[data-answer="yes"]').click();
      await expect(inCall.locator('[data-news="bad"]')).toBeVisible();
      expect(await violationsOf(pop), 'pop, refused').toEqual([]);
      await main.keyboard.press('Control+1');
      await expect(main.locator('[data-pin="known"]')).toBeVisible();
      await checked('live card');
      await get(pop, 'calls.dismiss', { callId });

      await openScreen();
      await checked('list');
      await screen().locator('[data-route="2"] [data-toggle]').click();
      await screen()
        .locator('[data-route="5"] [data-toggle]')
        .click({ modifiers: ['Shift'] });
      await expect(screen().locator('[data-selected="4"]')).toBeVisible();
      await checked('selected');
      await act('moveMany').click();
      await sheet().locator('[data-action="doMany"]').click();
      await expect(sheet().locator('[aria-invalid="true"]')).toBeFocused();
      await checked('move several, with a problem');
      pitel.setQuirks([{ quirk: 'notRegistered', operation: 'upsert', times: 1 }]);
      pitel.setFaults([{ system: 'pitel', operation: 'upsert', kind: 'delay', value: 400 }]);
      await sheet().locator('[data-field="extension"]').fill('111');
      await sheet().locator('[data-action="doMany"]').click();
      await expect(screen().locator('[data-bulk="running"]')).toBeVisible();
      await checked('under way');
      await expect(screen().locator('[data-bulk="finished"]')).toBeVisible({ timeout: 15_000 });
      pitel.setFaults([]);
      await checked('finished');
      await act('results').click();
      await expect(sheet().locator('[data-result]').first()).toBeVisible();
      await checked('results');
      await main.keyboard.press('Escape');
      pitel.setFaults([{ system: 'pitel', operation: 'get', kind: 'html' }]);
      await act('selectAll').click();
      await act('unpinMany').click();
      await expect(sheet().locator('[data-others]')).toBeVisible();
      await checked('unpin all');
      await sheet().locator('[data-action="doMany"]').click();
      await expect(screen().locator('[data-bulk="stopped"]')).toBeVisible();
      pitel.setFaults([]);
      await checked('given up');
      await act('dismiss').click();

      await screen().locator('[data-route="1"]').click();
      await checked('one pin');
      await sheet().locator('[data-action="unpin"]').click();
      await expect(sheet().locator('[data-answer="no"]')).toBeFocused();
      await checked('one pin, question');
      await main.keyboard.press('Escape');
      await sheet().locator('[data-action="close"]').click();
      await act('new').click();
      // What was typed last time is kept.
      await sheet().locator('[data-field="number"]').fill('');
      await sheet().locator('[data-action="save"]').click();
      await expect(sheet().locator('[aria-invalid="true"]')).toBeFocused();
      await checked('new pin, with a problem');
      pitel.setQuirks([{ quirk: 'notRegistered', operation: 'upsert', times: 1 }]);
      pitel.setFaults([{ system: 'pitel', operation: 'upsert', kind: 'delay', value: 600 }]);
      await sheet().locator('[data-field="number"]').fill(nationalNumber(999));
      await sheet().locator('[data-action="save"]').click();
      await expect(sheet().locator('[aria-busy="true"]')).toBeVisible();
      await main.keyboard.press('Escape');
      await expect(screen().locator('[data-left="over"]')).toBeVisible();
      pitel.setFaults([]);
      await checked('closed while under way');
      await screen().locator('[data-action="dismissLeft"]').click();

      await act('import').click();
      await expect(sheet().locator('[data-problem]').first()).toBeVisible();
      await checked('import, problems');
      await sheet().locator('input[value="all"]').check({ force: true });
      await expect(sheet().locator('[data-what="moved"]')).toBeVisible();
      await checked('import, all');
      await main.keyboard.press('Escape');

      await screen().getByRole('searchbox').fill('nobody of that name');
      await expect(screen().locator('[data-route]')).toHaveCount(0);
      await checked('nothing matches');
      await screen().getByRole('searchbox').fill('');
      await expect(screen().locator('[data-route]').first()).toBeVisible();

      pitel.setFaults([{ system: 'pitel', operation: 'list', kind: 'html' }]);
      await act('refresh').click();
      await expect(screen().locator('.failure')).toBeVisible();
      await checked('failed');
      pitel.setFaults([]);
      pitel.setRoutes([]);
      await openScreen();
      await checked('empty');
    });
  }
}

test('without an own extension, and without Pitel', async () => {
  const { main, pitel } = desk();
  pitel.setRoutes([pinned(1)]);
  await get(main, 'settings.change', { change: { agent: { extension: '' } } });
  await openScreen();
  await expect(screen().locator('[data-notice="noExtension"]')).toBeVisible();
  await checked('no extension');
  await get(main, 'settings.change', { change: { pitel: { baseUrl: null } } });
  await expect(screen().locator('.empty')).toBeVisible();
  await checked('not set up');
});
