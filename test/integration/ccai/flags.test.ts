import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWorld } from './world.ts';

const UNSAID = { verifiedCustomer: null, badActor: null, repeatCustomer: null };

describe('customer flags, against the simulator', () => {
  let world: Awaited<ReturnType<typeof startWorld>>;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());

  it('are unsaid at first, and an unknown call is no call', async () => {
    expect(await world.client.readFlags(514)).toEqual({ kind: 'known', value: UNSAID });
    expect(await world.client.readFlags(9999)).toEqual({ kind: 'unknown' });
    expect(await world.client.writeFlags(9999, { badActor: true }, 'plural')).toMatchObject({
      kind: 'refused',
    });
  });

  it.each(['flags', 'empty200', 'empty204'] as const)(
    'are set and read again, after %s',
    async (patchAnswer) => {
      world.simulator.setForms({ patchAnswer });
      const patch = { badActor: true, repeatCustomer: false };
      const flags = { ...UNSAID, ...patch };
      expect(await world.client.writeFlags(514, patch, 'plural')).toEqual({ kind: 'written', flags });
      expect(world.simulator.flagsOf(514)).toEqual({
        verified_customer: null,
        bad_actor: true,
        repeat_customer: false,
      });
      const verified = await world.client.writeFlags(514, { verifiedCustomer: true }, 'plural');
      expect(verified).toEqual({ kind: 'written', flags: { ...flags, verifiedCustomer: true } });
    },
  );

  it('are read as words too', async () => {
    world.simulator.setForms({ flagValues: 'text' });
    const patch = { badActor: false, repeatCustomer: true };
    expect(await world.client.writeFlags(514, patch, 'plural')).toEqual({
      kind: 'written',
      flags: { ...UNSAID, ...patch },
    });
  });

  it('need both spellings where only the singular counts, and it shows', async () => {
    world.simulator.setForms({ repeatKey: 'singular' });
    expect(await world.client.writeFlags(514, { repeatCustomer: true }, 'plural')).toMatchObject({
      kind: 'unconfirmed',
    });
    expect(await world.client.writeFlags(514, { repeatCustomer: true }, 'both')).toMatchObject({
      kind: 'written',
    });
    expect(await world.client.writeFlags(514, { repeatCustomer: false }, 'plural')).toMatchObject({
      kind: 'differs',
      flags: { repeatCustomer: true },
    });
  });

  it.each([true, false])('are known in spite of a lost answer (taken: %s)', async (acts) => {
    world.simulator.setFaults([{ system: 'ccai', operation: 'writeFlags', kind: 'reset', acts }]);
    await world.client.writeFlags(514, { badActor: true }, 'plural');
    const result = await world.client.writeFlags(514, { badActor: true }, 'plural');
    expect(result).toMatchObject(
      acts ? { kind: 'written' } : { kind: 'unconfirmed', reason: 'connectionLost' },
    );
  });

  it('of a call that was just created can be set', async () => {
    const placed = await world.client.queueNow({ menuId: 9, endUserNumber: '+33187224465' });
    const id = placed.kind === 'created' ? placed.call.id : null;
    expect(await world.client.writeFlags(id ?? -1, { verifiedCustomer: true }, 'both')).toMatchObject({
      kind: 'written',
    });
  });

  it('serve to test the connection', async () => {
    expect(await world.client.testConnection()).toMatchObject({ outcome: 'ok', status: 404 });
  });
});
