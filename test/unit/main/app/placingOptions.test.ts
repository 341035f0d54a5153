import { describe, expect, it } from 'vitest';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { placingOptions, type PlacingOptions } from '#shared/contract/placingViews.ts';
import { settingsSchema, type Settings } from '#shared/contract/settings.ts';
import { placingOptionsOf } from '../../../../src-main/app/placingOptions.ts';

const read = createReadNumber('FR');
const settings = (change: object): Settings => settingsSchema.parse(change);
const NONE: PlacingOptions['companyNumbers'] = {
  reading: { state: 'notRead' },
  asOf: null,
  numbers: [],
  total: 0,
};
const SET_UP = {
  agent: { email: 'claire@example.fr' },
  ccai: { baseUrl: 'https://customer.example.com', subdomain: 'customer' },
};

describe('what may be chosen when calling out', () => {
  it('names everything that is missing, and fits the contract', () => {
    const options = placingOptionsOf(settings({}), false, read, NONE);
    expect(options).toMatchObject({
      ready: false,
      missing: ['baseUrl', 'subdomain', 'token', 'agentEmail'],
      outboundNumbers: [],
      callbackMenuId: null,
      language: null,
      callingHours: { fromMinute: 480, toMinute: 1200 },
    });
    expect(placingOptions.safeParse(options).success).toBe(true);
  });

  it('is ready with an address, a subdomain, a token and the agent’s address', () => {
    expect(placingOptionsOf(settings(SET_UP), true, read, NONE)).toMatchObject({ ready: true, missing: [] });
    expect(placingOptionsOf(settings({ ...SET_UP, agent: {} }), true, read, NONE).missing).toEqual([
      'agentEmail',
    ]);
    expect(placingOptionsOf(settings(SET_UP), false, read, NONE).missing).toEqual(['token']);
  });

  it('offers each number once, the usual one first', () => {
    const ccai = { outboundNumber: '+33187224465', outboundNumbers: ['+33140000000', '+33187224465'] };
    const { outboundNumbers } = placingOptionsOf(settings({ ccai }), true, read, NONE);
    expect(outboundNumbers.map(({ e164 }) => e164)).toEqual(['+33187224465', '+33140000000']);
  });

  it('reads the hours as minutes of the day', () => {
    const { callingHours } = placingOptionsOf(
      settings({ callbacks: { hoursFrom: '07:45', hoursTo: '21:30' } }),
      true,
      read,
      NONE,
    );
    expect(callingHours).toEqual({ fromMinute: 465, toMinute: 1290 });
  });
});
