import { describe, expect, it } from 'vitest';
import { routingRuleSchema } from '#shared/contract/settings.ts';
import type { HealthView } from '#shared/contract/views.ts';
import { changeOf, touches, valueAt } from '../../../../src-renderer/lib/settings/paths.ts';
import { draftOf, emptyDraft, problemOf, ruleOf } from '../../../../src-renderer/lib/settings/rules.ts';
import { guessLookup } from '../../../../src-renderer/lib/lookup/guess.ts';
import { anyDoorOpen, tonesOf, verdictOf } from '../../../../src-renderer/lib/health/verdict.ts';
import { health, settings } from '../support/samples.ts';

describe('a routing rule while it is edited', () => {
  it.each([
    { when: {}, answer: {} },
    { when: { vip: true, onCallDuty: false, known: true }, answer: { InitialTarget: 'VIP', Priority: 10 } },
    {
      when: { queue: '900', targetid: '+33123' },
      answer: { InitialTarget: null, Extra: { deep: [1, 'a'] } },
    },
    { when: { queue: ['0900', '910'] }, answer: { InitialTarget: '{queue}' } },
  ])('comes back as it was: %j', (rule) => {
    const stored = routingRuleSchema.parse(rule);
    expect(ruleOf(draftOf(stored, 1))).toEqual(stored);
  });

  it('starts with something that main accepts', () => {
    expect(routingRuleSchema.safeParse(ruleOf(emptyDraft(1))).success).toBe(true);
  });

  it.each([
    ['{', { is: 'notJson' }],
    ['', { is: 'notJson' }],
    ['[1]', { is: 'notObject' }],
    ['null', { is: 'notObject' }],
    ['{"Priority":"10"}', { is: 'wrongType', key: 'Priority' }],
    ['{"InitialTarget":900}', { is: 'wrongType', key: 'InitialTarget' }],
    ['{"Priority":null,"Other":true}', null],
  ])('with the answer %s has the problem %j', (answer, problem) => {
    expect(problemOf({ ...emptyDraft(1), answer })).toEqual(problem);
  });
});

describe('paths of settings', () => {
  it('read and change one value and nothing beside it', () => {
    expect(valueAt(settings(), 'smartRouting.port')).toBe(8443);
    expect(valueAt(settings(), 'language')).toBe('system');
    expect(changeOf('smartRouting.port', 1)).toEqual({ smartRouting: { port: 1 } });
    expect(changeOf('language', 'fr')).toEqual({ language: 'fr' });
  });

  it('touch when one holds the other', () => {
    expect(touches('smartRouting.tls', 'smartRouting.tls.keyFile')).toBe(true);
    expect(touches('smartRouting.port', 'smartRouting')).toBe(true);
    expect(touches('smartRouting.port', 'smartRouting.path')).toBe(false);
    expect(touches('callHook.port', 'callHook.portal')).toBe(false);
  });
});

describe('the guess of a look-up', () => {
  it.each([
    ['+33 1 87 22 44 65', 'number'],
    ['0033187224465', 'number'],
    ['01 87.22-44/65', 'number'],
    ['', 'number'],
    ['12345', 'code'],
    ['AB-1234', 'code'],
    ['+33 abc', 'code'],
  ] as const)('takes %s as a %s', (text, by) => {
    expect(guessLookup(text)).toBe(by);
  });
});

describe('the verdict on health', () => {
  it('is good with one door open and all else well', () => {
    expect(verdictOf(health)).toBe('good');
  });

  it('needs a look while credentials are gone with the app, whatever was dismissed', () => {
    expect(verdictOf(health, true)).toBe('attention');
  });

  it('is the worst of the parts', () => {
    expect(verdictOf({ ...health, encom: { ...health.encom, state: 'resting' } })).toBe('attention');
    expect(verdictOf({ ...health, storage: 'failed', encom: { ...health.encom, state: 'resting' } })).toBe(
      'trouble',
    );
  });

  it.each(['ccai', 'pitel', 'cliqphone'] as const)(
    'does not mind that %s is not set up, but that it fails',
    (part) => {
      const when = (state: HealthView['ccai']['state']) => ({
        ...health,
        [part]: { ...health[part], state },
      });
      expect(tonesOf(when('notConfigured'))[part]).toBe('neutral');
      expect(verdictOf(when('notConfigured'))).toBe('good');
      expect(verdictOf({ ...health, encom: { ...health.encom, state: 'notConfigured' } })).toBe('attention');
      expect(verdictOf(when('idle'))).toBe('good');
      expect(verdictOf(when('resting'))).toBe('attention');
      expect(verdictOf(when('refused'))).toBe('trouble');
      expect(verdictOf(when('failing'))).toBe('attention');
    },
  );

  it('needs a look when no call can arrive, though nothing failed', () => {
    const closed = { ...health, smartRouting: { ...health.smartRouting, state: 'off' as const } };
    expect(anyDoorOpen(closed)).toBe(false);
    expect(verdictOf(closed)).toBe('attention');
  });
});
