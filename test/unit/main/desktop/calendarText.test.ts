import { describe, expect, it } from 'vitest';
import type { IntentRecord } from '#core/callbacks/ports.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { calendarFileOf } from '../../../../src-main/desktop/calendarText.ts';
import { REFUSAL } from '../../../support/intents.ts';
import { DESKTOP_STRINGS } from '../../../../src-main/desktop/strings/byLanguage.ts';

const RECORD: IntentRecord = {
  intent: {
    id: '4f1b3c0a-6d2e-4b7a-9c55-0a1b2c3d4e5f',
    kind: 'reminder',
    party: createReadNumber('FR')('0612345678'),
    ticketId: null,
    choices: {
      outboundNumber: null,
      menuId: null,
      parentCallId: null,
      language: null,
      recordingPermission: null,
    },
    due: { at: Date.UTC(2026, 11, 1, 8, 30), zone: 'Europe/Paris' },
    firstDue: { at: Date.UTC(2026, 11, 1, 8, 30), zone: 'Europe/Paris' },
    note: 'about the invoice',
    fromCallId: null,
    replaces: null,
    createdAt: 1,
    calledAt: null,
    state: { name: 'scheduled', at: 1, how: 'here', providerCallId: null },
  },
  name: 'Mme Roy',
  attempts: [],
};

it('writes the calendar in the agent’s language, with the time of the promise and the note', async () => {
  const parts = { language: 'fr', strings: DESKTOP_STRINGS.fr, remindMinutesBefore: 5, now: 1 } as const;
  const { text, count } = await calendarFileOf([RECORD], parts);
  expect(count).toBe(1);
  const unfolded = text.replaceAll('\r\n ', '');
  expect(unfolded).toContain('SUMMARY:Rappeler Mme Roy');
  expect(unfolded).toContain('DTSTART:20261201T083000Z');
  expect(unfolded).toMatch(/DESCRIPTION:Promis pour mardi 1 décembre 2026.*09:30 \(Europe\/Paris\)\\n/);
  expect(unfolded).toContain('C’est vous qui appelez.\\n\\nabout the invoice');
});

it('tells for when it was first promised, where it was moved since, in the zone of then', async () => {
  const first = { at: Date.UTC(2026, 10, 24, 9), zone: 'Asia/Tokyo' };
  const moved: IntentRecord = { ...RECORD, intent: { ...RECORD.intent, firstDue: first } };
  for (const [record, says] of [
    [moved, /\(Europe\/Paris\)\\nFirst promised for Tuesday 24 November 2026.*18:00 \(Asia\/Tokyo\)\\n/],
    [RECORD, /^(?!.*First promised)/],
    [{ ...RECORD, intent: { ...RECORD.intent, firstDue: null } }, /^(?!.*First promised)/],
  ] as const) {
    const parts = { language: 'en', strings: DESKTOP_STRINGS.en, remindMinutesBefore: 5, now: 1 } as const;
    const unfolded = (await calendarFileOf([record], parts)).text.replaceAll('\r\n ', '');
    expect(/DESCRIPTION:(.*)\r/.exec(unfolded)?.[1]?.replaceAll('\\,', '')).toMatch(says);
  }
});

describe('an entry whose time has passed', () => {
  const past = Date.UTC(2026, 11, 1, 8, 45);
  const states: readonly [IntentRecord['intent']['state'], { en: RegExp; fr: RegExp }, RegExp][] = [
    [
      { name: 'drafted', at: 1, lastTry: null },
      { en: /^Not sent in time: Call back Mme Roy$/, fr: /^Pas envoyé à temps\u202f: Rappeler Mme Roy$/ },
      /time passed before .*: nobody calls unless you do/,
    ],
    [
      { name: 'scheduled', at: 1, how: 'created', providerCallId: 1 },
      { en: /^CCAI Platform was to call Mme Roy$/, fr: /^CCAI Platform devait appeler Mme Roy$/ },
      /^(?!.*CCAI Platform calls).*whether it did is not known here/i,
    ],
  ];

  it.each(states)('says what is known of %j', async (state, titles, line) => {
    const record: IntentRecord = { ...RECORD, intent: { ...RECORD.intent, kind: 'callback', state } };
    for (const language of ['en', 'fr'] as const) {
      const strings = DESKTOP_STRINGS[language];
      const parts = { language, strings, remindMinutesBefore: 5, now: past } as const;
      const unfolded = (await calendarFileOf([record], parts)).text.replaceAll('\r\n ', '');
      expect(/SUMMARY:(.*)\r/.exec(unfolded)?.[1]).toMatch(titles[language]);
      if (language === 'en') expect(/DESCRIPTION:(.*)\r/.exec(unfolded)?.[1]).toMatch(line);
    }
  });
});

describe('an entry that is no promise that stands', () => {
  const states: readonly [IntentRecord['intent']['state'], { en: RegExp; fr: RegExp }, RegExp][] = [
    [
      { name: 'refused', at: 1, refusal: REFUSAL, status: 400 },
      { en: /^Refused: Call back Mme Roy$/, fr: /^Refusé\u202f: Rappeler Mme Roy$/ },
      /refused this callback/,
    ],
    [
      { name: 'unconfirmed', at: 1, reason: 'timeout', detail: null },
      { en: /^Unconfirmed: Call/, fr: /^Non confirmé\u202f: / },
      /Nobody knows whether/,
    ],
    [
      { name: 'drafted', at: 1, lastTry: null },
      { en: /^Not sent yet: Call/, fr: /^Pas encore envoyé\u202f: / },
      /does not have this callback yet/,
    ],
    [
      { name: 'cancelled', at: 1, there: 'remains' },
      { en: /^Cancelled: Call/, fr: /^Annulé\u202f: / },
      /may still call/,
    ],
    [
      { name: 'cancelled', at: 1, there: 'nothing' },
      { en: /^Cancelled: Call/, fr: /^Annulé\u202f: / },
      /Nobody wants/,
    ],
    [
      { name: 'scheduled', at: 1, how: 'created', providerCallId: 1 },
      { en: /^CCAI Platform calls Mme Roy$/, fr: /^CCAI Platform appelle Mme Roy$/ },
      /CCAI Platform calls/,
    ],
  ];

  it.each(states)('says so of %j in its title, and what that means', async (state, titles, line) => {
    const record: IntentRecord = { ...RECORD, intent: { ...RECORD.intent, kind: 'callback', state } };
    for (const language of ['en', 'fr'] as const) {
      const parts = { language, strings: DESKTOP_STRINGS[language], remindMinutesBefore: 5, now: 1 } as const;
      const unfolded = (await calendarFileOf([record], parts)).text.replaceAll('\r\n ', '');
      expect(/SUMMARY:(.*)\r/.exec(unfolded)?.[1]).toMatch(titles[language]);
      const description = /DESCRIPTION:(.*)\r/.exec(unfolded)?.[1] ?? '';
      expect(description).toContain('about the invoice');
      if (language === 'en') expect(description).toMatch(line);
    }
  });
});
