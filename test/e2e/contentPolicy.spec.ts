import { expect } from '@playwright/test';
import { shareDesk, test } from './support/test.ts';

/** What a page may load, run and go to: its own files, and nothing else. */

const desk = shareDesk();
const kinds = ['main', 'pop'] as const;
/** What main notes for a test. */
type Noting = typeof globalThis & { refused?: string[] };

for (const kind of kinds) {
  test(`the policy of the ${kind} page lets nothing in: no inline script, no eval, nothing from elsewhere`, async () => {
    const { encom } = desk();
    encom.clearLog();
    const broken = await desk()[kind].evaluate(async (elsewhere) => {
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
      await attempt('Function', () => Reflect.construct(Function, ['return 1']));
      await attempt('markup', () => (document.body.innerHTML = '<b>x</b>'));
      await attempt('inline script', () => (document.createElement('script').text = 'window.ran = 1'));
      await attempt('javascript link', () => {
        const link = document.createElement('a');
        link.href = 'javascript:window.ran = 1';
        link.click();
      });
      await attempt('text in a timer', () => setTimeout('window.ran = 1' as unknown as () => void, 0));
      await attempt('fetch', () => fetch(`${elsewhere}/data`));
      await attempt('own fetch', () => fetch(location.href));
      await attempt('socket', () => {
        const socket = new WebSocket(elsewhere.replace('http', 'ws'));
        return new Promise((_resolve, reject) => {
          socket.onerror = () => {
            reject(new TypeError('refused'));
          };
        });
      });
      await attempt('picture', () => loaded(Object.assign(new Image(), { src: `${elsewhere}/a.png` })));
      await attempt('style sheet', () =>
        loaded(
          Object.assign(document.createElement('link'), {
            rel: 'stylesheet',
            href: `${elsewhere}/a.css`,
          }),
        ),
      );
      await attempt('frame', async () => {
        const frame = Object.assign(document.createElement('iframe'), { src: `${elsewhere}/frame` });
        // A refused frame is told of by the event alone: it loads all the same, with nothing in it.
        const refused = new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
            if (effectiveDirective === 'frame-src') resolve(true);
          });
        });
        document.body.append(frame);
        await refused;
        frame.remove();
        throw new TypeError('refused');
      });
      await attempt('worker', () => new Worker(URL.createObjectURL(new Blob(['1']))));
      await attempt('base', () => {
        const base = document.createElement('base');
        base.href = elsewhere;
        document.head.append(base);
        const refused = document.baseURI === location.href;
        base.remove();
        if (refused) throw new TypeError('refused');
      });
      document.removeEventListener('securitypolicyviolation', note);
      for (const element of document.head.querySelectorAll('img, link[href$=".css"][href^="http"]'))
        element.remove();
      return { thrown, ran: 'ran' in window, directives: [...directives].sort() };
    }, encom.url);
    expect(Object.entries(broken.thrown).filter(([, error]) => error === 'nothing')).toEqual([
      ['javascript link', 'nothing'],
    ]);
    expect(broken.ran).toBe(false);
    for (const directive of [
      'connect-src',
      'frame-src',
      'img-src',
      'require-trusted-types-for',
      'script-src-elem',
      'style-src-elem',
    ]) {
      expect(broken.directives).toContain(directive);
    }
    expect(encom.log()).toEqual([]);
  });

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
