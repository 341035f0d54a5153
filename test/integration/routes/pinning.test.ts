import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FRENCH, MINE, openRoutes } from './world.ts';
import type { RoutesWorld } from './world.ts';

let world: RoutesWorld;
beforeEach(async () => {
  world = await openRoutes();
});
afterEach(() => world.stop());

const pin = (
  number: string,
  extension: string | null = null,
  over: { id: string; extension: string } | null = null,
) => world.routes.pin({ number, extension, over });
const writes = () => world.count('upsert') + world.count('remove');
const pins = () =>
  world.learned.map(({ pin: fact }) => (fact.state === 'known' ? fact.value.extension : fact.state));

describe('pinning a caller', () => {
  it('looks, writes, reads back, and tells what is there', async () => {
    expect(await pin('+33 6 12 34 56 78')).toMatchObject({
      result: 'pinned',
      route: { raw: '0612345678', extension: MINE, mine: true, callerKey: '+33612345678' },
    });
    // In the three writings that a directory may have the number in, so that nobody is written over unseen.
    expect(world.operations()).toEqual(['signIn', 'get', 'get', 'get', 'upsert', 'get']);
    expect(world.wrote).toEqual([
      { what: 'pinned', number: '+33 6 12 34 56 78', extension: MINE, certain: true },
    ]);
    expect(world.learned).toMatchObject([
      {
        number: { e164: '+33612345678' },
        pin: { state: 'known', source: 'pitel', value: { raw: '0612345678', extension: MINE } },
      },
    ]);
  });

  it('stops before somebody else’s pin, and says whose it is and since when', async () => {
    expect(await pin('04 72 00 11 22')).toMatchObject({
      result: 'taken',
      route: { id: '2', extension: '105', mine: false, createdAt: Date.parse('2026-08-07T10:00:00+02:00') },
    });
    expect(writes()).toBe(0);
    expect(world.wrote).toEqual([]);
    expect(pins()).toEqual(['105']);
  });

  describe('whom Pitel has in another writing', () => {
    beforeEach(async () => {
      await world.stop();
      world = await openRoutes({
        routes: [...FRENCH, { id: '8', phoneNumber: '+33612345678', agent: '107' }],
      });
      await world.read();
    });

    it('finds whose the caller is, and asks', async () => {
      expect(await pin('06 12 34 56 78')).toMatchObject({
        result: 'taken',
        route: { id: '8', raw: '+33612345678', extension: '107' },
      });
      expect(writes()).toBe(0);
    });

    it('writes over that entry, and makes no second one', async () => {
      expect(await pin('06 12 34 56 78', null, { id: '8', extension: '107' })).toMatchObject({
        result: 'pinned',
        route: { id: '8', raw: '+33612345678', extension: MINE },
      });
      expect(world.agentOf('+33612345678')).toBe(MINE);
      expect(world.agentOf('0612345678')).toBeUndefined();
    });

    it.each(['+33612345678', '0033612345678'])(
      'finds %s, too, where no list was read',
      async (phoneNumber) => {
        await world.stop();
        world = await openRoutes({ routes: [...FRENCH, { id: '8', phoneNumber, agent: '107' }] });
        expect(await pin('06 12 34 56 78')).toMatchObject({ result: 'taken', route: { raw: phoneNumber } });
        const over = { id: '8', extension: '107' };
        expect(await pin('06 12 34 56 78', null, over)).toMatchObject({ result: 'pinned' });
        expect([world.agentOf(phoneNumber), world.agentOf('0612345678')]).toEqual([MINE, undefined]);
      },
    );

    it('takes the list at its word only after a look', async () => {
      world.simulator.setRoutes(FRENCH);
      expect(await pin('06 12 34 56 78')).toMatchObject({ result: 'pinned', route: { raw: '0612345678' } });
      expect(world.agentOf('+33612345678')).toBeUndefined();
    });
  });

  it('writes over exactly the entry that was agreed to', async () => {
    const over = { id: '2', extension: '105' };
    expect(await pin('0472001122', null, over)).toMatchObject({
      result: 'pinned',
      route: { extension: MINE },
    });
    expect(world.agentOf('0472001122')).toBe(MINE);
    expect(world.wrote).toMatchObject([{ what: 'takenOver', extension: MINE, certain: true }]);
  });

  it.each([
    [{ id: '2', extension: '107' }, 'another extension'],
    [{ id: '9', extension: '105' }, 'another entry'],
  ])('not over one that is another by now: %j, %s', async (over) => {
    expect(await pin('0472001122', null, over)).toMatchObject({ result: 'taken' });
    expect(writes()).toBe(0);
  });

  it('takes what became free since', async () => {
    expect(await pin('0612345678', null, { id: '9', extension: '105' })).toMatchObject({ result: 'pinned' });
  });

  it('hands the agent’s own pin to a colleague without asking', async () => {
    expect(await pin('0187224465', '105')).toMatchObject({ result: 'pinned', route: { extension: '105' } });
    expect(world.agentOf('0187224465')).toBe('105');
  });

  it('sends nothing where it is so already', async () => {
    expect(await pin('0187224465')).toMatchObject({ result: 'pinned', route: { id: '1' } });
    expect(writes()).toBe(0);
  });

  it('makes one write of a double press, and of a third that comes after', async () => {
    const [one, two] = await Promise.all([pin('0612345678'), pin('06 12 34 56 78')]);
    expect([one.result, two.result, (await pin('+33612345678')).result]).toEqual([
      'pinned',
      'pinned',
      'pinned',
    ]);
    expect(world.count('upsert')).toBe(1);
  });

  it('does what is wanted of one number one after the other', async () => {
    const wishes = [pin('0612345678', '105'), pin('0612345678', '106'), pin('0612345678', MINE)];
    expect((await Promise.all(wishes)).map(({ result }) => result)).toEqual(['pinned', 'taken', 'taken']);
    expect(world.agentOf('0612345678')).toBe('105');
  });

  it('says what a colleague made of it between the look and the reading back', async () => {
    world.simulator.setQuirks([{ quirk: 'colleague', operation: 'upsert', times: 1 }]);
    expect(await pin('0612345678')).toMatchObject({ result: 'differs', route: { extension: '199' } });
    expect(pins()).toEqual(['199']);
  });

  it.each([
    ['notRegistered', { result: 'refused', refusal: { code: 'unknown', field: 'extension' } }],
    ['failedList', { result: 'refused' }],
    ['onlySays', { result: 'differs', route: null }],
    ['rateLimited', { result: 'rateLimited', retryAfterMs: 7000 }],
  ] as const)('tells a success from %s inside 200', async (quirk, outcome) => {
    world.simulator.setQuirks([{ quirk, operation: 'upsert', times: 1 }]);
    expect(await pin('0612345678')).toMatchObject(outcome);
    expect(world.agentOf('0612345678')).toBeUndefined();
  });

  it.each(['garbage', 'reset'] as const)('writes nothing where it could not look: %s', async (kind) => {
    world.simulator.setFaults([{ system: 'pitel', operation: 'get', kind, value: 0 }]);
    expect(await pin('0612345678')).toMatchObject({ result: 'notLookedUp' });
    expect(writes()).toBe(0);
    expect(world.learned).toEqual([]);
  });

  it('is not sure where the answer to the write was lost and reading finds nothing', async () => {
    world.simulator.setFaults([{ system: 'pitel', operation: 'upsert', kind: 'reset', value: 0 }]);
    expect(await pin('0612345678')).toMatchObject({ result: 'unconfirmed' });
    expect(world.wrote).toMatchObject([{ what: 'pinned', certain: false }]);
    expect(world.count('upsert')).toBe(1);
  });

  it('goes on with a new token where the old one ended', async () => {
    await pin('0612345678');
    world.clock.advance(2 * 3_600_000);
    expect(await pin('0612345679')).toMatchObject({ result: 'pinned' });
    expect(world.count('signIn')).toBe(2);
  });

  it.each([
    ['anonymous', MINE, { code: 'malformed', field: 'number' }],
    ['0612345678', 'Claire', { code: 'malformed', field: 'extension' }],
  ])('refuses %s to %s before anything is sent', async (number, extension, refusal) => {
    expect(await pin(number, extension)).toMatchObject({ result: 'refused', refusal, status: null });
    expect(world.operations()).toEqual([]);
  });

  it('needs to know who "me" is', async () => {
    world.desk.extension = '';
    expect(await pin('0612345678')).toMatchObject({
      result: 'refused',
      refusal: { code: 'required', field: 'extension' },
      status: null,
    });
    expect(world.operations()).toEqual([]);
  });

  it('says that no directory is set up', async () => {
    world.desk.configured = false;
    expect(await pin('0612345678')).toEqual({ result: 'notSent', reason: 'notConfigured', detail: null });
  });
});

