import { expect, type Locator } from '@playwright/test';
import { shareDesk, test } from './support/test.ts';

/** Somebody without a call is looked up by number or by code. */

const desk = shareDesk();

test.beforeEach(async () => {
  await desk().main.keyboard.press('Control+K');
});

/** Types into the one field and asks. */
async function lookUp(text: string): Promise<Locator> {
  const { main } = desk();
  const field = main.locator('[data-screen="lookup"] input[data-head]');
  await field.fill(text);
  await field.press('Enter');
  return main.locator('[data-screen="lookup"] .result');
}

test('by number, in whatever writing', async () => {
  for (const text of ['01 87 22 44 65', '+33187224465', '0033 1 87 22 44 65', '(0)1.87.22.44.65']) {
    const result = await lookUp(text);
    await expect(result.locator('[data-card="+33187224465"]'), text).toBeVisible();
    await expect(result.locator('[data-fact="queue"] [data-value]'), text).toHaveText('900');
    await expect(result.locator('[data-badge="vip"]'), text).toBeVisible();
  }
});

test('by code, which is guessed from how it looks', async () => {
  const { main } = desk();
  const field = main.locator('[data-screen="lookup"] input[data-head]');
  await field.fill('4711');
  await expect(main.locator('.guess')).toContainText('Code (guessed)');
  await field.press('Enter');
  await expect(main.locator('[data-card="code:4711"] [data-fact="queue"] [data-value]')).toHaveText('0920');
  await expect(main.locator('[data-card="code:4711"] [data-badge="onCallDuty"]')).toBeVisible();
});

test('the same caller a second time is answered as well', async () => {
  for (let round = 0; round < 2; round += 1) {
    const result = await lookUp('+33472001122');
    await expect(result.locator('[data-badge="onCallDuty"]')).toBeVisible();
    await expect(result.locator('[data-bar="answered"]')).toBeVisible();
  }
});

test('a number that Encom does not know says so, and the code can be given there', async () => {
  const result = await lookUp('+33612345678');
  await expect(result.locator('[data-fact="vip"]')).toHaveAttribute('data-tone', 'unknown');
  await result.locator('[data-code-field] input').fill('4711');
  await result.locator('[data-code-field] input').press('Enter');
  await expect(desk().main.locator('[data-card="code:4711"]')).toBeVisible();
});

test('what is no number is said to be none, and can be tried as a code', async () => {
  const { main } = desk();
  await main.locator('[data-screen="lookup"]').getByText('Number', { exact: true }).click();
  const result = await lookUp('Maison Dupont');
  await expect(result).toContainText('“Maison Dupont” is not a number that anyone can be looked up by');
  await result.getByRole('button', { name: 'Search it as a code' }).click();
  await expect(result.locator('[data-card="code:Maison Dupont"]')).toBeVisible();
  await expect(result.locator('[data-fact="queue"]')).toHaveAttribute('data-tone', 'unknown');
});

test('the card opens from here, and Back leads here again with the keyboard where it was', async () => {
  const { main } = desk();
  const result = await lookUp('+442079460018');
  const open = result.getByRole('button', { name: 'Open card' });
  await main.locator('[data-screen="lookup"]').getByText('Number', { exact: true }).click();
  await lookUp('+442079460018');
  await open.click();
  await expect(main.locator('[data-screen="caller"] [data-number]')).toHaveText('+44 20 7946 0018');
  await expect(main).toHaveTitle('+44 20 7946 0018 – Ringside');
  await main.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(open).toBeFocused();
});
