import { describe, expect, it } from 'vitest';
import type { HttpFailureReason, HttpRequest, HttpResult } from '#core/http/types.ts';
import { createHomeDigits } from '#core/numbers/nationalDigits.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { createPitelClient } from '#core/providers/pitel/client.ts';
import type { PitelHealth } from '#core/providers/pitel/health.ts';
import type { CredentialOutcome } from '#core/providers/pitel/line.ts';
import { numberAsSent } from '#core/providers/pitel/operations.ts';
import type { PitelSettings } from '#core/providers/pitel/operations.ts';
import { manualClock } from '../../../support/manualClock.ts';

const read = createReadNumber('VN');
const NUMBER = read('0899990988');
const ENTRY = '{"id":1,"phone_number":"0899990988","description":"101"}';
const PAGE = `{"data":[${ENTRY}],"limit":1,"offset":0,"total":1}`;
const HTML = '<html><body>404</body></html>';

function response(status: number, text = '', headers: Record<string, string> = {}): HttpResult {
  return { kind: 'response', status, headers, text };
}

function failed(reason: HttpFailureReason, sent = false): HttpResult {
  return { kind: 'failed', reason, sent, detail: reason };
}

function setUp(answer: (request: HttpRequest) => HttpResult = () => response(200, ENTRY)) {
  const world = {
    clock: manualClock(),
    settings: {
      baseUrl: 'https://pbx.example.vn',
      numberFormat: 'national',
      region: 'VN',
      timeoutMs: 9000,
      createdAtZone: '+07:00',
    } as PitelSettings,
    apiKey: 'key' as string | null,
    token: response(200, '{"data":{"token":"t0k3n"}}'),
    /** All but signing in. */
    requests: [] as HttpRequest[],
    outcomes: [] as CredentialOutcome[],
    healths: [] as PitelHealth[],
    answer,
  };
  const client = createPitelClient({
    http: {
      async request(request) {
        if (request.path === '/v1/auth/token') return world.token;
        world.requests.push(request);
        return world.answer(request);
      },
    },
    clock: world.clock,
    settings: () => world.settings,
    apiKey: () => world.apiKey,
    readNumberIn: createReadNumber,
    homeDigitsIn: createHomeDigits,
    onCredentialOutcome: (outcome) => world.outcomes.push(outcome),
    onHealth: (health) => world.healths.push(health),
  });
  return { client, world };
}

describe('numberAsSent', () => {
  const home = createHomeDigits('VN');
  it.each([
    ['+84899990988', 'national', '0899990988'],
    ['+84899990988', 'e164', '+84899990988'],
    ['+84899990988', 'international00', '0084899990988'],
    ['+33187224465', 'national', '0033187224465'],
    ['+33187224465', 'e164', '+33187224465'],
    ['101', 'national', '101'],
    ['101', 'e164', '101'],
    ['anonymous', 'national', null],
    ['call me', 'national', null],
  ] as const)('%s as %s is %s', (raw, format, sent) => {
    expect(numberAsSent(read(raw), format, home)).toBe(sent);
  });
});

