import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnswerForms } from '#simulators/encom/answers.ts';
import type { Fault } from '#simulators/support/faults.ts';
import type { FailureReason } from '#shared/domain/facts.ts';
import { byCode, byNumber, NEVER, nextRequest, startWorld, TOKEN } from './world.ts';

const VIP = byNumber('+33187224465');
const BELGIAN = byNumber('+3225550199');
const STRANGER = byNumber('+33600000000');

describe('Encom over real sockets', () => {
  let world: Awaited<ReturnType<typeof startWorld>>;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(async () => {
    await world.stop();
  });

  it.each<Partial<AnswerForms>>([
    {},
    { queue: 'htmlText' },
    { queue: 'jsonNumber', flag: 'number', notFound: 'string' },
    { queue: 'jsonString', flag: 'string', notFound: 'message' },
    { flag: 'numberString', notFound: 'response200' },
  ])('understands %j', async (forms) => {
    world.simulator.setForms(forms);
    const { client } = world;
    expect(await client.queue(VIP, NEVER)).toEqual({ kind: 'known', value: '0900' });
    expect(await client.vip(VIP, NEVER)).toEqual({ kind: 'known', value: true });
    expect(await client.onCallDuty(VIP, NEVER)).toEqual({ kind: 'known', value: false });
    expect(await client.queue(byCode('4712'), NEVER)).toEqual({ kind: 'known', value: '910' });
    expect(await client.vip(byCode('4712'), NEVER)).toEqual({ kind: 'known', value: false });
    expect(await client.onCallDuty(byCode('4712'), NEVER)).toEqual({ kind: 'known', value: true });
    for (const question of [STRANGER, byCode('0000')]) {
      expect(await client.queue(question, NEVER)).toEqual({ kind: 'unknown' });
      expect(await client.vip(question, NEVER)).toEqual({ kind: 'unknown' });
      expect(await client.onCallDuty(question, NEVER)).toEqual({ kind: 'unknown' });
    }
  });

  it.each(['e164', 'international00', 'national'] as const)(
    'finds callers asked as %s',
    async (numberFormat) => {
      world.settings = { ...world.settings, numberFormat };
      expect(await world.client.queue(VIP, NEVER)).toEqual({ kind: 'known', value: '0900' });
      expect(await world.client.queue(BELGIAN, NEVER)).toEqual({ kind: 'known', value: '910' });
    },
  );

  it('shows two answers and one failure when one operation is down', async () => {
    world.simulator.setFaults([{ system: 'encom', operation: 'isVipByNumber', kind: 'status', value: 500 }]);
    const { client } = world;
    const answers = await Promise.all([
      client.queue(VIP, NEVER),
      client.vip(VIP, NEVER),
      client.onCallDuty(VIP, NEVER),
    ]);
    expect(answers).toMatchObject([
      { kind: 'known', value: '0900' },
      { kind: 'failed', reason: 'serverError', detail: expect.stringContaining('HTTP 500') },
      { kind: 'known', value: false },
    ]);
  });

  it.each<[Pick<Fault, 'kind' | 'value'>, FailureReason]>([
    [{ kind: 'status', value: 401 }, 'refused'],
    [{ kind: 'status', value: 403 }, 'refused'],
    [{ kind: 'status', value: 429 }, 'rateLimited'],
    [{ kind: 'status', value: 500 }, 'serverError'],
    [{ kind: 'status', value: 503 }, 'serverError'],
    [{ kind: 'status', value: 302 }, 'misconfigured'],
    [{ kind: 'html' }, 'unreadable'],
    [{ kind: 'halfBody' }, 'unreadable'],
    [{ kind: 'garbage' }, 'unreadable'],
    [{ kind: 'reset' }, 'unreachable'],
  ])('%j becomes %s', async (fault, reason) => {
    world.simulator.setFaults([{ system: 'encom', operation: '*', ...fault }]);
    expect(await world.client.queue(VIP, NEVER)).toMatchObject({ kind: 'failed', reason });
    expect(world.outcomes).toEqual(reason === 'refused' ? [{ status: fault.value, accepted: false }] : []);
  });

  it.each<Fault>([
    { system: 'encom', operation: '*', kind: 'silence' },
    { system: 'encom', operation: '*', kind: 'delay', value: 30_000 },
  ])('gives up at the deadline on $kind, and knows nothing from it', async (fault) => {
    world.simulator.setFaults([fault]);
    const read = nextRequest(world.simulator);
    const answer = world.client.queue(VIP, NEVER);
    await read;
    world.clock.advance(world.settings.timeoutMs);
    expect(await answer).toEqual({
      kind: 'failed',
      reason: 'timeout',
      detail: 'no complete answer within 5000 ms',
    });
    world.simulator.setFaults([]);
    expect(await world.client.queue(VIP, NEVER)).toEqual({ kind: 'known', value: '0900' });
  });

  it('takes an answer that is slow but in time', async () => {
    world.simulator.setFaults([{ system: 'encom', operation: '*', kind: 'delay', value: 20 }]);
    expect(await world.client.queue(VIP, NEVER)).toEqual({ kind: 'known', value: '0900' });
  });

  it('answers at once that it was called off', async () => {
    world.simulator.setFaults([{ system: 'encom', operation: '*', kind: 'silence' }]);
    const asker = new AbortController();
    const read = nextRequest(world.simulator);
    const answer = world.client.queue(VIP, asker.signal);
    await read;
    asker.abort();
    expect(await answer).toMatchObject({ kind: 'failed', reason: 'cancelled' });
  });

  it('asks once for routing and pop together', async () => {
    await Promise.all([world.client.queue(VIP, NEVER), world.client.queue(VIP, NEVER)]);
    await world.client.queue(VIP, NEVER);
    expect(world.simulator.log()).toHaveLength(1);
  });

  it('is refused with another token and for another account', async () => {
    world.token = 'wrong';
    expect(await world.client.queue(VIP, NEVER)).toMatchObject({ reason: 'refused', detail: /HTTP 401/ });
    world.token = TOKEN;
    world.settings = { ...world.settings, customerAccount: 'CL9999' };
    expect(await world.client.queue(VIP, NEVER)).toMatchObject({
      reason: 'refused',
      detail: 'HTTP 403, empty',
    });
  });

  it('takes the page of a wrong address for what it is', async () => {
    world.settings = { ...world.settings, baseUrl: `${world.simulator.url}/old` };
    expect(await world.client.queue(VIP, NEVER)).toMatchObject({ kind: 'failed', reason: 'misconfigured' });
  });

  it('sends a hostile code as one segment', async () => {
    await world.client.queue(byCode('../../number/+33187224465'), NEVER);
    await world.client.queue(byCode('..'), NEVER);
    expect(world.simulator.log().map(({ target, operation }) => [target, operation])).toEqual([
      ['/api/CL0001/customer/code/..%2F..%2Fnumber%2F%2B33187224465', 'queueByCode'],
      ['/api/CL0001/customer/code/%2E%2E', 'queueByCode'],
    ]);
  });

  it('calls a token that fits no header misconfigured, and shows it to nobody', async () => {
    world.token = 'two\r\nlines-of-secret';
    const answer = await world.client.queue(VIP, NEVER);
    expect(answer).toMatchObject({ kind: 'failed', reason: 'misconfigured' });
    expect(JSON.stringify([answer, world.logger.lines])).not.toContain('secret');
    expect(world.simulator.log()).toEqual([]);
  });

  it('writes neither number, code, account nor token to the log', async () => {
    await world.client.queue(VIP, NEVER);
    await world.client.vip(byCode('471147'), NEVER);
    expect(world.logger.lines).toHaveLength(2);
    expect(world.logger.lines.join('\n')).not.toMatch(/187224465|471147|CL0001|sim-token/);
    expect(world.logger.lines[0]).toContain('"status":200');
  });
});

