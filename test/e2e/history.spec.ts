import { randomUUID } from 'node:crypto';
import { expect, type Locator } from '@playwright/test';
import { shareDesk, test } from './support/test.ts';
import { get } from './support/windows.ts';

/** The calls of the past: found by what the agent remembers of them, page by page. */

const desk = shareDesk();

const COUNT = 150;
const noted = randomUUID();

test.beforeAll(async () => {
  const { hook, main } = desk();
  for (let index = 0; index < COUNT; index += 1) {
    const id = index === 7 ? noted : randomUUID();
    const number = `+3314520${String(index).padStart(4, '0')}`;
    await hook.tell({ id, number, queue: index % 2 === 0 ? 'Sales' : 'Support' });
    if (index % 3 === 0) await hook.tell({ id, state: 'answered' });
    await hook.tell({ id, state: 'ended' });
  }
  await get(main, 'notes.save', { about: { callId: noted }, text: 'Réclamation sur la facture' });
  await get(main, 'callers.rename', { key: '+33145200008', name: 'Société Générale' });
});

test.beforeEach(async () => {
  await desk().main.keyboard.press('Control+3');
  await search().fill('');
  await filter('All').click();
});

const search = (): Locator => desk().main.getByRole('searchbox', { name: 'Search in the history' });
const filter = (name: string): Locator =>
  desk().main.getByRole('radiogroup', { name: 'Show' }).getByText(name, { exact: true });
const rows = (): Locator => desk().main.locator('[data-screen="history"] button[data-call-id]');

test('the newest call stands first, under its day', async () => {
  const { main } = desk();
  await expect(main.locator('[data-screen="history"] h2').first()).toHaveText('Today');
  await expect(rows().first()).toContainText('+33 1 45 20 01 49');
});

test('by digits, by name, by note and by queue, in any accents', async () => {
  for (const [text, found] of [
    ['45200042', '+33 1 45 20 00 42'],
    ['01 45 20 00 43', '+33 1 45 20 00 43'],
    ['+33145200044', '+33 1 45 20 00 44'],
    ['societe gen', 'Société Générale'],
    ['RECLAMATION', 'Réclamation sur la facture'],
  ] as const) {
    await search().fill(text);
    await expect(rows(), text).toHaveCount(1);
    await expect(rows().first(), text).toContainText(found);
  }
});

test('only missed ones, only noted ones, and nothing is said in words', async () => {
  const { main } = desk();
  const view = main.locator('[data-screen="history"]');
  await filter('With a note').click();
  await expect(rows()).toHaveCount(1);
  await expect(rows().first()).toHaveAttribute('data-call-id', noted);
  await filter('Missed').click();
  await expect(rows().first()).toContainText('Missed');
  await expect(rows().filter({ hasText: 'Ended' })).toHaveCount(0);
  await search().fill('nobody at all');
  await expect(view).toContainText('No call fits “nobody at all”');
});

test('scrolling brings all pages, and only rows in sight exist', async () => {
  const { main } = desk();
  await expect(rows().first()).toBeVisible();
  expect(await rows().count()).toBeLessThan(60);
  await rows().first().focus();
  const oldest = main.locator('[data-screen="history"] button', { hasText: '+33 1 45 20 00 00' });
  // End leads to the last row that is loaded; each time it brings the next page.
  await expect(async () => {
    await main.keyboard.press('End');
    await expect(oldest).toBeFocused({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await main.keyboard.press('Home');
  await expect(rows().first()).toBeFocused();
});

test('a row opens the card, and the list stands as it was on return', async () => {
  const { main } = desk();
  await search().fill('45200042');
  await expect(rows()).toHaveCount(1);
  await rows().first().click();
  await expect(main.locator('[data-screen="caller"] [data-number]')).toHaveText('+33 1 45 20 00 42');
  await main.keyboard.press('Escape');
  await expect(search()).toHaveValue('45200042');
  await expect(rows().first()).toBeFocused();
});

test('a call that comes in while the list is open joins it', async () => {
  const { call, main } = desk();
  const { callId } = await call('+33187224465');
  await expect(rows().first()).toHaveAttribute('data-call-id', callId);
  await expect(rows().first()).toContainText('Ringing');
  await expect(main.locator(`[data-call-id="${callId}"] .vip`).first()).toBeVisible();
});

test('a caller who hides the number has no card, and the row says so', async () => {
  const { call, main } = desk();
  const { callId } = await call('anonymous');
  const row = main.locator(`[data-screen="history"] button[data-call-id="${callId}"]`);
  await expect(row).toHaveAttribute('aria-disabled', 'true');
  await row.focus();
  await main.keyboard.press('Enter');
  await expect(main.locator('[data-screen="caller"]')).toHaveCount(0);
  await expect(row).toBeFocused();
});
