import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Http } from '#core/http/types.ts';
import type { FaultKind } from '#simulators/support/faults.ts';
import { startHttpSimulator } from '#simulators/support/httpSimulator.ts';
import type { HttpSimulator } from '#simulators/support/httpSimulator.ts';
import { manualClock } from '../../support/manualClock.ts';
import { recordedLogger } from '../../support/recordedLogger.ts';
import { testHttp } from '../../support/testHttp.ts';
import { get, nextRequest } from './world.ts';

/** Something a test waits for and a server gives. */
function signal<T>(): { readonly given: Promise<T>; readonly give: (value: T) => void } {
  let give: (value: T) => void = () => {};
  const given = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { given, give: (value) => give(value) };
}

const OK = { status: 200, type: 'text/plain', body: 'fine' };

describe('http over real sockets', () => {
  const clients: Http[] = [];
  let simulator: HttpSimulator;
  let clock: ReturnType<typeof manualClock>;

  function http(options: Parameters<typeof testHttp>[1] = {}): Http {
    const made = testHttp(clock, options);
    clients.push(made);
    return made;
  }

  function fault(kind: FaultKind, value?: number, times?: number): void {
    simulator.setFaults([{ system: 'plain', operation: '*', kind, value, times }]);
  }

  beforeEach(async () => {
    clock = manualClock();
    simulator = await startHttpSimulator(
      {
        name: 'plain',
        operationOf: ({ method }) => method,
        answer: () => OK,
        statusAnswer: (status) => ({ status, body: '' }),
        controls: {},
      },
      {},
    );
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.stop()));
    await simulator.stop();
  });

  it('gives status, headers and text', async () => {
    const result = await http().request(get(simulator.url, { headers: { 'X-One': 'a' } }));
    expect(result).toMatchObject({ kind: 'response', status: 200, text: 'fine' });
    expect(result.kind === 'response' && result.headers['content-type']).toBe('text/plain');
    expect(simulator.log()[0]?.headers).toMatchObject({ 'user-agent': 'Ringside/test', 'x-one': 'a' });
  });

  it('keeps the path of the address and sends the rest byte for byte', async () => {
    await http().request(get(`${simulator.url}/prefix/`, { path: '/%2E%2E/a%2Fb' }));
    expect(simulator.log()[0]?.target).toBe('/prefix/%2E%2E/a%2Fb');
  });

  it('sends a body', async () => {
    await http().request(get(simulator.url, { method: 'POST', body: '{"a":1}' }));
    expect(simulator.log()[0]).toMatchObject({ method: 'POST', body: '{"a":1}' });
  });

  it.each(['ftp://encom.example', 'nonsense', ''])('cannot ask %j', async (address) => {
    expect(await http().request(get(address))).toMatchObject({ reason: 'badRequest', sent: false });
  });

  it('follows no redirect', async () => {
    fault('status', 302);
    expect(await http().request(get(simulator.url))).toMatchObject({ kind: 'response', status: 302 });
    expect(simulator.log()).toHaveLength(1);
  });

  describe('whether a request left', () => {
    it('did not when nobody listens', async () => {
      await simulator.stop();
      const result = await http().request(get(simulator.url, { method: 'POST' }));
      expect(result).toMatchObject({ kind: 'failed', reason: 'unreachable', sent: false });
    });

    it('did not when the name does not resolve', async () => {
      const result = await http().request(get('http://nobody.invalid', { method: 'POST' }));
      expect(result).toMatchObject({ kind: 'failed', reason: 'unreachable', sent: false });
    });

    it.each(['reset', 'garbage', 'halfBody'] as const)('may have before a %s', async (kind) => {
      fault(kind);
      expect(await http().request(get(simulator.url, { method: 'POST' }))).toMatchObject({ sent: true });
    });

    it('may have at a time-out', async () => {
      fault('silence');
      const read = nextRequest(simulator);
      const result = http().request(get(simulator.url, { method: 'POST' }));
      await read;
      clock.advance(5000);
      expect(await result).toMatchObject({ reason: 'timeout', sent: true });
    });
  });

  describe('retries', () => {
    it.each(['reset', 'garbage', 'halfBody'] as const)('repeats a GET after a %s', async (kind) => {
      fault(kind, undefined, 1);
      const result = http({ retries: 1 }).request(get(simulator.url));
      await clock.whenWaiting(2);
      clock.advance(150);
      expect(await result).toMatchObject({ status: 200 });
      expect(simulator.log()).toHaveLength(2);
    });

    it.each([502, 503, 504])('repeats a GET after %i, as often as allowed', async (status) => {
      fault('status', status);
      const result = http({ retries: 2 }).request(get(simulator.url));
      for (const pause of [150, 300]) {
        await clock.whenWaiting(2);
        clock.advance(pause);
      }
      expect(await result).toMatchObject({ status });
      expect(simulator.log()).toHaveLength(3);
    });

    it.each([400, 401, 403, 404, 429, 500])('does not repeat after %i', async (status) => {
      fault('status', status);
      expect(await http({ retries: 2 }).request(get(simulator.url))).toMatchObject({ status });
      expect(simulator.log()).toHaveLength(1);
    });

    it.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)('never repeats a %s', async (method) => {
      const client = http({ retries: 2 });
      for (const [kind, value] of [['reset'], ['halfBody'], ['status', 503]] as const) {
        fault(kind, value);
        await client.request(get(simulator.url, { method }));
      }
      expect(simulator.log()).toHaveLength(3);
    });

    it('does not start another attempt that the deadline would cut', async () => {
      fault('reset');
      expect(await http({ retries: 2 }).request(get(simulator.url, { deadlineMs: 40 }))).toMatchObject({
        reason: 'unreachable',
      });
      expect(simulator.log()).toHaveLength(1);
    });

    it('stops in the pause when the asker gives up', async () => {
      fault('reset');
      const asker = new AbortController();
      const result = http({ retries: 2 }).request(get(simulator.url, { signal: asker.signal }));
      await clock.whenWaiting(2);
      asker.abort();
      expect(await result).toMatchObject({ reason: 'cancelled', sent: true });
    });
  });

  it('rests after failures in a row, lets a person test meanwhile, and is back after the rest', async () => {
    const logger = recordedLogger();
    const client = http({ failuresToRest: 2, restMs: 10_000, logger });
    fault('status', 500);
    await client.request(get(simulator.url));
    await client.request(get(simulator.url));
    expect(await client.request(get(simulator.url))).toMatchObject({ reason: 'resting', sent: false });
    expect(simulator.log()).toHaveLength(2);
    expect(await client.request(get(simulator.url, { probe: true }))).toMatchObject({ status: 500 });
    expect(await client.request(get(simulator.url))).toMatchObject({ reason: 'resting' });
    simulator.setFaults([]);
    clock.advance(10_000);
    expect(await client.request(get(simulator.url))).toMatchObject({ status: 200 });
    expect(logger.lines.filter((line) => /resting|again/.test(line))).toHaveLength(2);
  });

  it('ends the rest when a test by a person is answered', async () => {
    const client = http({ failuresToRest: 1 });
    fault('reset');
    await client.request(get(simulator.url));
    simulator.setFaults([]);
    expect(await client.request(get(simulator.url))).toMatchObject({ reason: 'resting' });
    await client.request(get(simulator.url, { probe: true }));
    expect(await client.request(get(simulator.url))).toMatchObject({ status: 200 });
  });

  it('keeps its own deadline while another request tries the resting provider', async () => {
    const client = http({ failuresToRest: 1, restMs: 1000 });
    fault('reset');
    await client.request(get(simulator.url));
    clock.advance(1000);
    fault('silence');
    const read = nextRequest(simulator);
    const trial = client.request(get(simulator.url, { deadlineMs: 5000 }));
    const other = client.request(get(simulator.url, { deadlineMs: 2000 }));
    await read;
    clock.advance(2000);
    expect(await other).toMatchObject({ reason: 'timeout', sent: false });
    clock.advance(3000);
    expect(await trial).toMatchObject({ reason: 'timeout', sent: true });
  });

  it('ends requests under way when it stops, and takes no more', async () => {
    fault('silence');
    const client = http();
    const read = nextRequest(simulator);
    const result = client.request(get(simulator.url));
    await read;
    await client.stop();
    expect(await result).toMatchObject({ reason: 'cancelled' });
    expect(await client.request(get(simulator.url))).toMatchObject({ reason: 'cancelled', sent: false });
  });

  it('stops without ever having started', async () => {
    await expect(http().stop()).resolves.toBeUndefined();
  });

  describe('with a server of its own', () => {
    async function serve(listener: RequestListener): Promise<{ url: string; stop: () => Promise<void> }> {
      const server = createServer(listener);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      return {
        url: `http://127.0.0.1:${port}`,
        stop: async () => {
          await Promise.all(clients.splice(0).map((client) => client.stop()));
          await new Promise<void>((resolve) => server.close(() => resolve()));
        },
      };
    }

    it('never sends what was given up while it waited for a connection', async () => {
      const seen: string[] = [];
      const held = signal<() => void>();
      const server = await serve((request, response) => {
        seen.push(request.url ?? '');
        if (seen.length === 1) held.give(() => response.end());
        else response.end();
      });
      const client = http({ connections: 1 });
      const first = client.request(get(server.url, { path: '/first' }));
      const release = await held.given;
      const asker = new AbortController();
      const second = client.request(
        get(server.url, { method: 'POST', path: '/second', signal: asker.signal }),
      );
      const third = client.request(get(server.url, { path: '/third' }));
      // Only microtasks lie between a request and its place in the queue, so one turn sees both there.
      await new Promise(setImmediate);
      asker.abort();
      expect(await second).toMatchObject({ reason: 'cancelled', sent: false });
      release();
      expect([await first, await third]).toMatchObject([{ status: 200 }, { status: 200 }]);
      expect(seen).toEqual(['/first', '/third']);
      await server.stop();
    });

    it('hangs up on an answer that never ends', async () => {
      const hungUp = signal<void>();
      const server = await serve((_request, response) => {
        const pour = () => {
          while (response.write('x'.repeat(1000)));
        };
        response.on('drain', pour).on('close', () => hungUp.give());
        pour();
      });
      expect(await http({ maxBodyBytes: 5000 }).request(get(server.url))).toMatchObject({
        reason: 'unreadable',
      });
      await hungUp.given;
      await server.stop();
    });

    it('refuses an answer larger than it may be', async () => {
      const server = await serve((_request, response) => response.end('x'.repeat(2000)));
      const client = http({ maxBodyBytes: 1999 });
      expect(await client.request(get(server.url))).toMatchObject({ reason: 'unreadable', sent: true });
      expect(await http({ maxBodyBytes: 2000 }).request(get(server.url))).toMatchObject({ status: 200 });
      await server.stop();
    });

    it('comes back after 429 when it is told to', async () => {
      let answered = 0;
      const server = await serve((_request, response) => {
        answered += 1;
        response.writeHead(answered === 1 ? 429 : 200, answered === 1 ? { 'Retry-After': '2' } : {}).end();
      });
      const result = http({ retries: 1 }).request(get(server.url));
      await clock.whenWaiting(2);
      clock.advance(2000);
      expect(await result).toMatchObject({ status: 200 });
      await server.stop();
    });

    it('survives bytes that are no UTF-8', async () => {
      const server = await serve((_request, response) => response.end(Buffer.from([0x39, 0xff, 0x30])));
      expect(await http().request(get(server.url))).toMatchObject({ text: '9\uFFFD0' });
      await server.stop();
    });
  });
});
