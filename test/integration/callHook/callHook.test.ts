import { request as httpRequest } from 'node:http';
import type { OutgoingHttpHeaders } from 'node:http';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { openCallHook } from '#core/calls/callHook.ts';
import type { CallHook } from '#core/calls/callHook.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import type { CallReport } from '#shared/domain/call.ts';
import { factsNotAsked } from '#shared/domain/facts.ts';
import { manualClock } from '../../support/manualClock.ts';
import { recordedLogger } from '../../support/recordedLogger.ts';
import type { RecordedLogger } from '../../support/recordedLogger.ts';

const TOKEN = 's3cret-token';
const BEARER = { authorization: `Bearer ${TOKEN}` };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
  json(): unknown;
}

let hook: CallHook;
let reports: CallReport[];
let logger: RecordedLogger;

async function open(): Promise<void> {
  reports = [];
  logger = recordedLogger();
  let count = 0;
  hook = await openCallHook(
    { port: 0, token: TOKEN },
    {
      desk: {
        receive(report) {
          reports.push(report);
          return { facts: () => factsNotAsked('noQuestion'), follow: () => () => {} };
        },
      },
      readNumber: createReadNumber('FR'),
      clock: manualClock(5_000),
      logger,
      newId: () => `new-${(count += 1)}`,
    },
  );
}

afterEach(() => hook.stop());