describe('several accounts', () => {
  it('asks the account of the settings, whatever the token reaches', async () => {
    const world = await startWorld({
      otherAccounts: { 'CL 2/b': [{ number: '0033187224465', queue: '77' }] },
    });
    world.settings = { ...world.settings, customerAccount: 'CL 2/b' };
    expect(await world.client.queue(VIP, NEVER)).toEqual({ kind: 'known', value: '77' });
    expect(await world.client.vip(VIP, NEVER)).toEqual({ kind: 'known', value: false });
    await world.stop();
  });
});

describe('test connection', () => {
  let world: Awaited<ReturnType<typeof startWorld>>;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(async () => {
    await world.stop();
  });

  it('is ok when Encom does not know the number that nobody has', async () => {
    expect(await world.client.testConnection()).toMatchObject({ outcome: 'ok', status: 404 });
    expect(world.outcomes).toEqual([{ status: 404, accepted: true }]);
  });

  it('names a refused token', async () => {
    world.token = 'wrong';
    expect(await world.client.testConnection()).toMatchObject({ outcome: 'refused', status: 401 });
  });

  it('names an address where nobody listens', async () => {
    await world.simulator.stop();
    expect(await world.client.testConnection()).toMatchObject({
      outcome: 'unreachable',
      status: null,
      detail: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('names a server that speaks no TLS', async () => {
    world.settings = { ...world.settings, baseUrl: world.simulator.url.replace('http:', 'https:') };
    expect(await world.client.testConnection()).toMatchObject({ outcome: 'tls', status: null });
  });
});
