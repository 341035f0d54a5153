import { describe, expect, it } from 'vitest';
import { channelName, COMMANDS, type CommandName, type WindowKind } from '#shared/contract/channels.ts';
import { RequestError } from '#shared/contract/errors.ts';
import { REFUSAL } from '../../src-main/ipc/registerHandlers.ts';
import { pageUrl } from '../../src-main/security/pages.ts';
import type { MessageEvent } from '../../src-main/security/senderCheck.ts';
import { commandSamples } from './support/samples.ts';
import { buildWall } from './support/wall.ts';

const KINDS: readonly WindowKind[] = ['main', 'pop'];
const names = Object.keys(COMMANDS) as CommandName[];
const allowedKinds = (name: CommandName): readonly WindowKind[] => COMMANDS[name];

describe.each(names)('the command %s', (name) => {
  const sample = commandSamples[name];
  const channel = channelName(name);
  const [asker = 'main'] = allowedKinds(name);

  it('runs for every kind of window that may ask, and answers with its reply', async () => {
    for (const kind of allowedKinds(name)) {
      const wall = buildWall();
      await expect(wall.send(channel, sample.good, wall.from(kind))).resolves.toEqual({
        ok: true,
        value: sample.reply,
      });
      expect(wall.ran).toHaveLength(1);
    }
  });

  it.each([
    ...sample.bad,
    { request: null, path: 'request' },
    { request: undefined, path: 'request' },
    { request: 'text', path: 'request' },
  ])('names $path in a request that does not fit, and does not run', async ({ request, path }) => {
    const wall = buildWall();
    const outcome = await wall.send(channel, request, wall.from(asker));
    expect(outcome).toMatchObject({ ok: false, error: { code: 'badRequest' } });
    expect((outcome as { error: { message: string } }).error.message).toMatch(
      new RegExp(`^${path.replaceAll('.', String.raw`\.`)}: `),
    );
    expect(wall.ran).toEqual([]);
  });

  it('rejects every sender that is not the main frame of an allowed window showing our page', async () => {
    const wall = buildWall();
    const good = wall.from(asker);
    const page = pageUrl(asker, { devOrigin: null });
    const framed = (url: string, parent: unknown = null): MessageEvent => ({
      sender: good.sender,
      senderFrame: { url, parent },
    });
    const untrusted: Record<string, MessageEvent> = {
      'a foreign page': framed('https://evil.example/'),
      'a file': framed('file:///windows/main/index.html'),
      'a host that begins like ours': framed(page.replace('://', '://x.')),
      'a host that goes on after ours': framed(`ringside-app://${asker}.evil/windows/${asker}/index.html`),
      'the page of another kind': framed(pageUrl(asker === 'main' ? 'pop' : 'main', { devOrigin: null })),
      'another file of ours': framed(`ringside-app://${asker}/assets/x.html`),
      'a user name in the address': framed(page.replace('://', '://main@')),
      'a development server that nobody allowed': framed(`http://localhost:5173/windows/${asker}/index.html`),
      'an empty address': framed(''),
      'a frame within our page': framed(page, {}),
      'a frame that is gone': { sender: good.sender, senderFrame: null },
      'contents that are no window of ours': {
        sender: { id: 99, isDestroyed: () => false },
        senderFrame: good.senderFrame,
      },
      'a window that is gone': {
        sender: { id: good.sender.id, isDestroyed: () => true },
        senderFrame: good.senderFrame,
      },
    };
    for (const [who, event] of Object.entries(untrusted)) {
      await expect(wall.send(channel, sample.good, event), who).rejects.toThrow(REFUSAL);
    }
    expect(wall.ran).toEqual([]);
  });

  it('rejects windows of the other kinds', async () => {
    const wall = buildWall();
    for (const kind of KINDS.filter((other) => !allowedKinds(name).includes(other))) {
      await expect(wall.send(channel, sample.good, wall.from(kind))).rejects.toThrow(REFUSAL);
    }
    expect(wall.ran).toEqual([]);
  });

  it('gives no reply that does not fit its schema', async () => {
    const wall = buildWall({ [name]: () => ({ secret: 'x' }) as never });
    const outcome = await wall.send(channel, sample.good, wall.from(asker));
    // An empty reply has nothing to miss; then what is too much must be refused or taken out.
    expect(outcome).not.toHaveProperty('value.secret');
    expect(outcome).toMatchObject({ ok: false, error: { code: 'internal' } });
  });
});

describe('the door', () => {
  it('knows exactly the commands of the contract, and none after it closed', () => {
    const wall = buildWall();
    expect(wall.channels()).toEqual(names.map(channelName));
    wall.close();
    expect(wall.channels()).toEqual([]);
  });

  it('passes on the code of a RequestError', async () => {
    const wall = buildWall({
      'calls.dismiss': () => {
        throw new RequestError('notFound', 'no such call', 'call-1');
      },
    });
    await expect(
      wall.send(channelName('calls.dismiss'), { callId: 'call-1' }, wall.from('pop')),
    ).resolves.toEqual({ ok: false, error: { code: 'notFound', message: 'no such call', detail: 'call-1' } });
  });

  it('tells a window nothing of any other error, and the log everything', async () => {
    const wall = buildWall({
      'callers.card': () => Promise.reject(new Error('SELECT failed near /home/claire')),
    });
    const outcome = await wall.send(channelName('callers.card'), { key: 'k' }, wall.from('main'));
    expect(outcome).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(outcome)).not.toContain('claire');
    expect(wall.logger.lines.join()).toContain('a handler failed');
  });

  it('gives handlers the parsed request, defaults included', async () => {
    const wall = buildWall();
    await wall.send(
      channelName('history.search'),
      { text: ' roy ', before: null, limit: 1 },
      wall.from('main'),
    );
    expect(wall.ran).toEqual([
      { name: 'history.search', request: { text: 'roy', only: 'all', before: null, limit: 1 } },
    ]);
  });

  it('does not repeat values of a bad request', async () => {
    const wall = buildWall();
    const secret = 'hunter2-hunter2';
    const request = { provider: 'encom', fields: { token: { secret } } };
    const outcome = await wall.send(channelName('credentials.set'), request, wall.from('main'));
    expect(JSON.stringify(outcome) + wall.logger.lines.join()).not.toContain(secret);
  });

  it('takes a page of the development server only where one is allowed', async () => {
    const wall = buildWall({}, 'http://localhost:5173');
    await expect(wall.send(channelName('calls.list'), {}, wall.from('pop'))).resolves.toMatchObject({
      ok: true,
    });
    const built = {
      ...wall.from('pop'),
      senderFrame: { url: pageUrl('pop', { devOrigin: null }), parent: null },
    };
    await expect(wall.send(channelName('calls.list'), {}, built)).rejects.toThrow(REFUSAL);
  });
});
