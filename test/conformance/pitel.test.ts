import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock } from '#core/clock.ts';
import { createHomeDigits } from '#core/numbers/nationalDigits.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { createPitelClient } from '#core/providers/pitel/client.ts';
import type { PitelClient } from '#core/providers/pitel/client.ts';
import { printCount, readCorpus } from './corpus.ts';
import { startReplayServer } from './replayServer.ts';
import { testHttp } from '../support/testHttp.ts';

const TOKEN = 't0k3n';
const read = createReadNumber('VN');

const exchange = z.strictObject({
  /** Of the document. */
  section: z.enum([
    'Get Smart Routings',
    'Get Smart Routing By Id or Phone',
    'Insert Smart Routing',
    'Remove Smart Routing',
  ]),
  /** Method and address as the document writes them, placeholders included. */
  request: z.string(),
  /** What stands for `{{id}}`. */
  id: z.string().optional(),
  query: z.string().optional(),
  body: z.record(z.string(), z.unknown()).nullable(),
  response: z.strictObject({ status: z.int(), body: z.record(z.string(), z.unknown()).nullable() }),
});

const route = z.strictObject({
  id: z.string(),
  /** Read from `raw` by the test; here for whoever reads the case. */
  number: z.unknown(),
  raw: z.string(),
  extension: z.string(),
  createdAt: z.int().nullable(),
});
const common = {
  name: z.string(),
  note: z.string().optional(),
  exchanges: z.array(exchange),
  result: z.looseObject({ kind: z.string() }),
};
const pitelCase = z.discriminatedUnion('operation', [
  z.strictObject({
    ...common,
    operation: z.literal('list'),
    input: z.strictObject({ offset: z.int(), limit: z.int() }),
  }),
  z.strictObject({
    ...common,
    operation: z.literal('listAll'),
    input: z.strictObject({ cap: z.int(), limit: z.int() }),
  }),
  z.strictObject({ ...common, operation: z.literal('find'), input: z.strictObject({ number: z.string() }) }),
  z.strictObject({ ...common, operation: z.literal('byId'), input: z.strictObject({ id: z.string() }) }),
  z.strictObject({
    ...common,
    operation: z.literal('pin'),
    input: z.strictObject({ number: z.string(), extension: z.string() }),
  }),
  z.strictObject({ ...common, operation: z.literal('unpin'), input: z.strictObject({ route }) }),
]);

type Case = z.output<typeof pitelCase>;

const cases = readCorpus('003', 'pitel', pitelCase);

describe('document 003 (Pitel Smart Routing)', () => {
  let server: Awaited<ReturnType<typeof startReplayServer>>;
  let walked = 0;
  const http = testHttp(systemClock, { name: 'pitel' });
  beforeAll(async () => {
    server = await startReplayServer();
  });
  afterAll(async () => {
    await http.stop();
    await server.stop();
    printCount('003', walked);
  });

  it.each(cases)('$name', async (each) => {
    // Signing in is not of this document: it is answered, and not counted.
    const signIn = each.exchanges.length > 0 ? [{ status: 200, body: { data: { token: TOKEN } } }] : [];
    server.prepare([...signIn, ...each.exchanges.map(({ response }) => response)].map(replayed));
    const client = createPitelClient({
      http,
      clock: systemClock,
      settings: () => ({
        baseUrl: `http://${server.host}`,
        numberFormat: 'national',
        region: 'VN',
        timeoutMs: 20_000,
        createdAtZone: '+07:00',
      }),
      apiKey: () => 'key',
      readNumberIn: createReadNumber,
      homeDigitsIn: createHomeDigits,
      onCredentialOutcome: () => {},
      onHealth: () => {},
    });
    expect(await run(client, each)).toMatchObject(each.result);

    const requests = server.requests.slice(signIn.length);
    expect(requests).toHaveLength(each.exchanges.length);
    for (const [index, asked] of each.exchanges.entries()) {
      const sent = requests[index]!;
      expect(sent.line).toBe(`${expand(asked)} HTTP/1.1`);
      const header = (name: string) =>
        sent.headers.filter((one) => one.name.toLowerCase() === name).map(({ value }) => value);
      expect(header('authorization')).toEqual([`Bearer ${TOKEN}`]);
      expect(header('content-type')).toEqual(['application/json']);
      expect(header('host')).toEqual([server.host]);
      const bytes = Buffer.from(sent.rest, 'latin1').toString('utf8');
      expect(bytes === '' ? null : JSON.parse(bytes)).toEqual(asked.body);
    }
    walked += 1;
  });
});

function run(client: PitelClient, each: Case): Promise<unknown> {
  switch (each.operation) {
    case 'list':
      return client.list(each.input);
    case 'listAll':
      return client.listAll(each.input);
    case 'find':
      return client.find(read(each.input.number));
    case 'byId':
      return client.byId(each.input.id);
    case 'pin':
      return client.pin(read(each.input.number), each.input.extension);
    case 'unpin':
      return client.unpin({ ...each.input.route, number: read(each.input.route.raw) });
  }
}

function replayed({ status, body }: Case['exchanges'][number]['response']) {
  return body === null
    ? { status, body: '' }
    : { status, type: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}

/** Method and path of the document's request, its `{{id}}` filled in; the host is that of the replaying socket. */
function expand({ request, id, query }: Case['exchanges'][number]): string {
  const line = /^(\w+) https:\/\/\{\{API_HOST\}\}(\/.*)$/.exec(request);
  if (line === null) throw new Error(`no request of the document: ${request}`);
  if (request.includes('{{id}}') !== (id !== undefined))
    throw new Error(`nothing to put for {{id}}: ${request}`);
  const path = (line[2] ?? '').replace('{{id}}', id ?? '');
  return `${line[1] ?? ''} ${path}${query === undefined ? '' : `?${query}`}`;
}
