import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoggedRequest } from '#simulators/support/httpSimulator.ts';
import { API_KEY, FIRST, read, SECOND, startWorld } from './world.ts';
import type { World } from './world.ts';

describe('the token, against the simulator', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());

  const signIns = () => world.operations().filter((operation) => operation === 'signIn').length;

  function nextRequest(): Promise<LoggedRequest> {
    return new Promise((resolve) => {
      const stop = world.simulator.onRequest((request) => {
        stop();
        resolve(request);
      });
    });
  }

  it('is got with the first request, and sent with the next ones', async () => {
    await world.client.find(FIRST);
    await world.client.find(SECOND);
    expect(world.operations()).toEqual(['signIn', 'get', 'get']);
    expect(world.simulator.log().map(({ headers }) => headers.authorization)).toEqual([
      undefined,
      'Bearer pitel-token-1',
      'Bearer pitel-token-1',
    ]);
    expect(JSON.parse(world.simulator.log()[0]?.body ?? '')).toEqual({ api_key: API_KEY });
  });

  it('is got once for thirty who ask at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => world.client.find(FIRST)));
    expect(answers.every(({ kind }) => kind === 'known')).toBe(true);
    expect(signIns()).toBe(1);
    world.clock.advance(3540 * 1000);
    await Promise.all(Array.from({ length: 30 }, () => world.client.find(FIRST)));
    expect(signIns()).toBe(2);
  });

  it.each(['v1', 'v3', 'v3instant'] as const)('is renewed before its end, as %s says it', async (token) => {
    world.simulator.setForms({ token });
    await world.client.find(FIRST);
    world.clock.advance((3540 - 31) * 1000);
    await world.client.find(FIRST);
    expect(signIns()).toBe(1);
    world.clock.advance(2000);
    await world.client.find(FIRST);
    expect(signIns()).toBe(2);
    // Never by a refusal: each request was taken the first time.
    expect(world.simulator.log().every(({ outcome }) => outcome === 200)).toBe(true);
  });

  it('without a stated end lasts until it is refused', async () => {
    world.simulator.setForms({ token: 'endless' });
    await world.client.find(FIRST);
    world.clock.advance(3000 * 1000);
    await world.client.find(FIRST);
    expect(signIns()).toBe(1);
    world.clock.advance(3000 * 1000);
    expect(await world.client.find(FIRST)).toMatchObject({ kind: 'known' });
    expect(signIns()).toBe(2);
  });

  it.each(['tokenDies', 'tokenDiesIn200'] as const)('that dies early (%s) is renewed once', async (quirk) => {
    await world.client.find(FIRST);
    world.simulator.clearLog();
    world.simulator.setQuirks([{ quirk, times: 1 }]);
    expect(await world.client.find(FIRST)).toMatchObject({ kind: 'known' });
    expect(world.operations()).toEqual(['get', 'signIn', 'get']);
    world.simulator.clearLog();
    world.simulator.setQuirks([{ quirk }]);
    expect(await world.client.find(FIRST)).toMatchObject({ kind: 'failed', reason: 'refused' });
    expect(world.operations()).toEqual(['get', 'signIn', 'get']);
    // One that was never taken is not renewed again.
    world.simulator.clearLog();
    expect(await world.client.find(FIRST)).toMatchObject({ kind: 'failed', reason: 'refused' });
    expect(world.operations()).toEqual(['signIn', 'get']);
    expect(world.client.health().state).toBe('refused');
  });

  it('that dies early is renewed once for all who were refused', async () => {
    await world.client.find(FIRST);
    world.simulator.setQuirks([{ quirk: 'tokenDies', operation: 'get', times: 1 }]);
    const answers = await Promise.all(Array.from({ length: 8 }, () => world.client.find(FIRST)));
    expect(answers.every(({ kind }) => kind === 'known')).toBe(true);
    expect(signIns()).toBe(2);
  });

  it('that is refused on a change is renewed, and the change made once', async () => {
    await world.client.find(FIRST);
    world.simulator.setQuirks([{ quirk: 'tokenDies', operation: 'upsert', times: 1 }]);
    expect(await world.client.pin(FIRST, '104')).toMatchObject({ kind: 'pinned' });
    expect(world.operations()).toEqual(['signIn', 'get', 'upsert', 'signIn', 'upsert', 'get']);
  });

  it('a key that was mended at Pitel counts as soon as somebody wants it tried again', async () => {
    world.simulator.setApiKey('mended');
    world.apiKey = 'other';
    expect(await world.client.find(FIRST)).toMatchObject({ kind: 'failed', reason: 'refused' });
    world.simulator.setApiKey('other');
    expect(await world.client.find(FIRST)).toMatchObject({ kind: 'failed', reason: 'refused' });
    expect(world.operations()).toEqual(['signIn']);
    world.client.askAnew();
    expect(await world.client.find(FIRST)).toMatchObject({ kind: 'known' });
    expect(world.operations()).toEqual(['signIn', 'signIn', 'get']);
  });

  it('a wrong key is sent once, until it changes', async () => {
    world.apiKey = 'wrong';
    for (let times = 0; times < 3; times += 1) {
      expect(await world.client.find(FIRST)).toMatchObject({ kind: 'failed', reason: 'refused' });
      expect(await world.client.pin(FIRST, '104')).toMatchObject({
        kind: 'refused',
        status: 401,
        error: { code: 'credentialRefused' },
      });
    }
    expect(world.operations()).toEqual(['signIn']);
    expect(world.outcomes).toEqual([{ status: 401, accepted: false }]);
    expect(world.client.health().state).toBe('refused');
    // A person who wants to know is not put off with the memory.
    expect(await world.client.testConnection()).toMatchObject({ outcome: 'refused', status: 401 });
    expect(signIns()).toBe(2);
    world.apiKey = API_KEY;
    expect(await world.client.find(FIRST)).toMatchObject({ kind: 'known' });
    expect(world.outcomes.at(-1)).toEqual({ status: 200, accepted: true });
  });

  it('a key that was mended there is found by a test', async () => {
    world.simulator.setApiKey('other');
    await world.client.find(FIRST);
    world.simulator.setApiKey(API_KEY);
    expect(await world.client.find(FIRST)).toMatchObject({ kind: 'failed', reason: 'refused' });
    expect(await world.client.testConnection()).toMatchObject({ outcome: 'ok', status: 200 });
    expect(await world.client.find(FIRST)).toMatchObject({ kind: 'known' });
  });

  it('another address, or a reset, needs another token', async () => {
    await world.client.find(FIRST);
    world.client.reset();
    expect(world.client.health().state).toBe('idle');
    await world.client.find(FIRST);
    world.settings = { ...world.settings, baseUrl: `${world.simulator.url}/` };
    await world.client.find(FIRST);
    expect(signIns()).toBe(3);
  });

  it('who gives up leaves the others their token', async () => {
    world.simulator.setFaults([{ system: 'pitel', operation: 'signIn', kind: 'delay', value: 20 }]);
    const asker = new AbortController();
    const read = nextRequest();
    const given = world.client.find(FIRST, asker.signal);
    const kept = world.client.find(FIRST);
    await read;
    asker.abort();
    expect(await given).toMatchObject({ kind: 'failed', reason: 'cancelled' });
    expect(await kept).toMatchObject({ kind: 'known' });
    expect(signIns()).toBe(1);
  });

  it.each([
    ['reset', undefined, 'unreachable', 'notSent'],
    ['garbage', undefined, 'unreadable', 'notSent'],
    ['html', undefined, 'unreadable', 'notSent'],
    ['halfBody', undefined, 'unreadable', 'notSent'],
    ['status', 500, 'serverError', 'notSent'],
    ['status', 503, 'serverError', 'notSent'],
    ['status', 404, 'misconfigured', 'notSent'],
    ['status', 403, 'refused', 'refused'],
  ] as const)('cannot be got for %s %s: nothing else leaves', async (kind, value, reason, written) => {
    world.simulator.setFaults([{ system: 'pitel', operation: 'signIn', kind, value }]);
    expect(await world.client.find(FIRST)).toMatchObject({ kind: 'failed', reason });
    expect(await world.client.pin(FIRST, '104')).toMatchObject({ kind: written });
    expect(await world.client.listAll({ cap: 10 })).toMatchObject({ kind: 'failed', reason });
    expect(new Set(world.operations())).toEqual(new Set(['signIn']));
    expect(world.simulator.routes()[0]?.agent).toBe('101');
  });

  it('cannot be got for 429, and the change says when to come back', async () => {
    world.simulator.setQuirks([{ quirk: 'rateLimited', operation: 'signIn' }]);
    expect(await world.client.pin(FIRST, '104')).toEqual({ kind: 'rateLimited', retryAfterMs: 7000 });
  });

  it('never logs key, token or number', async () => {
    world.apiKey = 'wrong-key-4711';
    await world.client.find(FIRST);
    world.apiKey = API_KEY;
    await world.client.pin(FIRST, '104');
    await world.client.find(read('101101'));
    expect(world.logger.lines.length).toBeGreaterThan(3);
    const log = world.logger.lines.join('\n');
    for (const secret of [API_KEY, 'wrong-key-4711', 'pitel-token', '0899990988', '899990988', '101101']) {
      expect(log).not.toContain(secret);
    }
  });
});
