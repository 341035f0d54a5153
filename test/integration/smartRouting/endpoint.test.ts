import { once } from 'node:events';
import { createConnection } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Clock } from '#core/clock.ts';
import { openSmartRouting } from '#core/providers/enreach/endpoint.ts';
import type { SmartRoutingOptions } from '#core/providers/enreach/endpoint.ts';
import type { RoutingRule } from '#shared/domain/routing.ts';
import { problemsOf } from '#simulators/enreach/check.ts';
import { variants } from '#simulators/enreach/variants.ts';
import { manualClock } from '../../support/manualClock.ts';
import { recordedLogger } from '../../support/recordedLogger.ts';
import { testCertificate } from '../../support/testCertificate.ts';
import { API_KEY, A_VIP, BASIC, PENDING, known, openWorld } from './world.ts';
import type { World } from './world.ts';

const VIP_RULE: RoutingRule = { when: { vip: true }, answer: { InitialTarget: 'VIP', Priority: 10 } };
const CALL = { anum: '+358501231234', bnum: '+4612312345', targetid: 'SALES_QUEUE' };

let world: World | null = null;

async function open(options: Partial<SmartRoutingOptions> = {}, clock?: Clock): Promise<World> {
  world = await openWorld(options, clock);
  return world;
}

afterEach(async () => {
  await world?.stop();
  world = null;
});

describe('the answer', () => {
  it('has only the properties that the rule names', async () => {
    const { desk, enreach } = await open({ rules: [VIP_RULE] });
    desk.facts = A_VIP;
    const reply = await enreach.post(CALL);
    expect(reply).toMatchObject({ status: 200, body: '{"InitialTarget":"VIP","Priority":10}' });
    expect(problemsOf(reply, ['InitialTarget', 'Priority'])).toEqual([]);
  });

  it('is 204 without a body when no rule matches', async () => {
    const { desk, enreach } = await open({ rules: [VIP_RULE] });
    desk.facts = { ...A_VIP, vip: known(false) };
    const reply = await enreach.post(CALL);
    expect(reply).toMatchObject({ status: 204, body: '' });
    expect(problemsOf(reply)).toEqual([]);
  });

  it('waits for the facts that decide, and for no others', async () => {
    const { desk, enreach } = await open({
      rules: [VIP_RULE, { when: { queue: '1' }, answer: { Priority: 1 } }],
    });
    desk.facts = PENDING;
    const reply = enreach.post(CALL);
    await desk.whenFollowed();
    desk.tell({ ...PENDING, queue: known('0900') });
    expect(desk.followers()).toBe(1);
    desk.tell({ ...PENDING, vip: known(true) });
    expect((await reply).status).toBe(200);
    expect(desk.followers()).toBe(0);
  });

  it('is 204 at the deadline, and late facts change nothing', async () => {
    const clock = manualClock();
    const { desk, enreach } = await open({ rules: [VIP_RULE], deadlineMs: 2_000 }, clock);
    desk.facts = PENDING;
    const reply = enreach.post(CALL);
    await desk.whenFollowed();
    clock.advance(1_999);
    expect(desk.followers()).toBe(1);
    clock.advance(1);
    expect((await reply).status).toBe(204);
    expect(desk.followers()).toBe(0);
    expect(clock.pending()).toBe(0);
    desk.tell(A_VIP);
  });

  it('is 204 when the source fails', async () => {
    const { desk, enreach } = await open({ rules: [VIP_RULE] });
    const failed = {
      state: 'failed',
      source: 'encom',
      at: 0,
      reason: 'unreachable',
      detail: null,
      lastKnown: null,
    } as const;
    desk.facts = { ...PENDING, queue: failed, vip: failed, onCallDuty: failed };
    expect((await enreach.post(CALL)).status).toBe(204);
  });

  it('is 204 when the desk itself fails, and the log says so without the number', async () => {
    const { desk, enreach, logger } = await open({ rules: [VIP_RULE] });
    desk.receive = () => {
      throw new Error('desk is on fire');
    };
    expect((await enreach.post(CALL)).status).toBe(204);
    expect(logger.lines.join()).toContain('desk is on fire');
    expect(logger.lines.join()).not.toContain('501231234');
  });

  it('follows the rules as they are changed, without a restart', async () => {
    const { desk, enreach, endpoint } = await open();
    desk.facts = A_VIP;
    expect((await enreach.post(CALL)).status).toBe(204);
    endpoint.conduct({ rules: [VIP_RULE], deadlineMs: 2_000 });
    expect((await enreach.post(CALL)).status).toBe(200);
  });

  it('is not waited for by the call: the desk has it before', async () => {
    const { desk, enreach } = await open({ rules: [VIP_RULE] });
    desk.facts = PENDING;
    const reply = enreach.post(CALL);
    await desk.whenFollowed();
    expect(desk.reports).toHaveLength(1);
    desk.tell(A_VIP);
    await reply;
  });

  it('is given up when Enreach hangs up; the call stays', async () => {
    const { desk, client, endpoint } = await open({ rules: [VIP_RULE] });
    desk.facts = PENDING;
    const impatient = client({ url: endpoint.url, apiKey: API_KEY, hangUpMs: 50 });
    const reply = await impatient.post(CALL);
    expect(reply).toMatchObject({ hungUp: true, status: 0 });
    expect(problemsOf(reply)).toHaveLength(1);
    await desk.whenLeft();
    expect(desk.reports).toHaveLength(1);
  });
});

