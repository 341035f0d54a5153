import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Http } from '#core/http/types.ts';
import { MINE, openRoutes, WHOLE } from './world.ts';
import type { RoutesWorld } from './world.ts';

let world: RoutesWorld;
afterEach(() => world.stop());

const every = { query: WHOLE, except: [] };
const move = (
  chosen: Parameters<typeof world.routes.startBulk>[0]['chosen'],
  extension: string | null = '107',
) => world.routes.startBulk({ what: 'pin', chosen, version: null, extension });
const unpin = (chosen: Parameters<typeof world.routes.startBulk>[0]['chosen']) =>
  world.routes.startBulk({ what: 'unpin', chosen, version: null });

/** Lets the pause pass after which what was lost is asked about, once `before` has changed what there is to see. */
async function lookingAgain(before: () => void = () => {}): Promise<void> {
  // Beside it, the next telling waits.
  await world.pauses.whenWaiting(2);
  before();
  world.pauses.advance(2_000);
}

/** So many pins of colleagues. */
function pinned(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: String(index + 1),
    phoneNumber: `01870000${String(index).padStart(2, '0')}`,
    agent: '105',
  }));
}

describe('changing several pins', () => {
  it('moves them one after the other, and says what became of each', async () => {
    world = await openRoutes({ routes: pinned(3) });
    await world.read();
    expect(await move(every)).toMatchObject({ what: 'pin', total: 3, done: 0, state: 'running', rows: [] });
    const rows = await world.ended();
    expect(rows).toMatchObject([
      { key: '1', number: '+33 1 87 00 00 00', outcome: { result: 'pinned', route: { extension: '107' } } },
      { key: '2', outcome: { result: 'pinned' } },
      { key: '3', outcome: { result: 'pinned' } },
    ]);
    expect(world.told.at(-1)).toMatchObject({ done: 3, failed: 0, state: 'finished', stoppedBy: null });
    expect(world.told.flatMap(({ rows: news }) => news)).toEqual(rows);
    expect(world.operations().filter((name) => name !== 'signIn' && name !== 'list')).toEqual(
      Array.from({ length: 3 }, () => ['get', 'upsert', 'get']).flat(),
    );
    expect((await world.routes.rows({ text: '107', mineOnly: false }, 0, 10)).matched).toBe(3);
    expect(world.learned).toHaveLength(3);
  });

  it('takes those named, those that match, and not those left out', async () => {
    world = await openRoutes({ routes: pinned(4) });
    await world.read();
    await unpin({ ids: ['2', 'none'] });
    expect((await world.ended()).map(({ key }) => key)).toEqual(['2']);
    await unpin({ query: { text: '018700', mineOnly: false }, except: ['3'] });
    expect((await world.ended()).map(({ key, outcome }) => [key, outcome?.result])).toEqual([
      ['1', 'unpinned'],
      ['4', 'unpinned'],
    ]);
    expect(world.simulator.routes().map(({ id }) => id)).toEqual(['3']);
  });

  it('leaves alone what is not as it was shown any more', async () => {
    world = await openRoutes({ routes: pinned(2) });
    await world.read();
    world.simulator.setRoutes([{ ...pinned(1)[0], id: '1', phoneNumber: '0187000000', agent: '110' }]);
    await move({ ids: ['1', '2'] });
    expect(await world.ended()).toMatchObject([
      { key: '1', outcome: { result: 'taken', route: { extension: '110' } } },
      { key: '2', outcome: { result: 'pinned' } },
    ]);
    expect(world.agentOf('0187000000')).toBe('110');
  });

  it('is one at a time, and of the list that was shown', async () => {
    world = await openRoutes({ routes: pinned(2) });
    const { version } = await world.read();
    await move(every);
    await expect(unpin(every)).rejects.toMatchObject({ code: 'busy' });
    await world.ended();
    const wish = { what: 'unpin', chosen: every } as const;
    await expect(world.routes.startBulk({ ...wish, version })).rejects.toMatchObject({ code: 'outdated' });
    await world.routes.startBulk({ ...wish, version: world.routes.state().version });
    expect((await world.ended()).map(({ outcome }) => outcome?.result)).toEqual(['unpinned', 'unpinned']);
  });

  it('stops after the row that is under way', async () => {
    world = await openRoutes({ routes: pinned(5) });
    await world.read();
    const stop = world.simulator.onRequest(({ operation }) => {
      if (operation === 'upsert') world.routes.stopBulk();
    });
    await move(every);
    expect(await world.ended()).toMatchObject([{ key: '1', outcome: { result: 'pinned' } }]);
    stop();
    expect(world.routes.bulk()).toMatchObject({ state: 'stopped', stoppedBy: 'agent', done: 1, total: 5 });
    expect(world.count('upsert')).toBe(1);
  });

  it('waits as long as the directory asks for, and goes on', async () => {
    world = await openRoutes({ routes: pinned(2) });
    await world.read();
    world.simulator.setQuirks([{ quirk: 'rateLimited', operation: 'upsert', times: 1 }]);
    await move(every);
    await world.pauses.whenWaiting(1);
    expect(world.routes.bulk()).toMatchObject({ state: 'running', done: 0 });
    world.pauses.advance(7_000);
    expect((await world.ended()).map(({ outcome }) => outcome?.result)).toEqual(['pinned', 'pinned']);
  });

  it('can be stopped while it waits, and does not try again then', async () => {
    world = await openRoutes({ routes: pinned(2) });
    await world.read();
    world.simulator.setQuirks([{ quirk: 'rateLimited', operation: 'get' }]);
    await move(every);
    await world.pauses.whenWaiting(1);
    world.routes.stopBulk();
    expect(await world.ended()).toMatchObject([{ key: '1', outcome: { result: 'rateLimited' } }]);
  });

  it('leaves the rest alone where nothing gets through', async () => {
    world = await openRoutes({ routes: pinned(20) });
    await world.read();
    world.simulator.setFaults([{ system: 'pitel', operation: 'get', kind: 'html' }]);
    await move(every);
    expect(await world.ended()).toHaveLength(5);
    expect(world.routes.bulk()).toMatchObject({
      state: 'stopped',
      stoppedBy: 'trouble',
      failed: 5,
      total: 20,
    });
    expect(world.count('upsert')).toBe(0);
  });

  it('goes on with a new token where it ends in the middle', async () => {
    world = await openRoutes({ routes: pinned(4) });
    await world.read();
    world.simulator.setQuirks([
      { quirk: 'tokenDies', operation: 'upsert', times: 1 },
      { quirk: 'tokenDiesIn200', operation: 'get', times: 1 },
    ]);
    await move(every);
    expect((await world.ended()).map(({ outcome }) => outcome?.result)).toEqual(Array(4).fill('pinned'));
    expect(world.count('signIn')).toBe(3);
  });

  it('shows those that did not succeed first, a slice at a time, of this change alone', async () => {
    world = await openRoutes({ routes: pinned(4) });
    await world.read();
    world.simulator.setFaults([
      { system: 'pitel', operation: 'upsert', kind: 'reset', times: 1 },
      { system: 'pitel', operation: 'upsert', kind: 'status', value: 500, times: 1, acts: true },
    ]);
    const { id } = await move(every);
    await lookingAgain();
    await world.ended();
    const keys = (failedOnly: boolean, from: number, count: number) =>
      world.routes.bulkRows({ id, failedOnly, from, count }).rows.map(({ key }) => key);
    // The second one was done, as reading it back showed.
    expect(keys(false, 0, 10)).toEqual(['1', '2', '3', '4']);
    expect(keys(true, 0, 10)).toEqual(['1']);
    expect([keys(false, 1, 2), keys(false, 3, 9)]).toEqual([['2', '3'], ['4']]);
    expect(() => world.routes.bulkRows({ id: 'other', failedOnly: false, from: 0, count: 1 })).toThrow(
      'no such bulk change',
    );
  });

  it('asks once more about what was lost, when all others have ended', async () => {
    world = await openRoutes({ routes: pinned(4) });
    await world.read();
    const lost = { system: 'pitel', operation: 'upsert', kind: 'status', value: 500 } as const;
    world.simulator.setFaults([{ ...lost, times: 2 }]);
    await move(every);
    // Each was looked at before, and read back at once: not there yet is no "no".
    await lookingAgain(() => {
      expect(world.routes.bulk()).toMatchObject({ state: 'running', done: 4, failed: 0, unknown: 2 });
      expect(world.count('get')).toBe(8);
      // The first one arrives late.
      world.simulator.setRoutes(pinned(4).map((one) => (one.id === '1' ? { ...one, agent: '107' } : one)));
    });
    const rows = await world.ended();
    expect(world.count('upsert')).toBe(4);
    expect(rows).toMatchObject([
      { key: '2', outcome: { result: 'notThere', route: { extension: '105' } } },
      { key: '3', outcome: { result: 'pinned' } },
      { key: '4', outcome: { result: 'pinned' } },
      { key: '1', outcome: { result: 'pinned', route: { extension: '107' } } },
    ]);
    expect(world.routes.bulk()).toMatchObject({ state: 'finished', done: 4, failed: 1, unknown: 0 });
  });

  it('asks once more in the writing that the directory has', async () => {
    const [one] = pinned(1).map((each) => ({ ...each, phoneNumber: '+33187000000' }));
    if (one === undefined) throw new Error('no pin');
    world = await openRoutes({ routes: [one] });
    await world.read();
    world.simulator.setFaults([{ system: 'pitel', operation: 'upsert', kind: 'status', value: 500 }]);
    await move(every);
    await lookingAgain(() => world.simulator.setRoutes([{ ...one, agent: '107' }]));
    expect(await world.ended()).toMatchObject([
      { outcome: { result: 'pinned', route: { raw: '+33187000000' } } },
    ]);
  });

  it('keeps apart what was not done from what nobody knows', async () => {
    world = await openRoutes({ routes: pinned(3) });
    await world.read();
    world.simulator.setFaults([
      { system: 'pitel', operation: 'remove', kind: 'status', value: 500, times: 1 },
    ]);
    await unpin(every);
    await lookingAgain(() => {
      world.simulator.setFaults([{ system: 'pitel', operation: 'get', kind: 'html' }]);
    });
    expect((await world.ended()).map(({ key, outcome }) => [key, outcome?.result])).toEqual([
      ['1', 'unconfirmed'],
      ['2', 'unpinned'],
      ['3', 'unpinned'],
    ]);
    expect(world.routes.bulk()).toMatchObject({ state: 'finished', done: 3, failed: 0, unknown: 1 });
  });

  it('lists what was not tried, and does it once more with what failed, and nothing else', async () => {
    world = await openRoutes({ routes: pinned(9) });
    await world.read();
    const stop = world.simulator.onRequest(({ operation }) => {
      if (operation !== 'upsert') return;
      stop();
      world.simulator.setFaults([{ system: 'pitel', operation: 'get', kind: 'html' }]);
    });
    const { id } = await move(every);
    await lookingAgain();
    await world.ended();
    expect(world.routes.bulk()).toMatchObject({ state: 'stopped', failed: 5, unknown: 1, total: 9 });
    const { matched, rows } = world.routes.bulkRows({ id, failedOnly: true, from: 0, count: 9 });
    const untried = rows.filter(({ outcome }) => outcome === null).map(({ key }) => key);
    expect(matched).toBe(rows.length);
    expect(untried).toEqual(['7', '8', '9']);
    world.simulator.setFaults([]);
    const writes = world.count('upsert');
    const again = world.routes.repeatBulk(id, false);
    expect(again.total).toBe(matched);
    await world.ended();
    expect(world.routes.bulk()).toMatchObject({ state: 'finished', failed: 0, unknown: 0 });
    expect(world.simulator.routes().every(({ agent }) => agent === '107')).toBe(true);
    // The one whose answer was unreadable had been written: looking first shows that.
    expect(world.count('upsert') - writes).toBe(8);
    expect(() => world.routes.repeatBulk(again.id, false)).toThrow('nothing is left');
  });

  describe('done again where somebody else has them by now', () => {
    /** Three pins of 105; before they are moved, the first went to 199 and the second to the agent. */
    async function changed(begin: () => Promise<{ id: string }>) {
      world = await openRoutes({ routes: pinned(3) });
      await world.read();
      const agents = ['199', MINE, '105'];
      world.simulator.setRoutes(pinned(3).map((one, index) => ({ ...one, agent: agents[index] ?? '' })));
      const { id } = await begin();
      await world.ended();
      return id;
    }
    const agents = () => world.simulator.routes().map(({ agent }) => agent);

    it('says who, and leaves them alone unless that is agreed to', async () => {
      const id = await changed(() => move(every));
      // The second is the agent's own, and the third as it was agreed to.
      expect(agents()).toEqual(['199', '107', '107']);
      expect(await world.routes.bulkHolders(id)).toEqual({
        others: 1,
        holders: [{ extension: '199', count: 1, since: expect.any(Number) as number }],
        more: { extensions: 0, count: 0 },
      });
      const again = world.routes.repeatBulk(id, false);
      expect(again.total).toBe(1);
      expect(await world.ended()).toMatchObject([{ outcome: { result: 'taken' } }]);
      expect(agents()[0]).toBe('199');
      world.routes.repeatBulk(again.id, true);
      expect(await world.ended()).toMatchObject([{ key: '1', outcome: { result: 'pinned' } }]);
      expect(agents()).toEqual(['107', '107', '107']);
    });

    it('asks anew where it changed once more after that', async () => {
      const id = await changed(() => move(every));
      world.simulator.setRoutes([{ id: '1', phoneNumber: '0187000000', agent: '198' }]);
      const again = world.routes.repeatBulk(id, true);
      expect(await world.ended()).toMatchObject([{ outcome: { result: 'taken' } }]);
      expect(agents()).toEqual(['198']);
      expect(await world.routes.bulkHolders(again.id)).toMatchObject({ holders: [{ extension: '198' }] });
    });

    it('says so of pins that are taken away, too', async () => {
      const id = await changed(() => unpin(every));
      expect(agents()).toEqual(['199', MINE]);
      // One's own has nobody else to lose it.
      expect(await world.routes.bulkHolders(id)).toMatchObject({
        others: 1,
        holders: [{ extension: '199' }],
      });
      world.routes.repeatBulk(id, true);
      await world.ended();
      expect(agents()).toEqual([MINE]);
    });

    it('says so of the lines of a file, too', async () => {
      const id = await changed(async () => {
        world.simulator.setRoutes([]);
        const made = await world.routes.previewImport({ name: 'pins.csv', text: '0187000000;107' });
        if (made.result !== 'preview') throw new Error(made.result);
        world.simulator.setRoutes([{ id: '1', phoneNumber: '0187000000', agent: '199' }]);
        return world.routes.runImport(made.id, true);
      });
      expect(await world.routes.bulkHolders(id)).toMatchObject({ others: 1 });
      world.routes.repeatBulk(id, true);
      await world.ended();
      expect(agents()).toEqual(['107']);
      expect(world.wrote).toMatchObject([{ what: 'imported' }]);
    });

    it('knows nothing of another change', async () => {
      await changed(() => move(every));
      await expect(async () => world.routes.bulkHolders('other')).rejects.toThrow('no such bulk change');
    });
  });

  it('ends with its directory', async () => {
    world = await openRoutes({ routes: pinned(5) });
    await world.read();
    await move(every);
    world.routes.refresh(true);
    expect((await world.ended()).length).toBeLessThan(5);
    expect(world.routes.bulk()).toMatchObject({ state: 'stopped', stoppedBy: 'trouble' });
    // Nothing that was meant for one directory is done in another.
    expect(() => world.routes.repeatBulk(world.routes.bulk()?.id ?? '', false)).toThrow('nothing is left');
  });
});

