import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPastDue, needsAgent, nextSteps, sendsByItself, shownState } from '#shared/domain/dueness.ts';
import type { NextStep } from '#shared/domain/dueness.ts';
import { applyIntentEvent, INTENT_KINDS, isOver } from '#shared/domain/intent.ts';
import type { IntentEvent, IntentState } from '#shared/domain/intent.ts';
import { anIntent, anyState, REFUSAL } from '../../support/intents.ts';

const DUE = 10_000;
const GRACE = 600;
const drafted = (why?: 'unreachable' | 'invalid' | 'rateLimited' | 'notConfigured'): IntentState => ({
  name: 'drafted',
  at: 1,
  lastTry: why === undefined ? null : { at: 1, why, detail: null, retryAfterMs: null },
});
const scheduled: IntentState = { name: 'scheduled', at: 1, how: 'created', providerCallId: 397 };
const here: IntentState = { name: 'scheduled', at: 1, how: 'here', providerCallId: null };
const unconfirmed: IntentState = { name: 'unconfirmed', at: 1, reason: 'timeout', detail: null };
const refused: IntentState = { name: 'refused', at: 1, refusal: REFUSAL, status: 400 };
const sending: IntentState = { name: 'sending', at: 1 };
const done: IntentState = { name: 'done', at: 1, how: 'created', finish: null, providerCallId: 397 };
const cancelled: IntentState = { name: 'cancelled', at: 1, there: 'nothing' };

/** Any intent that can be, and an instant before, at or after its time. */
const anyIntent = fc
  .constantFrom(...INTENT_KINDS)
  .chain((kind) => anyState(kind).map((state) => anIntent({ kind, state })));
const anyNow = fc.constantFrom(0, DUE - 1, DUE, DUE + GRACE - 1, DUE + GRACE, DUE * 99);

describe('what is shown', () => {
  it.each([
    [DUE - 1, 'scheduled'],
    [DUE, 'due'],
    [DUE + GRACE - 1, 'due'],
    [DUE + GRACE, 'overdue'],
    [DUE * 1_000_000, 'overdue'],
  ])('of a promise due at 10,000, at %i: %s', (now, shown) => {
    expect(shownState(anIntent({ kind: 'callback', state: scheduled }), now, GRACE)).toBe(shown);
    expect(shownState(anIntent({ kind: 'reminder', state: here }), now, GRACE)).toBe(shown);
  });

  it('keeps the reason of what is held up, and the end of what is over', () => {
    for (const state of [sending, unconfirmed, refused, done, cancelled]) {
      expect(shownState(anIntent({ state }), DUE + GRACE, GRACE)).toBe(state.name);
    }
    expect(shownState(anIntent({ kind: 'dial', state: drafted() }), DUE + GRACE, GRACE)).toBe('drafted');
  });

  it('says of what was never handed over that its time has passed', () => {
    const intent = anIntent({ kind: 'callback', state: drafted('unreachable') });
    expect([DUE - 1, DUE, DUE + GRACE].map((now) => shownState(intent, now, GRACE))).toEqual([
      'drafted',
      'unsent',
      'unsent',
    ]);
  });

  it('is overdue never before it is past due, and past due until somebody ends it', () => {
    fc.assert(
      fc.property(anyIntent, anyNow, (intent, now) => {
        const shown = shownState(intent, now, GRACE);
        const past = isPastDue(intent, now);
        if (shown === 'due' || shown === 'overdue' || shown === 'unsent') expect(past).toBe(true);
        expect(past).toBe(intent.due !== null && now >= DUE && !isOver(intent));
      }),
    );
  });
});

describe('what is sent without being told', () => {
  it.each([
    [drafted(), true],
    [drafted('unreachable'), true],
    [drafted('rateLimited'), true],
    [drafted('notConfigured'), true],
    [drafted('invalid'), false],
    [sending, false],
    [scheduled, false],
    [unconfirmed, false],
    [refused, false],
    [done, false],
    [cancelled, false],
  ])('of callbacks: %o %s', (state, sent) => {
    expect(sendsByItself(anIntent({ kind: 'callback', state }), DUE - 1)).toBe(sent);
    expect(sendsByItself(anIntent({ kind: 'callback', state }), DUE)).toBe(false);
  });

  it('is never a call for now, nor a reminder', () => {
    for (const kind of ['dial', 'queueNow', 'reminder'] as const) {
      expect(sendsByItself(anIntent({ kind, state: drafted() }), 0)).toBe(false);
    }
  });

  it('never waits for the agent at the same time', () => {
    fc.assert(
      fc.property(anyIntent, anyNow, (intent, now) => {
        expect(sendsByItself(intent, now) && needsAgent(intent, now)).toBe(false);
        const open = !isOver(intent) && intent.state.name !== 'sending' && intent.state.name !== 'scheduled';
        expect(needsAgent(intent, now)).toBe(open && !sendsByItself(intent, now));
      }),
    );
  });
});

describe('the next steps', () => {
  it.each([
    ['dial', drafted(), ['send', 'scheduleInstead', 'cancel']],
    ['dial', unconfirmed, ['exists', 'sendAgain', 'cancel']],
    ['queueNow', refused, ['sendAgain', 'scheduleInstead', 'cancel']],
    ['callback', drafted(), ['send', 'edit', 'call', 'cancel']],
    ['callback', refused, ['edit', 'call', 'sendAgain', 'cancel']],
    ['callback', unconfirmed, ['exists', 'sendAgain', 'cancel']],
    ['callback', scheduled, ['call', 'move', 'cancel']],
    ['reminder', here, ['call', 'move', 'finish', 'cancel']],
    ['callback', sending, []],
    ['callback', done, []],
    ['dial', cancelled, []],
  ] as const)('before the time: %s %o', (kind, state, steps) => {
    expect(nextSteps(anIntent({ kind, state }), DUE - 1)).toEqual(steps);
  });

  it.each([
    ['callback', drafted(), ['call', 'edit', 'finish', 'cancel']],
    ['callback', refused, ['call', 'edit', 'finish', 'cancel']],
    ['callback', unconfirmed, ['call', 'exists', 'finish', 'cancel']],
    ['callback', scheduled, ['finish', 'call', 'cancel']],
    ['reminder', here, ['call', 'snooze', 'finish', 'move', 'cancel']],
    ['dial', drafted(), ['send', 'scheduleInstead', 'cancel']],
  ] as const)('after it: %s %o', (kind, state, steps) => {
    expect(nextSteps(anIntent({ kind, state }), DUE)).toEqual(steps);
  });

  const EVENT_OF: Partial<Record<NextStep, IntentEvent>> = {
    send: { type: 'send' },
    sendAgain: { type: 'sendAgain' },
    exists: { type: 'exists' },
    edit: { type: 'revise', kind: 'callback' },
    snooze: { type: 'revise', kind: 'reminder' },
    call: { type: 'called' },
    move: { type: 'cancel', removedThere: false },
    finish: { type: 'finish' },
    cancel: { type: 'cancel', removedThere: false },
  };

  it('can all be taken, and there is always one until it is over', () => {
    fc.assert(
      fc.property(anyIntent, anyNow, (intent, now) => {
        const steps = nextSteps(intent, now);
        for (const step of steps) {
          const event = EVENT_OF[step];
          if (event !== undefined) expect([step, applyIntentEvent(intent, event, now)]).not.toContain(null);
        }
        expect(steps.length > 0).toBe(!isOver(intent) && intent.state.name !== 'sending');
      }),
    );
  });
});
