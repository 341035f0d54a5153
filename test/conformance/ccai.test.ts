import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock } from '#core/clock.ts';
import { createCcaiClient } from '#core/providers/ccai/client.ts';
import type { CcaiClient } from '#core/providers/ccai/client.ts';
import { printCount, readCorpus } from './corpus.ts';
import { startReplayServer } from './replayServer.ts';
import { testHttp } from '../support/testHttp.ts';

const SUBDOMAIN = 'customer';
const TOKEN = 'pa:ss w\u00f6rd';

const object = z.record(z.string(), z.unknown());

const exchange = z
  .strictObject({
    /** Method and address as the document writes them, placeholders and their spelling included. */
    request: z.string(),
    /** The documented body. */
    body: object.nullable(),
    /** What the client sends instead where it cannot send that, and why. */
    sends: object.optional(),
    sendsBecause: z.string().min(1).optional(),
    response: z.strictObject({ status: z.int(), body: z.union([object, z.array(object), z.null()]) }),
  })
  .refine((each) => (each.sends === undefined) === (each.sendsBecause === undefined));

const target = { endUserNumber: z.string().optional(), ticketId: z.string().optional() };
const lang = z.string().optional();
const menuId = z.union([z.int(), z.string()]);
const recordingPermission = z.enum(['notAsked', 'denied', 'granted']).optional();
const outboundNumber = z.string().optional();

const common = {
  name: z.string(),
  note: z.string().optional(),
  exchanges: z.array(exchange).min(1),
  result: z.looseObject({ kind: z.string() }),
};
const ccaiCase = z.discriminatedUnion('operation', [
  z.strictObject({
    ...common,
    operation: z.literal('callOut'),
    input: z.strictObject({ ...target, agentEmail: z.string(), outboundNumber, lang }),
  }),
  z.strictObject({
    ...common,
    operation: z.literal('queueNow'),
    input: z.strictObject({ ...target, menuId, lang, outboundNumber, recordingPermission }),
  }),
  z.strictObject({
    ...common,
    operation: z.literal('schedule'),
    input: z.strictObject({
      ...target,
      menuId: menuId.optional(),
      callId: z.int().optional(),
      scheduledAt: z.iso.datetime(),
      lang,
      recordingPermission,
    }),
  }),
  z.strictObject({
    ...common,
    operation: z.literal('readFlags'),
    input: z.strictObject({ callId: z.int() }),
  }),
  z.strictObject({
    ...common,
    operation: z.literal('writeFlags'),
    input: z.strictObject({
      callId: z.int(),
      patch: z.record(z.string(), z.boolean()),
      spelling: z.enum(['plural', 'both']),
    }),
  }),
]);

type Case = z.output<typeof ccaiCase>;

const cases = readCorpus('002', 'ccai', ccaiCase);

describe('document 002 (CCAI Platform Apps API, calls)', () => {
  let server: Awaited<ReturnType<typeof startReplayServer>>;
  let walked = 0;
  const http = testHttp(systemClock, { name: 'ccai' });
  beforeAll(async () => {
    server = await startReplayServer();
  });
  afterAll(async () => {
    await http.stop();
    await server.stop();
    printCount('002', walked);
  });

  it.each(cases)('$name', async (each) => {
    server.prepare(each.exchanges.map(({ response }) => replayed(response)));
    const client = createCcaiClient({
      http,
      clock: systemClock,
      settings: () => ({ baseUrl: `http://${server.host}`, subdomain: SUBDOMAIN, timeoutMs: 20_000 }),
      token: () => TOKEN,
      onCredentialOutcome: () => {},
      onHealth: () => {},
    });
    const got = await run(client, each);
    // Of a call only what the document speaks of is compared; a refusal or an answer is compared whole.
    if (each.result.kind === 'created') expect(got).toMatchObject(each.result);
    else expect(got).toEqual(each.result);

    expect(server.requests).toHaveLength(each.exchanges.length);
    for (const [index, { request, body, sends }] of each.exchanges.entries()) {
      const sent = server.requests[index]!;
      expect(sent.line).toBe(`${expand(request, each)} HTTP/1.1`);
      const header = (name: string) => sent.headers.filter((one) => one.name.toLowerCase() === name);
      expect(header('authorization').map(({ value }) => value)).toEqual([
        `Basic ${Buffer.from(`${SUBDOMAIN}:${TOKEN}`, 'utf8').toString('base64')}`,
      ]);
      expect(header('host').map(({ value }) => value)).toEqual([server.host]);
      expect(header('content-type').map(({ value }) => value)).toEqual(body ? ['application/json'] : []);
      const bytes = Buffer.from(sent.rest, 'latin1').toString('utf8');
      expect(bytes === '' ? null : JSON.parse(bytes)).toEqual(sends ?? body);
    }
    walked += 1;
  });
});

function run(client: CcaiClient, each: Case): Promise<unknown> {
  switch (each.operation) {
    case 'callOut':
      return client.callOut(each.input);
    case 'queueNow':
      return client.queueNow(each.input);
    case 'schedule':
      return client.schedule({ ...each.input, scheduledAt: Date.parse(each.input.scheduledAt) });
    case 'readFlags':
      return client.readFlags(each.input.callId);
    case 'writeFlags':
      return client.writeFlags(each.input.callId, each.input.patch, each.input.spelling);
  }
}

function replayed({ status, body }: Case['exchanges'][number]['response']) {
  return body === null
    ? { status, body: '' }
    : { status, type: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}

/** Method and path of the document's request, its `:id` filled in; the host is that of the replaying socket. */
function expand(request: string, { input }: Case): string {
  const line = /^(\w+) https:\/\/(?:\{subdomain\}\.\{domain\}|\{\{subdomain\}\}\.\{\{domain\}\})(\/.*)$/.exec(
    request,
  );
  if (line === null) throw new Error(`no request of the document: ${request}`);
  const callId = 'callId' in input ? String(input.callId) : ':id';
  return `${line[1] ?? ''} ${(line[2] ?? '').replace(':id', callId)}`;
}
