import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_NUMBER_FORM } from '#shared/domain/numberForm.ts';
import { DIRECTORY } from '../cliqphone/world.ts';
import { startWorld } from './world.ts';

const FREE = { ...EMPTY_NUMBER_FORM, number: '01 87 22 44 65' };

describe('saving a number, over real sockets', () => {
  let world: Awaited<ReturnType<typeof startWorld>>;
  beforeEach(async () => {
    world = await startWorld();
    await world.numbers.needNumbers(false);
  });
  afterEach(() => world.end());

  /** Resolves when what hangs on a save has been read anew. */
  const settled = (version: number) => world.until(() => world.numbers.numbers().version >= version);

  it('changes what was changed, tells how it is now, and reads the list anew', async () => {
    const { saving } = world.numbers;
    await world.numbers.free.find('', '');
    const seen = await world.view('150');
    const saved = await saving.edit(seen, { holder: 'Karim Benali', ringSeconds: '20' });
    expect(saved).toMatchObject({
      result: 'saved',
      now: { id: '150', holder: 'Karim Benali', key: seen.key },
    });
    expect(world.wrote).toEqual([{ operation: 'edit', number: seen.display, certain: true }]);
    expect(world.simulator.saved()).toMatchObject([
      { operation: 'editNumber', id: 150, request: { nomPorteur: 'Karim Benali', sonnerie: '20' } },
    ]);
    await settled(2);
    expect(await world.view('150')).toMatchObject({ holder: 'Karim Benali' });
    await world.numbers.free.find('', '');
    expect(world.asked('availableNumbers')).toBe(2);
  });

  it('adds a free number, and says so of one that is in use', async () => {
    const { saving } = world.numbers;
    expect(await saving.add({ ...FREE, state: 'active' })).toMatchObject({
      result: 'saved',
      now: { number: '33187224465', state: 'active', locked: null },
    });
    world.clock.advance(10_000);
    expect(await saving.add({ ...FREE, state: 'active' })).toMatchObject({
      result: 'refused',
      errors: [{ code: 'numberExists', field: 'number' }],
      status: 200,
    });
    expect(world.simulator.saved()).toHaveLength(1);
  });

  it('looks at the form itself before anything is sent', async () => {
    const { saving } = world.numbers;
    const seen = await world.view('150');
    const before = world.simulator.log().length;
    expect(await saving.add({ ...FREE, number: '1' })).toEqual({
      result: 'notSent',
      reason: 'invalid',
      detail: 'number',
    });
    expect(await saving.edit(seen, { hourFrom: '25:00' })).toMatchObject({
      reason: 'invalid',
      detail: 'hourFrom',
    });
    expect(await saving.edit(seen, {})).toMatchObject({ reason: 'invalid', detail: 'edit' });
    expect(world.simulator.log()).toHaveLength(before);
  });

  it('sends a double press once, and another form of the same number after it', async () => {
    const { saving } = world.numbers;
    const seen = await world.view('150');
    const [first, second, other] = await Promise.all([
      saving.edit(seen, { ringSeconds: '20' }),
      saving.edit(seen, { ringSeconds: '20' }),
      saving.edit(seen, { ringSeconds: '30' }),
    ]);
    expect([first.result, second]).toEqual(['saved', { result: 'onItsWay' }]);
    expect(other).toMatchObject({ result: 'saved' });
    const sent = () => world.simulator.saved().map(({ request }) => request['sonnerie']);
    expect(sent()).toEqual(['20', '30']);
    // The second half of a slow double press.
    expect(await saving.edit(seen, { ringSeconds: '30' })).toEqual({ result: 'onItsWay' });
    expect(sent()).toEqual(['20', '30']);
    // A person who means it.
    world.clock.advance(3000);
    await saving.edit(seen, { ringSeconds: '30' });
    expect(sent()).toEqual(['20', '30', '30']);
  });

  it('has one save under way at a time', async () => {
    const { saving } = world.numbers;
    const [one, two] = [await world.view('150'), await world.view('151')];
    const under = { now: 0, most: 0 };
    world.simulator.onRequest(({ operation }) => {
      if (operation === 'editNumber') under.most = Math.max(under.most, (under.now += 1));
    });
    const done = (result: unknown): void => {
      under.now -= 1;
      expect(result).toMatchObject({ result: 'saved' });
    };
    await Promise.all([
      saving.edit(one, { info: 'a' }).then(done),
      saving.edit(two, { info: 'b' }).then(done),
      saving.edit(one, { ringSeconds: '9' }).then((result) => {
        under.now -= 1;
        // It changed while this waited.
        expect(result).toMatchObject({ result: 'changedMeanwhile', now: { info: 'a' } });
        under.now += 1;
      }),
    ]);
    expect(under.most).toBe(1);
  });

  it('sends nothing where the number is not as it was', async () => {
    const seen = await world.view('150');
    const numbers = DIRECTORY.numbers.map((each) =>
      each.id === 150 ? { ...each, nomPorteur: 'Somebody' } : each,
    );
    world.simulator.setDirectory({ ...DIRECTORY, numbers });
    expect(await world.numbers.saving.edit(seen, { holder: 'Karim' })).toMatchObject({
      result: 'changedMeanwhile',
      now: { id: '150', holder: 'Somebody' },
    });
    expect(world.simulator.saved()).toEqual([]);
    // The list that is shown was wrong about it.
    await settled(2);
    expect(await world.view('150')).toMatchObject({ holder: 'Somebody' });
  });

  it('sends nothing where the number is gone, has no id, or shares it', async () => {
    const { saving } = world.numbers;
    const seen = await world.view('150');
    world.simulator.setDirectory({
      ...DIRECTORY,
      numbers: DIRECTORY.numbers
        .map((each) => (each.id === 147 || each.id === 148 ? { ...each, id: 147 } : each))
        .filter(({ id }) => id !== 150),
    });
    expect(await saving.edit(seen, { info: 'x' })).toEqual({ result: 'locked', why: 'gone' });
    await settled(2);
    const shared = await world.view('147');
    expect(shared.locked).toBe('sharedId');
    expect(await saving.edit({ ...shared, locked: null }, { info: 'x' })).toEqual({
      result: 'locked',
      why: 'sharedId',
    });
    expect(await saving.edit({ ...seen, id: null }, { info: 'x' })).toEqual({
      result: 'locked',
      why: 'noId',
    });
    expect(world.simulator.saved()).toEqual([]);
    expect(world.asked('editNumber')).toBe(0);
  });

  it('in doubt asks what the list says, and sends nothing again', async () => {
    const { saving } = world.numbers;
    const seen = await world.view('150');
    const fault = { system: 'cliqphone', kind: 'reset', times: 1 } as const;
    world.simulator.setFaults([{ ...fault, operation: 'editNumber', acts: true }]);
    expect(await saving.edit(seen, { holder: 'Karim' })).toMatchObject({
      result: 'unconfirmed',
      reason: 'connectionLost',
      look: 'found',
      now: { holder: 'Karim' },
    });
    world.simulator.setFaults([{ ...fault, operation: 'addNumber' }]);
    expect(await saving.add({ ...FREE, number: '33199999999' })).toMatchObject({
      result: 'unconfirmed',
      look: 'absent',
      now: null,
    });
    world.simulator.setFaults([
      { ...fault, operation: 'addNumber' },
      { system: 'cliqphone', operation: 'numbers', kind: 'status', value: 500 },
    ]);
    expect(await saving.add({ ...FREE, number: '33199999998' })).toMatchObject({
      result: 'unconfirmed',
      look: 'unread',
      now: null,
    });
    expect([world.asked('editNumber'), world.asked('addNumber')]).toEqual([1, 2]);
    // Asked again at once, nothing is sent into that doubt.
    expect(await saving.add({ ...FREE, number: '33199999998' })).toEqual({ result: 'onItsWay' });
    expect(world.asked('addNumber')).toBe(2);
  });

  it('goes on with a new token when the old one ran out in the middle, and is one save', async () => {
    const seen = await world.view('150');
    world.simulator.expireTokens();
    expect(await world.numbers.saving.edit(seen, { info: 'x' })).toMatchObject({ result: 'saved' });
    const stop = world.simulator.onRequest(({ operation }) => {
      if (operation !== 'editNumber') return;
      stop();
      world.simulator.expireTokens();
    });
    expect(await world.numbers.saving.edit({ ...seen, info: 'x' }, { info: 'y' })).toMatchObject({
      result: 'saved',
    });
    expect(world.simulator.saved()).toHaveLength(2);
  });

  it('that certainly did not leave says so, and may be pressed again at once', async () => {
    const { saving } = world.numbers;
    const seen = await world.view('150');
    const url = world.settings.baseUrl;
    world.settings = { ...world.settings, baseUrl: 'http://127.0.0.1:9' };
    expect(await saving.edit(seen, { info: 'x' })).toMatchObject({
      result: 'notSent',
      reason: 'unreachable',
    });
    world.settings = { ...world.settings, baseUrl: url };
    expect(await saving.edit(seen, { info: 'x' })).toMatchObject({ result: 'saved' });
  });

  it('tells what came of it, and goes on saving, where it cannot be written down', async () => {
    const { saving } = world.numbers;
    world.world.writes = false;
    expect(await saving.add({ ...FREE, state: 'active' })).toMatchObject({ result: 'saved' });
    world.world.writes = true;
    expect(await saving.edit(await world.view('150'), { info: 'x' })).toMatchObject({ result: 'saved' });
    expect(world.wrote).toHaveLength(1);
    expect(world.logger.lines.join('\n')).toContain('could not be written down');
  });

  it('writes a number down as people write it', async () => {
    await world.numbers.saving.add({ ...FREE, number: '33187224465' });
    expect(world.wrote).toEqual([{ operation: 'add', number: '+33 1 87 22 44 65', certain: true }]);
  });

  it('names no number in the log', async () => {
    await world.numbers.saving.edit(await world.view('150'), { forwardTo: '0612345678' });
    const log = world.logger.lines.join('\n');
    expect(log).toContain('"operation":"edit","result":"saved"');
    expect(log).not.toMatch(/\d{6}/);
  });

  describe('when the app is closed meanwhile', () => {
    const change = { holder: 'Karim Benali' };
    /** Resolves once the save has reached Cliqphone. */
    const reached = () => expect.poll(() => world.asked('editNumber')).toBe(1);

    it('waits for the save that is under way, and has it written down', async () => {
      const { saving } = world.numbers;
      const seen = await world.view('150');
      const saved = saving.edit(seen, change);
      expect(saving.underWay()).toBe(1);
      await world.numbers.stop();
      expect(saving.underWay()).toBe(0);
      expect(world.wrote).toEqual([{ operation: 'edit', number: seen.display, certain: true }]);
      expect(await saved).toMatchObject({ result: 'saved' });
    });

    it('does not wait for an answer that never comes, and has it written down as not known', async () => {
      const { saving } = world.numbers;
      const seen = await world.view('150');
      world.simulator.setFaults([
        { system: 'cliqphone', operation: 'editNumber', kind: 'silence', acts: true },
      ]);
      const saved = saving.edit(seen, change);
      await reached();
      const ended = world.numbers.stop();
      world.clock.advance(2_000);
      await ended;
      expect(world.wrote).toEqual([{ operation: 'edit', number: seen.display, certain: false }]);
      expect(await saved).toMatchObject({ result: 'unconfirmed', reason: 'cancelled', look: 'unread' });
    });
  });
});
