import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultKind } from '#simulators/support/faults.ts';
import type { LoggedRequest } from '#simulators/support/httpSimulator.ts';
import { AGENT, NUMBER, startWorld } from './world.ts';

const out = { agentEmail: AGENT, endUserNumber: NUMBER };

describe('calls whose answer goes wrong', () => {
  let world: Awaited<ReturnType<typeof startWorld>>;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());

  function fault(kind: FaultKind, acts: boolean, value?: number): void {
    world.simulator.setFaults([{ system: 'ccai', operation: 'callOut', kind, value, acts }]);
  }

  /** Resolves when the simulator has read its next request, before it answers. */
  function nextRequest(): Promise<LoggedRequest> {
    return new Promise((resolve) => {
      const stop = world.simulator.onRequest((request) => {
        stop();
        resolve(request);
      });
    });
  }

  // Seen from here the two are the same: that is why nobody but the agent may send it again.
  describe.each([
    ['before', false],
    ['after', true],
  ] as const)('%s the call was created', (_when, acts) => {
    it.each([
      ['reset', undefined, 'connectionLost'],
      ['garbage', undefined, 'unreadable'],
      ['halfBody', undefined, 'unreadable'],
      ['html', undefined, 'unreadable'],
      ['status', 500, 'serverError'],
      ['status', 502, 'serverError'],
      ['status', 504, 'serverError'],
      ['status', 408, 'unexpected'],
    ] as const)('%s %s', async (kind, value, reason) => {
      fault(kind, acts, value);
      expect(await world.client.callOut(out)).toMatchObject({ kind: 'unconfirmed', reason });
      expect(world.simulator.ringing()).toHaveLength(acts ? 1 : 0);
      expect(world.simulator.log()).toHaveLength(1);
    });

    it('silence', async () => {
      fault('silence', acts);
      const read = nextRequest();
      const result = world.client.callOut(out);
      await read;
      world.clock.advance(10_000);
      expect(await result).toMatchObject({ kind: 'unconfirmed', reason: 'timeout' });
    });

    it('the asker gives up', async () => {
      fault('silence', acts);
      const read = nextRequest();
      const asker = new AbortController();
      const result = world.client.callOut(out, asker.signal);
      await read;
      asker.abort();
      expect(await result).toMatchObject({ kind: 'unconfirmed', reason: 'cancelled' });
    });

    it('the app stops', async () => {
      fault('silence', acts);
      const read = nextRequest();
      const result = world.client.callOut(out);
      await read;
      await world.http.stop();
      expect(await result).toMatchObject({ kind: 'unconfirmed', reason: 'cancelled' });
    });
  });

  it('an answer that is merely late is an answer', async () => {
    fault('delay', false, 20);
    expect(await world.client.callOut(out)).toMatchObject({ kind: 'created' });
  });

  describe('what certainly did not leave', () => {
    it('because nobody listens', async () => {
      await world.simulator.stop();
      expect(await world.client.callOut(out)).toMatchObject({ kind: 'notSent', reason: 'unreachable' });
    });

    it('because the name leads nowhere', async () => {
      world.settings = { ...world.settings, baseUrl: 'http://nobody.invalid' };
      expect(await world.client.callOut(out)).toMatchObject({ kind: 'notSent', reason: 'unreachable' });
    });

    it('because the address is none', async () => {
      world.settings = { ...world.settings, baseUrl: 'ftp://customer.example' };
      expect(await world.client.callOut(out)).toMatchObject({ kind: 'notSent', reason: 'misconfigured' });
    });

    it('because the other side speaks no TLS', async () => {
      world.settings = { ...world.settings, baseUrl: world.simulator.url.replace('http:', 'https:') };
      expect(await world.client.callOut(out)).toMatchObject({ kind: 'notSent', reason: 'tls' });
    });

    it('because the platform is left alone after failures', async () => {
      fault('status', false, 500);
      for (let times = 0; times < 5; times += 1) {
        await world.client.callOut(out);
        world.clock.advance(1000);
      }
      expect(await world.client.callOut(out)).toMatchObject({ kind: 'notSent', reason: 'resting' });
      expect(world.simulator.log()).toHaveLength(5);
    });

    it('because the asker had given up', async () => {
      expect(await world.client.callOut(out, AbortSignal.abort())).toMatchObject({
        kind: 'notSent',
        reason: 'cancelled',
      });
      expect(world.simulator.log()).toEqual([]);
    });
  });
});
