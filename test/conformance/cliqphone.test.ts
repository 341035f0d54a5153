import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock } from '#core/clock.ts';
import { createCliqphoneClient } from '#core/providers/cliqphone/client.ts';
import type { CliqphoneClient } from '#core/providers/cliqphone/client.ts';
import { SIGN_IN_PATH } from '#core/providers/cliqphone/operations.ts';
import { EMPTY_NUMBER_FORM } from '#shared/domain/numberForm.ts';
import type { NumberEdit } from '#shared/domain/numberForm.ts';
import { printCount, readCorpus } from './corpus.ts';
import { startReplayServer } from './replayServer.ts';
import { testHttp } from '../support/testHttp.ts';

const LOGIN = { login: 'test0123', password: 'test0123' };

const parameters = z.record(z.string(), z.union([z.string(), z.boolean()]));

const exchange = z
  .strictObject({
    /** Method and address as the document writes them. */
    request: z.string(),
    /** The documented pairs, in their order; null for a request without a body. */
    form: z.array(z.tuple([z.string(), z.string()])).nullish(),
    /** The documented body as JSON. */
    json: parameters.optional(),
    /** What the client sends instead where it does not send that, and why. */
    sends: parameters.optional(),
    sendsBecause: z.string().min(1).optional(),
    /** The header `token`; null: none. */
    token: z.string().nullable(),
    /** The documented answer. The document names no status, so all come with 200. */
    body: z.string(),
  })
  .refine((each) => (each.sends === undefined) === (each.sendsBecause === undefined));

const filters = z.record(z.string(), z.string());
const edit = z.record(z.string(), z.unknown()).transform((fields) => fields as NumberEdit);

const common = {
  name: z.string(),
  section: z.string().min(1),
  note: z.string().optional(),
  encoding: z.enum(['form', 'json']).default('form'),
  exchanges: z.array(exchange).min(1),
  result: z.record(z.string(), z.unknown()),
};
const cliqphoneCase = z.discriminatedUnion('operation', [
  z.strictObject({ ...common, operation: z.enum(['zones', 'testConnection']) }),
  z.strictObject({ ...common, operation: z.literal('zoneByCode'), input: z.string() }),
  z.strictObject({ ...common, operation: z.enum(['availableNumbers', 'numbers', 'media']), input: filters }),
  z.strictObject({ ...common, operation: z.literal('addNumber'), input: edit }),
  z.strictObject({
    ...common,
    operation: z.literal('editNumber'),
    input: z.strictObject({ id: z.string(), edit }),
  }),
]);

type Case = z.output<typeof cliqphoneCase>;

/** When a refusal was said is no matter of the document. */
function withoutMoment(got: unknown): unknown {
  return Object.fromEntries(Object.entries(got as object).filter(([key]) => key !== 'at'));
}

const cases = readCorpus<Case>('004', 'cliqphone', cliqphoneCase);

describe('document 004 (Cliqphone Developers API)', () => {
  let server: Awaited<ReturnType<typeof startReplayServer>>;
  let walked = 0;
  const http = testHttp(systemClock, { name: 'cliqphone' });
  beforeAll(async () => {
    server = await startReplayServer();
  });
  afterAll(async () => {
    await http.stop();
    await server.stop();
    printCount('004', walked);
  });

  it.each(cases)('$name', async (each) => {
    server.prepare(each.exchanges.map(({ body }) => ({ status: 200, type: 'application/json', body })));
    const client = createCliqphoneClient({
      http,
      clock: systemClock,
      settings: () => ({
        baseUrl: `http://${server.host}`,
        allowInsecureHttp: true,
        bodyEncoding: each.encoding,
        signInPath: SIGN_IN_PATH,
        timeoutMs: 20_000,
        dateFormat: 'iso',
      }),
      credentials: () => LOGIN,
      onCredentialOutcome: () => {},
      onHealth: () => {},
    });
    const got = await run(client, each);
    // How long a test took is no matter of the document.
    if (each.operation === 'testConnection') expect(got).toMatchObject(each.result);
    else expect(withoutMoment(got)).toEqual(each.result);

    expect(server.requests).toHaveLength(each.exchanges.length);
    for (const [index, { request, form, json, sends, token }] of each.exchanges.entries()) {
      const sent = server.requests[index]!;
      expect(sent.line).toBe(`${request.replace(/ https?:\/\/api\.cliqphone\.com\//, ' /')} HTTP/1.1`);
      const header = (name: string) =>
        sent.headers.filter((one) => one.name.toLowerCase() === name).map(({ value }) => value);
      expect(header('token')).toEqual(token === null ? [] : [token]);
      const body = Buffer.from(sent.rest, 'latin1').toString('utf8');
      if (json !== undefined) {
        expect(header('content-type')).toEqual(['application/json']);
        // The order is that of the document, too.
        expect(body).toBe(JSON.stringify(sends ?? json));
      } else if (form == null) {
        expect(header('content-type')).toEqual([]);
        expect(body).toBe('');
      } else {
        expect(header('content-type')).toEqual(['application/x-www-form-urlencoded']);
        expect([...new URLSearchParams(body)]).toEqual(form);
      }
    }
    walked += 1;
  });
});

function run(client: CliqphoneClient, each: Case): Promise<unknown> {
  switch (each.operation) {
    case 'zones':
    case 'testConnection':
      return client[each.operation]();
    case 'zoneByCode':
      return client.zoneByCode(each.input);
    case 'availableNumbers':
    case 'numbers':
    case 'media':
      return client[each.operation](each.input);
    case 'addNumber':
      return client.addNumber({ ...EMPTY_NUMBER_FORM, ...each.input });
    case 'editNumber':
      return client.editNumber(each.input.id, each.input.edit);
  }
}
