import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { shareDesk, test } from './support/test.ts';
import { expectVisible, get } from './support/windows.ts';

/** WCAG 2.2 AA on every screen and on the pop, light and dark, French and English, as axe sees it. */

const desk = shareDesk({ settings: { encom: { timeoutMs: 1_000 } } });

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, one line a finding; axe runs in the page itself, since Electron opens no second one for it. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(TAGS).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

const LOOKS = [
  { language: 'fr', theme: 'light' },
  { language: 'en', theme: 'dark' },
  { language: 'fr', theme: 'dark' },
  { language: 'en', theme: 'light' },
] as const;

async function dress(look: (typeof LOOKS)[number]): Promise<void> {
  const { main, pop } = desk();
  await get(main, 'settings.change', { change: look });
  for (const page of [main, pop]) {
    await expect(page.locator('html')).toHaveAttribute('lang', look.language);
    await expect(page.locator('html')).toHaveAttribute('data-theme', look.theme);
  }
}

/** Calls of every kind: VIP, on-call contract, unknown, withheld, and one about whom Encom fails. */
async function ringAll(): Promise<void> {
  const { call, encom, inPop } = desk();
  const known = await call('+33187224465');
  await expect(inPop(known.callId).locator('[data-badge="vip"]').first()).toBeAttached();
  await call('+33472001122');
  await call('+33612345678');
  await call('anonymous');
  encom.setFaults([{ system: 'encom', operation: '*', kind: 'status', value: 500 }]);
  const failed = await call('+33388010203');
  await expect(inPop(failed.callId).locator('[data-tone="failed"]').first()).toBeAttached();
  encom.setFaults([]);
}

test('the pop has no finding, whatever call is open in it', async () => {
  test.setTimeout(120_000);
  const { pop, main, ringside } = desk();
  await ringAll();
  await expectVisible(ringside.app, 'pop', true);
  const { calls } = await get(main, 'calls.list', {});
  for (const look of LOOKS) {
    await dress(look);
    for (const { id } of calls) {
      const row = pop.locator(`button[data-call-id="${id}"]`);
      if ((await row.count()) > 0) await row.click();
      await expect(pop.locator(`article[data-call-id="${id}"]`)).toBeVisible();
      expect(await findings(pop), `${look.language} ${look.theme} ${id}`).toEqual([]);
    }
  }
});

test('no screen of the main window has a finding, with and without content', async () => {
  test.setTimeout(120_000);
  const { main } = desk();
  const rail = main.locator('.rail nav button');
  for (const look of LOOKS) {
    await dress(look);
    for (const index of await rail.evaluateAll((buttons) => buttons.map((_, at) => at))) {
      await rail.nth(index).click();
      await expect(rail.nth(index)).toHaveAttribute('aria-current', 'page');
      expect(await findings(main), `${look.language} ${look.theme} screen ${String(index + 1)}`).toEqual([]);
    }
  }
});

test('every section of the settings and a caller card have no finding', async () => {
  test.setTimeout(120_000);
  const { main } = desk();
  const rail = main.locator('.rail nav button');
  for (const look of [LOOKS[0], LOOKS[1]]) {
    await dress(look);
    await rail.nth(3).click();
    const sections = main.locator('[data-screen="settings"] nav button');
    await expect(sections.first()).toBeVisible();
    for (const section of await sections.all()) {
      await section.click();
      expect(
        await findings(main),
        `${look.language} ${look.theme} ${(await section.textContent()) ?? ''}`,
      ).toEqual([]);
    }
    await rail.nth(2).click();
    await main.locator('[data-screen="history"] [data-call-id]').first().click();
    await expect(main.locator('section.caller[aria-busy="false"]')).toBeVisible();
    expect(await findings(main), `${look.language} ${look.theme} caller card`).toEqual([]);
  }
});
