import { describe, expect, it } from 'vitest';
import { anId, CLAIRE, PARIS, placedCall } from '../../../support/intents.ts';
import { aWorldEach, HOUR, world } from './outboxTesting.ts';

aWorldEach();

const due = (ms: number, zone = PARIS) => ({ at: world.now() + ms, zone });
const claire = () => ({ id: anId(), party: CLAIRE, ticketId: null, note: '' });
const firstOf = (id: string) => world.outbox.read(id).intent.firstDue;

describe('the time first promised', () => {
  it('stays however often a reminder is put off, and over a restart', async () => {
    const promised = due(HOUR);
    const wanted = claire();
    const { intent } = world.outbox.schedule({ ...wanted, kind: 'reminder', due: promised });
    expect(intent.firstDue).toEqual(promised);
    world.jump(2 * HOUR);
    world.outbox.edit({ ...wanted, kind: 'reminder', due: due(HOUR) });
    await world.restart();
    world.outbox.edit({ ...wanted, kind: 'reminder', due: due(5 * HOUR, 'Asia/Tokyo') });
    expect(firstOf(wanted.id)).toEqual(promised);
    await world.crash();
    expect(firstOf(wanted.id)).toEqual(promised);
  });

  it('is written as it is kept: whole milliseconds', () => {
    const wanted = claire();
    const at = world.now() + HOUR + 0.4;
    world.outbox.schedule({ ...wanted, kind: 'reminder', due: { at, zone: PARIS } });
    expect(firstOf(wanted.id)).toEqual(world.outbox.read(wanted.id).intent.due);
  });

  it('stays when it becomes the other kind of promise', () => {
    const promised = due(HOUR);
    const wanted = claire();
    world.outbox.schedule({ ...wanted, kind: 'reminder', due: promised });
    world.outbox.edit({ ...wanted, kind: 'callback', due: due(3 * HOUR) });
    expect(firstOf(wanted.id)).toEqual(promised);
  });

  it('goes on to what comes in the place of a callback, time after time', async () => {
    world.placing.behaviours = [{ as: 'answers', result: { kind: 'created', call: placedCall(397) } }];
    const promised = due(HOUR);
    let { id } = world.outbox.schedule({ ...claire(), kind: 'callback', due: promised }).intent;
    for (const hours of [2, 3]) {
      await world.settle();
      const newId = anId();
      world.outbox.replace({ id, newId, due: due(hours * HOUR), removedThere: true });
      id = newId;
    }
    expect(firstOf(id)).toEqual(promised);
  });

  it('is none of a call for now', () => {
    const { record } = world.outbox.dial({ id: anId(), party: CLAIRE, ticketId: null });
    expect(record.intent.firstDue).toBeNull();
  });
});
