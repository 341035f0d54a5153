import { describe, expect, it } from 'vitest';
import type { HttpRequest, HttpResult } from '#core/http/types.ts';
import { createEncomClient } from '#core/providers/encom/client.ts';
import type { CredentialOutcome, EncomHealth } from '#core/providers/encom/client.ts';
import type { Question } from '#core/identify/ports.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';
import { settingsSchema } from '#shared/contract/settings.ts';
import { manualClock } from '../../../support/manualClock.ts';

const never = new AbortController().signal;
const claire: PartyNumber = {
  kind: 'number',
  raw: '0187224465',
  e164: '+33187224465',
  country: 'FR',
  display: '01 87 22 44 65',
};
const byNumber: Question = { number: claire, code: null };
const byCode: Question = { number: { kind: 'withheld', raw: '' }, code: ' 4711 ' };

function ok(text: string): HttpResult {
  return { kind: 'response', status: 200, headers: {}, text };
}

function status(code: number, text = ''): HttpResult {
  return { kind: 'response', status: code, headers: {}, text };
}

function setUp(answer: (request: HttpRequest) => HttpResult = () => ok('1')) {
  const world = {
    clock: manualClock(),
    settings: settingsSchema.parse({
      encom: { baseUrl: 'https://clients.encom.example', customerAccount: 'CL0001' },
    }).encom,
    token: 'secret' as string | null,
    requests: [] as HttpRequest[],
    outcomes: [] as CredentialOutcome[],
    healths: [] as EncomHealth[],
    answer,
  };
  const client = createEncomClient({
    http: {
      async request(request) {
        world.requests.push(request);
        return world.answer(request);
      },
    },
    clock: world.clock,
    settings: () => world.settings,
    token: () => world.token,
    nationalOf: (e164) => (e164.startsWith('+33') ? `0${e164.slice(3)}` : null),
    onCredentialOutcome: (outcome) => world.outcomes.push(outcome),
    onHealth: (health) => world.healths.push(health),
  });
  return { client, world };
}

