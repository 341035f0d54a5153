import { describe, expect, it } from 'vitest';
import { createCcaiClient } from '#core/providers/ccai/client.ts';
import type { CredentialOutcome } from '#core/providers/ccai/client.ts';
import type { CcaiHealth } from '#core/providers/ccai/health.ts';
import type { CcaiSettings } from '#core/providers/ccai/operations.ts';
import type { HttpFailureReason, HttpRequest, HttpResult } from '#core/http/types.ts';
import { manualClock } from '../../../support/manualClock.ts';

const CREATED = response(201, '{"id":397,"status":"assigned"}');
const PAGE = '<html><body>404</body></html>';
const callOut = { agentEmail: 'claire@example.fr', endUserNumber: '+33187224465' };

function response(status: number, text = ''): HttpResult {
  return { kind: 'response', status, headers: {}, text };
}

function failed(reason: HttpFailureReason, sent = false): HttpResult {
  return { kind: 'failed', reason, sent, detail: reason };
}

function setUp(answer: (request: HttpRequest) => HttpResult = () => CREATED) {
  const world = {
    clock: manualClock(),
    settings: {
      baseUrl: 'https://customer.uc1.ccai.example',
      subdomain: 'customer',
      timeoutMs: 9000,
    } as CcaiSettings,
    token: 's3cret' as string | null,
    requests: [] as HttpRequest[],
    outcomes: [] as CredentialOutcome[],
    healths: [] as CcaiHealth[],
    answer,
  };
  const client = createCcaiClient({
    http: {
      async request(request) {
        world.requests.push(request);
        return world.answer(request);
      },
    },
    clock: world.clock,
    settings: () => world.settings,
    token: () => world.token,
    onCredentialOutcome: (outcome) => world.outcomes.push(outcome),
    onHealth: (health) => world.healths.push(health),
  });
  const bodies = () => world.requests.map(({ body }) => JSON.parse(body ?? 'null') as unknown);
  return { client, world, bodies };
}

