import { expect, type Page } from '@playwright/test';
import { shareDesk, test } from './support/test.ts';

/** Everything in the main window is reached without a pointer. */

const desk = shareDesk();

/** What has the keyboard, in words of its role and name. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return '';
    const label = element.getAttribute('aria-label') ?? element.innerText;
    return `${element.tagName.toLowerCase()} ${label.replace(/\s+/g, ' ').trim()}`.trim();
  });

/** Walks with Tab from where the keyboard is until it comes round; gives every stop. */
async function walk(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<string[]> {
  const stops: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press(key);
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body || element.hasAttribute('data-walked')) return null;
      element.setAttribute('data-walked', '');
      const box = element.getBoundingClientRect();
      const seen = box.width > 0 && box.height > 0;
      return `${seen ? '' : 'UNSEEN '}${element.tagName.toLowerCase()}`;
    });
    if (stop === null) break;
    stops.push(stop);
  }
  return stops;
}

test('Ctrl and a digit lead to the screens in the order of the rail, and the keyboard goes along', async () => {
  const { main } = desk();
  for (const [digit, screen, head] of [
    ['2', 'lookup', 'input'],
    ['3', 'history', 'h1 History'],
    ['4', 'callbacks', 'h1 Callbacks'],
    ['5', 'numbers', 'h1 Numbers'],
    ['6', 'media', 'h1 Sounds'],
    ['7', 'routes', 'h1 Pinned callers'],
    ['8', 'settings', 'h1 Settings'],
    ['9', 'about', 'h1 Ringside'],
    ['1', 'live', 'h1 Live'],
  ] as const) {
    await main.keyboard.press(`Control+${digit}`);
    await expect(main.locator(`[data-screen="${screen}"]`)).toBeVisible();
    await expect.poll(() => focused(main)).toBe(head);
  }
  await main.keyboard.press('Control+k');
  await expect(main.locator('[data-screen="lookup"] input[data-head]')).toBeFocused();
});

test('the rail is one stop, and arrows move in it', async () => {
  const { main } = desk();
  await main.keyboard.press('Control+1');
  await main.locator('nav button[aria-current="page"]').focus();
  await main.keyboard.press('ArrowDown');
  await expect.poll(() => focused(main)).toBe('button Look up');
  await main.keyboard.press('End');
  await expect.poll(() => focused(main)).toBe('button About');
  await main.keyboard.press('Enter');
  await expect(main.locator('[data-screen="about"]')).toBeVisible();
});

test('the first stop of the page skips the rail', async () => {
  const { main } = desk();
  await main.keyboard.press('Control+3');
  await main.evaluate(() => {
    (document.activeElement as HTMLElement).blur();
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  await main.keyboard.press('Tab');
  await expect.poll(() => focused(main)).toBe('a Skip to the content');
  await expect(main.getByRole('link', { name: 'Skip to the content' })).toBeInViewport();
  await main.keyboard.press('Enter');
  await expect(main.locator('#content')).toBeFocused();
});

test('on every screen Tab goes round through stops that can be seen, forwards and backwards', async () => {
  const { main } = desk();
  for (const digit of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
    for (const key of ['Tab', 'Shift+Tab'] as const) {
      await main.keyboard.press(`Control+${String(digit)}`);
      await main.evaluate(() => {
        for (const element of document.querySelectorAll('[data-walked]'))
          element.removeAttribute('data-walked');
      });
      const stops = await walk(main, key);
      expect(stops.length, `screen ${String(digit)}`).toBeGreaterThan(2);
      expect(
        stops.filter((stop) => stop.startsWith('UNSEEN')),
        `screen ${String(digit)}`,
      ).toEqual([]);
    }
  }
});

test('a setting is changed and health is read by keyboard alone', async () => {
  const { main } = desk();
  await main.keyboard.press('Control+8');
  await main.getByRole('button', { name: 'Pop and sound' }).focus();
  await main.keyboard.press('Enter');
  const dnd = main.getByRole('switch', { name: 'Do not disturb' });
  await dnd.focus();
  await main.keyboard.press('Space');
  await expect(dnd).toBeChecked();
  await main.keyboard.press('Space');
  await expect(dnd).not.toBeChecked();

  const style = main.getByRole('radiogroup', { name: 'How calls show themselves' });
  await style.getByRole('radio', { checked: true }).focus();
  await main.keyboard.press('ArrowRight');
  await expect(style.getByRole('radio', { checked: true })).toHaveAttribute('value', 'raise');
  await main.keyboard.press('ArrowLeft');
  await expect(style.getByRole('radio', { checked: true })).toHaveAttribute('value', 'banner');

  await main.locator('.light').focus();
  await main.keyboard.press('Enter');
  await expect(main.getByRole('dialog', { name: 'Health' })).toBeVisible();
  await main.keyboard.press('Escape');
  await expect(main.getByRole('dialog', { name: 'Health' })).toBeHidden();
  await expect(main.locator('.light')).toBeFocused();
});

test('a live call is opened, noted and copied by keyboard alone', async () => {
  const { call, main } = desk();
  const { callId } = await call('+33145000020');
  await main.keyboard.press('Control+1');
  await main.locator(`[data-screen="live"] li [data-call-id="${callId}"]`).focus();
  await main.keyboard.press('Enter');
  const detail = main.locator('[data-screen="live"] .detail');
  await detail.getByLabel('Note').focus();
  await main.keyboard.type('typed');
  await expect(detail.locator('[data-note="saved"]')).toBeVisible();
  await detail.getByRole('button', { name: 'Copy' }).focus();
  await main.keyboard.press('Enter');
  await expect(detail.getByRole('button', { name: 'Copied' })).toBeVisible();
});
