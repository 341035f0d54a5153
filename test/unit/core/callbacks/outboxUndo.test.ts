import { describe, expect, it } from 'vitest';
import type { PlacingResult } from '#shared/domain/outbound.ts';
import { anId, CLAIRE, PARIS, REFUSAL } from '../../../support/intents.ts';
import { aWorldEach, CREATED, HOUR, LOST, OFFLINE, world } from './outboxTesting.ts';

const REFUSED: PlacingResult = { kind: 'refused', error: REFUSAL, status: 400 };

aWorldEach();

async function promised(kind: 'callback' | 'reminder', result: PlacingResult = CREATED): Promise<string> {
  world.placing.behaviours = [{ as: 'answers', result }];
  const due = { at: world.now() + HOUR, zone: PARIS };
  const { id } = world.outbox.schedule({
    ...{ id: anId(), party: CLAIRE, ticketId: null, note: 'the quote' },
    ...{ kind, due },
  }).intent;
  await world.settle();
  return id;
}
const intentOf = (id: string) => world.outbox.read(id).intent;
const sent = () => world.placing.received.length;

describe('what was done by mistake', () => {
  it.each([
    ['reminder', CREATED],
    ['callback', CREATED],
    ['callback', LOST],
    ['callback', REFUSED],
  ] as const)('stands where it stood, and nothing is asked of CCAI: %s, %j', async (kind, result) => {
    const id = await promised(kind, result);
    const before = intentOf(id);
    const asked = sent();
    world.outbox.finish(id);
    await world.pass(5000);
    world.outbox.note(id, 'rang meanwhile');
    expect(world.outbox.undoFinish(id).intent).toEqual({
      ...before,
      note: 'rang meanwhile',
      state: { ...before.state, at: world.now() },
    });
    await world.pass(HOUR * 2);
    expect(sent()).toBe(asked);
    expect(world.heard.changed.at(-1)?.intent.state.name).toBe(before.state.name);
  });

  it('is overdue again in list and counts, with its attempts', async () => {
    const id = await promised('callback');
    const { attempts } = world.outbox.read(id);
    world.jump(2 * HOUR);
    const counts = world.outbox.counts(world.now() + HOUR);
    world.outbox.finish(id);
    expect(world.outbox.counts(world.now() + HOUR)).toMatchObject({ overdue: 0, done: 1 });
    world.outbox.undoFinish(id);
    expect(world.outbox.counts(world.now() + HOUR)).toEqual(counts);
    expect(world.outbox.read(id).attempts).toEqual(attempts);
  });

  it('that never left waits again to be sent, once', async () => {
    const id = await promised('callback', OFFLINE);
    world.outbox.finish(id);
    const asked = sent();
    await world.pass(HOUR / 2);
    expect(sent()).toBe(asked);
    world.placing.behaviours = [{ as: 'answers', result: CREATED }];
    world.outbox.undoFinish(id);
    await world.settle();
    expect(intentOf(id).state).toMatchObject({ name: 'scheduled', how: 'created' });
    expect(sent()).toBe(asked + 1);
  });

  it('and whose time has passed unsent is not sent by that', async () => {
    const id = await promised('callback', OFFLINE);
    world.jump(2 * HOUR);
    world.outbox.finish(id);
    const asked = sent();
    world.outbox.undoFinish(id);
    await world.pass(HOUR);
    expect(intentOf(id).state.name).toBe('drafted');
    expect(sent()).toBe(asked);
  });

  it('is taken back once, and can be done and taken back again', async () => {
    const id = await promised('reminder');
    for (let round = 0; round < 2; round += 1) {
      world.outbox.finish(id);
      world.outbox.finish(id);
      const back = world.outbox.undoFinish(id).intent;
      expect(back.state).toMatchObject({ name: 'scheduled', how: 'here' });
      expect(world.outbox.undoFinish(id).intent).toEqual(back);
    }
  });

  it('stays done where the disk refuses, and can be tried again', async () => {
    const id = await promised('reminder');
    world.outbox.finish(id);
    world.disk.refuses = true;
    expect(() => world.outbox.undoFinish(id)).toThrow(expect.objectContaining({ code: 'storageFailed' }));
    expect(intentOf(id).state.name).toBe('done');
    world.disk.refuses = false;
    expect(world.outbox.undoFinish(id).intent.state.name).toBe('scheduled');
  });

  it('stays done after a restart, where it stood is not known any more', async () => {
    const id = await promised('reminder');
    world.outbox.finish(id);
    await world.restart();
    expect(() => world.outbox.undoFinish(id)).toThrow(
      expect.objectContaining({ code: 'badRequest', detail: 'state' }),
    );
    expect(intentOf(id).state).toMatchObject({ name: 'done', how: 'finishedByAgent' });
  });

  it('is no call, and nothing that was cancelled or replaced', async () => {
    const id = await promised('callback');
    world.outbox.replace({
      ...{ id, newId: anId(), removedThere: true },
      due: { at: world.now() + 2 * HOUR, zone: PARIS },
    });
    expect(() => world.outbox.undoFinish(id)).toThrow(expect.objectContaining({ detail: 'state' }));
    expect(() => world.outbox.undoFinish(anId())).toThrow(expect.objectContaining({ code: 'notFound' }));
  });
});
