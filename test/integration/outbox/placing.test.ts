import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CCAI_HTTP } from '#core/providers/ccai/operations.ts';
import { startCcaiSimulator } from '#simulators/ccai/simulator.ts';
import { anId, CLAIRE, PARIS, partyNumber } from '../../support/intents.ts';
import { DIRECTORY, SUBDOMAIN, TOKEN } from '../ccai/world.ts';
import { aFile } from '../storage/desk.ts';
import { openDesk } from './world.ts';
import type { Desk } from './world.ts';

const HOUR = 3_600_000;
let desk: Desk;
beforeEach(async () => {
  // How the client rests after failures is its own matter, and would need time to pass here.
  desk = await openDesk(aFile(), {}, { failuresToRest: 99 });
});
afterEach(() => desk.stop());

const claire = () => ({ id: anId(), party: CLAIRE, ticketId: null });
const aCallback = (n = 0, inMs = HOUR) => ({
  id: anId(),
  party: partyNumber(n),
  ticketId: null,
  kind: 'callback' as const,
  due: { at: desk.clock.now() + inMs, zone: PARIS },
  note: '',
});
const dial = (request = claire()): string => desk.outbox.dial(request).record.intent.id;
const schedule = (request = aCallback()): string => desk.outbox.schedule(request).intent.id;
const answered = (id: string) => desk.whenNot(id, 'sending');
const rang = () => desk.ccai.simulator.ringing();

describe('what CCAI Platform makes of a wish', () => {
  it('a call: it rings once, and is on the desk with its id', async () => {
    const id = dial();
    const state = await answered(id);
    expect(state).toMatchObject({ name: 'done', how: 'created', providerCallId: rang()[0]?.id });
    expect(rang()).toMatchObject([{ operation: 'callOut', number: '+33612345678' }]);
    expect(desk.placed).toMatchObject([{ id, call: { id: rang()[0]?.id } }]);
  });

  it('a place in a queue', async () => {
    const { id } = desk.outbox.queueNow({ ...claire(), choices: { menuId: 9 } }).record.intent;
    expect(await answered(id)).toMatchObject({ name: 'done', how: 'created' });
    expect(rang()).toMatchObject([{ operation: 'queueNow', request: { menu_id: 9 } }]);
  });

  it('a callback: it is scheduled there for that time', async () => {
    const promise = aCallback();
    expect(await answered(schedule(promise))).toMatchObject({
      name: 'scheduled',
      how: 'created',
      providerCallId: rang()[0]?.id,
    });
    expect(rang()).toMatchObject([
      { operation: 'schedule', request: { scheduled_at: new Date(promise.due.at).toISOString() } },
    ]);
    expect(desk.placed).toEqual([]);
  });

  it.each(['echo200', 'empty202'] as const)(
    'work for the agent in the adapter (%s)',
    async (finishInAdapter) => {
      desk.ccai.simulator.setForms({ finishInAdapter });
      desk.ccai.simulator.setQuirks([{ quirk: 'adapter' }]);
      expect(await answered(dial())).toMatchObject({ name: 'done', how: 'finishInAdapter' });
      expect(await answered(schedule())).toMatchObject({ name: 'unconfirmed', reason: 'unexpected' });
      expect(rang()).toEqual([]);
    },
  );

  it('a refusal, with its reason and field', async () => {
    desk.settings.current = { ...desk.settings.current, agentEmail: 'busy@example.fr' };
    expect(await answered(dial())).toMatchObject({
      name: 'refused',
      status: 400,
      refusal: { code: 'agentUnavailable' },
    });
    const closed = { ...aCallback(), choices: { menuId: 11 } };
    expect(await answered(schedule(closed))).toMatchObject({
      name: 'refused',
      refusal: { code: 'menuAfterHours', field: 'menu' },
    });
  });

  it('created without saying what', async () => {
    desk.ccai.simulator.setQuirks([{ quirk: 'emptyBody' }]);
    expect(await answered(dial())).toMatchObject({ name: 'done', how: 'created', providerCallId: null });
    expect(rang()).toHaveLength(1);
  });

  it.each([
    ['reset', undefined, 'connectionLost'],
    ['status', 503, 'serverError'],
    ['halfBody', undefined, 'unreadable'],
    ['html', undefined, 'unreadable'],
  ] as const)(
    'a lost answer (%s %s): it rang, nobody knows, nobody sends it again',
    async (kind, value, reason) => {
      desk.ccai.simulator.setFaults([{ system: 'ccai', operation: '*', kind, value, acts: true }]);
      const ids = [dial(), schedule()];
      for (const id of ids) expect(await answered(id)).toMatchObject({ name: 'unconfirmed', reason });
      expect(rang()).toHaveLength(2);
      desk.ccai.simulator.setFaults([]);
      desk.outbox.wake();
      desk.clock.advance(HOUR / 2);
      await desk.restart();
      expect(await answered(schedule(aCallback(5)))).toMatchObject({ name: 'scheduled' });
      expect(rang()).toHaveLength(3);
      expect(ids.map((id) => desk.read(id).intent.state.name)).toEqual(['unconfirmed', 'unconfirmed']);
      desk.outbox.resolve(ids[0]!, 'sendAgain');
      expect(await desk.whenNot(ids[0]!, 'sending', 'unconfirmed')).toMatchObject({ name: 'done' });
      expect(rang()).toHaveLength(4);
    },
  );

  it('429: kept, and sent when it may be', async () => {
    desk.ccai.simulator.setQuirks([{ quirk: 'rateLimitedFor7', times: 2 }]);
    const callback = schedule();
    const call = dial();
    expect(await answered(callback)).toMatchObject({
      name: 'drafted',
      lastTry: { why: 'rateLimited', retryAfterMs: 7000 },
    });
    expect(await answered(call)).toMatchObject({ name: 'drafted', lastTry: { why: 'rateLimited' } });
    desk.clock.advance(6999);
    expect(desk.ccai.simulator.log()).toHaveLength(2);
    desk.clock.advance(1);
    expect(await desk.whenNot(callback, 'drafted', 'sending')).toMatchObject({ name: 'scheduled' });
    expect(desk.read(call).intent.state.name).toBe('drafted');
  });

  it('401: refused, and the next callbacks wait until the token is changed', async () => {
    desk.ccai.token = 'wrong';
    expect(await answered(schedule())).toMatchObject({
      name: 'refused',
      refusal: { code: 'credentialRefused' },
    });
    expect(rang()).toEqual([]);
  });
});

