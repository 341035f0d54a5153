import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOver } from '#shared/domain/intent.ts';
import type { IntentState } from '#shared/domain/intent.ts';
import { nearProviderCall, providerCallAt } from '#shared/domain/providerCall.ts';
import { anIntent, anyState, REFUSAL } from '../../support/intents.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = 1_800_000_000_000;

const scheduled: IntentState = { name: 'scheduled', at: 1, how: 'created', providerCallId: 397 };

function promise(ms: number, state: IntentState = scheduled, kind: 'callback' | 'reminder' = 'callback') {
  return anIntent({ kind, state, due: { at: NOW + ms, zone: 'Europe/Paris' } });
}

describe('a call that the provider makes by itself', () => {
  it.each([
    [2 * HOUR + 1, null],
    [2 * HOUR, 'soon'],
    [MINUTE + 1, 'soon'],
    [MINUTE, 'perhapsNow'],
    [0, 'perhapsNow'],
    [-72 * HOUR, 'perhapsNow'],
  ] as const)('promised in %i ms is %s', (ms, is) => {
    expect(providerCallAt(NOW + ms, NOW)?.is ?? null).toBe(is);
    expect(nearProviderCall([promise(ms)], NOW)).toEqual(is === null ? null : { at: NOW + ms, is });
  });

  it.each([
    ['scheduled', scheduled, true],
    ['sending', { name: 'sending', at: 1 }, true],
    ['unconfirmed', { name: 'unconfirmed', at: 1, reason: 'timeout', detail: null }, true],
    ['drafted, to be sent by itself', { name: 'drafted', at: 1, lastTry: null }, true],
    [
      'drafted, and waiting for its editor',
      { name: 'drafted', at: 1, lastTry: { at: 1, why: 'invalid', detail: null, retryAfterMs: null } },
      false,
    ],
    ['refused', { name: 'refused', at: 1, refusal: REFUSAL, status: 400 }, false],
  ] as const)('stands where a callback is %s: %s', (_what, state, calls) => {
    expect(nearProviderCall([promise(HOUR, state)], NOW) !== null).toBe(calls);
  });

  it('is not made of what never reached the provider in time, nor of a reminder', () => {
    expect(nearProviderCall([promise(-1, { name: 'drafted', at: 1, lastTry: null })], NOW)).toBeNull();
    const here: IntentState = { name: 'scheduled', at: 1, how: 'here', providerCallId: null };
    expect(nearProviderCall([promise(HOUR, here, 'reminder')], NOW)).toBeNull();
  });

  it('is the nearest of several, whichever was promised first', () => {
    const promises = [promise(-5 * HOUR), promise(HOUR), promise(30 * MINUTE), promise(9 * HOUR)];
    expect(nearProviderCall(promises, NOW)).toEqual({ at: NOW + 30 * MINUTE, is: 'soon' });
  });

  it('never stands for what is over', () => {
    fc.assert(
      fc.property(anyState('callback'), fc.integer({ min: -HOUR, max: 3 * HOUR }), (state, ms) => {
        const one = promise(ms, state);
        if (isOver(one)) expect(nearProviderCall([one], NOW)).toBeNull();
      }),
    );
  });
});
