import { mkdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appFile } from '../../../../src-main/security/appFiles.ts';
import { answer, registerAppScheme, serveAppFiles } from '../../../../src-main/security/appScheme.ts';
import { pageUrl } from '../../../../src-main/security/pages.ts';
import { tempFolder } from '../support/tempFolder.ts';

const root = join(sep, 'app', 'out', 'renderer');

describe('the file that an address names', () => {
  it.each([
    [pageUrl('main', { devOrigin: null }), 'windows/main/index.html', 'text/html; charset=utf-8'],
    [pageUrl('pop', { devOrigin: null }), 'windows/pop/index.html', 'text/html; charset=utf-8'],
    ['ringside-app://pop/assets/pop-Ab_1.js?x=1#y', 'assets/pop-Ab_1.js', 'text/javascript; charset=utf-8'],
    ['ringside-app://main/assets/Inter%20Bold.WOFF2', 'assets/Inter Bold.WOFF2', 'font/woff2'],
    ['ringside-app://main/%252e%252e/x.js', '%2e%2e/x.js', 'text/javascript; charset=utf-8'],
    ['ringside-app://main/a/b/../c.css', 'a/c.css', 'text/css; charset=utf-8'],
    ['ringside-app://player/assets/player-x.js', 'assets/player-x.js', 'text/javascript; charset=utf-8'],
  ])('%s', (address, file, contentType) => {
    const host = /:\/\/(\w+)/.exec(address)?.[1];
    expect(appFile(root, address)).toEqual({ host, path: join(root, ...file.split('/')), contentType });
  });

  it.each([
    ['another scheme', 'file:///app/out/renderer/windows/main/index.html'],
    ['another host', 'ringside-app://settings/windows/main/index.html'],
    ['the page of another window', 'ringside-app://pop/windows/main/index.html'],
    ['the page of a window as a player', 'ringside-app://player/windows/main/index.html'],
    ['the player as a window', 'ringside-app://main/windows/player/index.html'],
    ['a way out, encoded', 'ringside-app://main/assets/..%2f..%2fmain%2findex.js'],
    ['a way out with backslashes', 'ringside-app://main/..%5c..%5cmain%5cindex.js'],
    ['a drive', 'ringside-app://main/C:/windows/win.html'],
    ['an early end', 'ringside-app://main/assets/x.js%00.png'],
    ['a folder', 'ringside-app://main/assets/'],
    ['nothing', 'ringside-app://main'],
    ['a kind of file that the app has not', 'ringside-app://main/assets/tool.exe'],
    ['bad encoding', 'ringside-app://main/%E0%A4%A.js'],
    ['no address', 'main'],
  ])('is none for %s', (_what, address) => {
    expect(appFile(root, address)).toBeNull();
  });

  it('never lies outside the folder, whatever is asked', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '..',
        '.',
        '%2e%2e',
        '%2f',
        '%5c',
        '..%2f',
        '\\',
        '/',
        '//',
        '%00',
        ':',
        'windows',
        'main',
        'x.js',
      ),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('main', 'pop', 'player'),
        fc.array(piece, { maxLength: 8 }),
        (host, pieces) => {
          const file = appFile(root, `ringside-app://${host}/${pieces.join('')}.js`);
          if (file !== null) expect(file.path.startsWith(root + sep)).toBe(true);
        },
      ),
    );
  });
});

describe('serving', () => {
  function folderWithPage(): string {
    const folder = tempFolder();
    for (const page of ['main', 'player']) {
      mkdirSync(join(folder, 'windows', page), { recursive: true });
      writeFileSync(join(folder, 'windows', page, 'index.html'), '<!doctype html>');
    }
    return folder;
  }
  const noPlayer = (): null => null;

  it('answers with the file and the headers of the policy', async () => {
    const response = await answer(
      folderWithPage(),
      new Request(pageUrl('main', { devOrigin: null })),
      noPlayer,
    );
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    await expect(response.text()).resolves.toBe('<!doctype html>');
  });

  it('answers 404 to what is not there, and 405 to anything but GET', async () => {
    const folder = folderWithPage();
    const ask = (address: string, method = 'GET') =>
      answer(folder, new Request(address, { method }), noPlayer);
    expect((await ask(pageUrl('pop', { devOrigin: null }))).status).toBe(404);
    expect((await ask('ringside-app://main/windows/main')).status).toBe(404);
    expect((await ask(pageUrl('main', { devOrigin: null }), 'POST')).status).toBe(405);
  });

  it('gives the page of the player only as what it is made into', async () => {
    const folder = folderWithPage();
    const address = 'ringside-app://player/windows/player/index.html?token';
    expect((await answer(folder, new Request(address), noPlayer)).status).toBe(404);
    const made = await answer(
      folder,
      new Request(address),
      (asked, html) => new Response(`${asked} ${html}`),
    );
    await expect(made.text()).resolves.toBe(`${address} <!doctype html>`);
  });

  it('serves the scheme until it is stopped', () => {
    const schemes = new Set<string>();
    const stop = serveAppFiles(
      { handle: (scheme) => void schemes.add(scheme), unhandle: (scheme) => void schemes.delete(scheme) },
      root,
      noPlayer,
    );
    expect([...schemes]).toEqual(['ringside-app']);
    stop();
    expect([...schemes]).toEqual([]);
  });

  it('registers the scheme as a secure one with origins, and without a way around the policy', () => {
    const registered: unknown[] = [];
    registerAppScheme({ registerSchemesAsPrivileged: (schemes) => registered.push(...schemes) });
    expect(registered).toEqual([
      {
        scheme: 'ringside-app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ]);
  });
});
