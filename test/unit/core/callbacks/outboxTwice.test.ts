import { describe, expect, it } from 'vitest';
import { anId, CLAIRE } from '../../../support/intents.ts';
import {
  aCallback,
  answers,
  aWorldEach,
  claire,
  CREATED,
  HOUR,
  LOST,
  OFFLINE,
  person,
  refusal,
  refusedBy,
  world,
} from './outboxTesting.ts';

aWorldEach();

describe('pressed twice', () => {
  it('the same form is the same intent, whenever', async () => {
    const request = claire();
    world.outbox.dial(request);
    await world.pass(HOUR);
    const again = world.outbox.dial(request);
    expect(again).toMatchObject({ repeated: true, record: { intent: { id: request.id } } });
    const promise = aCallback(7);
    world.outbox.schedule(promise);
    world.outbox.schedule(promise);
    expect(world.placing.received).toHaveLength(2);
  });

  describe('under an id that stands for something else', () => {
    const inUse = (work: () => unknown): void => {
      const calls = world.placing.received.length;
      expect(work).toThrow(expect.objectContaining({ code: 'idInUse' }));
      expect(world.placing.received).toHaveLength(calls);
    };

    it('a call is refused: another number, ticket, way or choice', () => {
      const request = claire();
      world.outbox.dial(request);
      const { party } = person(1);
      inUse(() => world.outbox.dial({ ...request, party }));
      inUse(() => world.outbox.dial({ ...request, ticketId: '71450' }));
      inUse(() => world.outbox.dial({ ...request, choices: { outboundNumber: '+33187224465' } }));
      inUse(() => world.outbox.queueNow({ ...request, choices: { menuId: 9 } }));
      inUse(() => world.outbox.schedule({ ...aCallback(7), id: request.id }));
      expect(world.outbox.read(request.id).intent.party).toEqual(request.party);
    });

    it('a promise is refused: another person, time, kind, menu or note', () => {
      const promise = aCallback(7);
      world.outbox.schedule(promise);
      const { at, zone } = promise.due;
      for (const change of [
        { party: person(1).party },
        { ticketId: '71450' },
        { due: { at: at + 1, zone } },
        { due: { at, zone: 'Asia/Tokyo' } },
        { kind: 'reminder' as const },
        { choices: { menuId: 12 } },
        { note: 'something else' },
      ]) {
        inUse(() => world.outbox.schedule({ ...promise, ...change }));
      }
      inUse(() => world.outbox.dial({ ...claire(), id: promise.id }));
      expect(
        world.outbox.list({ group: 'coming', text: '', todayEnds: 0, after: null, limit: 9 }).records,
      ).toHaveLength(1);
    });

    it('the same person, written another way, is the same call', () => {
      const request = claire();
      world.outbox.dial(request);
      const party = { ...CLAIRE, raw: '+33612345678' };
      expect(world.outbox.dial({ ...request, party }).repeated).toBe(true);
    });

    it('a promise in the place of another is refused: another time, or another promise', async () => {
      answers(CREATED);
      const [first, second] = [aCallback(7), aCallback(8)];
      world.outbox.schedule(first);
      world.outbox.schedule(second);
      await world.settle();
      const move = {
        id: first.id,
        newId: anId(),
        due: { ...first.due, at: first.due.at + HOUR },
        removedThere: false,
      };
      world.outbox.replace(move);
      await world.settle();
      inUse(() => world.outbox.replace({ ...move, due: first.due }));
      inUse(() => world.outbox.replace({ ...move, due: { ...move.due, zone: 'Asia/Tokyo' } }));
      inUse(() => world.outbox.replace({ ...move, id: second.id }));
      inUse(() => world.outbox.replace({ ...move, newId: second.id }));
      expect(world.outbox.replace(move).after.intent.id).toBe(move.newId);
    });
  });

  it('the same number within three seconds is called once, however the clock jumps', async () => {
    const first = world.outbox.dial(claire()).record.intent;
    world.jump(24 * HOUR);
    await world.pass(2000);
    world.jump(-48 * HOUR);
    expect(world.outbox.dial(claire())).toMatchObject({
      repeated: true,
      record: { intent: { id: first.id } },
    });
    await world.pass(1000);
    expect(world.outbox.dial(claire()).repeated).toBe(false);
    expect(world.placing.received).toHaveLength(2);
  });

  describe('while the first call to this person is not over', () => {
    async function aCallUnderWay() {
      answers(CREATED);
      const first = world.outbox.dial(claire()).record.intent;
      await world.settle();
      world.underWay.add(first.id);
      await world.pass(20_000);
      return first;
    }

    it('shows it instead of calling, and calls when it is asked once more', async () => {
      const first = await aCallUnderWay();
      const told = world.outbox.dial(claire());
      expect(told).toMatchObject({ repeated: true, record: { intent: { id: first.id } } });
      // The second click of a double click.
      expect(world.outbox.dial(claire())).toMatchObject({ repeated: true });
      expect(world.placing.received).toHaveLength(1);
      await world.pass(5000);
      expect(world.outbox.dial(claire()).repeated).toBe(false);
      expect(world.placing.received).toHaveLength(2);
    });

    it('asks anew after a minute, after another call, and for another way to call', async () => {
      const first = await aCallUnderWay();
      expect(world.outbox.queueNow({ ...claire(), choices: { menuId: 9 } }).repeated).toBe(true);
      await world.pass(70_000);
      expect(world.outbox.dial(claire()).record.intent.id).toBe(first.id);
      await world.pass(5000);
      const second = world.outbox.dial(claire()).record.intent;
      expect(second.id).not.toBe(first.id);
      await world.settle();
      world.underWay.add(second.id);
      await world.pass(5000);
      expect(world.outbox.dial(claire())).toMatchObject({
        repeated: true,
        record: { intent: { id: second.id } },
      });
    });

    it('calls others, and calls at once when it is over', async () => {
      const first = await aCallUnderWay();
      expect(world.outbox.dial(person(1)).repeated).toBe(false);
      expect(world.outbox.dial({ ...claire(), ticketId: '7' }).repeated).toBe(false);
      world.underWay.delete(first.id);
      expect(world.outbox.dial(claire()).repeated).toBe(false);
    });
  });

  it('another number, ticket or way is another call', () => {
    world.outbox.dial(claire());
    expect(world.outbox.dial(person(1)).repeated).toBe(false);
    expect(world.outbox.dial({ ...claire(), ticketId: '7' }).repeated).toBe(false);
    expect(world.outbox.dial({ ...person(2), ticketId: '7' }).repeated).toBe(true);
    expect(world.outbox.queueNow({ ...claire(), choices: { menuId: 9 } }).repeated).toBe(false);
    expect(world.placing.received).toHaveLength(4);
  });

  it('what was called off, or was refused as it was asked, may be asked anew', async () => {
    answers(OFFLINE, refusedBy('menuClosed'), CREATED);
    const first = world.outbox.dial(claire()).record.intent;
    await world.settle();
    world.outbox.cancel(first.id, false);
    expect(world.outbox.dial(claire()).repeated).toBe(false);
    await world.settle();
    expect(world.outbox.dial(claire()).repeated).toBe(true);
    expect(world.outbox.dial({ ...claire(), choices: { outboundNumber: '+33100000000' } }).repeated).toBe(
      false,
    );
  });

  it('"send again" rings once, even where the first answer was lost at once', async () => {
    answers(LOST);
    const { id } = world.outbox.dial(claire()).record.intent;
    await world.settle();
    world.outbox.resolve(id, 'sendAgain');
    await world.settle();
    world.outbox.resolve(id, 'sendAgain');
    expect(world.placing.received).toHaveLength(2);
    await world.pass(3000);
    world.outbox.resolve(id, 'sendAgain');
    expect(world.placing.received).toHaveLength(3);
  });

  it('cancel and finish are done once', () => {
    const { id } = world.outbox.schedule({ ...aCallback(), kind: 'reminder' }).intent;
    world.outbox.finish(id);
    expect(world.outbox.finish(id).intent.state.name).toBe('done');
    expect(() => world.outbox.cancel(id, false)).toThrow(refusal('badRequest', 'state'));
  });
});