describe('every variant of a request', () => {
  const statusesOf = variants({ apiKey: API_KEY, basic: BASIC });

  it.each(statusesOf.map((variant) => [variant.name, variant] as const))('%s', async (_name, variant) => {
    const { desk, client } = await open({ rules: [VIP_RULE] });
    const enreach = client({ apiKey: API_KEY, basic: BASIC });
    const reply = await enreach.send(variant.request);
    expect(variant.statuses).toContain(reply.status);
    expect(desk.reports).toHaveLength(reply.status < 300 ? 1 : 0);
    if (reply.status >= 400) expect(reply.json).toEqual({ error: expect.any(String) });
    expect(JSON.stringify(reply)).not.toContain(API_KEY);
    // The door is still open afterwards.
    expect(
      (await enreach.send({ headers: { 'X-Benemen-APIKey': API_KEY }, body: JSON.stringify(CALL) })).status,
    ).toBe(204);
  });

  it('says which method it takes and how to sign in', async () => {
    const { enreach } = await open();
    expect((await enreach.send({ method: 'DELETE' })).headers['allow']).toBe('POST');
    expect((await enreach.send({ headers: {} })).headers['www-authenticate']).toMatch(/^Basic realm=/);
  });
});

describe('callers as they are announced', () => {
  it.each([
    ['+33187224465', 'number', '+33187224465'],
    ['0187224465', 'number', '+33187224465'],
    ['0033187224465', 'number', '+33187224465'],
    ['104', 'short', null],
    ['', 'withheld', null],
    ['anonymous', 'withheld', null],
    ['abc', 'unreadable', null],
    ['1'.repeat(40), 'unreadable', null],
  ])('%s is %s', async (anum, kind, e164) => {
    const { desk, enreach } = await open();
    await enreach.post({ anum, bnum: '+4612312345' });
    const party = desk.reports[0]?.party;
    expect(party).toMatchObject(e164 === null ? { kind, raw: anum } : { kind, e164 });
  });

  it('one who hides never gets a routing answer, whatever the rules say', async () => {
    const { enreach } = await open({ rules: [{ when: {}, answer: { Priority: 1 } }] });
    expect((await enreach.post({ anum: '' })).status).toBe(204);
    expect((await enreach.post({ anum: '+33187224465' })).status).toBe(200);
  });

  it('one who hides but gave the IVR a code is routed by the code', async () => {
    const { enreach } = await open({ rules: [{ when: {}, answer: { Priority: 1 } }] });
    expect((await enreach.post({ anum: '', extradata: { DYN_PAR_Code: '4711' } })).status).toBe(200);
  });
});