describe('offline', () => {
  it('everything is kept; callbacks are sent when the network is back, calls are not', async () => {
    const { simulator } = desk.ccai;
    const port = Number(new URL(simulator.url).port);
    await simulator.stop();
    const call = dial();
    const callbacks = [1, 2, 3].map((n) => schedule(aCallback(n, n * HOUR)));
    for (const id of [call, ...callbacks]) {
      expect(await answered(id)).toMatchObject({ name: 'drafted', lastTry: { why: 'unreachable' } });
    }
    await desk.restart();
    const back = await startCcaiSimulator({
      subdomain: SUBDOMAIN,
      token: TOKEN,
      directory: DIRECTORY,
      port,
      now: () => desk.clock.now(),
    });
    try {
      desk.outbox.wake();
      for (const id of callbacks) {
        expect(await desk.whenNot(id, 'drafted', 'sending')).toMatchObject({
          name: 'scheduled',
          how: 'created',
        });
      }
      expect(back.ringing().map(({ number }) => number)).toEqual(
        [1, 2, 3].map((n) => `+336${String(n).padStart(8, '0')}`),
      );
      expect(desk.read(call).intent.state.name).toBe('drafted');
    } finally {
      await back.stop();
    }
  });

  it('without a setting nothing is tried', async () => {
    desk.ccai.settings = { ...desk.ccai.settings, subdomain: '' };
    const id = schedule();
    expect(await answered(id)).toMatchObject({ name: 'drafted', lastTry: { why: 'notConfigured' } });
    desk.ccai.settings = { ...desk.ccai.settings, subdomain: SUBDOMAIN };
    desk.outbox.wake();
    expect(await desk.whenNot(id, 'drafted', 'sending')).toMatchObject({ name: 'scheduled' });
  });
});

describe('the end of the app', () => {
  it('waits for the answer to what has left', async () => {
    desk.ccai.simulator.setFaults([{ system: 'ccai', operation: '*', kind: 'delay', value: 50 }]);
    const read = new Promise((resolve) => desk.ccai.simulator.onRequest(resolve));
    const id = dial();
    await read;
    await desk.restart();
    expect(desk.read(id).intent.state).toMatchObject({ name: 'done', how: 'created' });
  });

  it('gives up what is not answered, and says that nobody knows', async () => {
    desk.ccai.simulator.setFaults([{ system: 'ccai', operation: '*', kind: 'silence', acts: true }]);
    const read = new Promise((resolve) => desk.ccai.simulator.onRequest(resolve));
    const id = dial();
    await read;
    const restarted = desk.restart();
    desk.clock.advance(3000);
    await restarted;
    expect(desk.read(id).intent.state).toMatchObject({ name: 'unconfirmed', reason: 'cancelled' });
  });
});

it('what waits for its turn at the end of the app is withdrawn, and certainly never left', async () => {
  const paced = await openDesk(aFile(), {}, CCAI_HTTP);
  try {
    const ids = Array.from({ length: 8 }, (_, n) => {
      const request = { id: anId(), party: partyNumber(n), ticketId: null };
      return paced.outbox.dial(request).record.intent.id;
    });
    await Promise.all(ids.slice(0, CCAI_HTTP.rate.burst).map((id) => paced.whenNot(id, 'sending')));
    await paced.restart();
    const states = ids.map((id) => paced.read(id).intent.state);
    expect(states.slice(0, 3).map(({ name }) => name)).toEqual(['done', 'done', 'done']);
    for (const state of states.slice(3)) {
      expect(state).toMatchObject({ name: 'drafted', lastTry: { why: 'cancelled' } });
    }
    expect(paced.ccai.simulator.ringing()).toHaveLength(3);
  } finally {
    await paced.stop();
  }
});
