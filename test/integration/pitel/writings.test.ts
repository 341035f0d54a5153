import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIdentify } from '#core/identify/identify.ts';
import { NOTHING_KNOWN } from '#shared/domain/facts.ts';
import { read, startWorld } from './world.ts';
import type { World } from './world.ts';

const CALLER = read('0912345678');
const WRITINGS = ['0912345678', '+84912345678', '0084912345678'];

let world: World;
beforeEach(async () => {
  world = await startWorld({ routes: [] });
});
afterEach(() => world.stop());

const untilNever = () => new AbortController().signal;
const held = (phoneNumber: string, agent = '107', id = '8') =>
  world.simulator.setRoutes([{ id, phoneNumber, agent }]);
const findCaller = (number = CALLER) => world.client.findCaller(number, untilNever());
const asked = () => world.operations().filter((operation) => operation === 'get').length;
/** How many entries were asked for by what `work` did. */
async function cost(work: () => Promise<unknown>): Promise<number> {
  const before = asked();
  await work();
  return asked() - before;
}

describe('a caller, in whichever writing the directory holds the number', () => {
  it.each(
    (['national', 'e164', 'international00'] as const).flatMap((numberFormat) =>
      WRITINGS.map((phoneNumber) => ({ numberFormat, phoneNumber })),
    ),
  )('is found, with $numberFormat in the settings and $phoneNumber in the directory', async (each) => {
    const { numberFormat, phoneNumber } = each;
    world.settings = { ...world.settings, numberFormat };
    held(phoneNumber);
    const there = { kind: 'known', value: { raw: phoneNumber, extension: '107' } };
    expect(await findCaller()).toMatchObject(there);
    expect(await world.client.findInAnyWriting(CALLER)).toMatchObject(there);
  });

  it('is found behind an entry that names nobody', async () => {
    world.simulator.setRoutes([
      { id: '7', phoneNumber: '0912345678', agent: '' },
      { id: '8', phoneNumber: '+84912345678', agent: '107' },
    ]);
    expect(await findCaller()).toMatchObject({ kind: 'known', value: { id: '8', extension: '107' } });
  });

  it('is pinned to nobody only where every writing leads to nobody', async () => {
    expect(await findCaller()).toEqual({ kind: 'unknown' });
    held('0912345678', '');
    expect(await findCaller()).toMatchObject({ kind: 'known', value: { extension: '' } });
  });

  it('is no "no" where a look in another writing failed', async () => {
    let looks = 0;
    const failing = {
      request: (request: Parameters<World['http']['request']>[0]) => {
        if (request.path.startsWith('/v1/smartrouting/') && (looks += 1) === 3) {
          return Promise.resolve({
            kind: 'failed' as const,
            reason: 'unreachable' as const,
            sent: true,
            detail: 'reset',
          });
        }
        return world.http.request(request);
      },
    };
    const client = world.clientOver(failing);
    expect(await client.findCaller(CALLER, untilNever())).toMatchObject({
      kind: 'failed',
      reason: 'unreachable',
    });
    // What failed is not kept.
    expect(await client.findCaller(CALLER, untilNever())).toEqual({ kind: 'unknown' });
  });
});

describe('what it costs the directory', () => {
  it('is one request for whoever is there in the writing of the settings', async () => {
    held('0912345678');
    expect(await cost(findCaller)).toBe(1);
  });

  it('is one for each writing otherwise, and one only for a minute after', async () => {
    expect(await cost(findCaller)).toBe(3);
    expect(await cost(findCaller)).toBe(1);
    world.clock.advance(60_000);
    expect(await cost(findCaller)).toBe(1);
    world.clock.advance(1);
    expect(await cost(findCaller)).toBe(3);
  });

  it('is shared by pop and card that ask at the same moment', async () => {
    expect(await cost(() => Promise.all([findCaller(), findCaller(), findCaller()]))).toBe(5);
  });

  it('is paid again by who asks again', async () => {
    await findCaller();
    held('+84912345678');
    expect(await findCaller()).toEqual({ kind: 'unknown' });
    world.client.forgetCaller(CALLER);
    expect(await findCaller()).toMatchObject({ kind: 'known', value: { extension: '107' } });
  });

  it('is paid again after a change of ours, which is seen at once', async () => {
    held('+84912345678');
    const seen = await findCaller();
    if (seen.kind !== 'known') throw new Error('not found');
    await world.client.pin(CALLER, '104', { over: seen.value });
    expect(await findCaller()).toMatchObject({ kind: 'known', value: { extension: '104' } });
    const now = await findCaller();
    if (now.kind !== 'known') throw new Error('not found');
    await world.client.unpin(now.value);
    expect(await findCaller()).toEqual({ kind: 'unknown' });
  });

  it('stays the same for a directory that answers an entry of somebody else: one walk through the list', async () => {
    world.simulator.setRoutes([{ id: '9', phoneNumber: '0911111111', agent: '107' }]);
    const stray = world.clientOver({
      request: (request) =>
        world.http.request(
          request.path.startsWith('/v1/smartrouting/')
            ? { ...request, path: '/v1/smartrouting/0911111111' }
            : request,
        ),
    });
    const before = world.operations().length;
    expect(await stray.findCaller(CALLER, untilNever())).toMatchObject({
      kind: 'failed',
      reason: 'unreadable',
    });
    expect(world.operations().slice(before)).toEqual(['signIn', 'get', 'list']);
  });

  it('is spread over time where very many call at once', async () => {
    const callers = Array.from({ length: 40 }, (_, index) => read(`09${String(20_000_000 + index)}`));
    const all = callers.map((caller) => findCaller(caller));
    // Everybody at once in the writing of the settings, and five callers at once in the two others.
    await expect.poll(asked).toBe(40 + 2 * 5);
    world.clock.advance(1_000);
    await expect.poll(asked).toBe(40 + 2 * 10);
    world.clock.advance(6_000);
    expect(new Set((await Promise.all(all)).map(({ kind }) => kind))).toEqual(new Set(['unknown']));
    expect(asked()).toBe(40 * 3);
  });

  it('ends with the call: who hangs up while it waits is not looked for any more', async () => {
    const callers = Array.from({ length: 8 }, (_, index) => read(`09${String(30_000_000 + index)}`));
    const identify = createIdentify({
      directory: {
        configured: () => false,
        queue: () => Promise.reject(new Error('nobody is asked')),
        vip: () => Promise.reject(new Error('nobody is asked')),
        onCallDuty: () => Promise.reject(new Error('nobody is asked')),
        forget: () => undefined,
      },
      pins: world.client,
      clock: world.clock,
      deadlineMs: 4_000,
    });
    const calls = callers.map((number) =>
      identify({ question: { number, code: null }, lastKnown: NOTHING_KNOWN }, () => undefined),
    );
    await expect.poll(asked).toBe(8 + 2 * 5);
    for (const call of calls) call.stop();
    world.clock.advance(10_000);
    expect(await cost(() => findCaller())).toBe(3);
  });
});
