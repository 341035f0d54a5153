import { describe, expect, it } from 'vitest';
import { anId, PARIS, partyNumber } from '../../../support/intents.ts';
import {
  aCallback,
  answers,
  aWorldEach,
  claire,
  CREATED,
  HOUR,
  inAnHour,
  LOST,
  OFFLINE,
  person,
  refusal,
  refusedBy,
  stateOf,
  world,
} from './outboxTesting.ts';
import { SETTINGS } from './outboxWorld.ts';

aWorldEach();

describe('a promise', () => {
  it('that CCAI keeps is sent at once and scheduled with its id', async () => {
    answers(CREATED);
    const promise = { ...aCallback(), choices: { language: 'fr' } };
    const { id } = world.outbox.schedule(promise).intent;
    expect(world.placing.last).toMatchObject({
      operation: 'schedule',
      request: { endUserNumber: '+33600000000', menuId: 9, scheduledAt: promise.due.at, lang: 'fr' },
    });
    await world.settle();
    expect(stateOf(id)).toMatchObject({ name: 'scheduled', how: 'created', providerCallId: 397 });
    expect(world.heard.placed).toEqual([]);
  });

  it('keeps with each try what the settings of then made of it', async () => {
    const { id } = world.outbox.schedule(aCallback()).intent;
    const asked = `menu_id ${String(SETTINGS.callbackMenuId)}`;
    expect(world.outbox.read(id).attempts).toMatchObject([{ outcome: null, detail: asked }]);
    world.placing.last.answer(CREATED);
    await world.settle();
    world.settings.current = { ...SETTINGS, callbackMenuId: 12 };
    expect(world.outbox.read(id).attempts).toMatchObject([{ outcome: 'created', detail: `${asked} → 397` }]);
  });

  it("of a parent call takes that call's menu", () => {
    world.outbox.schedule({ ...aCallback(), choices: { parentCallId: 514 } });
    expect(world.placing.last.request).toMatchObject({ callId: 514, menuId: undefined });
  });

  it('that the agent keeps needs no provider', () => {
    world.placing.isReady = false;
    const short = { kind: 'short', raw: '3635', digits: '3635', display: '3635' } as const;
    const { intent } = world.outbox.schedule({ ...aCallback(), kind: 'reminder', party: short });
    expect(intent.state).toMatchObject({ name: 'scheduled', how: 'here' });
    expect(world.placing.received).toEqual([]);
  });

  it.each([
    ['callback', { at: Number.NaN, zone: PARIS }, 'due'],
    ['reminder', { at: Number.POSITIVE_INFINITY, zone: PARIS }, 'due'],
    ['reminder', { at: 8.64e15 + 1, zone: PARIS }, 'due'],
    ['callback', { at: 4e12, zone: 'Europe/Pariss' }, 'zone'],
    ['reminder', { at: 4e12, zone: '+02:00' }, 'zone'],
    ['callback', { at: 1, zone: PARIS }, 'past'],
  ] as const)('of kind %s at %o is refused: %s', (kind, due, detail) => {
    const promise = { ...aCallback(), kind, due };
    expect(() => world.outbox.schedule(promise)).toThrow(refusal('badRequest', detail));
    expect(() => world.outbox.read(promise.id)).toThrow(refusal('notFound'));
  });

  it('whose time passed unsent stays drafted, overdue, and is never sent', async () => {
    answers(OFFLINE);
    const { id } = world.outbox.schedule(aCallback(0, 60_000)).intent;
    await world.pass(60_000);
    answers(CREATED);
    world.outbox.wake();
    await world.pass(HOUR);
    expect(stateOf(id).name).toBe('drafted');
    expect(world.outbox.counts(world.now())).toMatchObject({ overdue: 1, undecided: 0 });
    expect(() => world.outbox.resolve(id, 'send')).toThrow(refusal('badRequest', 'past'));
    const moved = world.outbox.edit({ ...aCallback(), id });
    expect(moved.intent.state.name).toBe('sending');
  });

  it('is edited while nobody else holds it, and changes between its kinds', async () => {
    answers(refusedBy('menuClosed'), CREATED);
    const { id } = world.outbox.schedule(aCallback()).intent;
    await world.settle();
    const due = { at: world.now() + 2 * HOUR + 0.4, zone: 'Asia/Tokyo' };
    const remind = world.outbox.edit({ ...person(5), id, kind: 'reminder', due, note: 'after lunch' });
    expect(remind.intent).toMatchObject({
      id,
      kind: 'reminder',
      due: { at: world.now() + 2 * HOUR, zone: 'Asia/Tokyo' },
      note: 'after lunch',
      party: partyNumber(5),
      state: { name: 'scheduled', how: 'here' },
    });
    world.outbox.edit({ ...person(5), id, kind: 'callback', due, note: '' });
    await world.settle();
    expect(stateOf(id)).toMatchObject({ name: 'scheduled', how: 'created' });
    expect(() => world.outbox.edit({ ...person(5), id, kind: 'callback', due, note: '' })).toThrow(
      refusal('badRequest', 'state'),
    );
  });

  it('keeps a note whole, whatever is in it', () => {
    const { id } = world.outbox.schedule({
      ...aCallback(),
      note: `be\u0000fore ${'x'.repeat(20_000)}`,
    }).intent;
    expect(world.outbox.read(id).intent.note).toBe(`before ${'x'.repeat(20_000)}`);
    expect(world.outbox.note(id, 'a\u0000b').intent.note).toBe('ab');
  });

  it('keeps what was noted while it was on its way', async () => {
    const { id } = world.outbox.schedule(aCallback()).intent;
    world.outbox.note(id, 'ask for Mr Martin');
    expect(stateOf(id).name).toBe('sending');
    world.placing.last.answer(CREATED);
    await world.settle();
    expect(world.outbox.read(id).intent).toMatchObject({
      note: 'ask for Mr Martin',
      state: { name: 'scheduled' },
    });
  });

  it('that CCAI holds is moved by another one, and says what remains there', async () => {
    answers(CREATED);
    const promise = { ...aCallback(), note: 'invoice', choices: { language: 'fr' } };
    const { id } = world.outbox.schedule(promise).intent;
    await world.settle();
    const move = { id, newId: anId(), due: { at: world.now() + 5 * HOUR, zone: PARIS }, removedThere: false };
    const { before, after } = world.outbox.replace(move);
    expect(before.intent.state).toMatchObject({ name: 'cancelled', there: 'remains' });
    expect(after.intent).toMatchObject({
      id: move.newId,
      replaces: id,
      note: 'invoice',
      due: move.due,
      choices: { language: 'fr' },
      state: { name: 'sending' },
    });
    await world.settle();
    expect(world.outbox.replace(move)).toMatchObject({ after: { intent: { id: move.newId } } });
    expect(world.placing.received).toHaveLength(2);
  });

  it('is not moved by half if the disk refuses', async () => {
    answers(CREATED);
    const { id } = world.outbox.schedule(aCallback()).intent;
    await world.settle();
    world.disk.refuses = true;
    const newId = anId();
    expect(() => world.outbox.replace({ id, newId, due: inAnHour(), removedThere: true })).toThrow(
      refusal('storageFailed'),
    );
    expect(stateOf(id).name).toBe('scheduled');
    expect(() => world.outbox.read(newId)).toThrow(refusal('notFound'));
    expect(world.placing.received).toHaveLength(1);
  });

  it('a call for now is not moved', () => {
    const { id } = world.outbox.dial(claire()).record.intent;
    expect(() => world.outbox.replace({ id, newId: anId(), due: inAnHour(), removedThere: false })).toThrow(
      refusal('badRequest', 'state'),
    );
  });

  it('in doubt is settled by the agent', async () => {
    answers(LOST);
    const { id } = world.outbox.schedule(aCallback()).intent;
    await world.settle();
    expect(() => world.outbox.resolve(id, 'send')).toThrow(refusal('badRequest', 'state'));
    expect(world.outbox.resolve(id, 'exists').intent.state).toMatchObject({
      name: 'scheduled',
      how: 'agentSaysSo',
    });
  });
});
