import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page } from '@playwright/test';
import { PLAYER_ALLOWS, PLAYER_ORIGIN, type PlayerMessage } from '#shared/domain/player.ts';
import { startSoundServer, type SoundServer } from './support/soundServer.ts';
import { shareDesk, test } from './support/test.ts';
import { get } from './support/windows.ts';

/** The page that plays one sound file: what it may load, for how long, and what it tells. */

const desk = shareDesk();
let elsewhere: SoundServer;
let sounds: SoundServer;
let provider: Server;

test.beforeAll(async () => {
  elsewhere = await startSoundServer();
  sounds = await startSoundServer(elsewhere.origin);
  const files = ['tone', 'long', 'moved', 'page', 'missing'];
  const media = files.map((id) => ({ id, nom: `File ${id}`, url: `${sounds.origin}/${id}.wav`, type: 'MI' }));
  const odd = [
    { id: 'star', nom: 'Every host', url: 'http://*/tone.wav' },
    { id: 'none', nom: 'No file' },
  ];
  provider = createServer(({ url }, reply) => {
    const signIn = { state: 'ok', codeErreur: '0000', messageErreur: '', token: 't' };
    reply
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify(url === '/api/auto' ? signIn : [...media, ...odd]));
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${String((provider.address() as AddressInfo).port)}`;
  const { main } = desk();
  await get(main, 'settings.change', { change: { cliqphone: { baseUrl, allowInsecureHttp: true } } });
  const fields = { login: 'a', password: 'b' };
  await get(main, 'credentials.set', { provider: 'cliqphone', fields });
  await get(main, 'media.state', {});
  const known = async () => (await get(main, 'media.state', {})).media.length;
  await expect.poll(known).toBe(media.length + odd.length);
});
test.afterAll(async () => {
  await Promise.all([elsewhere.stop(), sounds.stop()]);
  provider.closeAllConnections();
  await new Promise((resolve) => provider.close(resolve));
});
test.beforeEach(() => {
  sounds.clear();
  elsewhere.clear();
});
test.afterEach(async () => {
  await desk().main.evaluate(() => document.querySelector('iframe.test')?.remove());
  await get(desk().main, 'media.stop', {});
});

async function play(id: string): Promise<string> {
  const reply = await get(desk().main, 'media.play', { id });
  if (reply.result !== 'player') throw new Error(reply.result);
  return reply.url;
}

const FAILED = 'The file could not be loaded, or is no sound that can be played here.';

type Noting = typeof globalThis & { told?: { state: string; origin: string }[] };

/** Shows a page in a frame of the main window, which notes what the frame tells it. */
async function show(url: string): Promise<void> {
  await desk().main.evaluate(
    ({ address, allow }) => {
      const frame = document.createElement('iframe');
      const told: NonNullable<Noting['told']> = [];
      (globalThis as Noting).told = told;
      frame.className = 'test';
      frame.title = 'player';
      frame.allow = allow;
      addEventListener('message', ({ origin, source, data }: MessageEvent<PlayerMessage>) => {
        if (source !== frame.contentWindow) return;
        told.push({ state: data.state, origin });
      });
      frame.src = address;
      document.body.append(frame);
    },
    { address: url, allow: PLAYER_ALLOWS },
  );
}

/** Shows an address that is void: another one that is good, behind it, is the signal that it had its time. */
async function refuse(url: string): Promise<void> {
  const { main } = desk();
  await main.evaluate((address) => {
    const frame = document.createElement('iframe');
    frame.className = 'refused';
    frame.src = address;
    document.body.append(frame);
  }, url);
  await show(await play('long'));
  await expect.poll(states).toContain('playing');
  await expect(main.frameLocator('iframe.test').locator('audio')).toHaveCount(1);
  await expect(main.frameLocator('iframe.refused').locator('audio')).toHaveCount(0);
  await main.evaluate(() => {
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
  });
}

const told = (main: Page) => main.evaluate(() => (globalThis as Noting).told ?? []);
const states = async () => (await told(desk().main)).map(({ state }) => state);

test('a file is heard, from its own origin, without cookies or a referrer, and tells how it goes', async () => {
  const { main } = desk();
  for (const round of [1, 2]) {
    await show(await play('tone'));
    await expect.poll(states, { message: `round ${String(round)}` }).toContain('ended');
    const messages = await told(main);
    expect(new Set(messages.map(({ origin }) => origin))).toEqual(new Set([PLAYER_ORIGIN]));
    expect(messages.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['loading', 'playing', 'ended']),
    );
    await main.evaluate(() => document.querySelector('iframe.test')?.remove());
  }
  // Twice, and the first answer wanted to leave a cookie.
  expect(sounds.requests().length).toBeGreaterThanOrEqual(2);
  for (const { headers } of sounds.requests()) {
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
  }
});

test('its controls can be reached and named, in both languages', async () => {
  const { main } = desk();
  await show(await play('long'));
  const frame = main.frameLocator('iframe.test');
  await expect(frame.getByLabel('Listen to “File long”')).toBeVisible();
  await expect.poll(states).toContain('playing');
  await frame.locator('audio').press('Escape');
  await expect.poll(states).toContain('leaving');
  await main.evaluate(() => document.querySelector('iframe.test')?.remove());

  await get(main, 'settings.change', { change: { language: 'fr' } });
  await show(await play('long'));
  await expect(frame.getByLabel('Écouter « File long »')).toBeVisible();
  await expect(frame.locator('html')).toHaveAttribute('lang', 'fr');
  await get(main, 'settings.change', { change: { language: 'en' } });
});

test('a file that leads elsewhere, is not there or is no sound, fails in words', async () => {
  for (const id of ['moved', 'missing', 'page']) {
    await show(await play(id));
    await expect.poll(states, { message: id }).toContain('failed');
    await expect(desk().main.frameLocator('iframe.test').getByRole('status')).toHaveText(FAILED);
    await desk().main.evaluate(() => document.querySelector('iframe.test')?.remove());
  }
  expect(elsewhere.requests()).toEqual([]);
  for (const id of ['none', 'star', 'unheard-of']) {
    expect(await get(desk().main, 'media.play', { id })).toEqual({ result: 'noFile' });
  }
});

test('the page may load and do nothing else', async () => {
  const { main } = desk();
  const url = await play('long');
  await show(url);
  await expect.poll(states).toContain('playing');
  const frame = main.frames().find((each) => each.url() === url);
  if (frame === undefined) throw new Error('no frame');
  sounds.clear();
  const outcome = await frame.evaluate(
    async ({ own, other }) => {
      const attempt = (run: () => Promise<unknown>): Promise<string> =>
        run().then(
          () => 'done',
          (error: unknown) => (error as Error).name,
        );
      const loaded = (tag: 'audio' | 'img', address: string): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const element = document.createElement(tag);
          element.addEventListener(tag === 'img' ? 'load' : 'canplay', resolve);
          element.addEventListener('error', () => reject(new TypeError('refused')));
          element.src = address;
          document.body.append(element);
        });
      return {
        bridge: 'ringside' in window,
        fetch: await attempt(() => fetch(`${own}/tone.wav`)),
        foreignSound: await attempt(() => loaded('audio', `${other}/tone.wav`)),
        image: await attempt(() => loaded('img', `${own}/picture.png`)),
        markup: await attempt(async () => (document.body.innerHTML = '<b>x</b>')),
        script: await attempt(async () => (document.createElement('script').text = 'window.ran = 1')),
        parent: await attempt(async () => window.parent.document.title),
      };
    },
    { own: sounds.origin, other: elsewhere.origin },
  );
  expect(outcome).toEqual({
    bridge: false,
    fetch: 'TypeError',
    foreignSound: 'TypeError',
    image: 'TypeError',
    markup: 'TypeError',
    script: 'TypeError',
    parent: 'SecurityError',
  });
  expect([...sounds.requests(), ...elsewhere.requests()]).toEqual([]);
});

test('its address works once, and not after a stop, the next file, or a reload of the window', async () => {
  const { main } = desk();
  const used = await play('long');
  await show(used);
  await expect.poll(states).toContain('playing');
  const stopped = await play('tone');
  await get(main, 'media.stop', {});
  const replaced = await play('tone');
  await play('long');
  for (const url of [used, stopped, replaced]) {
    await main.evaluate(() => document.querySelector('iframe.test')?.remove());
    await refuse(url);
  }
  const forgotten = await play('tone');
  await main.reload();
  await main.waitForSelector('nav');
  await refuse(forgotten);
  const answer = await desk().ringside.app.evaluate(
    async ({ net }, address) => (await net.fetch(address)).status,
    forgotten,
  );
  expect(answer).toBe(404);
});

test('without the yes to plain http no address is given', async () => {
  const { main } = desk();
  await get(main, 'settings.change', { change: { cliqphone: { allowInsecureHttp: false } } });
  // Nothing can be asked any more, but what was read is still of this account.
  expect(await get(main, 'media.play', { id: 'tone' })).toEqual({ result: 'inClear' });
  await get(main, 'settings.change', { change: { cliqphone: { allowInsecureHttp: true } } });
});
