import { describe, expect, it } from 'vitest';
import {
  aCallback,
  answers,
  aWorldEach,
  claire,
  CREATED,
  HOUR,
  limited,
  OFFLINE,
  refusedBy,
  stateOf,
  world,
} from './outboxTesting.ts';
import { SETTINGS } from './outboxWorld.ts';

aWorldEach();

describe('without network', () => {
  it('callbacks are kept and sent when it is back, the soonest first, one after the other', async () => {
    answers(OFFLINE);
    const later = world.outbox.schedule(aCallback(1, 3 * HOUR)).intent.id;
    const sooner = world.outbox.schedule(aCallback(2, 2 * HOUR)).intent.id;
    await world.settle();
    world.placing.behaviours = [{ as: 'later' }];
    const before = world.placing.received.length;
    world.outbox.wake();
    await world.settle();
    expect(world.placing.received).toHaveLength(before + 1);
    expect(world.placing.last.request.endUserNumber).toBe('+33600000002');
    answers(CREATED);
    world.placing.last.answer(CREATED);
    await world.settle();
    expect([stateOf(sooner).name, stateOf(later).name]).toEqual(['scheduled', 'scheduled']);
  });

  it('tries grow rarer: 30 s, 1 min, 2 min, 4 min, then every 5 min', async () => {
    answers(OFFLINE);
    const startedAt = world.now();
    world.outbox.schedule(aCallback(1, 24 * HOUR));
    await world.settle();
    const tries: number[] = [];
    for (let minutes = 0; minutes < 46; minutes += 1) {
      const { length } = world.placing.received;
      await world.pass(30_000);
      if (world.placing.received.length > length) tries.push((world.now() - startedAt) / 30_000);
    }
    expect(tries).toEqual([1, 3, 7, 15, 25, 35, 45]);
  });

  it("an agent's own call that works ends the pause", async () => {
    answers(OFFLINE);
    const { id } = world.outbox.schedule(aCallback(1)).intent;
    await world.settle();
    answers(CREATED);
    world.outbox.dial(claire());
    await world.settle();
    expect(stateOf(id).name).toBe('scheduled');
  });

  it('a try that began before the network came back does not make the next one wait', async () => {
    answers(OFFLINE);
    const { id } = world.outbox.schedule(aCallback(1)).intent;
    await world.settle();
    world.placing.behaviours = [{ as: 'later' }];
    await world.pass(30_000);
    answers(CREATED);
    world.outbox.wake();
    world.placing.last.answer(OFFLINE);
    await world.settle();
    expect(stateOf(id).name).toBe('scheduled');
  });

  it('of many failures that left nothing behind the latest are kept', async () => {
    answers(OFFLINE);
    const { id } = world.outbox.schedule(aCallback(1, 1000 * HOUR)).intent;
    await world.settle();
    for (let tries = 0; tries < 40; tries += 1) {
      world.outbox.wake();
      await world.settle();
    }
    expect(world.placing.received).toHaveLength(41);
    expect(world.outbox.read(id).attempts).toHaveLength(20);
  });
});

describe('a provider that turns us away', () => {
  it('is asked again when it said, not before, not even after sleep', async () => {
    answers(limited(90_000));
    const { id } = world.outbox.schedule(aCallback()).intent;
    await world.settle();
    answers(CREATED);
    await world.pass(80_000);
    world.outbox.wake();
    await world.settle();
    expect(stateOf(id).name).toBe('drafted');
    await world.pass(10_000);
    expect(stateOf(id).name).toBe('scheduled');
  });

  it('that asks for ages is asked again within a day, and one that asks for nothing after a second', async () => {
    answers(limited(Number.MAX_SAFE_INTEGER), limited(0), CREATED);
    const { id } = world.outbox.schedule(aCallback(0, 30 * HOUR)).intent;
    await world.settle();
    world.timers.advance(24 * HOUR);
    await world.settle();
    expect(world.placing.received).toHaveLength(2);
    await world.pass(1000);
    expect(stateOf(id).name).toBe('scheduled');
  });

  it.each(['credentialRefused', 'wrongAddress'] as const)(
    'by %s is left alone until something changes, and refuses one callback only',
    async (code) => {
      answers(OFFLINE);
      const ids = [1, 2, 3].map((n) => world.outbox.schedule(aCallback(n)).intent.id);
      await world.settle();
      answers(refusedBy(code));
      world.outbox.wake();
      await world.pass(HOUR / 2);
      expect(ids.map((id) => stateOf(id).name)).toEqual(['refused', 'drafted', 'drafted']);
      answers(CREATED);
      world.outbox.wake();
      await world.settle();
      expect(ids.map((id) => stateOf(id).name)).toEqual(['refused', 'scheduled', 'scheduled']);
    },
  );

  it('by losing an answer does not make a question of every callback of the day', async () => {
    answers(OFFLINE);
    const ids = [1, 2, 3].map((n) => world.outbox.schedule(aCallback(n)).intent.id);
    await world.settle();
    answers({ kind: 'unconfirmed', reason: 'serverError', detail: 'HTTP 502' });
    world.outbox.wake();
    await world.pass(20_000);
    expect(ids.map((id) => stateOf(id).name)).toEqual(['unconfirmed', 'drafted', 'drafted']);
  });

  it('for one callback does not hold up the next', async () => {
    answers(OFFLINE);
    const ids = [1, 2].map((n) => world.outbox.schedule(aCallback(n)).intent.id);
    await world.settle();
    answers(refusedBy('menuClosed'), { kind: 'notSent', reason: 'invalid', detail: 'scheduledAt' });
    world.outbox.wake();
    await world.settle();
    expect(ids.map((id) => stateOf(id).name)).toEqual(['refused', 'drafted']);
    const { length } = world.placing.received;
    world.outbox.wake();
    await world.settle();
    expect(world.placing.received).toHaveLength(length);
  });
});

describe('callbacks without what they need', () => {
  it('wait for the settings, and are sent when these are there', async () => {
    world.settings.current = { ...SETTINGS, callbackMenuId: null };
    const { intent } = world.outbox.schedule(aCallback());
    expect(intent.state).toMatchObject({
      name: 'drafted',
      lastTry: { why: 'notConfigured', detail: 'menu' },
    });
    world.outbox.wake();
    await world.settle();
    expect(world.placing.received).toEqual([]);
    world.settings.current = SETTINGS;
    answers(CREATED);
    world.outbox.wake();
    await world.settle();
    expect(stateOf(intent.id).name).toBe('scheduled');
  });
});
