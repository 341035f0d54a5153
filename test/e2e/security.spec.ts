import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { commandsFor, eventsFor } from '#shared/contract/channels.ts';
import { shareDesk, test } from './support/test.ts';
import { get, type AnyBridge } from './support/windows.ts';

/** What a page can do to the machine, to the network and to other pages: nothing that it was not given. */

const desk = shareDesk();
const kinds = ['main', 'pop'] as const;
/** Not in Electron's types. */
interface Inspectable {
  getLastWebPreferences(): Record<string, unknown>;
}
/** What main notes for a test. */
type Noting = typeof globalThis & { refused?: string[] };
type Exposed = Window & { readonly ringside: AnyBridge };

test('every window is sandboxed, isolated and without Node, in its preferences and in fact', async () => {
  const { ringside } = desk();
  const windows = await ringside.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => ({
      url: webContents.getURL(),
      pid: webContents.getOSProcessId(),
      preferences: (webContents as unknown as Inspectable).getLastWebPreferences(),
    })),
  );
  expect(windows).toHaveLength(2);
  for (const { pid, preferences } of windows) {
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
    });
    if (process.platform !== 'linux') continue;
    const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
    // 2: a filter of system calls is in force, which is what Chromium's sandbox is on Linux.
    expect(/^Seccomp:\s*(\d)/m.exec(status)?.[1]).toBe('2');
    expect(/^NoNewPrivs:\s*(\d)/m.exec(status)?.[1]).toBe('1');
  }
  const switches = await ringside.app.evaluate(({ app }) => app.commandLine.hasSwitch('no-sandbox'));
  expect(switches).toBe(false);
});

for (const kind of kinds) {
  test(`the ${kind} page finds nothing of Node or Electron, and of the app its bridge alone`, async () => {
    const found = await desk()[kind].evaluate(() => {
      const names = ['require', 'process', 'module', 'global', 'Buffer', '__dirname', 'electron'];
      const { ringside } = window as unknown as Exposed;
      return {
        leaks: names.filter((name) => name in window),
        bridge: Object.keys(ringside).sort(),
        kind: ringside.kind,
        frozen: Object.isFrozen(ringside),
      };
    });
    expect(found).toEqual({
      leaks: [],
      bridge: ['invoke', 'kind', 'on', 'platform'],
      kind,
      frozen: true,
    });
  });

  test(`the bridge of the ${kind} window passes its own channels and no other`, async () => {
    const page = desk()[kind];
    const own = new Set<string>(commandsFor(kind));
    const foreign = [
      ...new Set<string>([...commandsFor('main'), ...commandsFor('pop')]),
      'ringside:settings.read',
      'settings.write',
      '__proto__',
      'constructor',
      '',
    ].filter((name) => !own.has(name));
    const outcomes = await page.evaluate(
      (names) =>
        Promise.all(
          names.map(async (name) => {
            const outcome = await (window as unknown as Exposed).ringside.invoke(name, {});
            return outcome.ok ? `${name} answered` : outcome.error.code;
          }),
        ),
      foreign,
    );
    expect(outcomes).toEqual(foreign.map(() => 'forbidden'));

    const events = [...new Set<string>([...eventsFor('main'), ...eventsFor('pop'), 'will-quit'])];
    const heard = await page.evaluate(
      (names) =>
        names.filter((name) => {
          try {
            (window as unknown as Exposed).ringside.on(name, () => undefined)();
            return true;
          } catch {
            return false;
          }
        }),
      events,
    );
    expect(heard.sort()).toEqual([...eventsFor(kind)].sort());
  });

  test(`the policy of the ${kind} page lets nothing in: no inline script, no eval, nothing from elsewhere`, async () => {
    const { ringside } = desk();
    const broken = await desk()[kind].evaluate(async () => {
      const directives = new Set<string>();
      const note = (event: SecurityPolicyViolationEvent): void =>
        void directives.add(event.effectiveDirective);
      document.addEventListener('securitypolicyviolation', note);
      const thrown: Record<string, string> = {};
      const attempt = async (name: string, run: () => unknown): Promise<void> => {
        try {
          await run();
          thrown[name] = 'nothing';
        } catch (error) {
          thrown[name] = (error as Error).name;
        }
      };
      const loaded = (element: HTMLElement): Promise<void> =>
        new Promise((resolve, reject) => {
          element.addEventListener('load', () => {
            resolve();
          });
          element.addEventListener('error', () => {
            reject(new TypeError('refused'));
          });
          document.head.append(element);
        });
      // What runs at once in an evaluation of the tests' own is exempt; a task of the page is not.
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(null);
      });
      await attempt('eval', () => (0, eval)('1 + 1'));
      await attempt('Function', () => new Function('return 1')() as unknown);
      await attempt('markup', () => (document.body.innerHTML = '<b>x</b>'));
      await attempt('inline script', () => (document.createElement('script').text = 'window.ran = 1'));
      await attempt('javascript link', () => {
        const link = document.createElement('a');
        link.href = 'javascript:window.ran = 1';
        link.click();
      });
      await attempt('fetch', () => fetch('https://example.com/'));
      await attempt('own fetch', () => fetch(location.href));
      await attempt('socket', () => {
        const socket = new WebSocket('wss://example.com/');
        return new Promise((_resolve, reject) => {
          socket.onerror = () => {
            reject(new TypeError('refused'));
          };
        });
      });
      await attempt('picture', () =>
        loaded(Object.assign(new Image(), { src: 'https://example.com/a.png' })),
      );
      await attempt('style sheet', () =>
        loaded(
          Object.assign(document.createElement('link'), {
            rel: 'stylesheet',
            href: 'https://example.com/a.css',
          }),
        ),
      );
      await attempt('worker', () => new Worker(URL.createObjectURL(new Blob(['1']))));
      await attempt('base', () => {
        const base = document.createElement('base');
        base.href = 'https://example.com/';
        document.head.append(base);
        const refused = document.baseURI === location.href;
        base.remove();
        if (refused) throw new TypeError('refused');
      });
      document.removeEventListener('securitypolicyviolation', note);
      return { thrown, ran: 'ran' in window, directives: [...directives].sort() };
    });
    expect(Object.entries(broken.thrown).filter(([, error]) => error === 'nothing')).toEqual([
      ['javascript link', 'nothing'],
    ]);
    expect(broken.ran).toBe(false);
    expect(broken.directives).toEqual(
      expect.arrayContaining([
        'connect-src',
        'img-src',
        'require-trusted-types-for',
        'script-src-elem',
        'style-src-elem',
      ]),
    );
    const windows = await ringside.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect(windows).toBe(2);
  });
}

