import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Intent } from '#shared/domain/intent.ts';
import type { CallOutRequest, PlacingResult } from '#shared/domain/outbound.ts';
import { anId, CLAIRE, PARIS, partyNumber, placedCall, REFUSAL } from '../../../support/intents.ts';
import { outboxWorld, SETTINGS } from './outboxWorld.ts';
import type { OutboxWorld } from './outboxWorld.ts';

const HOUR = 3_600_000;
const CREATED: PlacingResult = { kind: 'created', call: placedCall(397) };
const OFFLINE: PlacingResult = { kind: 'notSent', reason: 'unreachable', detail: 'ENOTFOUND' };
const LOST: PlacingResult = { kind: 'unconfirmed', reason: 'timeout', detail: null };
const limited = (retryAfterMs: number | null): PlacingResult => ({ kind: 'rateLimited', retryAfterMs });
const refusedBy = (code: 'menuClosed' | 'credentialRefused' | 'wrongAddress'): PlacingResult => ({
  kind: 'refused',
  error: { ...REFUSAL, code },
  status: 400,
});

let world: OutboxWorld;
beforeEach(() => {
  world = outboxWorld();
  world.outbox.start();
});
afterEach(() => {
  world.remove();
});

const claire = () => ({ id: anId(), party: CLAIRE, ticketId: null });
const person = (n: number) => ({ id: anId(), party: partyNumber(n), ticketId: null });
const inAnHour = () => ({ at: world.now() + HOUR, zone: PARIS });
const aCallback = (n = 0, inMs = HOUR) => ({
  ...person(n),
  kind: 'callback' as const,
  due: { at: world.now() + inMs, zone: PARIS },
  note: '',
});
const stateOf = (id: string): Intent['state'] => world.outbox.read(id).intent.state;
const answers = (...results: PlacingResult[]) => {
  world.placing.behaviours = results.map((result) => ({ as: 'answers', result }));
};
const refusal = (code: string, detail?: string) =>
  expect.objectContaining({ code, ...(detail === undefined ? {} : { detail }) });

