import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FIRST, manyRoutes, read, ROUTES, SECOND, startWorld } from './world.ts';
import type { World } from './world.ts';

const known = (id: string, extension: string) => ({ kind: 'known', value: { id, extension } });

describe('reading routes, against the simulator', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());

  it('finds by number, whatever country it was read in', async () => {
    expect(await world.client.find(FIRST)).toEqual({
      kind: 'known',
      value: {
        id: '1',
        number: FIRST,
        raw: '0899990988',
        extension: '101',
        createdAt: Date.parse('2021-08-06T10:00:00+07:00'),
      },
    });
    expect(await world.client.find(read('+84 899 990 988'))).toMatchObject(known('1', '101'));
    expect(world.simulator.log().at(-1)?.target).toBe('/v1/smartrouting/0899990988');
  });

  it.each([
    ['e164', '+84899990988', '/v1/smartrouting/%2B84899990988'],
    ['international00', '0084899990988', '/v1/smartrouting/0084899990988'],
  ] as const)('asks in the form that was set: %s', async (numberFormat, phoneNumber, target) => {
    world.settings = { ...world.settings, numberFormat };
    world.simulator.setRoutes([{ phoneNumber, agent: '103' }]);
    expect(await world.client.find(FIRST)).toMatchObject(known('1', '103'));
    expect(world.simulator.log().at(-1)?.target).toBe(target);
  });

  it('never takes the country code off the number of another country', async () => {
    const paris = read('+33187224465');
    expect(await world.client.pin(paris, '104')).toMatchObject({
      kind: 'pinned',
      route: { number: { e164: '+33187224465' } },
    });
    expect(world.simulator.routes().at(-1)?.phoneNumber).toBe('0033187224465');
    expect(await world.client.find(read('0187224465'))).toEqual({ kind: 'unknown' });
  });

  it.each(['404', '404text', 'empty', 'null', 'object', 'dataNull', 'fail'] as const)(
    'says that there is no route, for %s',
    async (missing) => {
      world.simulator.setForms({ missing });
      expect(await world.client.find(read('0912345678'))).toEqual({ kind: 'unknown' });
      expect(await world.client.byId('99')).toEqual({ kind: 'unknown' });
    },
  );

  it.each([
    { readId: 'text' },
    { readKey: 'agent' },
    { readKey: 'both' },
    { envelope: 'data' },
    { envelope: 'listOfOne' },
    { paging: 'text' },
    { paging: 'none' },
    { maxLimit: 1 },
  ] as const)('reads the form %j', async (forms) => {
    world.simulator.setForms(forms);
    expect(await world.client.find(SECOND)).toMatchObject(known('2', '102'));
    expect(await world.client.byId('2')).toMatchObject(known('2', '102'));
    expect(await world.client.listAll({ cap: 10 })).toMatchObject({
      kind: 'known',
      value: {
        routes: [
          { id: '1', extension: '101' },
          { id: '2', extension: '102' },
        ],
        end: 'all',
      },
    });
  });

  describe.each(['idFirst', 'numberFirst'] as const)('where 101 is an id and a number (%s)', (pathIs) => {
    beforeEach(() => {
      world.simulator.setForms({ pathIs });
      world.simulator.setRoutes([
        ...ROUTES,
        { id: '101', phoneNumber: '0911111111', agent: '105' },
        { id: '7', phoneNumber: '101', agent: '106' },
      ]);
    });

    it('each is found as what it is', async () => {
      expect(await world.client.find(read('101'))).toMatchObject(known('7', '106'));
      expect(await world.client.byId('101')).toMatchObject(known('101', '105'));
      expect(await world.client.byId('7')).toMatchObject(known('7', '106'));
    });

    it('a number that only equals an id is pinned to nobody', async () => {
      expect(await world.client.find(read('02'))).toEqual({ kind: 'unknown' });
      world.simulator.setRoutes([{ id: '102', phoneNumber: '0911111111', agent: '105' }]);
      expect(await world.client.find(read('102'))).toEqual({ kind: 'unknown' });
    });

    it('only what can be told apart is deleted', async () => {
      const number = await world.client.find(read('101'));
      const id = await world.client.byId('101');
      if (number.kind !== 'known' || id.kind !== 'known') throw new Error('not found');
      // Its id is 7, which is nobody's number.
      expect(await world.client.unpin(number.value)).toEqual({ kind: 'unpinned' });
      expect(world.simulator.log().filter(({ operation }) => operation === 'remove')).toMatchObject([
        { target: '/v1/smartrouting/7' },
      ]);
      world.simulator.setRoutes([
        { id: '101', phoneNumber: '0911111111', agent: '105' },
        { id: '7', phoneNumber: '101', agent: '106' },
      ]);
      const result = await world.client.unpin(id.value);
      expect(result).toMatchObject(
        pathIs === 'idFirst' ? { kind: 'unpinned' } : { kind: 'refused', error: { code: 'ambiguous' } },
      );
      expect(world.simulator.routes().map(({ phoneNumber }) => phoneNumber)).toContain('101');
    });
  });

  it('says why, where it cannot say', async () => {
    const withheld = read('anonymous');
    expect(await world.client.find(withheld)).toMatchObject({ kind: 'failed', reason: 'misconfigured' });
    expect(world.simulator.log()).toEqual([]);
    world.settings = { ...world.settings, baseUrl: `${world.simulator.url}/elsewhere` };
    expect(await world.client.find(FIRST)).toMatchObject({ kind: 'failed', reason: 'misconfigured' });
    expect(await world.client.testConnection()).toMatchObject({ outcome: 'misconfigured' });
  });

  it.each([
    ['reset', undefined, 'unreachable'],
    ['garbage', undefined, 'unreadable'],
    ['halfBody', undefined, 'unreadable'],
    ['html', undefined, 'unreadable'],
    ['status', 404, 'misconfigured'],
    ['status', 500, 'serverError'],
    ['status', 403, 'refused'],
    ['status', 400, 'misconfigured'],
  ] as const)('a failure is no "no": %s %s', async (kind, value, reason) => {
    world.simulator.setFaults([
      { system: 'pitel', operation: 'get', kind, value },
      { system: 'pitel', operation: 'list', kind, value },
    ]);
    expect(await world.client.find(FIRST)).toMatchObject({ kind: 'failed', reason });
    expect(await world.client.list({ offset: 0, limit: 5 })).toMatchObject({ kind: 'failed', reason });
  });
});

