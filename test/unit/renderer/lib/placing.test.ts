import { describe, expect, it } from 'vitest';
import type { IntentView } from '#shared/contract/placingViews.ts';
import { INTENT_KINDS } from '#shared/domain/intent.ts';
import type { Refusal } from '#shared/domain/outbound.ts';
import { REFUSAL_CODES } from '#shared/domain/outbound.ts';
import { againAt, outcomeText, waitText } from '../../../../src-renderer/lib/placing/outcomeText.ts';
import { refusalText } from '../../../../src-renderer/lib/placing/refusalText.ts';
import { placingWords } from '../../../../src-renderer/lib/placing/words.ts';
import { intent, refusal } from '../support/placingSamples.ts';
import { NOW } from '../support/samples.ts';

type State = IntentView['state'];

const REASONS = [
  'timeout',
  'connectionLost',
  'serverError',
  'unreadable',
  'unexpected',
  'cancelled',
  'interrupted',
] as const;
const NOT_SENT = [
  'notConfigured',
  'invalid',
  'misconfigured',
  'timeout',
  'unreachable',
  'tls',
  'resting',
  'cancelled',
  'rateLimited',
] as const;

/** Every state that an intent can be in, each with all of its reasons. */
const STATES: readonly State[] = [
  { name: 'drafted', at: NOW, lastTry: null },
  ...NOT_SENT.map((why): State => ({
    name: 'drafted',
    at: NOW,
    lastTry: { at: NOW, why, detail: 'ECONNREFUSED', retryAfterMs: why === 'rateLimited' ? 5000 : null },
  })),
  { name: 'sending', at: NOW },
  ...(['here', 'created', 'agentSaysSo'] as const).map((how): State => ({
    name: 'scheduled',
    at: NOW,
    how,
    providerCallId: null,
  })),
  ...REASONS.map((reason): State => ({ name: 'unconfirmed', at: NOW, reason, detail: 'HTTP 502' })),
  ...REFUSAL_CODES.map((code): State => ({
    name: 'refused',
    at: NOW,
    refusal: refusal({ code }),
    status: 400,
  })),
  ...(['created', 'agentSaysSo', 'finishedByAgent'] as const).map((how): State => ({
    name: 'done',
    at: NOW,
    how,
    finish: null,
    providerCallId: 4711,
  })),
  ...(['chooseNumber', 'adapter', 'ticket', 'unknown'] as const).map((finish): State => ({
    name: 'done',
    at: NOW,
    how: 'finishInAdapter',
    finish,
    providerCallId: null,
  })),
  ...(['nothing', 'remains', 'removedByAgent', 'unknown'] as const).map((there): State => ({
    name: 'cancelled',
    at: NOW,
    there,
  })),
];

function told(change: Partial<IntentView>, language: 'en' | 'fr' = 'en', now = NOW) {
  return outcomeText(intent(change), { strings: placingWords(language), language, now });
}

