import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf } from '#core/callbacks/ics.ts';
import type { IntentRecord } from '#core/callbacks/ports.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { anIntent, REFUSAL } from '../../../support/intents.ts';

const NOW = Date.UTC(2026, 10, 22, 10, 0, 0);
const words = {
  language: 'en-GB',
  title: ({ name, intent }: IntentRecord) => `Call ${name ?? ''} ${intent.note}`,
  lines: ({ intent }: IntentRecord, when: string) => [when, intent.note],
};
const options = { now: NOW, words, remindMinutesBefore: 5 };

function recordOf(details: Partial<Intent>, name: string | null = null): IntentRecord {
  return { intent: anIntent({ kind: 'callback', ...details }), name, attempts: [] };
}

/** What a calendar reads: lines unfolded, each a name and a value. */
function unfolded(text: string): string[] {
  expect(text.endsWith('\r\n')).toBe(true);
  return text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
}

const valueOf = (lines: readonly string[], name: string): string =>
  lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1) ?? '';

/** The text behind an escaped value. */
function plain(value: string): string {
  return value.replaceAll(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));
}

describe('a promise in a calendar', () => {
  it('is what RFC 5545 asks for', () => {
    const record = recordOf(
      {
        id: '4f1b3c0a-6d2e-4b7a-9c55-0a1b2c3d4e5f',
        due: { at: Date.UTC(2026, 11, 1, 8, 30), zone: 'Europe/Paris' },
        note: 'invoice; urgent, see C:\\in\nafter six',
        createdAt: NOW,
        state: { name: 'scheduled', at: NOW + 90_000, how: 'created', providerCallId: 397 },
      },
      'Élodie',
    );
    const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full' }).format(Date.UTC(2026, 11, 1));
    expect(date).toContain('1 December 2026');
    const short = {
      ...words,
      lines: ({ intent }: IntentRecord, when: string) => [when.replace(date, 'Today'), intent.note],
    };
    expect(calendarOf([record], { ...options, words: short })).toEqual({
      count: 1,
      text: [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Ringside//Callbacks//EN',
        'CALSCALE:GREGORIAN',
        'METHOD:PUBLISH',
        'BEGIN:VEVENT',
        'UID:4f1b3c0a-6d2e-4b7a-9c55-0a1b2c3d4e5f@ringside',
        'DTSTAMP:20261122T100000Z',
        'SEQUENCE:90',
        'DTSTART:20261201T083000Z',
        'DURATION:PT15M',
        'STATUS:CONFIRMED',
        String.raw`SUMMARY:Call Élodie invoice\; urgent\, see C:\\in\nafter six`,
        String.raw`DESCRIPTION:Today at 09:30 (Europe/Paris)\ninvoice\; urgent\, see C:\\in\na`,
        ' fter six',
        'URL:tel:+33612345678',
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        String.raw`DESCRIPTION:Call Élodie invoice\; urgent\, see C:\\in\nafter six`,
        'TRIGGER:-PT5M',
        'END:VALARM',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    });
  });

  it('has no number where none is known', () => {
    const { text } = calendarOf([recordOf({ party: null, ticketId: '71450' })], options);
    expect(text).not.toContain('URL');
  });

  it('keeps its UID when it is written again, with a higher sequence after a change', () => {
    const before = recordOf({ id: 'a', createdAt: 0 });
    const state = { name: 'scheduled', at: 5000, how: 'here', providerCallId: null } as const;
    const after = recordOf({ id: 'a', createdAt: 0, due: { at: 99_000, zone: 'Asia/Tokyo' }, state });
    const [first, second] = [before, after].map((record) => unfolded(calendarOf([record], options).text));
    expect(valueOf(first!, 'UID')).toBe(valueOf(second!, 'UID'));
    expect(Number(valueOf(second!, 'SEQUENCE'))).toBeGreaterThan(Number(valueOf(first!, 'SEQUENCE')));
  });

  it.each([
    [{ name: 'drafted', at: 1, lastTry: null }, 'TENTATIVE', true],
    [{ name: 'sending', at: 1 }, 'TENTATIVE', true],
    [{ name: 'unconfirmed', at: 1, reason: 'timeout', detail: null }, 'TENTATIVE', true],
    [{ name: 'refused', at: 1, refusal: REFUSAL, status: 400 }, 'TENTATIVE', true],
    [{ name: 'scheduled', at: 1, how: 'created', providerCallId: 397 }, 'CONFIRMED', true],
    [{ name: 'done', at: 1, how: 'finishedByAgent', finish: null, providerCallId: null }, 'CONFIRMED', false],
    [{ name: 'cancelled', at: 1, there: 'remains' }, 'CANCELLED', false],
  ] satisfies [Intent['state'], string, boolean][])(
    'that is %j has the status %s',
    (state, status, reminds) => {
      const lines = unfolded(calendarOf([recordOf({ state })], options).text);
      expect(valueOf(lines, 'STATUS')).toBe(status);
      expect(lines.includes('BEGIN:VALARM')).toBe(reminds);
    },
  );

  it('is left out where it has no time, or one that no calendar can write', () => {
    const records = [
      recordOf({ kind: 'dial', due: null }),
      recordOf({ due: { at: 8.64e15, zone: 'Europe/Paris' } }),
      recordOf({}),
    ];
    const { text, count } = calendarOf(records, options);
    expect(count).toBe(1);
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  });

  it('says the same to the calendar whatever its text is', () => {
    const anyText = fc.string({
      unit: fc.oneof(
        fc.constantFrom('\r', '\n', ',', ';', ':', '\\', '"', 'é', '😀', '\t', '\u0000', '\u007f'),
        fc.constantFrom('\u0085', '\u009b', '\u2028', '\ud800'),
        fc.string({ unit: 'binary' }),
      ),
      maxLength: 200,
    });
    fc.assert(
      fc.property(anyText, anyText, fc.integer({ min: 0, max: 4e12 }), (note, name, at) => {
        const { text } = calendarOf([recordOf({ note, due: { at, zone: 'UTC' } }, name)], options);
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\u0000-\u0008\u000A-\u001F\u007F-\u009F\u2028\u2029]/);
        }
        const lines = unfolded(text);
        expect(lines.filter((line) => line.startsWith('BEGIN:'))).toEqual([
          'BEGIN:VCALENDAR',
          'BEGIN:VEVENT',
          'BEGIN:VALARM',
        ]);
        const kept = (said: string) =>
          Buffer.from(said)
            .toString()
            .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
            .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, '');
        expect(plain(valueOf(lines, 'SUMMARY'))).toBe(kept(`Call ${name} ${note}`));
        expect(
          Date.parse(
            valueOf(lines, 'DTSTART').replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'),
          ),
        ).toBe(Math.floor(at / 1000) * 1000);
      }),
    );
  });
});
