import { describe, expect, it } from 'vitest';
import type { IntentView } from '#shared/contract/placingViews.ts';
import { callerRole } from '../../../../src-renderer/lib/callbacks/callerRole.ts';
import { callbacksEn } from '../../../../src-renderer/strings/en/callbacks.ts';
import { callbacksFr } from '../../../../src-renderer/strings/fr/callbacks.ts';
import { refusal } from '../support/placingSamples.ts';
import { held, HOUR, MINUTE, reminder } from '../support/promises.ts';
import { NOW } from '../support/samples.ts';

const GRACE = 10 * MINUTE;
const at = NOW - HOUR;
type State = IntentView['state'];

const STATES = {
  taken: { name: 'scheduled', at, how: 'created', providerCallId: 1 },
  found: { name: 'scheduled', at, how: 'agentSaysSo', providerCallId: null },
  drafted: { name: 'drafted', at, lastTry: null },
  sending: { name: 'sending', at },
  refused: { name: 'refused', at, refusal: refusal(), status: 400 },
  unconfirmed: { name: 'unconfirmed', at, reason: 'timeout', detail: null },
  finished: { name: 'done', at, how: 'finishedByAgent', finish: null, providerCallId: null },
  cancelled: { name: 'cancelled', at, there: 'nothing' },
  removed: { name: 'cancelled', at, there: 'removedByAgent' },
  cancelledHere: { name: 'cancelled', at, there: 'remains' },
  givenUp: { name: 'cancelled', at, there: 'unknown' },
} satisfies Record<string, State>;

describe('who calls', () => {
  it.each([
    ['taken', HOUR, 'calls'],
    ['taken', -MINUTE, 'calls'],
    ['taken', -HOUR, 'wasTo'],
    ['found', HOUR, 'calls'],
    ['drafted', HOUR, 'isTo'],
    ['drafted', -MINUTE, 'nobody'],
    ['sending', HOUR, 'isTo'],
    ['refused', HOUR, 'nobody'],
    ['refused', -HOUR, 'nobody'],
    ['unconfirmed', HOUR, 'perhaps'],
    ['unconfirmed', -HOUR, 'perhaps'],
    ['finished', -HOUR, 'wasTo'],
    ['cancelled', HOUR, 'wasTo'],
    ['removed', HOUR, 'wasTo'],
    ['cancelledHere', HOUR, 'may'],
    ['givenUp', HOUR, 'may'],
  ] as const)('of a callback that is %s, due in %d ms: %s', (state, inMs, role) => {
    const intent = held(1, { state: STATES[state], due: { at: NOW + inMs, zone: 'Europe/Paris' } });
    expect(callerRole(intent, NOW, GRACE)).toBe(role);
  });

  it('is the agent for a reminder, whatever its state', () => {
    for (const state of Object.values(STATES)) {
      expect(callerRole(reminder(1, { state }), NOW, GRACE)).toBe('agent');
    }
  });

  it('is told as a call by CCAI only where CCAI has it', () => {
    for (const role of ['isTo', 'wasTo', 'may', 'nobody', 'perhaps'] as const) {
      for (const words of [callbacksEn, callbacksFr]) {
        expect(words.caller[role]).not.toBe(words.caller.calls);
        expect(words.callerLong[role]).not.toContain(words.callerLong.calls);
      }
    }
    expect(callbacksEn.callerLong.nobody).toContain('nobody calls unless you do');
  });
});
