import { describe, expect, it } from 'vitest';
import { placingRequestOf } from '#core/callbacks/placingRequest.ts';
import { placingOptions } from '#shared/contract/placingViews.ts';
import { INTENT_KINDS } from '#shared/domain/intent.ts';
import { missingFor } from '#shared/domain/readiness.ts';
import { anIntent } from '../../support/intents.ts';

const ALL = placingOptions.shape.missing.element.options;

describe('what a kind of call waits for', () => {
  it.each([
    ['dial', ALL],
    ['queueNow', ['baseUrl', 'subdomain', 'token']],
    ['callback', ['baseUrl', 'subdomain', 'token']],
    ['reminder', []],
  ] as const)('%s: %j', (kind, parts) => {
    expect(missingFor(kind, ALL)).toEqual(parts);
    expect(missingFor(kind, [])).toEqual([]);
  });

  it('is what its request is really made of', () => {
    const settings = {
      agentEmail: '',
      outboundNumber: null,
      callbackMenuId: 9,
      language: null,
      overdueAfterMs: 0,
    };
    for (const kind of INTENT_KINDS) {
      if (kind === 'reminder') continue;
      const intent = anIntent({ kind });
      const { operation } = placingRequestOf(
        { ...intent, choices: { ...intent.choices, menuId: 9 } },
        settings,
      );
      const waits = missingFor(kind, ['agentEmail']).length > 0;
      expect(operation === null, kind).toBe(waits);
    }
  });
});
