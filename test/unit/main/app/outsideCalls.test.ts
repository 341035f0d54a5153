import { describe, expect, it, vi } from 'vitest';
import type { Standing } from '#shared/domain/dueness.ts';
import type { DialCandidate, PlacingOptions } from '#shared/contract/placingViews.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { createUnderstand } from '#core/numbers/understand.ts';
import { settingsSchema } from '#shared/contract/settings.ts';
import { callFromOutside } from '../../../../src-main/app/outsideCalls.ts';
import { placingOptionsOf } from '../../../../src-main/app/placingOptions.ts';
import { anIntent } from '../../../support/intents.ts';

const NO_COMPANY_NUMBERS: PlacingOptions['companyNumbers'] = {
  reading: { state: 'notRead' },
  asOf: null,
  numbers: [],
  total: 0,
};

const NUMBER: DialCandidate = {
  text: '0612345678',
  party: {
    kind: 'number',
    raw: '0612345678',
    display: '+33 6 12 34 56 78',
    e164: '+33612345678',
    country: 'FR',
  },
  extension: null,
  callerKey: '+33612345678',
  name: null,
  line: 'mobile',
  complete: true,
  emergency: false,
  emergencyIn: [],
  leftOut: null,
  zones: ['Europe/Paris'],
};
const inAnHour = anIntent({
  kind: 'callback',
  state: { name: 'scheduled', at: 1, how: 'created', providerCallId: 397 },
  due: { at: Date.now() + 3_600_000, zone: 'Europe/Paris' },
});
const SHORT: DialCandidate = {
  ...NUMBER,
  party: { kind: 'short', raw: '3635', display: '3635', e164: null, country: null },
};

interface Case {
  readonly askFirst?: boolean;
  readonly ready?: boolean;
  readonly found?: readonly DialCandidate[];
  readonly cut?: boolean;
  readonly unread?: readonly string[];
  readonly unwise?: boolean;
  readonly promised?: readonly Standing[];
}

async function called(
  text: string,
  { askFirst = false, ready = true, found = [NUMBER], cut, unread = [], unwise, promised = [] }: Case,
) {
  const options = placingOptionsOf(
    settingsSchema.parse({}),
    false,
    createReadNumber('FR'),
    NO_COMPANY_NUMBERS,
  );
  const dial = vi.fn();
  const navigate = vi.fn();
  const openMain = vi.fn();
  await callFromOutside(text, 'link', {
    options: () => ({ ...options, askFirst, ready }),
    understand: () => Promise.resolve({ candidates: found, cut: cut === true, unread }),
    dial,
    unwise: () => unwise === true,
    promisedTo: (callerKey) => (callerKey === NUMBER.callerKey ? promised : []),
    openMain,
    navigate,
  });
  expect(openMain).toHaveBeenCalledOnce();
  expect(navigate).toHaveBeenCalledOnce();
  return { dialled: dial.mock.calls.length === 1, went: navigate.mock.calls[0]?.[0] as { to: string } };
}

describe('a call asked for outside of the windows', () => {
  it('asks first, as long as the agent did not turn that off', async () => {
    const { dialled, went } = await called(' 0612345678 ', { askFirst: true });
    expect(dialled).toBe(false);
    expect(went).toEqual({
      to: 'form',
      form: 'dial',
      text: '0612345678',
      from: 'link',
      fromCallId: null,
      providerCallId: null,
    });
  });

  it('calls at once where there is nothing to ask, and shows the call', async () => {
    const { dialled, went } = await called('0612345678', {});
    expect(dialled).toBe(true);
    expect(went).toEqual({ to: 'live' });
  });

  const doubts: readonly [string, Case][] = [
    ['nothing is set up', { ready: false }],
    ['no number was found', { found: [] }],
    ['there are several numbers', { found: [NUMBER, NUMBER] }],
    ['the text was too long to be read whole', { cut: true }],
    ['something else looks like a number', { unread: ['(212) 555-0123'] }],
    ['it is a short number', { found: [SHORT] }],
    ['it looks like an emergency service', { found: [{ ...NUMBER, emergency: true }] }],
    ['it is too long for its country, or too short', { found: [{ ...NUMBER, complete: false }] }],
    ['it costs extra', { found: [{ ...NUMBER, line: 'premium' }] }],
    ['it shares the cost', { found: [{ ...NUMBER, line: 'sharedCost' }] }],
    ['it is night there, or it may be ringing', { unwise: true }],
    ['CCAI Platform calls the same person soon', { promised: [inAnHour] }],
    [
      'keys have to be dialled by hand',
      { found: [{ ...NUMBER, leftOut: { kind: 'tones', text: ',,12#' } }] },
    ],
    ['an extension has to be dialled by hand', { found: [{ ...NUMBER, extension: '12' }] }],
  ];
  it.each(doubts)('asks all the same when %s', async (_, doubt) => {
    expect(await called('0612345678', doubt)).toMatchObject({ dialled: false, went: { to: 'form' } });
  });

  it('shows the beginning of a text that is too long for a form, and enough of it to be told that it was cut', async () => {
    const text = 'x'.repeat(1_000_000);
    const { went } = await called(text, { askFirst: true });
    const shown = 'text' in went && typeof went.text === 'string' ? went.text : '';
    expect(text.startsWith(shown)).toBe(true);
    expect(shown.length).toBeLessThan(200_000);
    const understand = createUnderstand({ region: 'FR', nameOf: () => null });
    expect(await understand(shown)).toEqual({ candidates: [], cut: true });
  });
});