describe('handing a caller back', () => {
  const mine = { id: '1', raw: '0187224465', extension: '104' };

  it('deletes the entry that was seen, once', async () => {
    const both = await Promise.all([world.routes.unpin(mine), world.routes.unpin(mine)]);
    expect(both).toEqual(Array(2).fill({ result: 'unpinned', other: null }));
    expect(world.count('remove')).toBe(1);
    expect(world.agentOf('0187224465')).toBeUndefined();
    expect(pins()).toEqual(['unknown']);
    expect(await world.routes.unpin(mine)).toEqual({ result: 'gone', other: null });
  });

  it.each([true, false])('tells of another entry of the same caller (list read: %s)', async (isRead) => {
    const twins = [
      { id: '1', phoneNumber: '+33187224465', agent: '104' },
      { id: '2', phoneNumber: '0187224465', agent: '107' },
    ];
    world.simulator.setRoutes(twins);
    if (isRead) await world.read();
    expect(await world.routes.unpin({ id: '1', raw: '+33187224465', extension: '104' })).toMatchObject({
      result: 'unpinned',
      other: { id: '2', extension: '107' },
    });
    expect(pins()).toEqual(['107']);
    // What the list knew of may be gone by now.
    world.simulator.setRoutes([twins[0] ?? FRENCH[0]].flatMap((one) => one ?? []));
    expect(await world.routes.unpin({ id: '1', raw: '+33187224465', extension: '104' })).toEqual({
      result: 'unpinned',
      other: null,
    });
  });

  it.each(['+33187224465', '0033187224465'])(
    'finds another entry as %s without the list',
    async (phoneNumber) => {
      world.simulator.setRoutes([
        { id: '1', phoneNumber: '0187224465', agent: '104' },
        { id: '2', phoneNumber, agent: '107' },
      ]);
      expect(await world.routes.unpin(mine)).toMatchObject({
        result: 'unpinned',
        other: { id: '2', raw: phoneNumber, extension: '107' },
      });
      expect(pins()).toEqual(['107']);
    },
  );

  it('leaves it alone where somebody else has it by now', async () => {
    world.simulator.setRoutes([{ ...FRENCH[0], id: '1', phoneNumber: '0187224465', agent: '105' }]);
    expect(await world.routes.unpin(mine)).toMatchObject({ result: 'differs', route: { extension: '105' } });
    expect(writes()).toBe(0);
    expect(pins()).toEqual(['105']);
  });
});
