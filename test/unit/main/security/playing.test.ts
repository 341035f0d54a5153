import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlayerPageData } from '#shared/domain/player.ts';
import { playerPage } from '../../../../src-main/security/playerPage.ts';
import { createPlayingDesk, policyOrigin } from '../../../../src-main/security/playing.ts';
import { anyText } from '../../../support/anyText.ts';

const FILE = { address: 'https://cliqphone.com/assets/intro.mp3', name: 'Intro' };
const PLAYING = { ...FILE, origin: 'https://cliqphone.com' };
const AROUND = { language: 'fr', theme: 'dark', parent: 'ringside-app://main' } as const;

function played(file = FILE) {
  const desk = createPlayingDesk();
  return { desk, url: desk.play(file) ?? '' };
}

describe('the page of one playing', () => {
  it('can be loaded once', () => {
    const { desk, url } = played();
    expect(url).toMatch(/^ringside-app:\/\/player\/windows\/player\/index\.html\?[\w-]{32}$/);
    expect(desk.awaits(url)).toBe(true);
    expect(desk.take(url)).toEqual(PLAYING);
    expect(desk.awaits(url)).toBe(false);
    expect(desk.take(url)).toBeNull();
  });

  it('is void after a stop, and after the next playing', () => {
    const { desk, url } = played();
    desk.stop();
    expect([desk.awaits(url), desk.take(url)]).toEqual([false, null]);
    const first = desk.play(FILE) ?? '';
    const second = desk.play({ ...FILE, name: 'Other' }) ?? '';
    expect(second).not.toBe(first);
    expect(desk.take(first)).toBeNull();
    expect(desk.take(second)).toMatchObject({ name: 'Other' });
  });

  it('is named by nothing that can be guessed or left out', () => {
    const { desk, url } = played();
    const page = url.slice(0, url.indexOf('?'));
    for (const other of [page, `${page}?`, `${url}x`, url.slice(0, -1), '', 'null']) {
      expect([desk.awaits(other), desk.take(other)]).toEqual([false, null]);
    }
  });

  it('loads sound, from where its file lies, while it is heard', () => {
    const { desk, url } = played();
    desk.take(url);
    expect(desk.mayLoad(FILE.address, 'media')).toBe(true);
    expect(desk.mayLoad('https://cliqphone.com/other.mp3', 'media')).toBe(true);
    expect(desk.mayLoad(FILE.address, 'xhr')).toBe(false);
    for (const elsewhere of [
      'http://cliqphone.com/a.mp3',
      'https://cliqphone.com:444/a.mp3',
      'https://evil.example/',
      'x',
    ]) {
      expect(desk.mayLoad(elsewhere, 'media')).toBe(false);
    }
    desk.stop();
    expect(desk.mayLoad(FILE.address, 'media')).toBe(false);
  });
});

describe('the origin that a policy names', () => {
  it.each([
    [FILE.address, 'https://cliqphone.com'],
    ['http://127.0.0.1:8080/a.wav', 'http://127.0.0.1:8080'],
    ['https://CliqPhone.com:443/a', 'https://cliqphone.com'],
    ['https://m\u00E9dia.example/a', 'https://xn--mdia-bpa.example'],
  ])('of %s is %s', (address, origin) => {
    expect(policyOrigin(address)).toBe(origin);
  });

  it.each([
    ['every host', 'https://*/a.mp3'],
    ['every host of a domain', 'https://*.example/a.mp3'],
    ['more than one directive', 'https://a.example;script-src/a.mp3'],
    ['more than one policy', 'https://a.example,b/a.mp3'],
    ['a keyword', "https://'self'/a.mp3"],
    ['an address that a policy cannot name', 'http://[::1]:80/a.mp3'],
    ['a name and a password', 'https://me:secret@a.example/a.mp3'],
    ['a file', 'file:///etc/passwd'],
    ['data', 'data:audio/wav;base64,AA'],
    ['nothing', ''],
  ])('does not exist for %s', (_what, address) => {
    expect(policyOrigin(address)).toBeNull();
    const desk = createPlayingDesk();
    const before = desk.play(FILE) ?? '';
    expect(desk.play({ address, name: 'x' })).toBeNull();
    // What was heard before ends all the same.
    expect(desk.take(before)).toBeNull();
  });

  it('is one source and nothing more, whatever the address', () => {
    fc.assert(
      fc.property(anyText(40), (rest) => {
        const address = `https://${rest}`;
        const origin = policyOrigin(address);
        if (origin !== null) expect(origin).toMatch(/^https?:\/\/[a-z\d._-]+(:\d+)?$/);
      }),
    );
  });
});

describe('the page that is served', () => {
  const BUILT = '<!doctype html><html><head><title>x</title></head><body></body></html>';
  /** What the page reads of its own document. */
  function dataIn(html: string): unknown {
    const content = /^<!doctype html><html><head><meta name="player" content="([^"<>]*)" \/><title>/.exec(
      html,
    )?.[1];
    if (content === undefined) throw new Error(html);
    const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>' };
    return JSON.parse(content.replaceAll(/&(\w+);/g, (_whole, name: string) => entities[name] ?? '?'));
  }

  it('has the policy of its file, and is kept nowhere', () => {
    const { headers } = playerPage(BUILT, PLAYING, AROUND);
    expect(headers.get('content-security-policy')).toContain('; media-src https://cliqphone.com; ');
    expect(headers.get('content-security-policy')).toContain('; frame-ancestors ringside-app://main; ');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('holds what it is to play as data, whatever the name', async () => {
    await fc.assert(
      fc.asyncProperty(anyText(60), async (name) => {
        const html = await playerPage(BUILT, { ...PLAYING, name }, AROUND).text();
        const data: PlayerPageData = { address: FILE.address, name, ...AROUND };
        expect(dataIn(html)).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
  });
});