describe('Encom client', () => {
  it('asks the three questions by number, with account and token', async () => {
    const { client, world } = setUp();
    await client.queue(byNumber, never);
    await client.vip(byNumber, never);
    await client.onCallDuty(byNumber, never);
    expect(world.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/CL0001/customer/number/%2B33187224465',
      'GET /api/CL0001/customer/isVipFromNumber/%2B33187224465',
      'GET /api/CL0001/customer/hasOnCallDutyContractFromNumber/%2B33187224465',
    ]);
    expect(world.requests[0]).toMatchObject({
      baseUrl: 'https://clients.encom.example',
      headers: { Authorization: 'Bearer secret' },
      deadlineMs: 5000,
    });
  });

  it('asks by code if there is one, even for a withheld number', async () => {
    const { client, world } = setUp();
    await client.queue(byCode, never);
    await client.vip(byCode, never);
    await client.onCallDuty({ ...byCode, number: claire }, never);
    expect(world.requests.map(({ path }) => path)).toEqual([
      '/api/CL0001/customer/code/4711',
      '/api/CL0001/customer/isVipFromCode/4711',
      '/api/CL0001/customer/hasOnCallDutyContractFromCode/4711',
    ]);
  });

  it('never lets a withheld number or an empty code leave', async () => {
    const { client, world } = setUp();
    const nobody: Question = { number: { kind: 'withheld', raw: 'anonymous' }, code: '  ' };
    expect(await client.queue(nobody, never)).toMatchObject({ kind: 'failed' });
    expect(world.requests).toEqual([]);
  });

  it('follows its settings while it runs', async () => {
    const { client, world } = setUp();
    await client.queue(byNumber, never);
    world.settings = { ...world.settings, numberFormat: 'national', customerAccount: 'CL/2', timeoutMs: 900 };
    await client.queue(byNumber, never);
    expect(world.requests[1]).toMatchObject({
      path: '/api/CL%2F2/customer/number/0187224465',
      deadlineMs: 900,
    });
    world.settings = { ...world.settings, baseUrl: 'https://elsewhere.example' };
    await client.queue(byNumber, never);
    expect(world.requests[2]).toMatchObject({ baseUrl: 'https://elsewhere.example' });
  });

  it.each([
    ['address', { baseUrl: null }],
    ['account', { customerAccount: '' }],
  ])('is not configured without an %s', async (_name, change) => {
    const { client, world } = setUp();
    world.settings = { ...world.settings, ...change };
    expect(client.configured()).toBe(false);
    expect(client.health().state).toBe('notConfigured');
    expect(await client.testConnection()).toMatchObject({ outcome: 'notConfigured' });
    await client.queue(byNumber, never);
    expect(world.requests).toEqual([]);
  });

  it('is not configured without a token', () => {
    const { client, world } = setUp();
    expect(client.configured()).toBe(true);
    world.token = null;
    expect(client.configured()).toBe(false);
  });

  it('shares an answer between routing and pop until somebody asks again', async () => {
    const { client, world } = setUp(() => ok('900'));
    await Promise.all([client.queue(byNumber, never), client.queue(byNumber, never)]);
    expect(await client.queue(byNumber, never)).toEqual({ kind: 'known', value: '900' });
    expect(world.requests).toHaveLength(1);
    world.answer = () => ok('910');
    client.forget(byNumber);
    expect(await client.queue(byNumber, never)).toEqual({ kind: 'known', value: '910' });
  });

  it('forgets all three answers of a caller, and only theirs', async () => {
    const { client, world } = setUp();
    const askAll = async () => {
      for (const question of [byNumber, byCode]) {
        await client.queue(question, never);
        await client.vip(question, never);
        await client.onCallDuty(question, never);
      }
    };
    await askAll();
    client.forget(byNumber);
    await askAll();
    expect(world.requests.slice(6).map(({ path }) => path)).toEqual(
      world.requests.slice(0, 3).map(({ path }) => path),
    );
    client.reset();
    await askAll();
    expect(world.requests).toHaveLength(15);
  });

  it('tells what an answer says about the token', async () => {
    const { client, world } = setUp(() => status(401));
    await client.queue(byNumber, never);
    world.answer = () => ({ kind: 'failed', reason: 'unreachable', sent: false, detail: '' });
    await client.queue(byNumber, never);
    world.answer = () => status(500);
    await client.queue(byNumber, never);
    world.answer = () => status(404, '"not found"');
    await client.queue(byNumber, never);
    expect(world.outcomes).toEqual([
      { status: 401, accepted: false },
      { status: 404, accepted: true },
    ]);
  });

  it('does not blame a new token for the refusal of the old one', async () => {
    const { client, world } = setUp();
    world.answer = () => {
      world.token = 'new';
      return status(401);
    };
    await client.queue(byNumber, never);
    expect(world.outcomes).toEqual([]);
  });

  it('reports health when it changes, and not for what was cancelled', async () => {
    const { client, world } = setUp(() => ok('900'));
    expect(client.health()).toEqual({ state: 'idle', at: null, detail: null });
    await client.queue(byNumber, never);
    await client.queue(byCode, never);
    world.clock.advance(61_000);
    for (const result of [
      { kind: 'failed', reason: 'cancelled', sent: false, detail: 'cancelled' } as const,
      { kind: 'failed', reason: 'timeout', sent: true, detail: 'late' } as const,
      { kind: 'failed', reason: 'timeout', sent: true, detail: 'late' } as const,
      { kind: 'failed', reason: 'resting', sent: false, detail: 'resting' } as const,
      status(403),
    ]) {
      world.answer = () => result;
      await client.queue(byNumber, never);
    }
    expect(world.healths.map(({ state }) => state)).toEqual(['answering', 'failing', 'resting', 'refused']);
    expect(client.health()).toMatchObject({
      state: 'refused',
      at: world.clock.now(),
      detail: 'HTTP 403, empty',
    });
    client.reset();
    expect(client.health().state).toBe('idle');
  });

  it('tests the connection with a number that nobody has, past the breaker and past the memory', async () => {
    const { client, world } = setUp(() => status(404, '{"response":"not found"}'));
    await client.testConnection();
    expect(await client.testConnection()).toMatchObject({ outcome: 'ok', status: 404, detail: null });
    expect(world.requests).toHaveLength(2);
    expect(world.requests[1]).toMatchObject({
      path: '/api/CL0001/customer/number/%2B99900000000',
      probe: true,
    });
  });
});