describe('paging, against the simulator', () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld({ routes: manyRoutes(1250) });
  });
  afterEach(() => world.stop());

  const pages = () => world.simulator.log().flatMap(({ target }) => /\?.*/.exec(target)?.[0] ?? []);

  it('goes on to the end, and shows each page as it comes', async () => {
    const seen: number[] = [];
    const answer = await world.client.listAll({
      cap: 5000,
      onPage: (_page, added) => seen.push(added.length),
    });
    expect(answer).toMatchObject({ value: { total: 1250, unreadable: 0, end: 'all' } });
    expect(answer.kind === 'known' && answer.value.routes.length).toBe(1250);
    expect(seen).toEqual([500, 500, 250]);
    expect(pages()).toEqual(['?limit=500&offset=0', '?limit=500&offset=500', '?limit=500&offset=1000']);
  });

  it.each(['numbers', 'text', 'none'] as const)(
    'goes by what came, not by what it asked for (%s)',
    async (paging) => {
      world.simulator.setForms({ maxLimit: 300, paging });
      const answer = await world.client.listAll({ cap: 5000 });
      expect(answer.kind === 'known' && answer.value.routes.length).toBe(1250);
      expect(answer).toMatchObject({ value: { end: 'all', total: paging === 'none' ? null : 1250 } });
      expect(pages().slice(0, 3)).toEqual([
        '?limit=500&offset=0',
        '?limit=500&offset=300',
        '?limit=500&offset=600',
      ]);
    },
  );

  it('stops at the cap and says so', async () => {
    const answer = await world.client.listAll({ cap: 600 });
    expect(answer).toMatchObject({ kind: 'known', value: { total: 1250, end: 'cap' } });
    expect(answer.kind === 'known' && answer.value.routes.length).toBe(600);
    expect(pages()).toEqual(['?limit=500&offset=0', '?limit=100&offset=500']);
    expect(await world.client.listAll({ cap: 1250 })).toMatchObject({ value: { end: 'all' } });
  });

  it('counts what shifted into the next page once, and says that some are missing', async () => {
    world.simulator.setQuirks([{ quirk: 'shifts' }]);
    const answer = await world.client.listAll({ cap: 5000 });
    if (answer.kind !== 'known') throw new Error(answer.kind);
    const ids = answer.value.routes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(answer.value.end).toBe('short');
  });

  it('does not go round for ever where the directory cannot page', async () => {
    world.simulator.setQuirks([{ quirk: 'noOffset' }]);
    const answer = await world.client.listAll({ cap: 5000 });
    expect(answer).toMatchObject({ value: { end: 'short', total: 1250 } });
    expect(answer.kind === 'known' && answer.value.routes.length).toBe(500);
    expect(pages()).toHaveLength(2);
  });

  it('doubts a full page that comes again where no total is said', async () => {
    world.simulator.setForms({ paging: 'none' });
    world.simulator.setQuirks([{ quirk: 'noOffset' }]);
    expect(await world.client.listAll({ cap: 5000 })).toMatchObject({ value: { end: 'short', total: null } });
    world.simulator.setRoutes(manyRoutes(20));
    expect(await world.client.listAll({ cap: 5000 })).toMatchObject({ value: { end: 'all' } });
  });

  it('counts entries that are none, and reads a bare list', async () => {
    world.simulator.setQuirks([{ quirk: 'strayEntries' }]);
    expect(await world.client.list({ offset: 0, limit: 10 })).toMatchObject({
      value: { came: 12, unreadable: 3, total: 1250 },
    });
    world.simulator.setQuirks([{ quirk: 'barePage' }]);
    const bare = await world.client.listAll({ cap: 5000 });
    expect(bare.kind === 'known' && bare.value.routes.length).toBe(1250);
  });

  it('fails with the page that fails, and keeps what was shown', async () => {
    const shown: number[] = [];
    const answer = world.client.listAll({
      cap: 5000,
      onPage(_page, added) {
        shown.push(added.length);
        world.simulator.setFaults([{ system: 'pitel', operation: 'list', kind: 'reset' }]);
      },
    });
    expect(await answer).toMatchObject({ kind: 'failed', reason: 'unreachable' });
    expect(shown).toEqual([500]);
  });

  it('stops when the asker gives up', async () => {
    const asker = new AbortController();
    const answer = world.client.listAll({
      cap: 5000,
      signal: asker.signal,
      onPage: () => {
        asker.abort();
      },
    });
    expect(await answer).toMatchObject({ kind: 'failed', reason: 'cancelled' });
    expect(pages()).toHaveLength(1);
  });

  it('reads a hundred thousand', async () => {
    world.simulator.setRoutes(manyRoutes(100_000));
    const answer = await world.client.listAll({ cap: 200_000, limit: 1000 });
    expect(answer.kind === 'known' && answer.value.routes.length).toBe(100_000);
    expect(pages()).toHaveLength(100);
  });
});
