import { expect } from '@playwright/test';
import { violationsOf } from './support/axe.ts';
import { shareDesk, test } from './support/test.ts';
import { get } from './support/windows.ts';

/** WCAG 2.2 AA as far as a machine can tell: every screen and every state of the pop, light and dark, in both languages. */

const desk = shareDesk({
  settings: { smartRouting: { rules: [{ when: { vip: true }, answer: { Priority: 10 } }] } },
});

const languages = ['en', 'fr'] as const;
const themes = ['light', 'dark'] as const;

async function wear(language: string, theme: string): Promise<void> {
  const { main, pop } = desk();
  await get(main, 'settings.change', {
    change: { language: language as 'en' | 'fr', theme: theme as 'light' | 'dark' },
  });
  for (const page of [main, pop]) {
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  }
}

test.beforeAll(async () => {
  const { call, hook, inPop, main, encom } = desk();
  for (const [number, state] of [
    ['+33187224465', 'answered'],
    ['+33472001122', 'ringing'],
    ['+33612345678', 'ringing'],
  ] as const) {
    const { callId } = await call(number);
    if (state === 'answered') await hook.tell({ id: callId, state });
    await hook.tell({ id: callId, state: 'ended' });
  }
  await get(main, 'callers.rename', { key: '+33187224465', name: 'Jeanne Martin' });
  await get(main, 'notes.save', { about: { callerKey: '+33187224465' }, text: 'Prefers e-mail' });
  // One after the other, so that each state of the pop stands there at once.
  const duty = await call('+33472001122');
  const vip = await call('+33187224465');
  await hook.tell({ id: vip.callId, state: 'answered' });
  const unknown = await call('+33612345678');
  const hidden = await call('anonymous');
  encom.setFaults([{ system: 'encom', operation: '*', kind: 'status', value: 500 }]);
  const failed = await call('+33145000030');
  for (const { callId } of [duty, vip, unknown, hidden, failed]) await expect(inPop(callId)).toBeVisible();
  await expect(inPop(vip.callId).locator('[data-bar="answered"]')).toBeVisible();
});

for (const language of languages) {
  for (const theme of themes) {
    test(`every screen of the main window, ${language}, ${theme}`, async () => {
      const { main } = desk();
      await wear(language, theme);
      for (const [digit, screen] of [
        [1, 'live'],
        [2, 'lookup'],
        [3, 'history'],
        [4, 'callbacks'],
        [5, 'numbers'],
        [6, 'media'],
        [7, 'routes'],
        [9, 'about'],
      ] as const) {
        await main.keyboard.press(`Control+${String(digit)}`);
        await expect(main.locator(`[data-screen="${screen}"]`)).toBeVisible();
        await expect(main.locator('[data-screen] .skeleton')).toHaveCount(0);
        expect(await violationsOf(main), screen).toEqual([]);
      }
      await main.keyboard.press('Control+3');
      await main
        .locator('[data-screen="history"] button[data-call-id]', { hasText: 'Jeanne' })
        .first()
        .click();
      await expect(main.locator('[data-screen="caller"] textarea').first()).toHaveValue('Prefers e-mail');
      expect(await violationsOf(main), 'card').toEqual([]);
      await main.keyboard.press('Escape');
      await main.locator('.light').click();
      await expect(main.getByRole('dialog')).toBeVisible();
      expect(await violationsOf(main), 'health').toEqual([]);
      await main.keyboard.press('Escape');
      await main.keyboard.press('Control+d');
      await expect(main.getByRole('dialog').locator('textarea')).toBeFocused();
      expect(await violationsOf(main), 'calling out, with nothing set up').toEqual([]);
      await main.keyboard.press('Escape');
    });

    test(`every page of the settings, ${language}, ${theme}`, async () => {
      const { main } = desk();
      await wear(language, theme);
      await main.keyboard.press('Control+8');
      const sections = main.locator('[data-screen="settings"] nav button');
      await expect(sections.first()).toBeVisible();
      for (let index = 0; index < (await sections.count()); index += 1) {
        await sections.nth(index).click();
        expect(await violationsOf(main), await sections.nth(index).innerText()).toEqual([]);
      }
      await sections.nth(3).click();
      await main.locator('[data-setting="encom.timeoutMs"] input').fill('never');
      await main.locator('[data-setting="encom.timeoutMs"] input').press('Enter');
      await expect(main.locator('[data-setting="encom.timeoutMs"] .problem')).toBeVisible();
      await main.locator('[data-credentials] .actions .button').first().click();
      await expect(main.locator('[data-credentials] form')).toBeVisible();
      expect(await violationsOf(main), 'a refused value and a form').toEqual([]);
      await main.locator('[data-setting="encom.timeoutMs"] input').press('Escape');
      await main.locator('[data-credentials] form button').last().click();
    });

    test(`every state of the pop, ${language}, ${theme}`, async () => {
      const { main, pop } = desk();
      await wear(language, theme);
      const calls = (await get(main, 'calls.list', {})).calls.filter(({ state }) => state !== 'ended');
      expect(calls).toHaveLength(5);
      for (const { id, party } of calls) {
        const row = pop.locator(`button[data-call-id="${id}"]`);
        if ((await row.count()) > 0) await row.click();
        await expect(pop.locator(`article[data-call-id="${id}"]`)).toBeVisible();
        expect(await violationsOf(pop), party.raw).toEqual([]);
      }
    });
  }
}

test('whoever asked the system for less motion gets none', async () => {
  const { main, pop } = desk();
  for (const page of [main, pop]) {
    const moving = (): Promise<string[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll('*')].flatMap((element) => {
          const style = getComputedStyle(element);
          const long = [style.animationDuration, style.transitionDuration]
            .flatMap((durations) => durations.split(','))
            .some((duration) => Number.parseFloat(duration) * (duration.endsWith('ms') ? 1 : 1000) > 1);
          return long ? [element.tagName] : [];
        }),
      );
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await moving()).toEqual([]);
    await page.emulateMedia({ reducedMotion: null });
  }
});
