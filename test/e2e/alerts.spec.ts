import { expect, type ElectronApplication } from '@playwright/test';
import { deskTool } from './support/deskTools.ts';
import { shareDesk, test } from './support/test.ts';
import { expectVisible, get, stateOf } from './support/windows.ts';

/** How much of a ring is shown is the agent's choice; the call itself always arrives. */

const desk = shareDesk();

type Pop = { show?: 'always' | 'respectDnd' | 'never'; style?: 'quiet' | 'banner'; doNotDisturb?: boolean };

const choose = (pop: Pop): Promise<unknown> => get(desk().main, 'settings.change', { change: { pop } });

test.afterEach(async () => {
  const { main } = desk();
  const { calls } = await get(main, 'calls.list', {});
  for (const { id } of calls) await get(main, 'calls.dismiss', { callId: id });
  await choose({ show: 'always', style: 'banner', doNotDisturb: false });
});

for (const [name, pop] of [
  ['quiet', { style: 'quiet' }],
  ['never', { show: 'never' }],
  ['do not disturb', { show: 'respectDnd', doNotDisturb: true }],
] as const satisfies readonly (readonly [string, Pop])[]) {
  test(`with "${name}" no pop comes up, and the call is in Live all the same`, async () => {
    const { call, main, ringside } = desk();
    await choose(pop);
    await main.keyboard.press('Control+1');
    const { callId, status } = await call('+33187224465');
    expect(status).toBe(200);
    await expect(main.locator(`[data-screen="live"] li [data-call-id="${callId}"]`)).toBeVisible();
    expect((await stateOf(ringside.app, 'pop')).visible).toBe(false);
  });
}

test('do not disturb that ends while it rings brings the pop up', async () => {
  const { call, ringside } = desk();
  await choose({ show: 'respectDnd', doNotDisturb: true });
  await call('+33187224465');
  expect((await stateOf(ringside.app, 'pop')).visible).toBe(false);
  await choose({ doNotDisturb: false });
  await expectVisible(ringside.app, 'pop', true);
});

test('the pop stands in the upper right corner, above other windows, and without an entry in the task bar', async () => {
  const { call, ringside } = desk();
  const { callId } = await call('+33187224465');
  await expectVisible(ringside.app, 'pop', true);
  await expect(desk().inPop(callId)).toBeVisible();
  const found = await ringside.app.evaluate(({ BrowserWindow, screen }) => {
    const window = BrowserWindow.getAllWindows().find((each) =>
      each.webContents.getURL().includes('/windows/pop/'),
    );
    return {
      bounds: window?.getBounds(),
      top: window?.isAlwaysOnTop(),
      area: screen.getPrimaryDisplay().workArea,
    };
  });
  const { bounds, area } = found;
  expect(found.top).toBe(true);
  expect(bounds?.y).toBe(area.y + 16);
  expect((bounds?.x ?? 0) + (bounds?.width ?? 0)).toBe(area.x + area.width - 16);
});

test('a pop closed by Alt+F4 stays away, whatever becomes of its calls, until the next ring', async () => {
  const { call, hook, inPop, main, pop, ringside } = desk();
  await main.keyboard.press('Control+1');
  const first = await call('+33612345678');
  await expect(inPop(first.callId).locator('[data-bar="code"]')).toBeVisible();
  await ringside.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((each) => each.webContents.getURL().includes('/windows/pop/'))
      ?.focus();
  });
  await expect.poll(async () => (await stateOf(ringside.app, 'pop')).focused).toBe(true);
  await deskTool('xdotool', 'key', 'alt+F4');
  await expectVisible(ringside.app, 'pop', false);

  await hook.tell({ id: first.callId, state: 'answered' });
  const inLive = main.locator(`[data-screen="live"] li [data-call-id="${first.callId}"]`);
  await expect(inLive.locator('[data-call-state="answered"]')).toBeVisible();
  expect((await stateOf(ringside.app, 'pop')).visible).toBe(false);

  const second = await call('+33187224465');
  await expectVisible(ringside.app, 'pop', true);
  await expect(pop.locator(`[data-call-id="${second.callId}"]`)).toBeVisible();
  await expect(inPop(first.callId)).toHaveCount(0);
});

test('closing the main window hides it and the app goes on taking calls', async () => {
  const { call, inPop, main, ringside } = desk();
  await ringside.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((each) => each.webContents.getURL().includes('/windows/main/'))
      ?.close();
  });
  await expectVisible(ringside.app, 'main', false);
  const { callId } = await call('+33187224465');
  await expectVisible(ringside.app, 'pop', true);
  await inPop(callId).getByRole('button', { name: 'Open card' }).click();
  await expectVisible(ringside.app, 'main', true);
  await expect(main.locator('[data-screen="caller"] [data-number]')).toHaveText('+33 1 87 22 44 65');
});

test('a page that dies comes back with its calls, in either window', async ({ openOwnDesk }) => {
  const { call, inPop, ringside } = await openOwnDesk();
  const { callId } = await call('+33187224465');
  await expect(inPop(callId).locator('[data-bar="answered"]')).toBeVisible();
  for (const kind of ['main', 'pop'] as const) {
    const died = await pageOf(ringside.app, kind);
    await deskTool('kill', '-9', String(died.pid));
    // Playwright gives a page up once it crashed; main does not.
    await expect
      .poll(
        async () => {
          const { pid, text } = await pageOf(ringside.app, kind);
          return { alive: pid !== died.pid && pid !== 0, vip: text.includes('VIP') };
        },
        { message: kind, timeout: 15_000 },
      )
      .toEqual({ alive: true, vip: true });
  }
});

/** The process and the text of a window's page, asked of main. */
function pageOf(app: ElectronApplication, kind: 'main' | 'pop'): Promise<{ pid: number; text: string }> {
  return app.evaluate(async ({ BrowserWindow }, path) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().includes(path));
    const contents = window?.webContents;
    if (contents === undefined || contents.isCrashed() || contents.isLoading()) return { pid: 0, text: '' };
    const read = contents.executeJavaScript('document.body.innerText').catch(() => '');
    // It never answers when the page dies under it.
    const gone = new Promise((resolve) => contents.once('render-process-gone', () => resolve('')));
    const text: unknown = await Promise.race([read, gone]);
    return { pid: contents.getOSProcessId(), text: String(text) };
  }, `/windows/${kind}/`);
}
