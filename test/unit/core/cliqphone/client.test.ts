import { describe, expect, it } from 'vitest';
import { createCliqphoneClient } from '#core/providers/cliqphone/client.ts';
import type { CredentialOutcome } from '#core/providers/cliqphone/client.ts';
import type { CliqphoneHealth } from '#core/providers/cliqphone/health.ts';
import { SIGN_IN_PATH } from '#core/providers/cliqphone/operations.ts';
import type { CliqphoneSettings } from '#core/providers/cliqphone/operations.ts';
import type { HttpRequest, HttpResult } from '#core/http/types.ts';
import { manualClock } from '../../../support/manualClock.ts';

const SIGNED_IN = response('{"state":"ok","codeErreur":"0000","token":"abc"}');
const WRONG = response('{"state":"ko","codeErreur":"00 02","messageErreur":"login ou mdp invalide"}');
const BUSY = response('{"state":"ko","codeErreur":"0999","messageErreur":"service indisponible"}');
const ZONES = response('[{"code":"fr_01"}]');

function response(text: string, status = 200): HttpResult {
  return { kind: 'response', status, headers: {}, text };
}

function setUp() {
  const world = {
    clock: manualClock(),
    settings: {
      baseUrl: 'https://api.cliqphone.example',
      allowInsecureHttp: false,
      bodyEncoding: 'form',
      signInPath: SIGN_IN_PATH,
      timeoutMs: 9000,
      dateFormat: 'iso',
    } as CliqphoneSettings,
    credentials: { login: 'l', password: 'p' } as { login: string; password: string } | null,
    requests: [] as HttpRequest[],
    outcomes: [] as CredentialOutcome[],
    healths: [] as CliqphoneHealth[],
    signIn: (): HttpResult | Promise<HttpResult> => SIGNED_IN,
    list: (): HttpResult => ZONES,
    signIns: () => world.requests.filter(({ path }) => path === world.settings.signInPath).length,
  };
  const client = createCliqphoneClient({
    http: {
      async request(request) {
        world.requests.push(request);
        return request.path === world.settings.signInPath ? world.signIn() : world.list();
      },
    },
    clock: world.clock,
    settings: () => world.settings,
    credentials: () => world.credentials,
    onCredentialOutcome: (outcome) => world.outcomes.push(outcome),
    onHealth: (health) => world.healths.push(health),
  });
  return { client, world };
}

/** A sign-in that is answered when the test says so. */
function heldSignIn() {
  let answer: (result: HttpResult) => void = () => {};
  const held = new Promise<HttpResult>((resolve) => {
    answer = resolve;
  });
  return { held, answer };
}

describe('Cliqphone client', () => {
  it('signs in with a form, and shows the token in its header', async () => {
    const { client, world } = setUp();
    world.credentials = { login: 'a&b', password: 'p=\u00E9 \uD800' };
    await client.zones();
    expect(world.requests).toMatchObject([
      {
        method: 'POST',
        baseUrl: 'https://api.cliqphone.example',
        path: '/api/auto',
        body: 'login=a%26b&pwd=p%3D%C3%A9%20%EF%BF%BD',
        deadlineMs: 9000,
      },
      { method: 'GET', path: '/api/getallzone', headers: { token: 'abc' } },
    ]);
  });

  it('sends brackets as curl does, and either encoding as it is set', async () => {
    const { client, world } = setUp();
    await client.zoneByCode('FR_01');
    world.settings = { ...world.settings, bodyEncoding: 'json' };
    await client.zoneByCode('FR_01');
    expect(world.requests.map(({ body }) => body).slice(1)).toEqual([
      'metadata[code]=fr_01',
      '{"code":"fr_01"}',
    ]);
  });

  it('believes for five minutes a refusal that is not about the account', async () => {
    const { client, world } = setUp();
    world.signIn = () => BUSY;
    for (let times = 0; times < 3; times += 1) {
      expect(await client.zones()).toMatchObject({ kind: 'refused', error: { code: 'other' } });
    }
    expect(world.signIns()).toBe(1);
    world.signIn = () => SIGNED_IN;
    world.clock.advance(5 * 60_000);
    expect(await client.zones()).toMatchObject({ kind: 'known' });
  });

  it('forgets at a reset what was asked before it', async () => {
    const { client, world } = setUp();
    const { held, answer } = heldSignIn();
    world.signIn = () => held;
    const asked = client.zones();
    client.reset();
    answer(WRONG);
    expect(await asked).toMatchObject({ kind: 'refused', error: { code: 'loginInvalid' } });
    expect(world.outcomes).toEqual([]);
    expect(client.health().state).toBe('idle');
    world.signIn = () => SIGNED_IN;
    expect(await client.zones()).toMatchObject({ kind: 'known' });
  });

  it('does not blame new credentials for what was said of the old', async () => {
    const { client, world } = setUp();
    const { held, answer } = heldSignIn();
    world.signIn = () => held;
    const asked = client.zones();
    world.credentials = { login: 'l', password: 'new' };
    answer(WRONG);
    expect(await asked).toMatchObject({ kind: 'refused', error: { code: 'loginInvalid' } });
    expect(world.outcomes).toEqual([]);
    expect(world.healths).toEqual([]);
    world.signIn = () => SIGNED_IN;
    expect(await client.zones()).toMatchObject({ kind: 'known' });
    expect(world.outcomes).toEqual([{ status: 200, accepted: true }]);
  });

  it.each([
    ['address', { baseUrl: null }, 'notConfigured'],
    ['sound path', { signInPath: 'api/auto' }, 'signInPath'],
    ['yes to http', { baseUrl: 'http://api.cliqphone.example' }, 'inClear'],
    ['yes to http for the sign-in', { signInPath: 'http://api.cliqphone.example/api/auto' }, 'inClear'],
  ])('sends nothing without an %s, and says why', async (_name, change, why) => {
    const { client, world } = setUp();
    world.settings = { ...world.settings, ...change };
    expect(client.withheld()).toBe(why);
    expect(await client.zones()).toMatchObject({ kind: 'failed', reason: 'misconfigured' });
    // What was never asked did not fail to answer.
    const detail = why === 'notConfigured' ? null : why;
    expect(client.health()).toEqual({ state: 'notConfigured', at: null, detail });
    expect(world.requests).toEqual([]);
  });

  it.each([null, { login: '', password: 'p' }, { login: 'l', password: '' }])(
    'is not configured with %j for an account',
    async (credentials) => {
      const { client, world } = setUp();
      world.credentials = credentials;
      expect(client.withheld()).toBe('notConfigured');
      expect(client.health().state).toBe('notConfigured');
      expect(await client.editNumber('1', { info: 'x' })).toMatchObject({
        kind: 'notSent',
        reason: 'notConfigured',
      });
      expect(await client.testConnection()).toMatchObject({ outcome: 'notConfigured' });
      expect(world.requests).toEqual([]);
    },
  );

  it('tells of its health when it changes', async () => {
    const { client, world } = setUp();
    expect(client.health().state).toBe('idle');
    await client.zones();
    await client.zones();
    world.list = () => response('<html></html>', 502);
    await client.zones();
    expect(client.health()).toMatchObject({ state: 'failing', at: world.clock.now() });
    world.list = () => ({ kind: 'failed', reason: 'cancelled', sent: false, detail: '' });
    await client.zones();
    world.list = () => ZONES;
    await client.zones();
    expect(world.healths.map(({ state }) => state)).toEqual(['answering', 'failing', 'answering']);
  });
});
