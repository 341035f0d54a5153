import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_NUMBER_FORM } from '#shared/domain/numberForm.ts';
import { PASSWORD, startWorld } from './world.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('signing in, against the simulator', () => {
  let world: Awaited<ReturnType<typeof startWorld>>;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());

  it('happens once, and the token is kept until it ends', async () => {
    await world.client.zones();
    await world.client.numbers({});
    world.clock.advance(DAY_MS - HOUR_MS);
    await world.client.media({});
    expect(world.asked('signIn')).toBe(1);
    world.clock.advance(HOUR_MS);
    expect(await world.client.zones()).toMatchObject({ kind: 'known' });
    expect(world.asked('signIn')).toBe(2);
    // It was known beforehand, so nothing was sent in vain.
    expect(world.asked('zones')).toBe(2);
    expect(world.outcomes).toEqual([
      { status: 200, accepted: true },
      { status: 200, accepted: true },
    ]);
  });

  it.each([
    { signIn: 'arrow' },
    { expiryKey: 'tokenExpired' },
    { expiryKey: 'tokenExpried' },
    { expiryKey: 'none' },
    { signIn: 'arrow', expiryKey: 'none' },
  ] as const)('understands the answer written as %j', async (forms) => {
    world.simulator.setForms(forms);
    expect(await world.client.zones()).toMatchObject({ kind: 'known' });
    world.clock.advance(DAY_MS - HOUR_MS);
    await world.client.zones();
    world.clock.advance(HOUR_MS);
    await world.client.zones();
    expect(world.asked('signIn')).toBe(2);
  });

  it('goes by the stated end, not by a day', async () => {
    await world.stop();
    world = await startWorld({ tokenLifeMs: 2 * HOUR_MS });
    await world.client.zones();
    world.clock.advance(HOUR_MS);
    await world.client.zones();
    expect(world.asked('signIn')).toBe(1);
    world.clock.advance(HOUR_MS);
    await world.client.zones();
    expect(world.asked('signIn')).toBe(2);
    expect(world.asked('zones')).toBe(3);
  });

  describe.each(['printed', 'clean'] as const)('when the token expired early (%s rows)', (refusals) => {
    it.each(['always200', 'speaking'] as const)(
      'signs in once more and asks again (%s)',
      async (statuses) => {
        world.simulator.setForms({ refusals, statuses });
        await world.client.zones();
        const asks: [string, () => Promise<{ kind: string }>][] = [
          ['zones', () => world.client.zones()],
          ['zoneByCode', () => world.client.zoneByCode('fr_01')],
          ['availableNumbers', () => world.client.availableNumbers({})],
          ['numbers', () => world.client.numbers({})],
          ['media', () => world.client.media({})],
        ];
        for (const [operation, ask] of asks) {
          world.simulator.expireTokens();
          world.simulator.clearLog();
          expect((await ask()).kind).toBe('known');
          expect(world.simulator.log().map((request) => request.operation)).toEqual([
            operation,
            'signIn',
            operation,
          ]);
        }
      },
    );
  });

  it('signs in once more for an add, which the service turned away before it did anything', async () => {
    await world.client.zones();
    world.simulator.advanceClock(DAY_MS);
    world.simulator.clearLog();
    const form = { ...EMPTY_NUMBER_FORM, number: '33187224465' };
    expect(await world.client.addNumber(form)).toEqual({ kind: 'saved' });
    expect(world.simulator.log().map(({ operation }) => operation)).toEqual([
      'addNumber',
      'signIn',
      'addNumber',
    ]);
    expect(world.simulator.saved()).toHaveLength(1);
  });

  it('does so at most once a request', async () => {
    await world.client.zones();
    world.simulator.clearLog();
    const stop = world.simulator.onRequest(({ operation }) => {
      // Ends every token just before it is looked at.
      if (operation === 'zones') world.simulator.expireTokens();
    });
    expect(await world.client.zones()).toMatchObject({ kind: 'refused', error: { code: 'tokenExpired' } });
    stop();
    expect(world.asked('signIn')).toBe(1);
    expect(world.asked('zones')).toBe(2);
  });

  it('is shared by all who wait for it', async () => {
    const answers = await Promise.all([
      world.client.zones(),
      world.client.numbers({}),
      world.client.media({}),
      world.client.availableNumbers({}),
      world.client.zoneByCode('fr_01'),
    ]);
    expect(answers.map(({ kind }) => kind)).toEqual(['known', 'known', 'known', 'known', 'known']);
    expect(world.asked('signIn')).toBe(1);
    world.simulator.expireTokens();
    world.simulator.clearLog();
    await Promise.all([world.client.zones(), world.client.numbers({}), world.client.media({})]);
    expect(world.asked('signIn')).toBe(1);
  });

  it('goes on for the others when one who waits gives up', async () => {
    world.simulator.setFaults([{ system: 'cliqphone', operation: 'signIn', kind: 'delay', value: 50 }]);
    const begun = world.nextRequest('signIn');
    const asker = new AbortController();
    const impatient = world.client.zones(asker.signal);
    const patient = world.client.numbers({});
    await begun;
    asker.abort();
    expect(await impatient).toMatchObject({ kind: 'failed', reason: 'cancelled' });
    expect(await patient).toMatchObject({ kind: 'known' });
    expect(world.asked('signIn')).toBe(1);
    expect(world.asked('zones')).toBe(0);
  });

  it('is never in parallel, even for another account', async () => {
    world.simulator.setFaults([{ system: 'cliqphone', operation: 'signIn', kind: 'delay', value: 20 }]);
    const begun = world.nextRequest('signIn');
    const before = world.client.zones();
    await begun;
    world.credentials = { login: 'other', password: 'wrong' };
    const underWay: number[] = [];
    world.simulator.onRequest(() => {
      const signIns = world.simulator.log().filter(({ operation }) => operation === 'signIn');
      underWay.push(signIns.filter(({ outcome }) => outcome === null).length);
    });
    const after = world.client.zones();
    expect(await before).toMatchObject({ kind: 'known' });
    expect(await after).toMatchObject({ kind: 'refused', error: { code: 'loginInvalid' } });
    // At the request with the first token there is none or one, and never a second.
    expect(Math.max(...underWay)).toBe(1);
    expect(world.asked('signIn')).toBe(2);
  });

  it('is not tried again with what was refused, so that nothing is locked', async () => {
    await world.stop();
    world = await startWorld({ lockAfter: 3 });
    world.credentials = { login: 'test0123', password: 'wrong' };
    const said = { code: 'loginInvalid', field: 'login', raw: '00 02 login ou mdp invalide' };
    // When it was said stays the same: nobody asked since.
    const refused = { kind: 'refused', error: said, at: world.clock.now() };
    for (let times = 0; times < 10; times += 1) {
      expect(await world.client.zones()).toMatchObject(refused);
      world.clock.advance(1000);
    }
    expect(await world.client.addNumber({ ...EMPTY_NUMBER_FORM, number: '33187224465' })).toMatchObject({
      kind: 'refused',
      errors: [{ code: 'loginInvalid', field: 'login', raw: '00 02 login ou mdp invalide' }],
    });
    world.clock.advance(30 * DAY_MS);
    expect(await world.client.zones()).toMatchObject(refused);
    expect(world.asked('signIn')).toBe(1);
    expect(world.client.health()).toMatchObject({ state: 'refused', detail: 'loginInvalid' });
    expect(world.outcomes).toEqual([{ status: 200, accepted: false }]);

    world.credentials = { login: 'test0123', password: PASSWORD };
    expect(await world.client.zones()).toMatchObject({ kind: 'known' });
    expect(world.client.health()).toMatchObject({ state: 'answering' });
  });

  it('is tried again when a person asks, or says that something changed', async () => {
    world.simulator.setAccount({ active: false });
    expect(await world.client.zones()).toMatchObject({ error: { code: 'accountInactive' } });
    expect(await world.client.testConnection()).toMatchObject({
      outcome: 'refused',
      detail: 'accountInactive: 00 02 compte user inactif',
    });
    world.simulator.setAccount({ active: true });
    expect(await world.client.zones()).toMatchObject({ kind: 'refused' });
    world.client.askAnew();
    expect(await world.client.zones()).toMatchObject({ kind: 'known' });
    world.client.reset();
    expect(await world.client.zones()).toMatchObject({ kind: 'known' });
    // A token that is taken is no refusal, and stays.
    world.client.askAnew();
    expect(await world.client.zones()).toMatchObject({ kind: 'known' });
    expect(world.asked('signIn')).toBe(4);
  });

  it.each([
    ['reset', undefined, 'unreachable'],
    ['garbage', undefined, 'unreadable'],
    ['html', undefined, 'unreadable'],
    ['status', 500, 'serverError'],
    ['status', 429, 'rateLimited'],
    ['status', 404, 'misconfigured'],
  ] as const)('that brings no answer (%s %s) is forgotten', async (kind, value, reason) => {
    world.simulator.setFaults([{ system: 'cliqphone', operation: 'signIn', kind, value, times: 1 }]);
    expect(await world.client.zones()).toMatchObject({ kind: 'failed', reason });
    expect(world.outcomes).toEqual([]);
    expect(await world.client.zones()).toMatchObject({ kind: 'known' });
  });

  it('leads to nothing for an add if it brings no answer', async () => {
    const form = { ...EMPTY_NUMBER_FORM, number: '33187224465' };
    for (const [kind, value, expected] of [
      ['reset', undefined, { kind: 'notSent', reason: 'unreachable' }],
      ['status', 503, { kind: 'notSent', reason: 'unreachable' }],
      ['html', undefined, { kind: 'notSent', reason: 'misconfigured' }],
      ['status', 429, { kind: 'rateLimited', retryAfterMs: null }],
    ] as const) {
      world.simulator.setFaults([{ system: 'cliqphone', operation: 'signIn', kind, value, times: 1 }]);
      expect(await world.client.addNumber(form)).toMatchObject(expected);
    }
    expect(world.asked('addNumber')).toBe(0);
  });

  it('needs an explicit yes to plain http', async () => {
    world.settings = { ...world.settings, allowInsecureHttp: false };
    expect(await world.client.zones()).toEqual({
      kind: 'failed',
      reason: 'misconfigured',
      detail: 'plain http is not allowed',
    });
    expect(await world.client.addNumber({ ...EMPTY_NUMBER_FORM, number: '33187224465' })).toMatchObject({
      kind: 'notSent',
      reason: 'misconfigured',
    });
    expect(await world.client.testConnection()).toMatchObject({ outcome: 'misconfigured' });
    expect(world.simulator.log()).toEqual([]);
  });

  it('can be somewhere else', async () => {
    await world.stop();
    world = await startWorld({ signInPath: '/api/auth' });
    expect(await world.client.zones()).toMatchObject({ kind: 'failed', reason: 'misconfigured' });
    world.settings = { ...world.settings, signInPath: `${world.simulator.url}/api/auth` };
    expect(await world.client.zones()).toMatchObject({ kind: 'known' });
  });

  it('leaves no password and no token in the log', async () => {
    await world.client.zones();
    await world.client.numbers({ number: '33187224465' });
    const lines = world.logger.lines.join('\n');
    expect(lines).toContain('/api/auto');
    for (const secret of [PASSWORD, 'test0123', 'o7ocJsY1', '33187224465'])
      expect(lines).not.toContain(secret);
  });

  it('is what "test connection" tests, with the zones', async () => {
    expect(await world.client.testConnection()).toMatchObject({
      provider: 'cliqphone',
      outcome: 'ok',
      status: 200,
    });
    expect(world.simulator.log().map(({ operation }) => operation)).toEqual(['signIn', 'zones']);
    for (const [operation, kind, value, outcome] of [
      ['zones', 'html', undefined, 'unreadable'],
      ['zones', 'status', 500, 'serverError'],
      ['zones', 'status', 403, 'refused'],
      ['signIn', 'html', undefined, 'unreadable'],
      ['signIn', 'status', 404, 'misconfigured'],
      ['signIn', 'status', 403, 'refused'],
      ['signIn', 'reset', undefined, 'unreachable'],
    ] as const) {
      world.simulator.setFaults([{ system: 'cliqphone', operation, kind, value, times: 1 }]);
      expect(await world.client.testConnection()).toMatchObject({ outcome });
    }
    // Which of the two it is that was refused, is said.
    world.simulator.setFaults([{ system: 'cliqphone', operation: 'zones', kind: 'status', value: 403 }]);
    expect(await world.client.testConnection()).toMatchObject({
      status: 403,
      detail: expect.stringMatching(/^tokenRefused: HTTP 403/) as string,
    });
    world.credentials = null;
    expect(await world.client.testConnection()).toMatchObject({ outcome: 'notConfigured', status: null });
  });
});
