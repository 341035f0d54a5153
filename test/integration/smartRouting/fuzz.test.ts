import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_KEY, A_VIP, openWorld } from './world.ts';
import type { World } from './world.ts';

const DOCUMENTED = [200, 204, 400, 401, 404, 405, 413];
const KEYS = [
  'anum',
  'bnum',
  'targetid',
  'extradata',
  'CallId',
  'CurrUserId',
  'DYN_PAR_Code',
  '__proto__',
  'x',
];

let world: World;
beforeAll(async () => {
  world = await openWorld({ rules: [{ when: { vip: true }, answer: { InitialTarget: '{queue}' } }] });
  world.desk.facts = A_VIP;
});
afterAll(() => world.stop());

const right = { 'X-Benemen-APIKey': API_KEY };
const text = fc.string({ unit: 'binary', maxLength: 60 });
const nearlyRight = fc
  .dictionary(
    fc.constantFrom(...KEYS),
    fc.oneof(text, fc.jsonValue(), fc.dictionary(fc.constantFrom(...KEYS), fc.oneof(text, fc.jsonValue()))),
  )
  .map((value) => JSON.stringify(value));
const cutShort = fc
  .tuple(nearlyRight, fc.nat(200))
  .map(([json, length]) => json.slice(0, Math.min(length, json.length)));

describe('whatever is posted', () => {
  it('gets a documented status and leaves the endpoint standing', async () => {
    const body = fc.oneof(
      nearlyRight,
      cutShort,
      text,
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      fc.json(),
    );
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const reply = await world.enreach.send({ headers: right, body: sent });
        expect(DOCUMENTED).toContain(reply.status);
        expect(reply.status === 204 ? reply.body === '' : typeof reply.json === 'object').toBe(true);
      }),
      { numRuns: 400 },
    );
    for (const report of world.desk.reports) {
      expect(report.id).toMatch(/^[\x21-\x7e]{1,128}$/);
      expect(report.announcedQueue ?? '').not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect(report.code ?? '1').toMatch(/^[^\p{Cc}<>"]{1,64}$/u);
    }
  });

  it('with whatever credentials: only the right ones come in', async () => {
    const before = world.desk.reports.length;
    const header = fc.stringMatching(/^[\x21-\x7e][\x20-\x7e]{0,30}$/);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('X-Benemen-APIKey', 'Authorization'), header, async (name, value) => {
        const reply = await world.enreach.send({
          headers: { [name]: value },
          body: '{"anum":"+33187224465"}',
        });
        expect(reply.status).toBe(401);
      }),
      { numRuns: 150 },
    );
    expect(world.desk.reports).toHaveLength(before);
  });

  it('nested as deep as fits is no danger', async () => {
    const deep = `{"anum":"+33187224465","extradata":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
    expect(DOCUMENTED).toContain((await world.enreach.send({ headers: right, body: deep })).status);
  });
});
