import { afterEach, describe, expect, it } from 'vitest';
import { manyRoutes } from '../pitel/world.ts';
import { FRENCH, openRoutes, WHOLE } from './world.ts';
import type { RoutesWorld } from './world.ts';

let world: RoutesWorld;
afterEach(() => world.stop());

const found = async (text: string, mineOnly = false) => {
  const { rows } = await world.routes.rows({ text, mineOnly }, 0, 200);
  return rows.map(({ id }) => id);
};

describe('the list of pins', () => {
  it('is read when somebody looks at it, and never before', async () => {
    world = await openRoutes();
    await world.routes.pin({ number: '0612345678', extension: null, over: null });
    expect(world.count('list')).toBe(0);
    world.routes.need(false);
    expect(world.routes.state().reading).toMatchObject({ state: 'reading', came: 0 });
    world.routes.need(false);
    await world.when(() => world.routes.state().reading.state === 'read');
    expect(world.routes.state()).toMatchObject({
      reading: { state: 'read', cut: false, unreadable: 0 },
      asOf: world.clock.now(),
      count: 6,
      mine: 2,
      myExtension: '104',
    });
    world.routes.need(false);
    expect(world.count('list')).toBe(1);
  });

  it('says that the directory has more than it gives, and that what builds on the list is incomplete', async () => {
    world = await openRoutes({ routes: manyRoutes(1250) });
    world.simulator.setQuirks([{ quirk: 'noOffset' }]);
    expect(await world.read()).toMatchObject({
      reading: { state: 'read', cut: false, unreadable: 0, short: true, total: 1250 },
      count: 500,
      incomplete: true,
    });
    const file = { name: 'pins.csv', text: 'Number;Extension\n0612345678;104' };
    expect(await world.routes.previewImport(file)).toMatchObject({ incomplete: true });
    world.simulator.setQuirks([]);
    expect(await world.read()).toMatchObject({ reading: { short: false }, count: 1250, incomplete: false });
  });

  it('says who else has the callers that are chosen, and since when', async () => {
    world = await openRoutes();
    const { version } = await world.read();
    const chosen = { query: WHOLE, except: ['5'] };
    const { rows } = await world.routes.rows(WHOLE, 0, 9);
    const oldest = (id: string) => {
      const { extension } = rows.find((row) => row.id === id) ?? { extension: '' };
      const same = rows.filter((row) => row.extension === extension);
      return Math.min(...same.map(({ createdAt }) => createdAt ?? Infinity));
    };
    expect(await world.routes.holders(chosen, version)).toEqual({
      others: 3,
      holders: [
        { extension: '105', count: 2, since: oldest('2') },
        { extension: '106', count: 1, since: oldest('3') },
      ],
      more: { extensions: 0, count: 0 },
    });
    await expect(world.routes.holders(chosen, version + 1)).rejects.toMatchObject({ code: 'outdated' });
  });

  it('marks the entries of one caller in several writings', async () => {
    world = await openRoutes({
      routes: [...FRENCH, { id: '8', phoneNumber: '+33187224465', agent: '107' }],
    });
    await world.read();
    const { rows } = await world.routes.rows(WHOLE, 0, 200);
    expect(rows.filter(({ twin }) => twin).map(({ id, raw }) => [id, raw])).toEqual([
      ['1', '0187224465'],
      ['8', '+33187224465'],
    ]);
    await world.routes.unpin({ id: '8', raw: '+33187224465', extension: '107' });
    const after = await world.routes.rows(WHOLE, 0, 200);
    expect(after.rows.some(({ twin }) => twin)).toBe(false);
  });

  it('shows pins as windows see them, a slice at a time', async () => {
    world = await openRoutes();
    const { version } = await world.read();
    expect(await world.routes.rows(WHOLE, 0, 1)).toEqual({
      version,
      matched: 5,
      rows: [
        {
          id: '1',
          party: {
            kind: 'number',
            raw: '0187224465',
            display: '+33 1 87 22 44 65',
            e164: '+33187224465',
            country: 'FR',
          },
          raw: '0187224465',
          extension: '104',
          mine: true,
          createdAt: Date.parse('2026-08-06T10:00:00+02:00'),
          callerKey: '+33187224465',
          name: 'Élodie Roy',
          twin: false,
        },
      ],
    });
    expect((await world.routes.rows(WHOLE, 4, 200)).rows).toMatchObject([
      { id: '5', party: { kind: 'unreadable' }, extension: '', mine: false, callerKey: null },
    ]);
  });

  it.each([
    ['0187', ['1']],
    ['01 87-22', ['1']],
    ['+33 1 87', ['1']],
    ['+33 (0)1 87', ['1']],
    ['0033187', ['1']],
    ['33187', ['1']],
    ['4465', ['1']],
    ['+33', ['1', '2', '3']],
    ['+44 20', ['4']],
    ['004420', ['4']],
    ['0556', ['3']],
    ['elodie', ['1']],
    ['ROY', ['1']],
    ['recep', ['5']],
    ['106', ['3']],
    ['105', ['2', '4']],
    ['10', ['1', '2', '3', '4']],
    ['x', []],
    ['+49', []],
  ])('finds %j', async (text, ids) => {
    world = await openRoutes();
    await world.read();
    expect(await found(text)).toEqual(ids);
  });

  it('puts the extension that is looked for first', async () => {
    world = await openRoutes({
      routes: [{ id: '1', phoneNumber: '0110500000', agent: '200' }, ...FRENCH.slice(1)],
    });
    await world.read();
    expect(await found('105')).toEqual(['2', '4', '1']);
  });

  it('finds the agent’s own, and by a name given since', async () => {
    world = await openRoutes();
    await world.read();
    expect(await found('', true)).toEqual(['1']);
    expect(await found('472', true)).toEqual([]);
    world.desk.extension = '105';
    world.routes.refresh(false);
    expect(world.states.at(-1)).toMatchObject({ mine: 2, myExtension: '105' });
    expect(await found('', true)).toEqual(['2', '4']);
    const { version } = world.routes.state();
    world.desk.names = new Map([['+33472001122', 'Zoé']]);
    world.routes.namesChanged();
    expect(world.routes.state().version).toBeGreaterThan(version);
    expect(await found('zoe')).toEqual(['2']);
  });

  it('follows what is changed', async () => {
    world = await openRoutes();
    await world.read();
    await world.routes.unpin({ id: '1', raw: '0187224465', extension: '104' });
    await world.routes.pin({
      number: '04 72 00 11 22',
      extension: '107',
      over: { id: '2', extension: '105' },
    });
    const { rows } = await world.routes.rows(WHOLE, 0, 10);
    expect(rows.map(({ id, extension }) => [id, extension])).toEqual([
      ['2', '107'],
      ['3', '106'],
      ['4', '105'],
      ['5', ''],
    ]);
  });

  it('knows of a change that a page of the list was too early for', async () => {
    let letPagePass = (): void => {};
    let pageCame = (): void => {};
    const pass = new Promise<void>((resolve) => (letPagePass = resolve));
    const came = new Promise<void>((resolve) => (pageCame = resolve));
    world = await openRoutes({}, (request) => async (asked) => {
      const result = await request(asked);
      if (!asked.path.includes('?')) return result;
      pageCame();
      await pass;
      return result;
    });
    const reading = world.read();
    await came;
    await world.routes.pin({ number: '0612345678', extension: '107', over: null });
    await world.routes.unpin({ id: '1', raw: '0187224465', extension: '104' });
    letPagePass();
    await reading;
    expect(await found('')).toEqual(['2', '3', '4', '5', '6']);
  });

  it('stays while it is read anew, and when that fails; there are never two readings', async () => {
    world = await openRoutes();
    await world.read();
    const { asOf, version } = world.routes.state();
    world.clock.advance(60_000);
    world.simulator.setFaults([{ system: 'pitel', operation: 'list', kind: 'garbage', value: 0 }]);
    world.simulator.clearLog();
    world.routes.need(true);
    world.routes.need(true);
    expect(world.routes.state()).toMatchObject({ reading: { state: 'reading' }, count: 5, asOf });
    const failed = await world.read();
    expect(failed).toMatchObject({
      reading: { state: 'failed', reason: 'unreadable' },
      count: 5,
      asOf,
      version,
    });
    expect(world.count('list')).toBe(1);
  });

  it('is forgotten with its directory, and read anew if somebody had looked at it', async () => {
    world = await openRoutes();
    world.routes.refresh(true);
    expect([world.states, world.operations()]).toEqual([[], []]);
    await world.read();
    world.simulator.setRoutes(FRENCH.slice(0, 2));
    world.routes.refresh(true);
    expect(world.routes.state()).toMatchObject({ reading: { state: 'reading' }, count: 0, asOf: null });
    await world.when(() => world.routes.state().reading.state === 'read');
    expect(world.routes.state().count).toBe(2);
    world.desk.configured = false;
    world.routes.refresh(true);
    expect(world.routes.state()).toMatchObject({ reading: { state: 'notConfigured' }, count: 0 });
  });

  it('is read once its directory is set up, if somebody waits for it', async () => {
    world = await openRoutes();
    world.desk.configured = false;
    world.routes.need(false);
    expect(world.routes.state().reading).toEqual({ state: 'notConfigured' });
    world.desk.configured = true;
    world.routes.refresh(true);
    await world.when(() => world.routes.state().reading.state === 'read');
    expect(world.states.at(-1)).toMatchObject({ count: 5 });
  });

  it.each([
    [{ quirk: 'strayEntries' }, { reading: { state: 'read', unreadable: 3 }, count: 4 }],
    [{ quirk: 'barePage' }, { reading: { state: 'read' }, count: 5 }],
    [{ quirk: 'noOffset' }, { reading: { state: 'read' }, count: 5 }],
    [{ quirk: 'notRegistered' }, { reading: { state: 'failed' }, count: 0 }],
  ] as const)('makes of %j what it is', async ({ quirk }, state) => {
    world = await openRoutes();
    world.simulator.setQuirks([{ quirk, operation: 'list' }]);
    expect(await world.read()).toMatchObject(state);
  });

  it.each([
    [{ kind: 'status', value: 500 }, 'serverError'],
    [{ kind: 'status', value: 403 }, 'refused'],
    [{ kind: 'reset', value: 0 }, 'unreachable'],
  ] as const)('says why it could not be read: %j', async (fault, reason) => {
    world = await openRoutes();
    world.simulator.setFaults([{ system: 'pitel', operation: 'list', ...fault }]);
    expect((await world.read()).reading).toMatchObject({ state: 'failed', reason });
  });

  it('holds a hundred thousand, says how far it is, and that there are more', async () => {
    world = await openRoutes({ routes: manyRoutes(100_001) });
    const { reading, count } = await world.read();
    expect(count).toBe(100_000);
    expect(reading).toMatchObject({ state: 'read', cut: true });
    const came = world.states.flatMap(({ reading: then }) => (then.state === 'reading' ? [then.came] : []));
    expect(came.length).toBeGreaterThan(100);
    expect(came).toEqual([...came].sort((a, b) => a - b));
    expect(
      world.states.find(({ reading: then }) => then.state === 'reading' && then.total === 100_001),
    ).toBeDefined();
    const { matched, rows } = await world.routes.rows({ text: '0900099', mineOnly: false }, 990, 200);
    expect([matched, rows.length]).toEqual([1000, 10]);
  });
});
