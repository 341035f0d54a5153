import { expect } from '@playwright/test';
import { callingOptions, shareCallingDesk, startCcai } from './support/callingDesk.ts';
import { startAgain } from './support/secondStart.ts';
import { openSection, settingRow } from './support/settings.ts';
import { test } from './support/test.ts';
import { clipboardText, get, stateOf } from './support/windows.ts';

/** Calls that other programs ask for: the app asks first, calls once, and starts for them. */

const HOURS = { callbacks: { hoursFrom: '00:00', hoursTo: '00:00' } } as const;

test('a link that starts the app asks, rings nobody, and calls once when it is told to', async ({
  openOwnDesk,
}) => {
  const ccai = await startCcai();
  try {
    const { main } = await openOwnDesk(
      callingOptions(ccai.url, { settings: HOURS, args: ['tel:+33-6-31-00-00-01'] }),
    );
    const dialog = main.getByRole('dialog');
    await expect(dialog.getByRole('heading', { name: 'Call +33 6 31 00 00 01?' })).toBeFocused();
    expect(ccai.ringing()).toEqual([]);
    await dialog.locator('[data-action="dial"]').click();
    await expect(dialog.locator('[data-outcome="done"]')).toBeVisible();
    expect(ccai.ringing().map(({ number }) => number)).toEqual(['+33631000001']);
  } finally {
    await ccai.stop();
  }
});

test.describe('while the app runs', () => {
  const desk = shareCallingDesk({ settings: HOURS });
  const dialog = () => desk().main.getByRole('dialog');

  test.afterEach(async () => {
    if (await dialog().isVisible()) await desk().main.keyboard.press('Escape');
  });

  test('a link asks in front of everything, and an Enter meant for another window does nothing', async () => {
    const { ccai, main, ringside } = desk();
    expect(await startAgain(ringside, 'tel:+33631000002')).toBe(0);
    await expect(dialog().getByRole('heading', { name: 'Call +33 6 31 00 00 02?' })).toBeFocused();
    await expect.poll(async () => (await stateOf(ringside.app, 'main')).focused).toBe(true);
    await main.keyboard.press('Enter');
    await expect(dialog().locator('[data-action="dial"]')).toBeVisible();
    expect(ccai.ringing()).toEqual([]);
  });

  test('a second click on the link, before and after calling, is one call', async () => {
    const { ccai, ringside } = desk();
    await startAgain(ringside, 'tel:+33631000003');
    await startAgain(ringside, 'tel:+33631000003');
    await dialog().locator('[data-action="dial"]').click();
    await expect(dialog().locator('[data-outcome="done"]')).toBeVisible();
    await startAgain(ringside, 'tel:+33631000003');
    await expect(dialog().locator('[data-outcome="done"]')).toBeVisible();
    expect(ccai.ringing()).toHaveLength(1);
  });

  test('with asking turned off a link calls at once, but a number with a warning is still asked about', async () => {
    const { ccai, main, ringside } = desk();
    await get(main, 'settings.change', { change: { calling: { askFirst: false } } });
    await startAgain(ringside, 'tel:+33631000004');
    await expect.poll(() => ccai.ringing().map(({ number }) => number)).toEqual(['+33631000004']);
    await startAgain(ringside, 'tel:+33631000004');
    await startAgain(ringside, 'tel:+33899123456');
    await expect(dialog().locator('[data-warning="premium"]')).toBeVisible();
    expect(ccai.ringing()).toHaveLength(1);
    await get(main, 'settings.change', { change: { calling: { askFirst: true } } });
  });

  test('hostile links ask about nothing that could be called, and call nothing', async () => {
    const { ccai, main, ringside } = desk();
    for (const link of ['tel:javascript:alert(1)', 'callto://', 'sip:%00@pbx.example'])
      expect(await startAgain(ringside, link)).toBe(0);
    expect(ccai.ringing()).toEqual([]);
    expect(main.url()).toContain('ringside-app://main/windows/main/');
  });

  test('the clipboard is only read', async () => {
    const { main, ringside } = desk();
    // Electron 45 makes this a promise.
    await ringside.app.evaluate(async ({ clipboard }) => {
      await clipboard.writeText('call +33 6 31 00 00 05');
    });
    expect((await get(main, 'placing.clipboard', {})).text).toBe('call +33 6 31 00 00 05');
    expect(await clipboardText(ringside.app)).toBe('call +33 6 31 00 00 05');
  });
});

for (const language of ['en', 'fr'] as const) {
  test(`where only the agent can choose what opens a link, the system’s own page is offered, ${language}`, async ({
    openOwnDesk,
  }) => {
    const { main, ringside } = await openOwnDesk({ settings: { language } });
    // What Windows would be: an installed app, another program that opens the links, and a page that answers.
    await ringside.app.evaluate(({ app, shell }) => {
      const opened: string[] = [];
      Object.defineProperty(process, 'platform', { value: 'win32' });
      Object.defineProperty(app, 'isPackaged', { value: true });
      app.setAsDefaultProtocolClient = () => false;
      app.getApplicationInfoForProtocol = () =>
        Promise.resolve({ path: 'C:\\Softphone.exe', name: 'Softphone', icon: null as never });
      shell.openExternal = (address) => {
        opened.push(address);
        return opened.length === 1 ? Promise.resolve() : Promise.reject(new Error('nothing opens it'));
      };
      Object.assign(globalThis, { opened });
    });
    const opened = () => ringside.app.evaluate(() => (globalThis as { opened?: string[] }).opened);
    const words = {
      en: [
        'Links and shortcut',
        'tel: with another program',
        'Choose it in the system’s settings',
        'Choose Ringside',
      ],
      fr: [
        'Liens et raccourci',
        'tel: avec un autre programme',
        'Choisir dans les réglages',
        'Choisissez Ringside',
      ],
    }[language];
    await openSection(main, words[0] ?? '');
    await settingRow(main, 'links.tel').getByRole('switch').click();
    const panel = main.locator('[data-links="elsewhere"]');
    await expect(panel).toContainText(words[1] ?? '');
    const button = panel.getByRole('button', { name: words[2] ?? '' });
    await button.click();
    await expect.poll(opened).toEqual(['ms-settings:defaultapps']);
    await expect(button).toBeVisible();
    // A page that does not open is told in words, not by nothing at all.
    await button.click();
    await expect(panel).toContainText(words[3] ?? '');
    await expect(button).toHaveCount(0);
  });
}
