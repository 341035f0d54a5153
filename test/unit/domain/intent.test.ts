import { describe, expect, it } from 'vitest';
import { applyIntentEvent, firstState, INTENT_KINDS, isOver, isPromise } from '#shared/domain/intent.ts';
import type { Intent, IntentEvent, IntentKind, IntentState } from '#shared/domain/intent.ts';
import type { PlacingResult, Refusal } from '#shared/domain/outbound.ts';
import { anIntent } from '../../support/intents.ts';

const REFUSAL: Refusal = {
  code: 'menuClosed',
  field: 'menu',
  params: { state: 'closed' },
  raw: 'Menu is closed',
};
const CALL = { id: 397, status: 'queued', statusText: 'queued', createdAt: 1, scheduledAt: null } as const;

/** One of every state that the machine tells apart. */
const STATES = {
  drafted: { name: 'drafted', at: 1, lastTry: null },
  tried: {
    name: 'drafted',
    at: 1,
    lastTry: { at: 1, why: 'unreachable', detail: null, retryAfterMs: null },
  },
  sending: { name: 'sending', at: 1 },
  here: { name: 'scheduled', at: 1, how: 'here', providerCallId: null },
  there: { name: 'scheduled', at: 1, how: 'created', providerCallId: 397 },
  saidSo: { name: 'scheduled', at: 1, how: 'agentSaysSo', providerCallId: null },
  unconfirmed: { name: 'unconfirmed', at: 1, reason: 'timeout', detail: null },
  refused: { name: 'refused', at: 1, refusal: REFUSAL, status: 400 },
  done: { name: 'done', at: 1, how: 'created', finish: null, providerCallId: 397 },
  finished: { name: 'done', at: 1, how: 'finishedByAgent', finish: null, providerCallId: 397 },
  cancelled: { name: 'cancelled', at: 1, there: 'nothing' },
} satisfies Record<string, IntentState>;

const answered = (result: PlacingResult): IntentEvent => ({ type: 'answered', result });

/** One of every event, and every answer. */
const EVENTS = {
  send: { type: 'send' },
  'answered created': answered({ kind: 'created', call: CALL }),
  'answered created?': answered({ kind: 'created', call: { ...CALL, id: null } }),
  'answered adapter': answered({ kind: 'finishInAdapter', why: 'chooseNumber', echo: null }),
  'answered refused': answered({ kind: 'refused', error: REFUSAL, status: 400 }),
  'answered notSent': answered({ kind: 'notSent', reason: 'tls', detail: 'expired' }),
  'answered unconfirmed': answered({ kind: 'unconfirmed', reason: 'serverError', detail: 'HTTP 502' }),
  'answered rateLimited': answered({ kind: 'rateLimited', retryAfterMs: 7000 }),
  interrupted: { type: 'interrupted' },
  exists: { type: 'exists' },
  sendAgain: { type: 'sendAgain' },
  'revise callback': { type: 'revise', kind: 'callback' },
  'revise reminder': { type: 'revise', kind: 'reminder' },
  'revise dial': { type: 'revise', kind: 'dial' },
  'revise queueNow': { type: 'revise', kind: 'queueNow' },
  called: { type: 'called' },
  finish: { type: 'finish' },
  'undo, here': { type: 'undoFinish', to: { name: 'scheduled', at: 1, how: 'here', providerCallId: null } },
  'undo, there': {
    type: 'undoFinish',
    to: { name: 'scheduled', at: 1, how: 'created', providerCallId: 397 },
  },
  'undo, unconfirmed': {
    type: 'undoFinish',
    to: { name: 'unconfirmed', at: 1, reason: 'timeout', detail: null },
  },
  'undo, sending': { type: 'undoFinish', to: { name: 'sending', at: 1 } },
  'undo, cancelled': { type: 'undoFinish', to: { name: 'cancelled', at: 1, there: 'nothing' } },
  cancel: { type: 'cancel', removedThere: false },
  'cancel, removed': { type: 'cancel', removedThere: true },
} satisfies Record<string, IntentEvent>;

type StateName = keyof typeof STATES;
type EventName = keyof typeof EVENTS;

