import { describe, expect, it } from 'vitest';
import {
  aCallback,
  answers,
  aWorldEach,
  claire,
  CREATED,
  HOUR,
  OFFLINE,
  person,
  refusal,
  stateOf,
  world,
} from './outboxTesting.ts';

aWorldEach();

describe('a disk that refuses', () => {
  it('keeps everything from being sent, and the caller is told', () => {
    world.disk.refuses = true;
    const request = claire();
    expect(() => world.outbox.dial(request)).toThrow(refusal('storageFailed'));
    expect(() => world.outbox.schedule(aCallback())).toThrow(refusal('storageFailed'));
    expect(world.placing.received).toEqual([]);
    expect(world.heard.changed).toEqual([]);
    expect(world.heard.storage).toEqual(['failed', 'failed']);
    world.disk.refuses = false;
    expect(world.outbox.dial(request)).toMatchObject({ repeated: false });
    expect(world.heard.storage.at(-1)).toBe('recovered');
  });

  it('does not keep the truth from being shown, and takes it later', async () => {
    const { id } = world.outbox.dial(claire()).record.intent;
    world.disk.refuses = true;
    world.placing.last.answer(CREATED);
    await world.settle();
    expect(stateOf(id)).toMatchObject({ name: 'done', providerCallId: 397 });
    expect(world.heard.placed).toHaveLength(1);
    expect(world.memory.intents.read(id)?.intent.state.name).toBe('sending');
    world.disk.refuses = false;
    await world.pass(5000);
    expect(world.memory.intents.read(id)).toMatchObject({
      intent: { state: { name: 'done' } },
      attempts: [{ outcome: 'created' }],
    });
  });

  it('takes with the next write what it had refused', async () => {
    const { id } = world.outbox.schedule(aCallback()).intent;
    world.disk.refuses = true;
    world.placing.last.answer(CREATED);
    await world.settle();
    world.disk.refuses = false;
    world.outbox.note(id, 'noted');
    expect(world.memory.intents.read(id)).toMatchObject({
      intent: { note: 'noted', state: { name: 'scheduled' } },
      attempts: [{ outcome: 'created', endedAt: world.now() }],
    });
  });

  it('makes what was to be sent by itself wait', async () => {
    answers(OFFLINE);
    const { id } = world.outbox.schedule(aCallback()).intent;
    await world.settle();
    world.disk.refuses = true;
    answers(CREATED);
    world.outbox.wake();
    await world.settle();
    expect(world.placing.received).toHaveLength(1);
    world.disk.refuses = false;
    await world.pass(30_000);
    expect(stateOf(id).name).toBe('scheduled');
  });
});

describe('the end of the app', () => {
  it('withdraws what has not left, which is then certain', async () => {
    const { id } = world.outbox.dial(claire()).record.intent;
    const stopped = world.outbox.stop();
    await stopped;
    expect(world.placing.last.signal.aborted).toBe(true);
    expect(stateOf(id)).toMatchObject({ name: 'drafted', lastTry: { why: 'cancelled' } });
  });

  it('waits for the answer to what has left', async () => {
    const { id } = world.outbox.dial(claire()).record.intent;
    world.placing.last.leave();
    const stopped = world.outbox.stop();
    await world.settle();
    world.placing.last.answer(CREATED);
    await stopped;
    expect(world.placing.last.signal.aborted).toBe(false);
    expect(stateOf(id)).toMatchObject({ name: 'done', how: 'created' });
    expect(world.heard.placed).toHaveLength(1);
  });

  it('does not wait for ever, and says what nobody knows', async () => {
    const { id } = world.outbox.dial(claire()).record.intent;
    world.placing.last.leave();
    await world.close();
    expect(stateOf(id)).toMatchObject({ name: 'unconfirmed', reason: 'cancelled' });
  });

  it('leaves what was under way in doubt when the process dies while it ends', async () => {
    const left = world.outbox.dial(claire()).record.intent.id;
    world.placing.last.leave();
    const withdrawn = world.outbox.dial(person(1)).record.intent.id;
    world.disk.diesAfterWrite = true;
    await world.restart();
    expect(stateOf(left)).toMatchObject({ name: 'unconfirmed', reason: 'interrupted' });
    // That it did not leave was the last thing written.
    expect(stateOf(withdrawn)).toMatchObject({ name: 'drafted', lastTry: { why: 'cancelled' } });
    expect(world.placing.received).toHaveLength(2);
  });

  it('takes no more calls, and leaves no timer behind', async () => {
    answers(OFFLINE);
    const { id } = world.outbox.schedule(aCallback()).intent;
    await world.settle();
    await world.close();
    expect(() => world.outbox.dial(claire())).toThrow(refusal('internal'));
    expect(() => world.outbox.resolve(id, 'send')).toThrow(refusal('internal'));
    world.memory.close();
    expect(world.timers.waiting()).toBe(0);
  });
});

describe('after a crash', () => {
  it('what was on its way is in doubt, and is not sent again', async () => {
    const dial = world.outbox.dial(claire()).record.intent.id;
    const callback = world.outbox.schedule(aCallback(1)).intent.id;
    await world.crash();
    for (const id of [dial, callback]) {
      expect(stateOf(id)).toMatchObject({ name: 'unconfirmed', reason: 'interrupted' });
      expect(world.memory.intents.read(id)).toMatchObject({
        intent: { state: { name: 'unconfirmed' } },
        attempts: [{ endedAt: null, outcome: null }],
      });
    }
    await world.pass(HOUR);
    expect(world.placing.received).toHaveLength(2);
    answers(CREATED);
    world.outbox.resolve(dial, 'sendAgain');
    await world.settle();
    expect(world.outbox.read(dial)).toMatchObject({
      intent: { state: { name: 'done' } },
      attempts: [{ outcome: null }, { outcome: 'created' }],
    });
  });

  it('is shown so even while the disk does not take it', async () => {
    const { id } = world.outbox.dial(claire()).record.intent;
    await world.crash({ diskFull: true });
    expect(world.memory.intents.read(id)?.intent.state.name).toBe('sending');
    expect(world.outbox.open().map(({ intent }) => intent.state.name)).toEqual(['unconfirmed']);
    expect(stateOf(id).name).toBe('unconfirmed');
    world.disk.refuses = false;
    await world.pass(5000);
    expect(world.memory.intents.read(id)?.intent.state.name).toBe('unconfirmed');
  });

  it('what was never sent is sent', async () => {
    answers(OFFLINE);
    const { id } = world.outbox.schedule(aCallback()).intent;
    await world.settle();
    answers(CREATED);
    await world.crash();
    expect(stateOf(id).name).toBe('scheduled');
  });
});

it('a listener that fails changes nothing', async () => {
  world.heard.changed.push = () => {
    throw new Error('a window is gone');
  };
  answers(CREATED);
  const { id } = world.outbox.dial(claire()).record.intent;
  await world.settle();
  expect(stateOf(id).name).toBe('done');
});
