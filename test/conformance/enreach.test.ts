import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock } from '#core/clock.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { openSmartRouting } from '#core/providers/enreach/endpoint.ts';
import { routingRuleSchema } from '#shared/contract/settings.ts';
import type { CallReport } from '#shared/domain/call.ts';
import type { CallerFacts, Fact } from '#shared/domain/facts.ts';
import { problemsOf } from '#simulators/enreach/check.ts';
import { createEnreachSimulator } from '#simulators/enreach/client.ts';
import { recordedLogger } from '../support/recordedLogger.ts';
import { printCount, readCorpus } from './corpus.ts';

/** A value that is known, or why it is not. */
const fact = <T extends z.ZodType>(value: T) =>
  z.union([z.strictObject({ known: value }), z.enum(['unknown', 'failed'])]);

const enreachCase = z.strictObject({
  name: z.string(),
  credentials: z
    .strictObject({
      apiKey: z.string().optional(),
      username: z.string().optional(),
      password: z.string().optional(),
    })
    .default({ apiKey: '1234' }),
  rules: z.array(routingRuleSchema).default([]),
  facts: z
    .strictObject({ queue: fact(z.string()), vip: fact(z.boolean()), onCallDuty: fact(z.boolean()) })
    .partial()
    .default({}),
  request: z.strictObject({
    /** Method and path as the document writes them. */
    line: z.string().default('POST /your-path'),
    headers: z
      .record(z.string(), z.union([z.string(), z.array(z.string())]))
      .default({ 'X-Benemen-APIKey': '1234', 'Content-Type': 'application/json' }),
    /** As it is sent: text stays as it stands, JSON is written out. */
    body: z.union([z.string(), z.array(z.string()), z.record(z.string(), z.json())]),
  }),
  response: z.strictObject({
    status: z.int(),
    /** The whole body; null where there is none. Left out for errors, whose words are nobody's contract. */
    body: z.record(z.string(), z.json()).nullable().optional(),
  }),
  /** What the desk learns of the call; null where it may learn nothing. */
  call: z
    .strictObject({
      id: z.string(),
      number: z.string().nullable(),
      kind: z.enum(['number', 'short', 'withheld', 'unreadable']),
      called: z.string().nullable(),
      queue: z.string().nullable(),
      code: z.string().nullable(),
    })
    .partial()
    .nullable(),
});

type EnreachCase = z.output<typeof enreachCase>;

const cases = readCorpus('001', 'enreach', enreachCase);

describe('document 001 (Enreach SmartRouting HTTP)', () => {
  let walked = 0;
  afterAll(() => printCount('001', walked));

  it.each(cases)('$name', async ({ credentials, rules, facts, request, response, call }) => {
    const reports: CallReport[] = [];
    const [method = '', path = ''] = request.line.split(' ');
    const endpoint = await openSmartRouting(
      { host: '127.0.0.1', port: 0, path: '/your-path', tls: null, deadlineMs: 2_000, rules, credentials },
      {
        receive(report) {
          reports.push(report);
          return { facts: () => factsOf(facts), follow: () => () => {} };
        },
        readNumber: createReadNumber('FR'),
        clock: systemClock,
        logger: recordedLogger(),
        newId: () => 'generated',
      },
    );
    const enreach = createEnreachSimulator({ url: endpoint.url });
    try {
      const reply = await enreach.send({
        method,
        path,
        headers: request.headers,
        body: textOf(request.body),
      });
      expect(reply.status).toBe(response.status);
      if (response.body !== undefined) {
        expect(reply.body).toBe(response.body === null ? '' : JSON.stringify(response.body));
        expect(problemsOf(reply, Object.keys(response.body ?? {}))).toEqual([]);
      }
      expect(reports.map(summaryOf)).toEqual(call === null ? [] : [expect.objectContaining(call)]);
    } finally {
      enreach.close();
      await endpoint.stop();
    }
    walked += 1;
  });
});

function summaryOf({ id, party, called, announcedQueue, code }: CallReport) {
  return {
    id,
    kind: party?.kind,
    number: party?.kind === 'number' ? party.e164 : null,
    called: called?.kind === 'number' ? called.e164 : null,
    queue: announcedQueue,
    code,
  };
}

function factsOf({
  queue = 'unknown',
  vip = 'unknown',
  onCallDuty = 'unknown',
}: EnreachCase['facts']): CallerFacts {
  const pin = { state: 'pending', source: 'pitel', since: 0, lastKnown: null } as const;
  return { queue: factOf(queue), vip: factOf(vip), onCallDuty: factOf(onCallDuty), pin };
}

function factOf<T>(given: { known: T } | 'unknown' | 'failed'): Fact<T> {
  if (given === 'unknown') return { state: 'unknown', source: 'encom', at: 0 };
  if (given !== 'failed') return { state: 'known', source: 'encom', at: 0, value: given.known };
  return { state: 'failed', source: 'encom', at: 0, reason: 'unreachable', detail: null, lastKnown: null };
}

function textOf(body: EnreachCase['request']['body']): string {
  if (typeof body === 'string') return body;
  return Array.isArray(body) ? body.join('\n') : JSON.stringify(body);
}
