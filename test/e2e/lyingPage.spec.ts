import { chmod, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { commandsFor } from '#shared/contract/channels.ts';
import { shareDesk, test } from './support/test.ts';
import { get } from './support/windows.ts';

/** A page that was taken over speaks to main past its bridge; main trusts nothing that it says. */

const desk = shareDesk();

/** The windows of this desk load their pages again with a bare line to main beside the bridge. */
async function takeOver(page: Page, preload: string): Promise<void> {
  await desk().ringside.app.evaluate(({ session }, path) => {
    const { defaultSession } = session;
    // Electron 35 and later; older ones have the other one only.
    if ('registerPreloadScript' in defaultSession) {
      (defaultSession as unknown as { registerPreloadScript(script: object): void }).registerPreloadScript({
        type: 'frame',
        id: 'lying',
        filePath: path,
      });
    } else (defaultSession as unknown as { setPreloads(paths: string[]): void }).setPreloads([path]);
  }, preload);
  await page.reload();
}

type Lying = Window & {
  readonly lying: {
    invoke(channel: string, payload: unknown): Promise<{ answered?: unknown; rejected?: string }>;
  };
};
const lie = (page: Page, channel: string, payload: unknown) =>
  page.evaluate(({ to, what }) => (window as unknown as Lying).lying.invoke(to, what), {
    to: channel,
    what: payload,
  });

test.beforeEach(async () => {
  const { ringside, pop, main } = desk();
  const preload = join(ringside.folder.userData, 'lyingPreload.cjs');
  await copyFile(new URL('./support/lyingPreload.cjs', import.meta.url), preload);
  await chmod(preload, 0o644);
  await takeOver(pop, preload);
  await takeOver(main, preload);
});

test('is refused from the wrong kind of window, past the bridge', async () => {
  const { pop, main } = desk();
  for (const command of commandsFor('main').filter((name) => !commandsFor('pop').includes(name))) {
    const { answered, rejected } = await lie(pop, `ringside:${command}`, {});
    expect(answered, command).toBeUndefined();
    expect(rejected, command).toContain('forbidden');
  }
  const fromMain = await lie(main, 'ringside:pop.resize', { height: 4000 });
  expect(fromMain.rejected).toContain('forbidden');
});

test('with payloads that do not fit gets an error and changes nothing', async () => {
  const { main } = desk();
  const settings = await get(main, 'settings.read', {});
  const payloads: readonly (readonly [string, unknown])[] = [
    ['settings.change', { change: [] }],
    ['settings.change', 'everything'],
    ['settings.change', { change: {}, extra: true }],
    ['credentials.set', { provider: 'relay', fields: { password: 'x' } }],
    ['credentials.set', { provider: 'encom', fields: { token: { toString: 'x' } } }],
    ['credentials.set', { provider: 'encom', fields: { token: 'x'.repeat(5000) } }],
    ['notes.save', { about: { callId: 'x', callerKey: 'y' }, text: 'both' }],
    ['notes.save', { about: { callId: 'x' }, text: 'x'.repeat(20_001) }],
    ['history.search', { text: '', before: null, limit: 1_000_000 }],
    ['history.search', { text: '', before: null, limit: Number.NaN }],
    ['callers.lookup', { by: 'sql', text: "'; DROP TABLE calls; --" }],
    ['calls.giveCode', { callId: '', code: '1' }],
    ['calls.list', null],
    ['calls.list', undefined],
    ['about.openLog', { path: '/etc/passwd' }],
    ['window.ready', [1, 2, 3]],
  ];
  for (const [command, payload] of payloads) {
    const { answered } = await lie(main, `ringside:${command}`, payload);
    expect(answered, command).toMatchObject({ ok: false, error: { code: 'badRequest' } });
  }
  const polluting = await main.evaluate(() =>
    (window as unknown as Lying).lying.invoke('ringside:settings.change', {
      change: JSON.parse(
        '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}',
      ),
    }),
  );
  expect(polluting.answered).toMatchObject({ ok: true, value: { result: 'refused' } });
  const polluted = await desk().ringside.app.evaluate(() => 'polluted' in {});
  expect(polluted).toBe(false);
  expect(await get(main, 'settings.read', {})).toEqual(settings);
});

test('finds no channel but ours, and none that is not a command', async () => {
  const { main } = desk();
  for (const channel of ['ringside:', 'ringside:__proto__', 'ELECTRON_BROWSER_REQUIRE', 'settings.read']) {
    const { answered, rejected } = await lie(main, channel, {});
    expect(answered, channel).toBeUndefined();
    expect(rejected, channel).toContain('No handler registered');
  }
});

test('is refused once the window shows a foreign page, and a foreign window always', async () => {
  const { ringside } = desk();
  const answers = await ringside.app.evaluate(async ({ BrowserWindow }) => {
    const said: Record<string, unknown> = {};
    const foreign = async (name: string, url: string): Promise<void> => {
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
      await window.loadURL(url);
      said[name] = await window.webContents.executeJavaScript(
        `window.lying.invoke('ringside:settings.read', {})`,
      );
      window.destroy();
    };
    await foreign('our page in a foreign window', 'ringside-app://main/windows/main/index.html');
    await foreign('a foreign page in a foreign window', 'data:text/html,<title>x</title>');
    const own = BrowserWindow.getAllWindows().find((each) =>
      each.webContents.getURL().includes('/windows/main/'),
    );
    const before = own?.webContents.getURL() ?? '';
    await own?.loadURL('data:text/html,<title>x</title>');
    said['a foreign page in our window'] = await own?.webContents.executeJavaScript(
      `window.lying.invoke('ringside:settings.read', {})`,
    );
    await own?.loadURL('ringside-app://pop/windows/pop/index.html');
    said['the page of another kind in our window'] = await own?.webContents.executeJavaScript(
      `window.lying.invoke('ringside:calls.list', {})`,
    );
    await own?.loadURL(before);
    said['our page in our window'] = await own?.webContents.executeJavaScript(
      `window.lying.invoke('ringside:calls.list', {})`,
    );
    return said;
  });
  const { 'our page in our window': own, ...others } = answers;
  expect(own).toMatchObject({ answered: { ok: true } });
  expect(Object.keys(others)).toHaveLength(4);
  for (const [name, answer] of Object.entries(others)) {
    expect(JSON.stringify(answer), name).toMatch(/^\{"rejected":.*forbidden/);
  }
});

test('cannot fool main from a frame inside of our page', async () => {
  const { main } = desk();
  const framed = await main.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.src = 'ringside-app://main/windows/main/index.html';
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    const inside = frame.contentWindow as unknown as Record<string, unknown> | null;
    const reach = ((): string[] => {
      try {
        return ['ringside', 'lying'].filter((name) => inside !== null && name in inside);
      } catch {
        return [];
      }
    })();
    frame.remove();
    return reach;
  });
  expect(framed).toEqual([]);
});