describe('what came of an intent, in words', () => {
  it('has a line for every state of every kind, in both languages', () => {
    for (const state of STATES)
      for (const kind of INTENT_KINDS) {
        const [english, french] = [told({ kind, state }), told({ kind, state }, 'fr')];
        for (const { title, facts, advice } of [english, french])
          for (const text of [title, ...facts, advice])
            expect(text, JSON.stringify(state)).not.toMatch(/undefined|null|NaN|\[object/);
        expect(english.title.trim()).not.toBe('');
        expect(french.title, JSON.stringify(state)).not.toBe(english.title);
      }
  });

  it('never calls a call refused or not sent that may ring, nor certain what is not', () => {
    const tones = (name: State['name']) =>
      new Set(STATES.filter((state) => state.name === name).map((state) => told({ state }).tone));
    expect(tones('unconfirmed')).toEqual(new Set(['doubt']));
    expect(tones('refused')).toEqual(new Set(['bad']));
    expect(tones('sending')).toEqual(new Set(['busy']));
    expect(told({ state: { name: 'cancelled', at: NOW, there: 'remains' } }).tone).toBe('doubt');
  });

  it('gives the facts of a doubt: when it was sent and what was lost', () => {
    const text = told({
      attempts: [{ at: NOW - 60_000, endedAt: null, outcome: null, detail: null }],
      state: { name: 'unconfirmed', at: NOW, reason: 'connectionLost', detail: 'ECONNRESET' },
    });
    expect(text.facts).toEqual([
      expect.stringMatching(/^Sent on 3 Nov 2026, \d\d:59\.$/),
      'The connection broke before the answer.',
    ]);
    expect(text.raw).toBe('ECONNRESET');
  });

  it('says when to try again, as long as that lies ahead', () => {
    const lastTry = { at: NOW, why: 'rateLimited', detail: null, retryAfterMs: 5000 } as const;
    const state = { name: 'drafted', at: NOW, lastTry } as const;
    // It did leave this computer: the provider turned it away.
    expect(told({ state }).title).toBe('Not called: turned away for now');
    expect(told({ state }).facts[1]).toMatch(/^Not before \d\d:00:05\.$/);
    expect(told({ state }, 'en', NOW + 5000).facts).toHaveLength(1);
    expect(againAt({ at: NOW, retryAfterMs: null })).toBeNull();
    expect([0, 4999, 5000].map((after) => waitText(state, NOW + after))).toEqual(['5 s', '1 s', null]);
    const long = { ...lastTry, retryAfterMs: 600_000 };
    expect(waitText({ ...state, lastTry: long }, NOW)).toBe('10 min');
    expect(waitText({ name: 'sending', at: NOW }, NOW)).toBeNull();
  });

  it('says of a callback to come that it goes out by itself, and of a call for now that it does not', () => {
    const lastTry = { at: NOW, why: 'unreachable', detail: null, retryAfterMs: null } as const;
    const state = { name: 'drafted', at: NOW, lastTry } as const;
    const due = { at: NOW + 1, zone: 'Europe/Paris' };
    expect(told({ kind: 'callback', due, state }).advice).toMatch(/by itself/);
    // Its time has come: nothing can be sent any more, whatever was in the way.
    const late = told({ kind: 'callback', due, state }, 'en', NOW + 1);
    expect(late.title).toBe('Its time passed before it could be handed over');
    expect(late.advice).toMatch(/never had it/);
    expect(late.facts).toEqual([]);
    expect(told({ kind: 'dial', state }).advice).toMatch(/try again/);
  });
});

describe('a refusal, in words', () => {
  const said = (change: Partial<Refusal>) => refusalText(refusal(change), placingWords('en'));

  it('names the field and quotes the value', () => {
    expect(said({ code: 'malformed', field: 'number' }).title).toBe(
      'CCAI Platform cannot read the number to call',
    );
    expect(said({ code: 'notFound', field: 'menu', params: { value: '9999' } }).title).toBe(
      'CCAI Platform does not know the menu “9999”',
    );
    expect(said({ code: 'languageUnknown', field: 'language', params: { language: 'xy' } }).title).toContain(
      '“xy”',
    );
    expect(said({ code: 'required', field: null }).title).toBe('CCAI Platform needs a value');
  });

  it('leads to the page of the settings that mends it', () => {
    expect(said({ code: 'wrongAddress' })).toMatchObject({
      section: 'ccai',
      advice: 'Check the subdomain and the address in the settings.',
    });
    expect(said({ code: 'agentUnknown', field: 'agent' }).section).toBe('agent');
    expect(said({ code: 'required', field: 'agent' }).section).toBe('agent');
    expect(said({ code: 'agentUnavailable', field: 'agent' }).section).toBeNull();
    expect(said({ code: 'malformed', field: 'number' }).section).toBeNull();
  });

  it('offers a later time where a menu or an agent is only unable now', () => {
    const offers = REFUSAL_CODES.filter((code) => said({ code }).scheduleInstead);
    expect(offers).toEqual([
      'agentUnavailable',
      'menuRedirected',
      'menuAfterHours',
      'menuClosed',
      'menuWrongKind',
      'languageUnavailable',
    ]);
  });
});
