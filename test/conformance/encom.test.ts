import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock } from '#core/clock.ts';
import type { Question } from '#core/identify/ports.ts';
import { createEncomClient } from '#core/providers/encom/client.ts';
import { settingsSchema } from '#shared/contract/settings.ts';
import { printCount, readCorpus } from './corpus.ts';
import { startReplayServer } from './replayServer.ts';
import { testHttp } from '../support/testHttp.ts';

const answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('known'), value: z.union([z.string(), z.boolean()]) }),
  z.strictObject({ kind: z.literal('unknown') }),
]);

const encomCase = z.strictObject({
  name: z.string(),
  token: z.string().default('t0k3n'),
  account: z.string().default('CL0001'),
  steps: z
    .array(
      z.strictObject({
        ask: z.union([
          z.strictObject({
            fact: z.enum(['queue', 'vip', 'onCallDuty']),
            number: z.string().startsWith('00'),
          }),
          z.strictObject({ fact: z.enum(['queue', 'vip', 'onCallDuty']), code: z.string() }),
        ]),
        account: z.string().optional(),
        /** Method and path as the document writes them, placeholders and their spelling included. */
        request: z.string(),
        response: z.strictObject({ status: z.int(), type: z.string().optional(), body: z.string() }),
        answer,
      }),
    )
    .min(1),
});

type Step = z.output<typeof encomCase>['steps'][number];

const cases = readCorpus('000', 'encom', encomCase);

describe('document 000 (Encom Clients API)', () => {
  let server: Awaited<ReturnType<typeof startReplayServer>>;
  let walked = 0;
  const http = testHttp(systemClock, { name: 'encom' });
  beforeAll(async () => {
    server = await startReplayServer();
  });
  afterAll(async () => {
    await http.stop();
    await server.stop();
    printCount('000', walked);
  });

  it.each(cases)('$name', async ({ token, account, steps }) => {
    server.prepare(steps.map(({ response }) => response));
    let settings = settingsSchema.parse({
      encom: { baseUrl: `http://${server.host}`, customerAccount: account, numberFormat: 'international00' },
    }).encom;
    const client = createEncomClient({
      http,
      clock: systemClock,
      settings: () => settings,
      token: () => token,
      nationalOf: () => null,
      onCredentialOutcome: () => {},
      onHealth: () => {},
    });
    for (const [index, step] of steps.entries()) {
      settings = { ...settings, customerAccount: step.account ?? account };
      const got = await client[step.ask.fact](questionOf(step), new AbortController().signal);
      expect(got).toEqual(step.answer);

      const sent = server.requests[index];
      expect(sent?.line).toBe(`${expand(step, settings.customerAccount)} HTTP/1.1`);
      expect(sent?.headers.filter(({ name }) => name.toLowerCase() === 'authorization')).toEqual([
        { name: 'Authorization', value: `Bearer ${token}` },
      ]);
      expect(sent?.headers.find(({ name }) => name.toLowerCase() === 'host')?.value).toBe(server.host);
      const names = sent?.headers.map(({ name }) => name.toLowerCase()) ?? [];
      expect(new Set(names).size).toBe(names.length);
      expect(names).not.toContain('content-length');
      expect(names).not.toContain('transfer-encoding');
      expect(sent?.rest).toBe('');
    }
    expect(server.requests).toHaveLength(steps.length);
    walked += 1;
  });
});

function questionOf({ ask }: Step): Question {
  if ('code' in ask) return { number: { kind: 'withheld', raw: '' }, code: ask.code };
  const e164 = ask.number.replace(/^00/, '+');
  return { number: { kind: 'number', raw: ask.number, e164, country: null, display: e164 }, code: null };
}

/** The document's request with its placeholders filled in, one of them in both spellings. */
function expand({ request, ask }: Step, account: string): string {
  const values: Record<string, string> = { customerAccount: account, cutomerAccount: account, ...ask };
  return request.replaceAll(/\{(\w+)\}/g, (_placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing to put for {${name}}`);
    return encodeURIComponent(value);
  });
}
