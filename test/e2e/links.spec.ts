import { expect } from '@playwright/test';
import { startAgain } from './support/secondStart.ts';
import { shareDesk, test } from './support/test.ts';
import { expectVisible, get, stateOf } from './support/windows.ts';

/** Links from other programs: at a cold start, and handed over by a second start to the app that runs. */

test('a call announced by the link that starts the app is popped', async ({ openOwnDesk }) => {
  const { inPop, ringside } = await openOwnDesk({
    args: ['ringside://incoming?number=%2B33187224465&id=cold-call'],
  });
  await expectVisible(ringside.app, 'pop', true);
  await expect(inPop('cold-call').locator('[data-number]')).toHaveText('+33 1 87 22 44 65');
  await expect(inPop('cold-call').locator('[data-badge="vip"]')).toBeVisible();
});

test('a number clicked before the app runs is asked about, and nothing rings', async ({ openOwnDesk }) => {
  const { main } = await openOwnDesk({ args: ['tel:+33-1-87-22-44-65'] });
  await expect(main.getByRole('heading', { name: 'Call +33 1 87 22 44 65?' })).toBeFocused();
});

test.describe('while the app runs', () => {
  const desk = shareDesk();

  test('an announced call is popped and takes no window up', async () => {
    const { inPop, ringside } = desk();
    await ringside.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().includes('/windows/main/'))
        ?.hide();
    });
    const code = await startAgain(
      ringside,
      '--hidden',
      'ringside://incoming?number=0472001122&code=1002&id=link-1',
    );
    expect(code).toBe(0);
    await expect(inPop('link-1').locator('[data-number]')).toHaveText('+33 4 72 00 11 22');
    await expect(inPop('link-1')).toContainText('Code 1002');
    await expectVisible(ringside.app, 'pop', true);
    expect((await stateOf(ringside.app, 'main')).visible).toBe(false);
  });

  for (const [link, shown] of [
    ['tel:+33-1-87-22-44-65;ext=3', '+33 1 87 22 44 65'],
    ['tel:02.99.01.01.01', '+33 2 99 01 01 01'],
    ['callto:+442079460018', '+44 20 7946 0018'],
    ['sip:+33472001122@pbx.example;user=phone', '+33 4 72 00 11 22'],
    ['sips:0033388010203@pbx.example', '+33 3 88 01 02 03'],
    ['TEL:+33556010203', '+33 5 56 01 02 03'],
  ] as const) {
    test(`${link} brings up the main window, which asks before it calls`, async () => {
      const { main, ringside } = desk();
      expect(await startAgain(ringside, link)).toBe(0);
      await expect(main.getByRole('heading', { name: `Call ${shown}?` })).toBeFocused();
      await expect.poll(async () => (await stateOf(ringside.app, 'main')).focused).toBe(true);
    });
  }

  test('a dialled service code is shown as it came, and nobody can be called by it', async () => {
    const { main, ringside } = desk();
    await startAgain(ringside, 'tel:*21%23');
    await expect(main.getByRole('dialog').getByLabel('Number', { exact: true })).toHaveValue('*21#');
    await expect(main.getByRole('dialog').locator('[data-action="dial"]')).toBeDisabled();
    await main.keyboard.press('Escape');
  });

  test('a link as long as a book does not end the app, and is shown for what it is', async () => {
    const { main, ringside } = desk();
    // A message over 32 KB cannot be handed over: Chromium would take the app that runs for hung, and kill it.
    expect(await startAgain(ringside, `tel:${'0612400009,'.repeat(3_000)}`)).toBe(0);
    const box = main.getByRole('dialog').getByLabel('Number', { exact: true });
    await expect(box).toHaveValue(/^tel:0612400009,/);
    expect((await box.inputValue()).length).toBeLessThan(300);
    await main.keyboard.press('Escape');
    expect(ringside.app.process().exitCode).toBeNull();
  });

  test('hostile links do nothing and break nothing', async () => {
    const { call, inPop, main, ringside } = desk();
    const ids = async (): Promise<string[]> =>
      (await get(main, 'calls.list', {})).calls.map(({ id }) => id).sort();
    const before = await ids();
    const hostile = [
      'ringside://incoming?number=%3Cscript%3Ealert(1)%3C/script%3E&id=evil-1',
      'ringside://incoming?number=%2B33187224465&number=%2B33187224466&id=evil-2',
      'ringside://incoming?number=%2B33187224465&id=evil%0D%0A3',
      'ringside://incoming?id=%22%3E%3Cimg%20src%3Dx%3E',
      'ringside://incoming?number=%E0%A4%A',
      'ringside://settings?smartRouting.enabled=false',
      'ringside://incoming/../../etc/passwd',
      `ringside://incoming?number=${'1'.repeat(5_000)}`,
      'tel:+33187224465;phone-context=<script>',
      'tel:javascript:alert(1)',
      'callto://',
      'sip:%00@pbx.example',
      'ringside-app://main/windows/main/index.html',
      'file:///etc/passwd',
      'javascript:alert(1)',
    ];
    // Each as a start of its own would say the same, and take a minute.
    expect(await startAgain(ringside, ...hostile)).toBe(0);
    expect(await ids()).toEqual(before);
    expect(main.url()).toContain('ringside-app://main/windows/main/');
    const { callId } = await call('+33187224465');
    await expect(inPop(callId)).toBeVisible();
  });
});