describe('CCAI client', () => {
  it('sends subdomain and token as Basic, and JSON', async () => {
    const { client, world } = setUp();
    await client.callOut(callOut);
    expect(world.requests[0]).toMatchObject({
      method: 'POST',
      baseUrl: 'https://customer.uc1.ccai.example',
      path: '/apps/api/v1/calls',
      headers: {
        Authorization: `Basic ${Buffer.from('customer:s3cret').toString('base64')}`,
        'Content-Type': 'application/json',
      },
      deadlineMs: 9000,
    });
  });

  it('says when again instead of waiting in vain while the platform wants to be left alone', async () => {
    const tooMany: HttpResult = { kind: 'response', status: 429, headers: { 'retry-after': '60' }, text: '' };
    const { client, world } = setUp(() => tooMany);
    expect(await client.callOut(callOut)).toEqual({ kind: 'rateLimited', retryAfterMs: 60_000 });
    world.answer = () => CREATED;
    world.clock.advance(20_000);
    expect(await client.callOut(callOut)).toEqual({ kind: 'rateLimited', retryAfterMs: 40_000 });
    expect(world.requests).toHaveLength(1);
    world.clock.advance(31_001);
    expect((await client.callOut(callOut)).kind).toBe('created');
  });

  it('sends numbers and tickets as they are kept, and leaves blanks out', async () => {
    const { client, bodies } = setUp();
    await client.callOut({ ...callOut, ticketId: '0071450', outboundNumber: '', lang: '' });
    await client.callOut({ agentEmail: '', ticketId: '7' });
    await client.queueNow({ menuId: 'menu_999', endUserNumber: '+82-10-6861-2345' });
    expect(bodies()).toEqual([
      {
        call_type: 'Voice Outbound (API)',
        agent_email: 'claire@example.fr',
        end_user_number: '+33187224465',
        ticket_id: '0071450',
      },
      { call_type: 'Voice Outbound (API)', ticket_id: '7' },
      { call_type: 'Voice Inbound (API)', menu_id: 'menu_999', end_user_number: '+82-10-6861-2345' },
    ]);
  });

  it('writes an instant in UTC, whatever zone it came from', async () => {
    const { client, bodies } = setUp();
    await client.schedule({ menuId: 9, scheduledAt: Date.parse('2026-03-29T02:30:00+01:00'), ...callOut });
    expect(bodies()[0]).toMatchObject({ scheduled_at: '2026-03-29T01:30:00.000Z' });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 9e15, -1e14, Date.UTC(12_000, 0)])(
    'sends nothing for an instant that cannot be written: %d',
    async (scheduledAt) => {
      const { client, world } = setUp();
      expect(await client.schedule({ menuId: 9, scheduledAt })).toEqual({
        kind: 'notSent',
        reason: 'invalid',
        detail: 'scheduledAt',
      });
      expect(world.requests).toEqual([]);
    },
  );

  it.each([
    ['address', { baseUrl: null }],
    ['subdomain', { subdomain: '' }],
  ])('is not configured without an %s', async (_name, change) => {
    const { client, world } = setUp();
    world.settings = { ...world.settings, ...change };
    expect(client.configured()).toBe(false);
    expect(client.health().state).toBe('notConfigured');
    const nothing = { kind: 'notSent', reason: 'notConfigured' };
    expect(await client.callOut(callOut)).toMatchObject(nothing);
    expect(await client.writeFlags(1, { badActor: true }, 'plural')).toMatchObject(nothing);
    expect(await client.readFlags(1)).toMatchObject({ kind: 'failed', reason: 'misconfigured' });
    expect(await client.testConnection()).toMatchObject({ outcome: 'notConfigured', status: null });
    expect(world.requests).toEqual([]);
  });

  it('is not configured without a token', () => {
    const { client, world } = setUp();
    expect(client.configured()).toBe(true);
    world.token = null;
    expect(client.configured()).toBe(false);
  });

  it.each([
    response(500),
    response(429),
    response(503, PAGE),
    failed('timeout', true),
    failed('unreachable'),
  ])('never repeats what may ring, case %#', async (result) => {
    const { client, world } = setUp(() => result);
    await client.callOut(callOut);
    await client.queueNow({ menuId: 9, ...callOut });
    await client.schedule({ menuId: 9, scheduledAt: 0, ...callOut });
    expect(world.requests).toHaveLength(3);
  });

  it('hands the signal of the asker on', async () => {
    const { client, world } = setUp();
    const { signal } = new AbortController();
    await client.callOut(callOut, signal);
    await client.readFlags(1, signal);
    expect(world.requests.map((request) => request.signal === signal)).toEqual([true, true]);
  });

  it('reads flags again only if the change may have been taken', async () => {
    const { client, world } = setUp(() => response(400, '{"message":"No"}'));
    await client.writeFlags(397, { badActor: true }, 'plural');
    expect(world.requests.map(({ method }) => method)).toEqual(['PATCH']);
    world.answer = ({ method }) =>
      method === 'GET' ? response(200, '{"bad_actor":true}') : failed('timeout', true);
    expect(await client.writeFlags(397, { badActor: true }, 'plural')).toMatchObject({ kind: 'written' });
    expect(world.requests.map(({ method, path }) => `${method} ${path}`).slice(1)).toEqual([
      'PATCH /apps/api/v1/calls/397/customer_flag',
      'GET /apps/api/v1/calls/397/customer_flag',
    ]);
  });

  it('tells what an answer says about the token', async () => {
    const { client, world } = setUp();
    for (const result of [
      response(401),
      failed('unreachable'),
      response(500),
      response(429, '{"message":"Too Many Requests"}'),
      response(404, PAGE),
      response(200, PAGE),
      response(400, '{"message":"Invalid call type"}'),
      response(202),
      CREATED,
    ]) {
      world.answer = () => result;
      await client.callOut(callOut);
    }
    expect(world.outcomes).toEqual([
      { status: 401, accepted: false },
      { status: 400, accepted: true },
      { status: 202, accepted: true },
      { status: 201, accepted: true },
    ]);
  });

  it('does not blame a new token for the refusal of the old one', async () => {
    const { client, world } = setUp();
    world.answer = () => {
      world.token = 'new';
      return response(401);
    };
    await client.callOut(callOut);
    expect(world.outcomes).toEqual([]);
  });

  it('reports health when it changes, and not for what was cancelled', async () => {
    const { client, world } = setUp();
    expect(client.health()).toEqual({ state: 'idle', at: null, detail: null });
    for (const result of [
      CREATED,
      response(429),
      failed('cancelled'),
      failed('timeout', true),
      failed('timeout', true),
      failed('resting'),
      response(403),
      response(404, PAGE),
    ]) {
      world.answer = () => result;
      await client.callOut(callOut);
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
    [response(404, '{"message":"Not Found"}'), 'ok', 404],
    [response(200, '{"bad_actor":null}'), 'ok', 200],
    [response(400, '{"message":"call not found"}'), 'ok', 400],
    [response(401), 'refused', 401],
    [response(403), 'refused', 403],
    [response(404, PAGE), 'misconfigured', 404],
    [response(404), 'misconfigured', 404],
    [response(302), 'misconfigured', 302],
    [response(200, PAGE), 'unreadable', 200],
    [response(429, '{"message":"Too Many Requests"}'), 'serverError', 429],
    [response(503), 'serverError', 503],
    [failed('tls'), 'tls', null],
    [failed('timeout'), 'timeout', null],
    [failed('unreachable'), 'unreachable', null],
    [failed('unreadable'), 'unreadable', null],
    [failed('badRequest'), 'misconfigured', null],
    [failed('resting'), 'unreachable', null],
    [failed('cancelled'), 'unreachable', null],
  ])('tests the connection by a harmless read, case %#', async (result, outcome, status) => {
    const { client, world } = setUp(() => result);
    expect(await client.testConnection()).toMatchObject({ provider: 'ccai', outcome, status });
    expect(world.requests).toMatchObject([
      { method: 'GET', path: '/apps/api/v1/calls/0/customer_flag', probe: true },
    ]);
  });
});