describe('the listening socket', () => {
  it('does not open without a credential', async () => {
    const options = { host: '127.0.0.1', port: 0, path: '/x', tls: null, deadlineMs: 1, rules: [] };
    const ports = {
      receive: () => ({ facts: () => PENDING, follow: () => () => {} }),
      readNumber: (raw: string) => ({ kind: 'unreadable', raw }) as const,
      clock: manualClock(),
      logger: recordedLogger(),
    };
    for (const credentials of [{}, { apiKey: '' }, { username: 'x' }, { username: 'x', password: '' }]) {
      await expect(openSmartRouting({ ...options, credentials }, ports)).rejects.toMatchObject({
        problem: 'needsCredential',
      });
    }
  });

  it('says that the port is taken, and that a key is no key', async () => {
    const { endpoint } = await open();
    await expect(openWorld({ port: endpoint.port })).rejects.toMatchObject({ problem: 'portInUse' });
    await expect(openWorld({ tls: { key: 'no', cert: 'no' } })).rejects.toMatchObject({ problem: 'failed' });
  });

  it('speaks TLS with a key and a certificate', async () => {
    const tls = testCertificate();
    const { endpoint, client } = await open({ tls });
    expect(endpoint.url).toMatch(/^https:/);
    const enreach = client({ apiKey: API_KEY, ca: tls.cert });
    expect((await enreach.post(CALL)).status).toBe(204);
    await expect(client({ apiKey: API_KEY }).post(CALL)).rejects.toThrow(/certificate/i);
  });

  it('keeps connections for the next call', async () => {
    const { endpoint, enreach } = await open();
    const reply = await enreach.post(CALL);
    expect(reply.headers['connection']).toBe('keep-alive');
    const socket = createConnection(endpoint.port, '127.0.0.1');
    const body = JSON.stringify(CALL);
    const request = `POST /smartrouting HTTP/1.1\r\nHost: x\r\nX-Benemen-APIKey: ${API_KEY}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    let text = '';
    socket.setEncoding('utf8');
    const answered = new Promise<void>((resolve) => {
      socket.on('data', (chunk: string) => {
        text += chunk;
        if (text.split('HTTP/1.1 204').length === 3) resolve();
      });
    });
    socket.write(request + request);
    await answered;
    socket.destroy();
  });

  it('asks for the body only when it will read it (Expect: 100-continue)', async () => {
    const { endpoint, desk } = await open();
    const talk = async (headers: string): Promise<string> => {
      const socket = createConnection(endpoint.port, '127.0.0.1');
      socket.setEncoding('utf8');
      socket.write(`POST /smartrouting HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n${headers}\r\n\r\n`);
      const [first] = (await once(socket, 'data')) as [string];
      if (!first.startsWith('HTTP/1.1 100')) {
        socket.destroy();
        return first;
      }
      socket.write(JSON.stringify(CALL));
      const [second] = (await once(socket, 'data')) as [string];
      socket.destroy();
      return first + second;
    };
    const length = JSON.stringify(CALL).length;
    expect(await talk(`X-Benemen-APIKey: ${API_KEY}\r\nContent-Length: ${length}`)).toMatch(
      /100 Continue[^]*204/,
    );
    expect(await talk(`X-Benemen-APIKey: no\r\nContent-Length: ${length}`)).toMatch(/^HTTP\/1.1 401/);
    expect(await talk(`X-Benemen-APIKey: ${API_KEY}\r\nContent-Length: 99999999`)).toMatch(/^HTTP\/1.1 413/);
    expect(desk.reports).toHaveLength(1);
  });

  it('cuts off a client that dribbles', async () => {
    const { endpoint } = await open({ timeouts: { headersMs: 50, requestMs: 100 } });
    const slowHead = createConnection(endpoint.port, '127.0.0.1');
    slowHead.write('POST /smartrouting HTTP/1.1\r\nHost:');
    const slowBody = createConnection(endpoint.port, '127.0.0.1');
    slowBody.write(
      `POST /smartrouting HTTP/1.1\r\nHost: x\r\nX-Benemen-APIKey: ${API_KEY}\r\nContent-Length: 50\r\n\r\n{`,
    );
    const [head, body] = await Promise.all([textUntilClosed(slowHead), textUntilClosed(slowBody)]);
    expect(head).toMatch(/^HTTP\/1.1 408/);
    expect(body).toMatch(/^HTTP\/1.1 408/);
  });

  it('gets its refusal to a client that reads only when it has sent everything', async () => {
    const { endpoint } = await open();
    const size = 16 << 20;
    const socket = createConnection({ port: endpoint.port, host: '127.0.0.1' });
    socket.pause();
    await once(socket, 'connect');
    socket.write(`POST /smartrouting HTTP/1.1\r\nHost: x\r\nX-Benemen-APIKey: ${API_KEY}\r\n`);
    socket.write(`Content-Length: ${size}\r\n\r\n`);
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.write(Buffer.alloc(size, 'x'), (error) => (error ? reject(error) : resolve()));
    });
    expect(await textUntilClosed(socket)).toMatch(/^HTTP\/1.1 413 /);
  });

  it('lets an answer under way finish when it stops, then closes, however often it is told', async () => {
    // No last resort here: the connection must go because its answer is out.
    const { desk, enreach, endpoint } = await open({ rules: [VIP_RULE], timeouts: { drainMs: 3_600_000 } });
    desk.facts = PENDING;
    const reply = enreach.post(CALL);
    await desk.whenFollowed();
    const stopped = Promise.all([endpoint.stop(), endpoint.stop()]);
    desk.tell(A_VIP);
    expect((await reply).status).toBe(200);
    await stopped;
    await expect(enreach.post(CALL)).rejects.toThrow();
  });

  it('does not wait for ever for an answer that never comes', async () => {
    const { desk, client, endpoint } = await open(
      { rules: [VIP_RULE], timeouts: { drainMs: 50 } },
      manualClock(),
    );
    desk.facts = PENDING;
    const enreach = client({ apiKey: API_KEY });
    const reply = enreach.post(CALL).catch((error: unknown) => error);
    await desk.whenFollowed();
    await endpoint.stop();
    expect(await reply).toBeInstanceOf(Error);
    await desk.whenLeft();
  });
});

describe('many at once', () => {
  it('takes 500 calls', async () => {
    const { desk, enreach } = await open({ rules: [VIP_RULE] });
    desk.facts = A_VIP;
    const replies = await Promise.all(
      Array.from({ length: 500 }, (_, n) => enreach.post({ ...CALL, extradata: { CallId: `call-${n}` } })),
    );
    expect(replies.every((reply) => reply.status === 200)).toBe(true);
    expect(new Set(desk.reports.map((report) => report.id)).size).toBe(500);
  });
});

describe('strangers', () => {
  it('are mentioned in the log, but do not fill it', async () => {
    const { client, logger } = await open();
    const stranger = client({ apiKey: 'wrong' });
    for (let n = 0; n < 5; n += 1) await stranger.post(CALL);
    expect(logger.lines.filter((line) => line.includes('credentials'))).toHaveLength(1);
    expect(logger.lines.join()).not.toContain('wrong');
  });
});

async function textUntilClosed(socket: ReturnType<typeof createConnection>): Promise<string> {
  let text = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => (text += chunk));
  socket.resume();
  await once(socket, 'close');
  return text;
}