type Answered = Awaited<ReturnType<Http['request']>>;

/** What may become of one request on its way. */
const MISHAPS = [
  'none',
  'unsent',
  'lostBefore',
  'lostAfter',
  'page',
  'tooMany',
  'refused',
  'failIn200',
] as const;
type Mishap = (typeof MISHAPS)[number];

const failure = (reason: 'timeout' | 'unreachable', sent: boolean) =>
  ({ kind: 'failed', reason, sent, detail: reason }) as const;
const answer = (status: number, text: string, type = 'application/json') =>
  ({ kind: 'response', status, headers: { 'content-type': type, 'retry-after': '1' }, text }) as const;

async function befall(mishap: Mishap, pass: () => Promise<Answered>): Promise<Answered> {
  switch (mishap) {
    case 'none':
      return pass();
    case 'unsent':
      return failure('unreachable', false);
    case 'lostBefore':
      return failure('timeout', true);
    case 'lostAfter':
      await pass();
      return failure('timeout', true);
    case 'page':
      await pass();
      return answer(200, '<html>gateway</html>', 'text/html');
    case 'tooMany':
      return answer(429, '{"error":"slow down"}');
    case 'refused':
      return answer(400, '{"status":"fail","error":"USER_NOT_REGISTERED"}');
    case 'failIn200':
      return answer(200, '{"status":"fail","error":"something broke"}');
  }
}

