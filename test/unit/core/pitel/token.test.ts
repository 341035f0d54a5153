import { describe, expect, it } from 'vitest';
import type { HttpRequest, HttpResult } from '#core/http/types.ts';
import { createTokens, usableUntil } from '#core/providers/pitel/token.ts';
import { manualClock } from '../../../support/manualClock.ts';

const NOW = 1_700_000_000_000;
const ACCESS = { baseUrl: 'https://pbx.example.vn', apiKey: 'key', deadlineMs: 9000 };

describe('usableUntil', () => {
  it.each([
    ['an instant in seconds', NOW / 1000 + 3540, undefined, NOW + 3_510_000],
    ['an instant in milliseconds', NOW + 3_540_000, undefined, NOW + 3_510_000],
    ['a span of seconds', 3600, undefined, NOW + 3_570_000],
    ['no end', null, undefined, Number.POSITIVE_INFINITY],
    ['an end that is over', NOW / 1000 - 5, undefined, NOW + 10_000],
    ['an end that is near', NOW / 1000 + 20, undefined, NOW + 10_000],
    // Our clock is an hour ahead: by it the token would be over before it came.
    ['the clock of the system', NOW / 1000 - 60, new Date(NOW - 3_600_000).toUTCString(), NOW + 3_510_000],
    ['a date that is none', NOW / 1000 + 3540, 'today', NOW + 3_510_000],
  ])('%s', (_name, end, date, until) => {
    expect(usableUntil(end, date, NOW)).toBe(until);
  });
});

describe('the keeper of the token', () => {
  function setUp() {
    const pending: { request: HttpRequest; answer: (result: HttpResult) => void }[] = [];
    const clock = manualClock(NOW);
    const tokens = createTokens({
      http: { request: (request) => new Promise((answer) => pending.push({ request, answer })) },
      clock,
      onSignIn: () => {},
    });
    const token = (name: string) => {
      const text = JSON.stringify({ data: { token: name, expired: clock.now() / 1000 + 3540 } });
      pending.at(-1)?.answer({ kind: 'response', status: 200, headers: {}, text });
    };
    const refuse = (status: number, text = '') => {
      pending.at(-1)?.answer({ kind: 'response', status, headers: {}, text });
    };
    return { tokens, clock, pending, token, refuse };
  }

  it('signs in as the system wants it', async () => {
    const { tokens, pending, token } = setUp();
    const taken = tokens.take(ACCESS, {});
    expect(pending.map(({ request }) => request)).toEqual([
      {
        method: 'POST',
        baseUrl: ACCESS.baseUrl,
        path: '/v1/auth/token',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: '{"api_key":"key"}',
        deadlineMs: 9000,
      },
    ]);
    token('a');
    expect(await taken).toEqual({ kind: 'token', token: 'a', fresh: true });
    expect(await tokens.take(ACCESS, {})).toEqual({ kind: 'token', token: 'a', fresh: false });
  });

  it('drops only the token that was refused', async () => {
    const { tokens, pending, token } = setUp();
    const first = tokens.take(ACCESS, {});
    token('a');
    await first;
    tokens.drop('other');
    expect(await tokens.take(ACCESS, {})).toMatchObject({ token: 'a' });
    tokens.drop('a');
    const second = tokens.take(ACCESS, {});
    token('b');
    expect(await second).toMatchObject({ token: 'b', fresh: true });
    expect(pending).toHaveLength(2);
  });

  it('does not take the token of an old key for the new one', async () => {
    const { tokens, pending, token } = setUp();
    const old = tokens.take(ACCESS, {});
    const [first] = pending;
    const fresh = tokens.take({ ...ACCESS, apiKey: 'new' }, {});
    token('b');
    expect(await fresh).toMatchObject({ token: 'b' });
    first?.answer({ kind: 'response', status: 200, headers: {}, text: '{"token":"a"}' });
    expect(await old).toMatchObject({ token: 'a' });
    expect(await tokens.take({ ...ACCESS, apiKey: 'new' }, {})).toMatchObject({ token: 'b', fresh: false });
  });

  it.each([
    [401, ''],
    [403, '{}'],
    [400, '{"error":"API key is wrong"}'],
    [200, '{"status":"fail","error":"invalid api_key"}'],
  ])('remembers that a key is wrong, by %d %s', async (status, text) => {
    const { tokens, pending, refuse, token } = setUp();
    const taken = tokens.take(ACCESS, {});
    refuse(status, text);
    expect(await taken).toMatchObject({ kind: 'failed', failure: { reason: 'refused', status } });
    expect(await tokens.take(ACCESS, {})).toMatchObject({ kind: 'failed', failure: { reason: 'refused' } });
    expect(pending).toHaveLength(1);
    const probed = tokens.take(ACCESS, { probe: true });
    expect(pending.at(-1)?.request.probe).toBe(true);
    token('a');
    expect(await probed).toMatchObject({ kind: 'token' });
    expect(await tokens.take(ACCESS, {})).toMatchObject({ token: 'a' });
  });

  it.each([
    [500, ''],
    [429, '{}'],
    [404, '<html>'],
    [400, '{"error":"try later"}'],
    [200, '{"status":"fail","error":"database is down"}'],
    [200, '<html>'],
    [200, ''],
  ])('tries again after %d %s', async (status, text) => {
    const { tokens, pending, refuse } = setUp();
    const taken = tokens.take(ACCESS, {});
    refuse(status, text);
    expect(await taken).toMatchObject({ kind: 'failed', failure: { status } });
    void tokens.take(ACCESS, {});
    expect(pending).toHaveLength(2);
  });

  it('forgets on demand', async () => {
    const { tokens, pending, refuse } = setUp();
    const taken = tokens.take(ACCESS, {});
    refuse(401);
    await taken;
    tokens.clear();
    void tokens.take(ACCESS, {});
    expect(pending).toHaveLength(2);
  });

  it('asks nothing for who has given up already', async () => {
    const { tokens, pending } = setUp();
    expect(await tokens.take(ACCESS, { signal: AbortSignal.abort() })).toMatchObject({
      failure: { reason: 'cancelled' },
    });
    expect(pending).toEqual([]);
  });
});