test('the files of the app are served by their own scheme, and nothing else is', async () => {
  const { ringside } = desk();
  const statuses = await ringside.app.evaluate(async ({ net }) => {
    const addresses = [
      'ringside-app://main/windows/main/index.html',
      'ringside-app://main/windows/pop/index.html',
      'ringside-app://main/../../package.json',
      'ringside-app://main/%2e%2e/%2e%2e/package.json',
      'ringside-app://main/..%2f..%2fpackage.json',
      'ringside-app://main//etc/passwd',
      'ringside-app://main/assets',
      'ringside-app://evil/windows/main/index.html',
    ];
    return Promise.all(
      addresses.map(async (address) => {
        const response = await net.fetch(address).catch(() => null);
        return response?.status ?? 0;
      }),
    );
  });
  expect(statuses[0]).toBe(200);
  expect(statuses.slice(1).filter((status) => status === 200)).toEqual([]);
});

test('markup in what callers and other systems send stays text', async () => {
  const { call, encom, hook, inPop, main } = desk();
  const evil = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';
  encom.setCustomers([{ number: '0033145000099', queue: 'Q & "A"', vip: true }]);
  const { callId } = await call('+33145000099');
  await hook.tell({ id: callId, queue: evil, state: 'ringing' });
  await get(main, 'callers.rename', { key: '+33145000099', name: evil });
  await get(main, 'notes.save', { about: { callId }, text: evil });
  await expect(inPop(callId)).toContainText(evil);
  await expect(inPop(callId).locator('[data-fact="queue"] [data-value]')).toHaveText('Q & "A"');
  await expect(main.locator(`[data-screen="live"] li [data-call-id="${callId}"]`)).toContainText(
    '<img src=x',
  );
  for (const page of [main, desk().pop]) {
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    await expect(page.locator('body img')).toHaveCount(0);
  }
});

for (const kind of kinds) {
  test(`the ${kind} page gets no permission`, async () => {
    const page = desk()[kind];
    const permissions = await page.evaluate(async () => {
      const ask = async (run: () => Promise<unknown>): Promise<string> => {
        try {
          return String(await run());
        } catch {
          return 'denied';
        }
      };
      return {
        notifications: await ask(() => Notification.requestPermission()),
        microphone: await ask(async () => navigator.mediaDevices.getUserMedia({ audio: true })),
        screen: await ask(async () => navigator.mediaDevices.getDisplayMedia()),
        clipboard: await ask(() => navigator.clipboard.readText()),
        location: await ask(
          () =>
            new Promise((resolve, reject) => {
              navigator.geolocation.getCurrentPosition(resolve, () => {
                reject(new Error('denied'));
              });
            }),
        ),
      };
    });
    expect(Object.values(permissions).filter((answer) => answer !== 'denied')).toEqual([]);
  });
}

for (const kind of kinds) {
  test(`the ${kind} page opens no window and goes nowhere`, async ({ openOwnDesk }) => {
    // A desk of its own: Playwright waits for navigations that never come to an end.
    const { [kind]: page, ringside } = await openOwnDesk();
    const before = page.url();
    const opened = await page.evaluate(() => {
      const targets = ['https://example.com/', 'about:blank', 'file:///etc/passwd', location.href];
      return targets.map((target) => window.open(target) === null);
    });
    expect(opened).toEqual([true, true, true, true]);
    await ringside.app.evaluate(({ BrowserWindow }) => {
      const refused: string[] = [];
      (globalThis as Noting).refused = refused;
      for (const { webContents } of BrowserWindow.getAllWindows()) {
        webContents.on('will-frame-navigate', (event) => {
          if (event.defaultPrevented) refused.push(event.url);
        });
      }
    });
    for (const target of [
      'https://example.com/',
      'file:///etc/passwd',
      'data:text/html,gone',
      'ringside-app://evil/windows/main/index.html',
      'ringside-app://main/package.json',
    ]) {
      // Some addresses Chromium refuses by itself, without an event. One that does come to main follows on it.
      const marker = `https://marker.example/${encodeURIComponent(target)}`;
      const go = (to: string): Promise<void> =>
        page.evaluate((address) => {
          location.assign(address);
        }, to);
      await go(target);
      await go(marker);
      await expect.poll(() => ringside.app.evaluate(() => (globalThis as Noting).refused)).toContain(marker);
      expect(page.url(), target).toBe(before);
    }
    const urls = await ringside.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
    );
    expect(urls).toHaveLength(2);
    expect(urls).toContain(before);
  });
}

test.describe('a page that lies', () => {
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
    const { copyFile, chmod } = await import('node:fs/promises');
    const { join } = await import('node:path');
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
});
