import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CCAI_HTTP } from '#core/providers/ccai/operations.ts';
import { AGENT, NUMBER, startWorld } from './world.ts';

const out = { agentEmail: AGENT, endUserNumber: NUMBER };

describe('the limit of ten requests a second', () => {
  let world: Awaited<ReturnType<typeof startWorld>>;
  beforeEach(async () => {
    world = await startWorld({}, CCAI_HTTP);
  });
  afterEach(() => world.stop());

  /** Resolves when the simulator has read so many requests in all. */
  function whenRead(count: number): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (world.simulator.log().length < count) return;
        stop();
        resolve();
      };
      const stop = world.simulator.onRequest(look);
      look();
    });
  }

  it('thirty at once leave smoothed, all arrive, and none is turned away', async () => {
    const start = world.clock.now();
    const all = Promise.all(Array.from({ length: 30 }, () => world.client.callOut(out)));
    // Time stands still until those whose turn it is have arrived, so that the log shows when each one left.
    for (let read = 3; read < 30; read += 1) {
      await whenRead(read);
      expect(world.simulator.log()).toHaveLength(read);
      world.clock.advance(125);
    }
    expect((await all).map(({ kind }) => kind)).toEqual(Array.from({ length: 30 }, () => 'created'));
    const instants = world.simulator.log().map(({ at }) => at - start);
    expect(instants.at(-1)).toBe(27 * 125);
    for (const from of instants) {
      expect(instants.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(10);
    }
    expect(world.simulator.ringing()).toHaveLength(30);
  });

  it('what runs out of time in our own queue was not sent, and is not held against the platform', async () => {
    world.settings = { ...world.settings, timeoutMs: 1000 };
    const all = Array.from({ length: 20 }, () => world.client.callOut(out));
    for (let read = 3; read < 10; read += 1) {
      await whenRead(read);
      world.clock.advance(125);
    }
    await Promise.all(all.slice(0, 10));
    world.clock.advance(125);
    const kinds = (await Promise.all(all)).map((result) =>
      result.kind === 'notSent' ? `notSent: ${result.reason}` : result.kind,
    );
    expect(kinds.filter((kind) => kind === 'created')).toHaveLength(10);
    expect(kinds.filter((kind) => kind === 'notSent: timeout')).toHaveLength(10);
    expect(world.simulator.ringing()).toHaveLength(10);
    world.clock.advance(1000);
    expect(await world.client.callOut(out)).toMatchObject({ kind: 'created' });
  });

  it('what is given up in our own queue never leaves', async () => {
    const asker = new AbortController();
    const first = Array.from({ length: 3 }, () => world.client.callOut(out));
    const waiting = world.client.callOut(out, asker.signal);
    await Promise.all(first);
    asker.abort();
    expect(await waiting).toMatchObject({ kind: 'notSent', reason: 'cancelled' });
    world.clock.advance(5000);
    expect(await world.client.callOut(out)).toMatchObject({ kind: 'created' });
    expect(world.simulator.log()).toHaveLength(4);
  });

  it.each([
    ['rateLimited', null, 1000],
    ['rateLimitedFor7', 7000, 7000],
  ] as const)(
    '%s: it rang nobody, says when to come back, and holds the others back',
    async (quirk, retryAfterMs, rest) => {
      world.simulator.setQuirks([{ quirk, times: 1 }]);
      expect(await world.client.callOut(out)).toEqual({ kind: 'rateLimited', retryAfterMs });
      expect(world.simulator.ringing()).toEqual([]);
      const next = world.client.callOut(out);
      // Its deadline and its turn.
      await world.clock.whenWaiting(2);
      world.clock.advance(rest - 1);
      expect(world.simulator.log()).toHaveLength(1);
      world.clock.advance(1);
      expect(await next).toMatchObject({ kind: 'created' });
      expect(world.simulator.log()).toHaveLength(2);
    },
  );

  it('a test by a person goes out all the same', async () => {
    world.simulator.setQuirks([{ quirk: 'rateLimitedFor7', times: 2 }]);
    await world.client.callOut(out);
    expect(await world.client.testConnection()).toMatchObject({ outcome: 'serverError', status: 429 });
    expect(await world.client.testConnection()).toMatchObject({ outcome: 'ok' });
  });

  it('the simulator turns the eleventh of a second away, and only that', async () => {
    await world.http.stop();
    const headers = {
      Authorization: `Basic ${Buffer.from('customer:sim-token-002').toString('base64')}`,
    };
    const ask = async () => fetch(`${world.simulator.url}/apps/api/v1/calls/514/customer_flag`, { headers });
    const statuses: number[] = [];
    for (let times = 0; times < 11; times += 1) statuses.push((await ask()).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
    world.simulator.setForms({ retryAfter: 1 });
    expect((await ask()).headers.get('retry-after')).toBe('1');
    world.clock.advance(1000);
    expect((await ask()).status).toBe(200);
  });
});