/** A state in few letters, with all that the machine decides. */
function inShort(state: IntentState): string {
  switch (state.name) {
    case 'drafted':
      return state.lastTry === null
        ? 'drafted'
        : `drafted(${state.lastTry.why} ${state.lastTry.retryAfterMs ?? ''})`;
    case 'sending':
      return 'sending';
    case 'scheduled':
      return `scheduled(${state.how} ${state.providerCallId ?? ''})`;
    case 'unconfirmed':
      return `unconfirmed(${state.reason} ${state.detail ?? ''})`;
    case 'refused':
      return `refused(${state.refusal.code} ${state.status})`;
    case 'done':
      return `done(${state.how} ${state.finish ?? ''} ${state.providerCallId ?? ''})`;
    case 'cancelled':
      return `cancelled(${state.there})`;
  }
}

type Row = Partial<Record<EventName, string | undefined>>;
const SAME = 'as it was';

/** What is the same for both kinds of calls for now, and for both kinds of promises. What is not named cannot happen. */
const FROM_SENDING_NOW: Row = {
  'answered created': 'done(created  397)',
  'answered created?': 'done(created  )',
  'answered adapter': 'done(finishInAdapter chooseNumber )',
  'answered refused': 'refused(menuClosed 400)',
  'answered notSent': 'drafted(tls )',
  'answered unconfirmed': 'unconfirmed(serverError HTTP 502)',
  'answered rateLimited': 'drafted(rateLimited 7000)',
  interrupted: 'unconfirmed(interrupted )',
  called: SAME,
};
const OFF: Row = { called: SAME, cancel: 'cancelled(nothing)', 'cancel, removed': 'cancelled(nothing)' };
const NOW: Record<StateName, Row> = {
  drafted: { ...OFF, send: 'sending' },
  tried: { ...OFF, send: 'sending' },
  sending: FROM_SENDING_NOW,
  // Nothing for now is ever scheduled; if it were, it could be ended.
  here: OFF,
  there: { ...OFF, cancel: 'cancelled(remains)', 'cancel, removed': 'cancelled(removedByAgent)' },
  saidSo: { ...OFF, cancel: 'cancelled(remains)', 'cancel, removed': 'cancelled(removedByAgent)' },
  unconfirmed: {
    called: SAME,
    exists: 'done(agentSaysSo  )',
    sendAgain: 'drafted',
    cancel: 'cancelled(unknown)',
    'cancel, removed': 'cancelled(removedByAgent)',
  },
  refused: { ...OFF, sendAgain: 'drafted' },
  done: {},
  finished: {},
  cancelled: {},
};

const REVISED: Row = { 'revise callback': 'drafted', 'revise reminder': 'scheduled(here )' };
const FINISHED: Row = { finish: 'done(finishedByAgent  )' };
const PROMISED: Record<StateName, Row> = {
  drafted: { ...OFF, ...REVISED, ...FINISHED, send: 'sending' },
  tried: { ...OFF, ...REVISED, ...FINISHED, send: 'sending' },
  sending: {
    ...FROM_SENDING_NOW,
    'answered created': 'scheduled(created 397)',
    'answered created?': 'scheduled(created )',
    'answered adapter': 'unconfirmed(unexpected chooseNumber)',
  },
  here: { ...OFF, ...REVISED, ...FINISHED },
  there: {
    called: SAME,
    finish: 'done(finishedByAgent  397)',
    cancel: 'cancelled(remains)',
    'cancel, removed': 'cancelled(removedByAgent)',
  },
  saidSo: {
    ...FINISHED,
    called: SAME,
    cancel: 'cancelled(remains)',
    'cancel, removed': 'cancelled(removedByAgent)',
  },
  unconfirmed: {
    ...FINISHED,
    called: SAME,
    exists: 'scheduled(agentSaysSo )',
    sendAgain: 'drafted',
    cancel: 'cancelled(unknown)',
    'cancel, removed': 'cancelled(removedByAgent)',
  },
  refused: { ...OFF, ...REVISED, ...FINISHED, sendAgain: 'drafted' },
  done: {},
  // Back to where it could be finished, and nowhere else.
  finished: {
    'undo, here': 'scheduled(here )',
    'undo, there': 'scheduled(created 397)',
    'undo, unconfirmed': 'unconfirmed(timeout )',
  },
  cancelled: {},
};