function send(
  path: string,
  {
    method = 'GET',
    headers = BEARER,
    body = '',
  }: { method?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      { host: '127.0.0.1', port: hook.port, method, path, headers, agent: false },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => (text += chunk));
        incoming.on('end', () => {
          const status = incoming.statusCode ?? 0;
          resolve({ status, body: text, headers: incoming.headers, json: () => JSON.parse(text) as unknown });
        });
        incoming.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

describe('a call told by a softphone', () => {
  it.each([
    [
      'GET with a bearer token',
      '?number=%2B33187224465&code=42&id=c1&queue=Sales&state=answered&ccai=4711',
      {},
    ],
    [
      'GET with token=',
      `?number=+33187224465&code=42&id=c1&queue=Sales&state=answered&ccai=4711&token=${TOKEN}`,
      { headers: {} },
    ],
    [
      'POST as JSON',
      '',
      {
        method: 'POST',
        body: JSON.stringify({
          number: '+33187224465',
          code: '42',
          id: 'c1',
          queue: 'Sales',
          state: 'answered',
          ccai: 4711,
          other: 1,
        }),
      },
    ],
    [
      'POST as a form, token in it',
      '',
      {
        method: 'POST',
        headers: FORM,
        body: `number=+33187224465&code=42&id=c1&queue=Sales&state=answered&ccai=4711&token=${TOKEN}`,
      },
    ],
    [
      'POST with the fields in the address',
      '?number=0187224465&code=42&id=c1&queue=Sales&state=answered&ccai=4711',
      { method: 'POST' },
    ],
  ])('%s', async (_name, query, options) => {
    await open();
    const reply = await send(`/v1/calls${query}`, options);
    expect(reply.status).toBe(202);
    expect(reply.json()).toEqual({ id: 'c1' });
    expect(reports).toEqual([
      {
        id: 'c1',
        source: 'callHook',
        state: 'answered',
        at: 5_000,
        party: expect.objectContaining({ kind: 'number', e164: '+33187224465' }),
        called: null,
        announcedQueue: 'Sales',
        code: '42',
        providerCallId: 4711,
      },
    ]);
  });

  it.each(['+33+1+87+22+44+65', '%2B33+1+87+22+44+65', '01+87+22+44+65'])(
    'reads %s, in which a program wrote spaces as plus',
    async (number) => {
      await open();
      expect((await send(`/v1/calls?number=${number}`)).status).toBe(202);
      expect(reports[0]?.party).toMatchObject({ kind: 'number', e164: '+33187224465' });
    },
  );

  it('rings if nothing else is said, and gets an id', async () => {
    await open();
    expect((await send('/v1/calls?number=0187224465&code=&id=&queue=')).json()).toEqual({ id: 'new-1' });
    expect(reports[0]).toMatchObject({ id: 'new-1', state: 'ringing', code: null, announcedQueue: null });
  });

  it('without ids: the answer and the end speak of the call that this number rang with', async () => {
    await open();
    const ids: unknown[] = [];
    for (const [number, state] of [
      ['0187224465', 'ringing'],
      ['0187224499', 'ringing'],
      ['+33187224465', 'answered'],
      ['0187224465', 'ended'],
      ['0187224465', 'ringing'],
      ['0187224465', 'ringing'],
      ['0187224499', 'ended'],
      ['', 'ringing'],
      ['anonymous', 'ringing'],
      ['', 'ended'],
    ]) {
      ids.push((await send(`/v1/calls?number=${encodeURIComponent(number!)}&state=${state!}`)).json());
    }
    expect(ids.map((reply) => (reply as { id: string }).id)).toEqual([
      'new-1',
      'new-2',
      'new-1',
      'new-1',
      'new-3',
      'new-4',
      'new-2',
      'new-5',
      'new-6',
      'new-5',
    ]);
  });

  it.each([
    ['number=', 'withheld'],
    ['number=anonymous', 'withheld'],
    ['number=hello', 'unreadable'],
    [`number=${'1'.repeat(40)}`, 'unreadable'],
    ['number=104', 'short'],
  ])('%s is %s, and no error', async (query, kind) => {
    await open();
    expect((await send(`/v1/calls?${query}`)).status).toBe(202);
    expect(reports[0]?.party?.kind).toBe(kind);
  });

  it('without a number but with an id says nothing of the caller', async () => {
    await open();
    await send('/v1/calls?id=c1&state=ended');
    expect(reports[0]).toMatchObject({ id: 'c1', party: null, state: 'ended' });
  });
});

describe('what is wrong is named', () => {
  it.each([
    ['state', '?number=1&state=busy'],
    ['number', ''],
    ['number', '?code=1'],
    ['number', '?number=1&number=2'],
    ['number', '?number=1%00'],
    ['number', `?number=${'1'.repeat(101)}`],
    ['code', `?number=1&code=${'1'.repeat(65)}`],
    ['code', '?number=1&code=%3Cb%3E'],
    ['id', '?id=%22'],
    ['queue', `?number=1&queue=${'q'.repeat(201)}`],
    ['queue', '?number=1&queue=a%0ab'],
    ['ccai', '?number=1&ccai=66299cde'],
    ['ccai', '?number=1&ccai=0'],
    ['ccai', `?number=1&ccai=${'9'.repeat(17)}`],
  ])('%s in %s', async (field, query) => {
    await open();
    const reply = await send(`/v1/calls${query}`);
    expect(reply.status).toBe(400);
    expect(reply.json()).toEqual({ field, error: expect.stringContaining(`"${field}"`) });
    expect(reports).toEqual([]);
  });

  it.each([
    ['{"number":33187224465}', { field: 'number', error: '"number" must be a string' }],
    ['{"number":', { error: 'the body is neither JSON nor a form' }],
    ['[1]', { error: 'the body is neither JSON nor a form' }],
    ['number=1', { error: 'the body is neither JSON nor a form' }],
  ])('%s', async (body, expected) => {
    await open();
    const reply = await send('/v1/calls', { method: 'POST', body });
    expect(reply.status).toBe(400);
    expect(Object.keys(reply.json() as object)).toEqual(Object.keys(expected));
    expect(reports).toEqual([]);
  });
});

describe('who may tell', () => {
  const call = '/v1/calls?number=0187224465';

  it.each([
    ['no token', call, {}],
    ['a wrong token', call, { authorization: 'Bearer other' }],
    ['another scheme', call, { authorization: `Basic ${TOKEN}` }],
    ['a wrong token in the address', `${call}&token=other`, {}],
    ['a right and a wrong one', `${call}&token=other`, BEARER],
    ['a right one twice, one of them wrong', `${call}&token=${TOKEN}&token=x`, {}],
    ['an empty one', `${call}&token=`, {}],
  ])('not one with %s', async (_name, path, headers) => {
    await open();
    const reply = await send(path, { headers });
    expect(reply.status).toBe(401);
    expect(reply.headers['www-authenticate']).toBe('Bearer');
    expect(reports).toEqual([]);
    expect(reply.body + logger.lines.join()).not.toContain(TOKEN);
  });

  it('is asked for the token before anything else of a body is judged', async () => {
    await open();
    for (const body of ['{"number":', '{"token":1,"number":"1"}', '{"state":"busy"}', '']) {
      expect((await send('/v1/calls', { method: 'POST', headers: {}, body })).status).toBe(401);
    }
  });

  it.each([
    ['a page', { origin: 'https://example.com' }],
    ['a page without an origin', { origin: 'null' }],
    ['a picture in a page', { 'sec-fetch-site': 'cross-site' }],
    ['a page of the same site', { 'sec-fetch-site': 'same-origin' }],
    ['a name that was made to lead here', { host: 'evil.example' }],
    ['another port', { host: '127.0.0.1:1' }],
    ['another machine', { host: '192.168.1.2' }],
  ])('not %s, with the right token or not', async (_name, headers) => {
    await open();
    for (const credentials of [BEARER, {}]) {
      expect((await send(call, { headers: { ...credentials, ...headers } })).status).toBe(403);
    }
    expect(reports).toEqual([]);
  });

  it('a person who types the address, by any of its own names', async () => {
    await open();
    for (const name of ['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]']) {
      const headers = { ...BEARER, host: `${name}:${hook.port}`, 'sec-fetch-site': 'none' };
      expect((await send(call, { headers })).status).toBe(202);
    }
  });
});

describe('the door', () => {
  it('listens on the loopback only', async () => {
    await open();
    expect(hook.url).toBe(`http://127.0.0.1:${hook.port}/v1/calls`);
  });

  it('does not open without a token, nor on a taken port', async () => {
    await open();
    const ports = {
      desk: { receive: () => ({ facts: () => factsNotAsked('noQuestion'), follow: () => () => {} }) },
      readNumber: createReadNumber('FR'),
      clock: manualClock(),
      logger: recordedLogger(),
    };
    await expect(openCallHook({ port: 0, token: '' }, ports)).rejects.toMatchObject({
      problem: 'needsCredential',
    });
    await expect(openCallHook({ port: hook.port, token: 'x' }, ports)).rejects.toMatchObject({
      problem: 'portInUse',
    });
  });

  it('knows one path and two methods', async () => {
    await open();
    expect((await send('/')).status).toBe(404);
    expect((await send('/v1/calls/1')).status).toBe(404);
    expect((await send(`http://127.0.0.1:${hook.port}/v1/calls?number=1`)).status).toBe(404);
    const put = await send('/v1/calls?number=1', { method: 'PUT' });
    expect([put.status, put.headers['allow']]).toEqual([405, 'GET, POST']);
  });

  it('takes no large body, and says so to a client that is still sending', async () => {
    await open();
    expect((await send('/v1/calls', { method: 'POST', body: Buffer.alloc(1 << 20, 'x') })).status).toBe(413);
    const chunked = { ...BEARER, 'transfer-encoding': 'chunked' };
    expect(
      (await send('/v1/calls', { method: 'POST', headers: chunked, body: Buffer.alloc(1 << 20, 'x') }))
        .status,
    ).toBe(413);
    expect((await send('/v1/calls?number=1')).status).toBe(202);
  });

  it('answers anything with a documented status, and never crashes', async () => {
    await open();
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    const anything = fc.record({
      query: fc.array(
        fc.tuple(fc.constantFrom('number', 'code', 'id', 'queue', 'state', 'token', 'x'), text),
        { maxLength: 4 },
      ),
      body: fc.oneof(text, fc.json(), fc.uint8Array({ maxLength: 64 })),
      method: fc.constantFrom('GET', 'POST'),
      form: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(anything, async ({ query, body, method, form }) => {
        const escaped = query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
        const reply = await send(`/v1/calls?${escaped}`, {
          method,
          headers: { ...BEARER, ...(form ? FORM : {}) },
          // A GET has no body; Node's client would send one unframed.
          body: method === 'GET' ? '' : typeof body === 'string' ? body : Buffer.from(body),
        });
        expect([202, 400, 401]).toContain(reply.status);
        expect(reply.json()).toBeTypeOf('object');
      }),
      { numRuns: 150 },
    );
  });
});
