import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { commandsFor, eventsFor } from '#shared/contract/channels.ts';
import { shareDesk, test } from './support/test.ts';
import { get, type AnyBridge } from './support/windows.ts';

/** What a page finds around it: a sandbox, a bridge with its own channels, and the files of the app. */

const desk = shareDesk();
const kinds = ['main', 'pop'] as const;
/** Not in Electron's types. */
interface Inspectable {
  getLastWebPreferences(): Record<string, unknown>;
}
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