describe('whatever goes wrong', () => {
  it('writes no row twice, and says the truth of each', async () => {
    let mishaps: Mishap[] = [];
    const reached: string[] = [];
    world = await openRoutes({ routes: pinned(8) }, (request) => (asked) => {
      const isRow = asked.path.startsWith('/v1/smartrouting') && !asked.path.includes('?');
      const pass = () => {
        if (isRow && asked.method !== 'GET')
          reached.push(`${asked.method} ${asked.path} ${asked.body ?? ''}`);
        return request(asked);
      };
      return isRow ? befall(mishaps.shift() ?? 'none', pass) : pass();
    });
    const plan = fc.array(fc.constantFrom(...MISHAPS, 'none', 'none', 'none', 'none'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(plan, fc.constantFrom('pin', 'unpin'), async (planned, what) => {
        world.simulator.setRoutes(pinned(8));
        mishaps = [];
        await world.read();
        reached.length = 0;
        mishaps = [...planned];
        await (what === 'pin' ? move(every, MINE) : unpin(every));
        const pauses = setInterval(() => world.pauses.advance(60_000));
        const rows = await world.ended().finally(() => {
          clearInterval(pauses);
        });
        expect(reached).toEqual([...new Set(reached)]);
        const untouched = new Set(pinned(8).map(({ id }) => id));
        for (const { key, outcome } of rows) {
          untouched.delete(key);
          const agent = world.simulator.routes().find(({ id }) => id === key)?.agent;
          switch (outcome?.result) {
            case 'pinned':
              expect(agent).toBe(MINE);
              break;
            case 'unpinned':
            case 'gone':
              expect(agent).toBeUndefined();
              break;
            case 'unconfirmed':
              break;
            default:
              expect([key, outcome?.result, agent]).toEqual([key, outcome?.result, '105']);
          }
        }
        for (const key of untouched) {
          expect(world.simulator.routes().find(({ id }) => id === key)?.agent).toBe('105');
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the app is closed meanwhile', () => {
  /** A desk whose changes tell when they leave. */
  async function opened() {
    let left: () => void = () => {};
    const sent = new Promise<void>((resolve) => {
      left = resolve;
    });
    world = await openRoutes({ routes: pinned(3) }, (request) => (asked) => {
      if (asked.method === 'POST' && asked.path === '/v1/smartrouting') left();
      return request(asked);
    });
    await world.read();
    return { sent };
  }

  it('says what is being changed', async () => {
    const { sent } = await opened();
    expect(world.routes.underWay()).toEqual({ bulk: null, pins: 0 });
    await move(every);
    await sent;
    expect(world.routes.underWay()).toMatchObject({ bulk: { what: 'pin', total: 3, done: 0 }, pins: 1 });
    await world.ended();
    expect(world.routes.underWay()).toEqual({ bulk: null, pins: 0 });
    const pinning = world.routes.pin({ number: '0187000000', extension: '108', over: null });
    expect(world.routes.underWay()).toEqual({ bulk: null, pins: 1 });
    await pinning;
  });

  it('ends the row that is under way and has it written down, and tries no other', async () => {
    const { sent } = await opened();
    await move(every);
    await sent;
    await world.routes.stop();
    expect(world.wrote).toEqual([
      { what: 'takenOver', number: '+33 1 87 00 00 00', extension: '107', certain: true },
    ]);
    expect(world.simulator.routes().map(({ agent }) => agent)).toEqual(['107', '105', '105']);
    expect(await world.ended()).toHaveLength(1);
    expect(world.routes.underWay()).toEqual({ bulk: null, pins: 0 });
  });

  it('does not wait for an answer that never comes, and has it written down as not known', async () => {
    await opened();
    world.simulator.setFaults([{ system: 'pitel', operation: 'upsert', kind: 'silence', acts: true }]);
    await move(every);
    await expect.poll(() => world.count('upsert')).toBe(1);
    const ended = world.routes.stop();
    world.pauses.advance(2_000);
    await ended;
    expect(world.wrote).toMatchObject([{ number: '+33 1 87 00 00 00', certain: false }]);
    expect(world.count('upsert')).toBe(1);
    expect(await world.routes.pin({ number: '0187000001', extension: '108', over: null })).toMatchObject({
      result: 'notSent',
      reason: 'cancelled',
    });
  });
});
