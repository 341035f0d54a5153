import { describe, expect, it } from 'vitest';
import { anId, CLAIRE, placedCall } from '../../../support/intents.ts';
import {
  aCallback,
  answers,
  aWorldEach,
  claire,
  CREATED,
  HOUR,
  limited,
  LOST,
  OFFLINE,
  person,
  refusal,
  refusedBy,
  stateOf,
  world,
} from './outboxTesting.ts';
import { SETTINGS } from './outboxWorld.ts';
import type { CallOutRequest } from '#shared/domain/outbound.ts';

aWorldEach();

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