describe('Pitel client', () => {
  it('takes entries of other numbers for no "nobody", unless their id was asked for', async () => {
    const other = '{"id":"101","phone_number":"0912345678","description":"105"}';
    const { client } = setUp(({ path }) =>
      response(200, path.includes('?') ? `{"data":[${other}],"limit":500,"offset":0,"total":1}` : other),
    );
    expect(await client.find(NUMBER)).toMatchObject({ kind: 'failed', reason: 'unreadable' });
    expect(await client.find(read('101'))).toEqual({ kind: 'unknown' });
  });

  it('sends a bearer token and JSON, and each operation where it belongs', async () => {
    const { client, world } = setUp();
    await client.list({ offset: 20, limit: 10 });
    await client.find(NUMBER);
    await client.byId('a/b?..');
    await client.byId('..');
    await client.pin(NUMBER, '104');
    expect(world.requests.map(({ method, path }) => `${method} ${path}`).slice(0, 6)).toEqual([
      'GET /v1/smartrouting?limit=10&offset=20',
      'GET /v1/smartrouting/0899990988',
      'GET /v1/smartrouting/a%2Fb%3F..',
      'GET /v1/smartrouting?limit=500&offset=0',
      'GET /v1/smartrouting/%2E%2E',
      'GET /v1/smartrouting?limit=500&offset=0',
    ]);
    expect(world.requests.find(({ method }) => method === 'POST')).toMatchObject({
      baseUrl: 'https://pbx.example.vn',
      path: '/v1/smartrouting',
      body: '{"agent":"104","phone_number":"0899990988"}',
      headers: { Authorization: 'Bearer t0k3n', 'Content-Type': 'application/json' },
      deadlineMs: 9000,
    });
  });

  it.each([
    [
      'address',
      (world: ReturnType<typeof setUp>['world']) => (world.settings = { ...world.settings, baseUrl: null }),
    ],
    ['key', (world: ReturnType<typeof setUp>['world']) => (world.apiKey = null)],
  ])('is not configured without an %s', async (_name, change) => {
    const { client, world } = setUp();
    expect(client.configured()).toBe(true);
    change(world);
    expect(client.configured()).toBe(false);
    expect(client.health().state).toBe('notConfigured');
    expect(await client.find(NUMBER)).toMatchObject({ kind: 'failed', reason: 'misconfigured' });
    expect(await client.pin(NUMBER, '104')).toMatchObject({ kind: 'notSent', reason: 'notConfigured' });
    expect(await client.testConnection()).toMatchObject({ outcome: 'notConfigured', status: null });
    expect(world.requests).toEqual([]);
  });

  it.each([
    response(500),
    response(429),
    response(503, HTML),
    failed('timeout', true),
    failed('unreachable'),
  ])('never repeats a change, case %#', async (result) => {
    const { client, world } = setUp(({ method }) => (method === 'GET' ? response(200, ENTRY) : result));
    await client.pin(NUMBER, '104');
    const route = await client.find(NUMBER);
    if (route.kind === 'known') await client.unpin(route.value);
    expect(world.requests.map(({ method }) => method).filter((method) => method !== 'GET')).toEqual([
      'POST',
      'DELETE',
    ]);
  });

  it.each<[HttpResult, object]>([
    [failed('unreachable'), { kind: 'notSent', reason: 'unreachable' }],
    [failed('tls'), { kind: 'notSent', reason: 'tls' }],
    [failed('resting'), { kind: 'notSent', reason: 'resting' }],
    [failed('badRequest'), { kind: 'notSent', reason: 'misconfigured' }],
    [failed('timeout', true), { kind: 'unconfirmed', reason: 'timeout' }],
    [failed('unreachable', true), { kind: 'unconfirmed', reason: 'connectionLost' }],
    [response(403), { kind: 'refused', status: 403, error: { code: 'credentialRefused' } }],
    [response(404, HTML), { kind: 'refused', error: { code: 'wrongAddress' } }],
    [response(404, '{"message":"Not Found"}'), { kind: 'refused', error: { code: 'wrongAddress' } }],
    [response(405), { kind: 'refused', error: { code: 'wrongAddress' } }],
    [response(308), { kind: 'refused', error: { code: 'wrongAddress' } }],
    [response(422, '{"error":"phone_number is invalid"}'), { kind: 'refused', error: { code: 'malformed' } }],
    [
      response(200, '{"status":"fail","error":"agent not found"}'),
      { kind: 'refused', error: { code: 'unknown' } },
    ],
    [response(200, '{"status":"fail"}'), { kind: 'refused', error: { code: 'other', field: null } }],
    [response(429, '', { 'retry-after': '3' }), { kind: 'rateLimited', retryAfterMs: 3000 }],
    [response(302), { kind: 'unconfirmed', reason: 'unexpected' }],
    [response(200, ''), { kind: 'differs' }],
    [response(204), { kind: 'differs' }],
    [response(200, '{"message":"successfully"}'), { kind: 'differs', route: { extension: '101' } }],
  ])('says what came of a pin, case %#', async (result, expected) => {
    const { client } = setUp(({ method }) => (method === 'GET' ? response(200, ENTRY) : result));
    expect(await client.pin(NUMBER, '104')).toMatchObject(expected);
  });

  it('tells what an answer says about the key', async () => {
    const { client, world } = setUp();
    for (const result of [
      response(403),
      failed('unreachable'),
      response(500),
      response(429, '{}'),
      response(200, HTML),
      response(404, '{"error":"not found"}'),
      response(200, ENTRY),
    ]) {
      world.answer = () => result;
      await client.find(NUMBER);
    }
    expect(world.outcomes).toEqual([
      { status: 200, accepted: true },
      { status: 403, accepted: false },
      { status: 404, accepted: true },
      { status: 200, accepted: true },
    ]);
  });

  it('does not blame a new key for the refusal of the old one', async () => {
    const { client, world } = setUp(() => {
      world.apiKey = 'new';
      return response(403);
    });
    await client.find(NUMBER);
    expect(world.outcomes).toEqual([{ status: 200, accepted: true }]);
  });

  it('reports health when it changes, and not for what was cancelled', async () => {
    const { client, world } = setUp();
    expect(client.health()).toEqual({ state: 'idle', at: null, detail: null });
    for (const result of [
      response(200, ENTRY),
      response(429),
      failed('cancelled'),
      failed('timeout', true),
      failed('timeout', true),
      failed('resting'),
      response(403),
      response(404, HTML),
    ]) {
      world.answer = () => result;
      await client.find(NUMBER);
    }
    expect(world.healths.map(({ state }) => state)).toEqual([
      'answering',
      'failing',
      'resting',
      'refused',
      'failing',
    ]);
    client.reset();
    expect(client.health().state).toBe('idle');
  });

  it.each<[HttpResult, string, number | null]>([
    [response(200, PAGE), 'ok', 200],
    [response(200, '{"data":null,"total":"0"}'), 'ok', 200],
    [response(401), 'refused', 401],
    [response(403), 'refused', 403],
    [response(404, HTML), 'misconfigured', 404],
    [response(302), 'misconfigured', 302],
    [response(200, HTML), 'unreadable', 200],
    [response(200), 'unreadable', 200],
    [response(200, '{}'), 'unreadable', 200],
    [response(200, '[1]'), 'unreadable', 200],
    [response(200, `[${ENTRY}]`), 'ok', 200],
    [response(200, '{"status":"fail","error":"database is down"}'), 'serverError', 200],
    [response(200, '{"status":"fail","error":"token is expired"}'), 'refused', 200],
    [response(429), 'serverError', 429],
    [response(503), 'serverError', 503],
    [failed('tls'), 'tls', null],
    [failed('timeout'), 'timeout', null],
    [failed('unreachable'), 'unreachable', null],
    [failed('unreadable'), 'unreadable', null],
    [failed('badRequest'), 'misconfigured', null],
    [failed('cancelled'), 'unreachable', null],
  ])('tests the connection by one entry of the list, case %#', async (result, outcome, status) => {
    const { client, world } = setUp(() => result);
    expect(await client.testConnection()).toMatchObject({ provider: 'pitel', outcome, status });
    expect(world.requests).toMatchObject([
      { method: 'GET', path: '/v1/smartrouting?limit=1&offset=0', probe: true },
    ]);
  });

  it.each<[HttpResult, string, number | null]>([
    [response(401), 'refused', 401],
    [response(500), 'serverError', 500],
    [response(404, HTML), 'misconfigured', 404],
    [failed('tls'), 'tls', null],
    [failed('unreachable'), 'unreachable', null],
  ])('and by signing in, case %#', async (result, outcome, status) => {
    const { client, world } = setUp();
    world.token = result;
    expect(await client.testConnection()).toMatchObject({ outcome, status });
    expect(world.requests).toEqual([]);
  });

  it('a search that cannot be finished is no "no"', async () => {
    const other = '{"id":101,"phone_number":"0911111111","description":"1"}';
    const { client, world } = setUp(({ path }) =>
      path.includes('?') ? response(200, `{"data":[${other}],"total":50000}`) : response(200, other),
    );
    expect(await client.find(read('101'))).toMatchObject({ kind: 'failed', reason: 'unreadable' });
    expect(world.requests.length).toBeLessThan(5);
  });
});