/** A reminder never leaves this machine, so of these states it only ever sees those that are reached here. */
const REMINDED: Record<StateName, Row> = {
  ...PROMISED,
  drafted: { ...PROMISED.drafted, send: undefined },
  tried: { ...PROMISED.tried, send: undefined },
  sending: FROM_SENDING_NOW,
  unconfirmed: { ...PROMISED.unconfirmed, exists: 'done(agentSaysSo  )' },
};

/** `revise` stays among promises, or among calls for now, where there is nothing to revise but the kind. */
const CHOSEN: Row = { 'revise dial': 'drafted', 'revise queueNow': 'drafted' };
const REVISABLE: Record<StateName, Row> = {
  ...NOW,
  drafted: { ...NOW.drafted, ...CHOSEN },
  tried: { ...NOW.tried, ...CHOSEN },
  here: { ...NOW.here, ...CHOSEN },
  refused: { ...NOW.refused, ...CHOSEN },
};

const TABLE: Record<IntentKind, Record<StateName, Row>> = {
  dial: REVISABLE,
  queueNow: REVISABLE,
  callback: PROMISED,
  reminder: REMINDED,
};

const cells = INTENT_KINDS.flatMap((kind) =>
  Object.keys(STATES).flatMap((state) =>
    Object.keys(EVENTS).map((event) => [kind, state as StateName, event as EventName] as const),
  ),
);

describe('what happens to an intent', () => {
  it.each(cells)('%s, %s: %s', (kind, stateName, eventName) => {
    const before: Intent = anIntent({ kind, state: STATES[stateName] });
    const after = applyIntentEvent(before, EVENTS[eventName], 2);
    const expected = TABLE[kind][stateName][eventName];
    if (expected === undefined) {
      expect(after).toBeNull();
    } else if (expected === SAME) {
      expect(after).toEqual({ ...before, calledAt: 2 });
    } else {
      expect(after && inShort(after.state)).toBe(expected);
      const event: IntentEvent = EVENTS[eventName];
      const revisedKind = event.type === 'revise' ? event.kind : kind;
      expect(after).toEqual({ ...before, kind: revisedKind, state: { ...after?.state, at: 2 } });
    }
  });

  it('keeps what stopped the last try', () => {
    const sending = anIntent({ kind: 'callback', state: STATES.sending });
    const detail = { reason: 'timeout', detail: 'no connection' } as const;
    expect(applyIntentEvent(sending, answered({ kind: 'notSent', ...detail }), 5)?.state).toEqual({
      name: 'drafted',
      at: 5,
      lastTry: { at: 5, why: 'timeout', detail: 'no connection', retryAfterMs: null },
    });
  });

  it('undoes with a finish nothing but the finish', () => {
    for (const state of Object.values(STATES)) {
      const before = anIntent({ kind: 'callback', state });
      const done = applyIntentEvent(before, { type: 'finish' }, 5);
      if (done === null) continue;
      const noted = { ...done, note: 'noted meanwhile' };
      expect(applyIntentEvent(noted, { type: 'undoFinish', to: before.state }, 9)).toEqual({
        ...before,
        note: 'noted meanwhile',
        state: { ...before.state, at: 9 },
      });
    }
  });

  it('keeps the whole refusal', () => {
    const sending = anIntent({ kind: 'dial', state: STATES.sending });
    expect(applyIntentEvent(sending, EVENTS['answered refused'], 5)?.state).toEqual({
      name: 'refused',
      at: 5,
      refusal: REFUSAL,
      status: 400,
    });
  });
});

describe('an intent', () => {
  it.each(INTENT_KINDS)('of kind %s begins where the first step is open', (kind) => {
    const first = anIntent({ kind, state: firstState(kind, 7) });
    expect(first.state.at).toBe(7);
    expect(applyIntentEvent(first, { type: 'send' }, 8) === null).toBe(kind === 'reminder');
    expect(isOver(first)).toBe(false);
  });

  it('is over when it is done or cancelled, and only then', () => {
    const over = Object.entries(STATES).filter(([, state]) => isOver({ state }));
    expect(over.map(([name]) => name)).toEqual(['done', 'finished', 'cancelled']);
  });

  it('is a promise if it has a time', () => {
    expect(INTENT_KINDS.filter(isPromise)).toEqual(['callback', 'reminder']);
  });
});
