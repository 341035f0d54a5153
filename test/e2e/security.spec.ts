import { expect, type Page } from '@playwright/test';
import { COMMANDS, commandsFor, type CommandName, type WindowKind } from '#shared/contract/channels.ts';
import { shareDesk, test } from './support/test.ts';
import type { AnyBridge } from './support/windows.ts';

/** The pages as an attacker finds them who got a script into one. */

const desk = shareDesk();
const KINDS: readonly WindowKind[] = ['main', 'pop'];

for (const kind of KINDS) {
  const page = (): Page => desk()[kind];

  test(`the ${kind} page has no Node, no Electron, and one frozen bridge`, async () => {
    const reached = await page().evaluate(() => {
      const global = globalThis as unknown as Record<string, unknown>;
      const bridge = global['ringside'] as Record<string, unknown>;
      return {
        strangers: ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer'].filter(
          (name) => global[name] !== undefined,
        ),
        members: Object.keys(bridge).sort(),
        frozen: Object.isFrozen(bridge),
      };
    });
    expect(reached).toEqual({
      strangers: [],
      members: ['invoke', 'kind', 'on', 'platform'],
      frozen: true,
    });
  });

  test(`the ${kind} page is sandboxed by the system`, async () => {
    const { app } = desk().ringside;
    const sandboxed = await app.evaluate(({ BrowserWindow }, path) => {
      const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().includes(path));
      return { pid: window?.webContents.getOSProcessId() ?? 0 };
    }, `/windows/${kind}/`);
    const metrics = await app.evaluate(({ app: main }) =>
      main.getAppMetrics().map(({ pid, sandboxed: is }) => ({ pid, is })),
    );
    if (process.platform === 'linux') {
      // Electron tells `sandboxed` on other systems only; here the kernel does: a filter on system calls.
      const status = await import('node:fs/promises').then((fs) =>
        fs.readFile(`/proc/${String(sandboxed.pid)}/status`, 'utf8'),
      );
      expect(/^Seccomp:\s+2$/m.test(status)).toBe(true);
    } else {
      expect(metrics.find(({ pid }) => pid === sandboxed.pid)?.is).toBe(true);
    }
  });

  test(`the ${kind} page runs no text as script and takes no markup from it`, async () => {
    const refused = await page().evaluate(async () => {
      const global = window as unknown as { eval(text: string): unknown };
      const tries: Record<string, () => void> = {
        text: () => global.eval('1 + 1'),
        markup: () => {
          document.body.innerHTML = '<b>x</b>';
        },
        script: () => {
          document.createElement('script').text = 'window.intruder = true';
        },
        timer: () => {
          setTimeout('window.intruder = true' as unknown as () => void, 0);
        },
      };
      const outcomeOf = (run: () => void): string => {
        try {
          run();
          return 'allowed';
        } catch (error) {
          return error instanceof Error ? error.name : 'refused';
        }
      };
      // In a task of the page's own: the debugger that brings this function lifts the policy while it calls it.
      return new Promise<string[]>((resolve) => {
        setTimeout(() => {
          resolve(Object.entries(tries).map(([name, run]) => `${name}: ${outcomeOf(run)}`));
        });
      });
    });
    expect(refused).toEqual([
      'text: EvalError',
      'markup: TypeError',
      'script: TypeError',
      'timer: TypeError',
    ]);
    expect(await page().evaluate(() => 'intruder' in window)).toBe(false);
  });

  test(`the ${kind} page loads nothing from elsewhere and connects to nothing`, async () => {
    const { url } = desk().encom;
    desk().encom.clearLog();
    const outcome = await page().evaluate(async (address) => {
      const blocked: string[] = [];
      const heard = new Promise<void>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          blocked.push(effectiveDirective);
          if (blocked.length === 4) resolve();
        });
      });
      const image = new Image();
      image.src = `${address}/pixel.png`;
      const style = document.createElement('link');
      style.rel = 'stylesheet';
      style.href = `${address}/style.css`;
      const frame = document.createElement('iframe');
      frame.src = `${address}/frame.html`;
      document.head.append(style);
      document.body.append(frame);
      const fetched = await fetch(`${address}/data.json`).then(
        () => 'allowed',
        () => 'refused',
      );
      await heard;
      style.remove();
      frame.remove();
      return { fetched, blocked: blocked.sort() };
    }, url);
    expect(outcome).toEqual({
      fetched: 'refused',
      blocked: ['connect-src', 'frame-src', 'img-src', 'style-src-elem'],
    });
    expect(desk().encom.log()).toEqual([]);
  });

  test(`the ${kind} page opens no window, goes nowhere, and is granted nothing`, async () => {
    const { app } = desk().ringside;
    const before = page().url();
    const windows = app.windows().length;
    const answers = await page().evaluate(async (address) => {
      const opened = window.open(`${address}/`);
      location.assign(`${address}/elsewhere`);
      const permission = await navigator.permissions.query({ name: 'geolocation' });
      return {
        opened: opened === null,
        geolocation: permission.state,
        notification: await Notification.requestPermission(),
        microphone: await navigator.mediaDevices.getUserMedia({ audio: true }).then(
          () => 'granted',
          (error: unknown) => (error instanceof Error ? error.name : ''),
        ),
      };
    }, desk().encom.url);
    expect(answers.opened).toBe(true);
    expect(answers.geolocation).toBe('denied');
    expect(answers.notification).toBe('denied');
    expect(answers.microphone).not.toBe('granted');
    expect(app.windows()).toHaveLength(windows);
    expect(page().url()).toBe(before);
    expect(desk().encom.log()).toEqual([]);
  });

  test(`the bridge of the ${kind} page carries its own commands only`, async () => {
    const allowed = new Set<string>(commandsFor(kind));
    const others = (Object.keys(COMMANDS) as CommandName[]).filter((name) => !allowed.has(name));
    expect(others.length).toBeGreaterThan(0);
    const answers = await page().evaluate(
      async (names) => {
        const { ringside } = window as unknown as { ringside: AnyBridge };
        const tries = names.map(async (name) => {
          try {
            const outcome = await ringside.invoke(name, {});
            return outcome.ok ? `${name}: allowed` : outcome.error.code;
          } catch {
            return 'rejected';
          }
        });
        return Promise.all(tries);
      },
      [...others, 'credentials.reveal', '__proto__', 'constructor'],
    );
    for (const answer of answers) expect(['rejected', 'forbidden']).toContain(answer);
  });

  test(`wrong payloads from the ${kind} page are refused as such, and change nothing`, async () => {
    const wrong: readonly unknown[] = [
      null,
      7,
      'x',
      [],
      { callId: 5 },
      { callId: 'x', more: true },
      { __proto__: {} },
    ];
    const codes = await page().evaluate(async (payloads) => {
      const { ringside } = window as unknown as { ringside: AnyBridge };
      const outcomes = await Promise.all(
        payloads.map((payload) => ringside.invoke('calls.dismiss', payload)),
      );
      return outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.error.code));
    }, wrong);
    expect(codes).toEqual(wrong.map(() => 'badRequest'));
  });
}

test('main refuses a frame that is not its own, even inside its own window', async () => {
  const { app } = desk().ringside;
  // A window without the bridge's kind, opened by main itself as a compromised dependency might.
  const answer = await app.evaluate(async ({ BrowserWindow, app: main }) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        preload: `${main.getAppPath()}/out/preload/main.cjs`,
      },
    });
    try {
      await window.loadURL('data:text/html,<title>stranger</title>');
      return (await window.webContents.executeJavaScript(
        "ringside.invoke('credentials.read', {}).then((outcome) => JSON.stringify(outcome), (error) => error.message)",
      )) as string;
    } finally {
      window.destroy();
    }
  });
  expect(answer).toContain('forbidden');
  expect(answer).not.toContain('configured');
});