describe('a call for now', () => {
  it('is on the disk as being sent before the provider hears of it', async () => {
    const seen: string[] = [];
    const { callOut } = world.placing;
    world.placing.callOut = (request: CallOutRequest, signal: AbortSignal, left: () => void) => {
      seen.push(...world.memory.intents.open(9).map(({ intent }) => intent.state.name));
      return callOut(request, signal, left);
    };
    const { record, repeated } = world.outbox.dial(claire());
    expect(seen).toEqual(['sending']);
    expect(repeated).toBe(false);
    expect(record.intent).toMatchObject({ kind: 'dial', party: CLAIRE, state: { name: 'sending' } });
    expect(record.attempts).toEqual([{ at: world.now(), endedAt: null, outcome: null, detail: null }]);
    await world.settle();
  });

  it('asks with what the agent chose, and with the settings of this moment for the rest', () => {
    world.settings.current = { ...SETTINGS, outboundNumber: '+33187224465', language: 'fr' };
    world.outbox.dial(claire());
    expect(world.placing.last).toMatchObject({ operation: 'callOut' });
    expect(world.placing.last.request).toEqual({
      agentEmail: 'claire@example.fr',
      endUserNumber: '+33612345678',
      outboundNumber: '+33187224465',
      lang: 'fr',
    });
    const choices = { outboundNumber: '+33100000000', language: 'de' };
    world.outbox.dial({ ...person(1), ticketId: '71450', choices });
    expect(world.placing.last.request).toEqual({
      agentEmail: 'claire@example.fr',
      endUserNumber: '+33600000001',
      ticketId: '71450',
      outboundNumber: '+33100000000',
      lang: 'de',
    });
  });

  it('into a queue takes menu and permission with it', () => {
    const choices = { menuId: 50, recordingPermission: 'granted' as const };
    world.outbox.queueNow({ ...claire(), choices });
    expect(world.placing.last).toMatchObject({
      operation: 'queueNow',
      request: { endUserNumber: '+33612345678', menuId: 50, recordingPermission: 'granted' },
    });
  });

  it('that exists is told, with its id, and kept as done', async () => {
    answers(CREATED);
    const { id } = world.outbox.dial(claire()).record.intent;
    await world.settle();
    expect(stateOf(id)).toMatchObject({ name: 'done', how: 'created', providerCallId: 397 });
    expect(world.heard.placed).toEqual([{ id, call: placedCall(397) }]);
    expect(world.heard.changed.map(({ intent }) => intent.state.name)).toEqual(['sending', 'done']);
    expect(world.outbox.read(id).attempts).toMatchObject([{ outcome: 'created', detail: '397' }]);
  });

  it('notes on the promise it keeps that the person was called, once the call exists', async () => {
    answers(CREATED, refusedBy('menuClosed'), CREATED);
    const { id } = world.outbox.schedule(aCallback()).intent;
    await world.settle();
    world.outbox.dial({ ...person(1), forCallback: id });
    await world.settle();
    expect(world.outbox.read(id).intent.calledAt).toBeNull();
    world.outbox.dial({ ...person(2), forCallback: id });
    await world.settle();
    expect(world.outbox.read(id).intent).toMatchObject({
      calledAt: world.now(),
      state: { name: 'scheduled' },
    });
  });

  it.each([
    [
      OFFLINE,
      { name: 'drafted', lastTry: { why: 'unreachable', detail: 'ENOTFOUND' } },
      'unreachable: ENOTFOUND',
    ],
    [limited(7000), { name: 'drafted', lastTry: { why: 'rateLimited', retryAfterMs: 7000 } }, '7000 ms'],
    [refusedBy('menuClosed'), { name: 'refused', refusal: { code: 'menuClosed' } }, 'no'],
    [LOST, { name: 'unconfirmed', reason: 'timeout' }, 'timeout'],
    [
      { kind: 'finishInAdapter', why: 'ticket', echo: null },
      { name: 'done', how: 'finishInAdapter', finish: 'ticket' },
      'ticket',
    ],
  ] as const)(
    'that ends with %o says so and is never sent later by itself',
    async (result, state, detail) => {
      answers(result);
      const { id } = world.outbox.dial(claire()).record.intent;
      await world.settle();
      expect(stateOf(id)).toMatchObject(state);
      expect(world.outbox.read(id).attempts).toMatchObject([{ outcome: result.kind, detail }]);
      expect(world.heard.placed).toEqual([]);
      world.outbox.wake();
      await world.pass(HOUR);
      await world.restart();
      expect(world.placing.received).toHaveLength(1);
    },
  );

  it.each(['throws', 'rejects'] as const)('is in doubt if the provider %s', async (as) => {
    world.placing.behaviours = [{ as }];
    const { id } = world.outbox.dial(claire()).record.intent;
    await world.settle();
    expect(stateOf(id)).toMatchObject({ name: 'unconfirmed', reason: 'unexpected' });
  });

  it('is in doubt if the provider never answers', async () => {
    const { id } = world.outbox.dial(claire()).record.intent;
    world.placing.last.leave();
    await world.pass(119_000);
    expect(stateOf(id).name).toBe('sending');
    await world.pass(2000);
    expect(stateOf(id)).toMatchObject({ name: 'unconfirmed', reason: 'timeout' });
    expect(world.placing.last.signal.aborted).toBe(true);
  });

  it.each([
    ['agentEmail', { ...SETTINGS, agentEmail: ' ' }, true],
    [null, SETTINGS, false],
  ])('waits for its settings: %s', (detail, settings, ready) => {
    world.settings.current = settings;
    world.placing.isReady = ready;
    const { intent } = world.outbox.dial(claire()).record;
    expect(intent.state).toMatchObject({ name: 'drafted', lastTry: { why: 'notConfigured', detail } });
    expect(world.placing.received).toEqual([]);
    world.settings.current = SETTINGS;
    world.placing.isReady = true;
    expect(world.outbox.resolve(intent.id, 'send').intent.state.name).toBe('sending');
  });

  it.each([
    ['nobody', null, null],
    ['an extension', { kind: 'short', raw: '104', digits: '104', display: '104' }, null],
    ['a hidden number', { kind: 'withheld', raw: '' }, null],
    ['no number, whatever the ticket', { kind: 'unreadable', raw: 'x' }, '71450'],
  ] as const)('to %s is not begun', (_name, party, ticketId) => {
    const id = anId();
    expect(() => world.outbox.dial({ id, party, ticketId })).toThrow(refusal('badRequest', 'number'));
    expect(() => world.outbox.read(id)).toThrow(refusal('notFound'));
  });
});

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
