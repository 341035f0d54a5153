import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithinHours } from '#shared/domain/time/callingHours.ts';
import type { CallingHours } from '#shared/domain/time/callingHours.ts';
import { suggestions, whenWritten } from '#shared/domain/time/suggestions.ts';
import { FARTHEST_MS, readWhen } from '#shared/domain/time/whenText.ts';
import { anyText } from '../../../support/anyText.ts';

const ZONES = [
  ...['Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Casablanca'],
  ...['Australia/Lord_Howe', 'America/St_Johns'],
];
/** A Thursday, 10:20 in Paris. */
const THURSDAY = Date.parse('2026-11-12T09:20:00Z');
const paris = { now: THURSDAY, zone: 'Europe/Paris' };
const at = (iso: string): number => Date.parse(iso);

/** Read on that Thursday in Paris; a moment as its clocks show it, a problem as its name. */
function inParis(text: string): string {
  const read = readWhen(text, paris);
  return read.kind === 'instant' ? whenWritten(read.at, 'Europe/Paris') : read.kind;
}

describe('a length from now', () => {
  it.each([
    ['in 2 h', '2026-11-12 12:20'],
    ['in 2h', '2026-11-12 12:20'],
    ['dans 20 min', '2026-11-12 10:40'],
    ['Dans 20 minutes.', '2026-11-12 10:40'],
    ['20 mn', '2026-11-12 10:40'],
    ['2h30', '2026-11-12 12:50'],
    ['2 h', '2026-11-12 12:20'],
    ['48 hours', '2026-11-14 10:20'],
    ['dans 25 h', '2026-11-13 11:20'],
    ['in 25h', '2026-11-13 11:20'],
    ['in 24h', '2026-11-13 10:20'],
    ['in 9h30', '2026-11-12 19:50'],
    ['dans 1 heure 30', '2026-11-12 11:50'],
    ['in 1 hour and 15 minutes', '2026-11-12 11:35'],
    ['in an hour', '2026-11-12 11:20'],
    ['dans une heure', '2026-11-12 11:20'],
    ['in an hour and a half', '2026-11-12 11:50'],
    ['dans une heure et demie', '2026-11-12 11:50'],
    ['in half an hour', '2026-11-12 10:50'],
    ['dans 2h et demie', '2026-11-12 12:50'],
    ['2h et demie', '2026-11-12 12:50'],
    ['dans deux heures et quart', '2026-11-12 12:35'],
    ['dans une demi-heure', '2026-11-12 10:50'],
    ['d’ici un quart d’heure', '2026-11-12 10:35'],
    ['in three quarters of an hour', '2026-11-12 11:05'],
    ['1.5 h', '2026-11-12 11:50'],
    ['dans 1,5 h', '2026-11-12 11:50'],
    ['2 hours from now', '2026-11-12 12:20'],
    ['8 hours', '2026-11-12 18:20'],
    ['DANS\u00a02\u202fH', '2026-11-12 12:20'],
  ])('%j', (text, moment) => {
    expect(inParis(text)).toBe(moment);
  });

  it('counts from the minute that clocks show, and ends on a full one', () => {
    const inTwoHours = { kind: 'instant', at: THURSDAY + 2 * 3_600_000, assumed: 'nothing' };
    for (const after of [0, 1, 30_000, 59_999]) {
      expect(readWhen('in 2 h', { ...paris, now: THURSDAY + after })).toEqual(inTwoHours);
    }
  });

  it.each(['in 0 min', 'in 0 h', 'dans 0 minute', '0 min', 'in 0.0 h', '0h'])(
    '%j is not in the future',
    (text) => {
      for (const after of [0, 1, 30_000, 59_999]) {
        expect(readWhen(text, { ...paris, now: THURSDAY + after })).toEqual({ kind: 'past' });
      }
    },
  );

  it('is that long, also over a change of clocks', () => {
    const now = at('2026-03-29T00:30:00Z');
    expect(readWhen('in 2 h', { now, zone: 'Europe/Paris' })).toMatchObject({ at: now + 7_200_000 });
  });
});

describe('a time of the clock', () => {
  it.each([
    ['14:00', '2026-11-12 14:00'],
    ['14h', '2026-11-12 14:00'],
    ['14h30', '2026-11-12 14:30'],
    ['14 heures 30', '2026-11-12 14:30'],
    ['2 pm', '2026-11-12 14:00'],
    ['2pm', '2026-11-12 14:00'],
    ['2:15 p.m.', '2026-11-12 14:15'],
    ['2.15 pm', '2026-11-12 14:15'],
    ['at 14', '2026-11-12 14:00'],
    ['à 15', '2026-11-12 15:00'],
    ['vers 15h', '2026-11-12 15:00'],
    ['midi', '2026-11-12 12:00'],
    ['noon', '2026-11-12 12:00'],
    ['midi et demi', '2026-11-12 12:30'],
    ['12 pm', '2026-11-12 12:00'],
    ['12 am', '2026-11-13 00:00'],
    ['minuit', '2026-11-13 00:00'],
    ['8h du soir', '2026-11-12 20:00'],
    ['3 in the afternoon', 'notUnderstood'],
    ['half past 3', '2026-11-12 15:30'],
    ['at half past three', '2026-11-12 15:30'],
    ['half past 8', '2026-11-13 08:30'],
    ['half past 11', '2026-11-12 11:30'],
    ['half past 3 in the morning', '2026-11-13 03:30'],
    ['quarter past 2', '2026-11-12 14:15'],
    ['a quarter to 4', '2026-11-12 15:45'],
    ['half past 15', '2026-11-12 15:30'],
    ['half past 25', 'noSuchTime'],
    ['3 et demie', '2026-11-12 15:30'],
    ['à 3 et demie', '2026-11-12 15:30'],
    ['trois et quart', '2026-11-12 15:15'],
    ['4 moins le quart', '2026-11-12 15:45'],
    ['15h et demie', '2026-11-12 15:30'],
    ['15 h et demie', '2026-11-12 15:30'],
    ['à 15h et quart', '2026-11-12 15:15'],
    ['16h moins le quart', '2026-11-12 15:45'],
    ['fin de journée', '2026-11-12 17:30'],
    ['en fin de journée', '2026-11-12 17:30'],
    ['end of day', '2026-11-12 17:30'],
    ['at the end of the day', '2026-11-12 17:30'],
    ['EOD', '2026-11-12 17:30'],
    ['at 3 in the afternoon', '2026-11-12 15:00'],
    // What is over today is meant for tomorrow.
    ['9:30', '2026-11-13 09:30'],
    ['10:20', '2026-11-13 10:20'],
    ['10:21', '2026-11-12 10:21'],
  ])('%j', (text, moment) => {
    expect(inParis(text)).toBe(moment);
  });
});

describe('an hour of which half of the day was not said', () => {
  /** As the clocks of Paris show it on the next day. */
  const tomorrow = (text: string, hours?: CallingHours): string => {
    const read = readWhen(`demain ${text}`, { ...paris, hours });
    return read.kind === 'instant' ? whenWritten(read.at, 'Europe/Paris').slice(11) : read.kind;
  };
  const from = (fromHour: number, toHour: number): CallingHours => ({
    fromMinute: fromHour * 60,
    toMinute: toHour * 60,
  });

  it.each([
    ...['at 3', 'à 3', 'à 3h', 'à 3 h', 'à 3 heures', 'vers trois heures', '3h', '3 heures', 'at 3:00'],
    ...["at 3 o'clock", "at three o'clock", 'at three', 'à trois heures', '3:00', '3h00'],
  ])('%j is 15:00', (text) => {
    expect(tomorrow(text)).toBe('15:00');
  });

  it.each([
    ...['half past 3', 'half past three', 'at half past 3', '3 et demie', 'à 3 et demie', 'à trois et demie'],
    ...[
      '3h et demie',
      'à 3h et demie',
      'à 3 heures et demie',
      'à trois heures et demie',
      '3 heures et demie',
    ],
    ...['at 3:30', '3:30', 'à 3h30', 'à 3 h 30', 'à 3 heures 30'],
  ])('%j is 15:30', (text) => {
    expect(tomorrow(text)).toBe('15:30');
  });

  it.each([
    ['à 4 heures moins le quart', '15:45'],
    ['quarter to 4', '15:45'],
    ['à 3 heures et quart', '15:15'],
    ['quarter past 3', '15:15'],
    ['à une heure', '13:00'],
    ['at 1', '13:00'],
    ['at 7', '19:00'],
    ['at 8', '08:00'],
    ['half past 8', '08:30'],
    ['à 9 heures et demie', '09:30'],
    ['at 11', '11:00'],
    ['at 12', '12:00'],
    // Two digits are an hour of twenty-four, and words say which half is meant.
    ['03:00', '03:00'],
    ['à 03h30', '03:30'],
    ['at 03', '03:00'],
    ['3 am', '03:00'],
    ['à 3h du matin', '03:00'],
    ['at 3 in the morning', '03:00'],
    ['at 8 in the evening', '20:00'],
  ])('%j is %s', (text, time) => {
    expect(tomorrow(text)).toBe(time);
  });

  it('follows the hours in which people may be called, as far as they decide it', () => {
    expect(tomorrow('at 9', from(14, 22))).toBe('21:00');
    expect(tomorrow('half past 9', from(14, 22))).toBe('21:30');
    expect(tomorrow('at 7', from(6, 12))).toBe('07:00');
    expect(tomorrow('half past 7', from(6, 12))).toBe('07:30');
    expect(tomorrow('09:00', from(14, 22))).toBe('09:00');
    // Open day and night, or closed at both: in the half in which people are usually up.
    expect([from(0, 0), from(0, 24), from(9, 17)].map((hours) => tomorrow('at 7', hours))).toEqual([
      '19:00',
      '19:00',
      '19:00',
    ]);
    expect(tomorrow('half past 8', from(9, 17))).toBe('08:30');
  });

  it('is in the hours for calling wherever one of its halves is, and every form says the same', () => {
    const minute = fc.constantFrom(
      [0, ['at H', 'à H', 'à Hh', 'à H heures', 'H:00', 'Hh00']] as const,
      [30, ['half past H', 'H et demie', 'à H heures et demie', 'à Hh30', 'H:30']] as const,
      [15, ['quarter past H', 'à H heures et quart', 'à Hh15', 'H:15']] as const,
    );
    const hours = fc.record({
      fromMinute: fc.integer({ min: 0, max: 1440 }),
      toMinute: fc.integer({ min: 0, max: 1440 }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), minute, hours, (hour, [past, forms], known) => {
        const said = new Set(forms.map((form) => tomorrow(form.replace('H', String(hour)), known)));
        expect(said.size).toBe(1);
        const [time = ''] = said;
        const [shown, minutes] = time.split(':').map(Number);
        const of = (one = 0): number => (one % 12) * 60 + past;
        expect([(shown ?? 0) % 12, minutes]).toEqual([hour % 12, past]);
        const may = [of(hour), of(hour) + 720].map((one) => isWithinHours(one, known));
        if (may[0] !== may[1]) expect(isWithinHours((shown ?? 0) * 60 + past, known)).toBe(true);
      }),
    );
  });

  it.each([
    ['dans 3 heures et demie', '13:50'],
    ['dans 3h et demie', '13:50'],
    ['dans trois heures et demie', '13:50'],
    ['d’ici 3 heures et demie', '13:50'],
    ['dans trois heures et quart', '13:35'],
    ['dans 3h30', '13:50'],
    ['in 3 hours and a half', '13:50'],
    ['in three and a half hours', '13:50'],
    ['in 3 and a half hours', '13:50'],
    ['three and a half hours', '13:50'],
    ['in 3h30', '13:50'],
    ['3 heures et demie', '13:50'],
  ])('%j is a length: at %s', (text, time) => {
    expect(inParis(text)).toBe(`2026-11-12 ${time}`);
  });
});

describe('a part of a day', () => {
  it.each(['fin de journée', 'end of day', 'demain en fin de journée', 'afternoon', 'demain'])(
    '%j says no time, and that one was assumed',
    (text) => {
      expect(readWhen(text, paris)).toMatchObject({ assumed: 'time' });
    },
  );
});

describe('a day', () => {
  it.each([
    ['tomorrow 9:30', '2026-11-13 09:30'],
    ['demain 9h30', '2026-11-13 09:30'],
    ['demain à 9h30', '2026-11-13 09:30'],
    ['demain, 9h', '2026-11-13 09:00'],
    ['9h demain', '2026-11-13 09:00'],
    ['2h30 demain', '2026-11-13 14:30'],
    ['02h30 demain', '2026-11-13 02:30'],
    ['tomorrow', '2026-11-13 09:00'],
    ['demain après-midi', '2026-11-13 14:00'],
    ['tomorrow evening at 7', '2026-11-13 19:00'],
    ['après-demain 8h', '2026-11-14 08:00'],
    ['the day after tomorrow', '2026-11-14 09:00'],
    ['lundi 14h', '2026-11-16 14:00'],
    ['Lundi 14 h 30', '2026-11-16 14:30'],
    ['monday at 2 pm', '2026-11-16 14:00'],
    ['2h lundi', '2026-11-16 14:00'],
    ['next tuesday', '2026-11-17 09:00'],
    ['next monday 9', '2026-11-16 09:00'],
    ['next monday at 9', '2026-11-16 09:00'],
    ['next Tuesday 15', '2026-11-17 15:00'],
    ['lundi prochain 9', '2026-11-16 09:00'],
    ['lundi prochain 9h', '2026-11-16 09:00'],
    ['lundi prochain à 9h30', '2026-11-16 09:30'],
    ['next monday 25', 'noSuchTime'],
    ['lundi prochain 15h et demie', '2026-11-16 15:30'],
    ['tomorrow half past 3', '2026-11-13 15:30'],
    ['demain en fin de journée', '2026-11-13 17:30'],
    ['friday end of day', '2026-11-13 17:30'],
    ['mardi prochain', '2026-11-17 09:00'],
    ['mar. 14h', '2026-11-17 14:00'],
    ['thursday 14:00', '2026-11-19 14:00'],
    ['this thursday 14:00', '2026-11-12 14:00'],
    ['ce jeudi 14h', '2026-11-12 14:00'],
    ['jeudi en huit', '2026-11-26 09:00'],
    ['lundi en huit 10h', '2026-11-23 10:00'],
    ['lundi 16', '2026-11-16 09:00'],
    ['lundi 16 à 15h', '2026-11-16 15:00'],
    ['lundi 17', 'otherWeekday'],
    ['la semaine prochaine', '2026-11-16 09:00'],
    ['next week', '2026-11-16 09:00'],
    ['friday next week at noon', '2026-11-20 12:00'],
    ['ce soir', '2026-11-12 18:00'],
    ['tonight', '2026-11-12 18:00'],
    ['ce soir 20h', '2026-11-12 20:00'],
    ['cet après-midi 15h', '2026-11-12 15:00'],
    ['this afternoon at 3', '2026-11-12 15:00'],
    ['aujourd’hui 17h', '2026-11-12 17:00'],
    ['today at noon', '2026-11-12 12:00'],
    ['dans 2 jours', '2026-11-14 09:00'],
    ['in 2 days at 9:00', '2026-11-14 09:00'],
    ['dans 2 jours à 11h', '2026-11-14 11:00'],
    ['in a week', '2026-11-19 09:00'],
    ['dans 3 semaines 15h', '2026-12-03 15:00'],
    ['dans un mois', '2026-12-12 09:00'],
    ['in 3 months', '2027-02-12 09:00'],
    ['le 20 à 15h', '2026-11-20 15:00'],
    ['the 3rd', '2026-12-03 09:00'],
    ['le 31', '2026-12-31 09:00'],
  ])('%j', (text, moment) => {
    expect(inParis(text)).toBe(moment);
  });
});

describe('a date', () => {
  it.each([
    // The day comes first in both languages.
    ['12/11 15:00', '2026-11-12 15:00'],
    ['12/11 15', '2026-11-12 15:00'],
    ['23 nov 10', '2026-11-23 10:00'],
    ['demain 9', '2026-11-13 09:00'],
    ['tomorrow 9', '2026-11-13 09:00'],
    ['11/12 15:00', '2026-12-11 15:00'],
    ['15h le 11/12', '2026-12-11 15:00'],
    ['1/2', '2027-02-01 09:00'],
    ['11/11 15:00', '2027-11-11 15:00'],
    ['13/11/2026', '2026-11-13 09:00'],
    ['13/11/26 à 9h', '2026-11-13 09:00'],
    ['13.11.2026 9:15', '2026-11-13 09:15'],
    ['13-11-2026', '2026-11-13 09:00'],
    ['2026-12-01 08:00', '2026-12-01 08:00'],
    ['2026-12-01T08:00', '2026-12-01 08:00'],
    ['2026-12-01T08:00:30', '2026-12-01 08:00'],
    ['2026/12/01', '2026-12-01 09:00'],
    ['2026-12-01T08:00:00Z', '2026-12-01 09:00'],
    ['2026-12-01T08:00:00.000+05:30', '2026-12-01 03:30'],
    ['2026-12-01 08:00:00 z', '2026-12-01 09:00'],
    ['2026-12-01 08:00:00,5+0530', '2026-12-01 03:30'],
    ['1er décembre 14h', '2026-12-01 14:00'],
    ['le 12 mars à 10h', '2027-03-12 10:00'],
    ['mardi 1 décembre', '2026-12-01 09:00'],
    ['tuesday 1 december 2026 at 4 pm', '2026-12-01 16:00'],
    ['monday 1 december', 'otherWeekday'],
    ['december 1st, 2026', '2026-12-01 09:00'],
    ['Dec 1 15:00', '2026-12-01 15:00'],
    ['the 1st of december', '2026-12-01 09:00'],
    ['12/11/2027 15:00', '2027-11-12 15:00'],
  ])('%j', (text, moment) => {
    expect(inParis(text)).toBe(moment);
  });

  it('of a leap year is there when there is one', () => {
    const now = at('2027-06-01T00:00:00Z');
    expect(readWhen('29/02', { now, zone: 'UTC' })).toMatchObject({ at: at('2028-02-29T09:00:00Z') });
    expect(inParis('29/02')).toBe('noSuchDate');
  });
});

describe('what was assumed', () => {
  it.each([
    ['14:00', 'day'],
    ['tomorrow', 'time'],
    ['tomorrow morning', 'time'],
    ['tomorrow 9:00', 'nothing'],
    ['in 2 h', 'nothing'],
  ])('by %j is the %s', (text, assumed) => {
    expect(readWhen(text, paris)).toMatchObject({ kind: 'instant', assumed });
  });
});

describe('a moment that cannot be', () => {
  it.each([
    ['', 'empty'],
    [' \n\t ', 'empty'],
    ['soon', 'notUnderstood'],
    ['demain peut-être', 'notUnderstood'],
    ['tomorrow tomorrow', 'notUnderstood'],
    ['14h 15h', 'notUnderstood'],
    ['in 2 h tomorrow', 'notUnderstood'],
    ['tomorrow monday', 'notUnderstood'],
    ['il y a 2 h', 'notUnderstood'],
    ['2 hours ago', 'notUnderstood'],
    ['-2 h', 'notUnderstood'],
    ['12', 'notUnderstood'],
    ['le', 'notUnderstood'],
    ['in', 'notUnderstood'],
    ['en huit', 'notUnderstood'],
    ['10 minutesque', 'notUnderstood'],
    ['x'.repeat(101), 'notUnderstood'],
    ['31/02 10:00', 'noSuchDate'],
    ['31 février', 'noSuchDate'],
    ['2026-02-31 10:00', 'noSuchDate'],
    ['2027-13-01', 'noSuchDate'],
    ['2026-13-45T08:00:00Z', 'noSuchDate'],
    ['0/12', 'noSuchDate'],
    ['le 32', 'noSuchDate'],
    ['25:00', 'noSuchTime'],
    ['24:00', 'noSuchTime'],
    ['demain 25h', 'noSuchTime'],
    // A slip for 15h, 14h or 4h is no day from now.
    ['25h', 'noSuchTime'],
    ['24h', 'noSuchTime'],
    ['24h30', 'noSuchTime'],
    ['48 h', 'noSuchTime'],
    ['9:75', 'noSuchTime'],
    ['14 pm', 'noSuchTime'],
    ['0 am', 'noSuchTime'],
    ['yesterday', 'past'],
    ['hier 18h', 'past'],
    ['today 9:00', 'past'],
    ['ce matin', 'past'],
    ['this thursday 9:00', 'past'],
    ['12/11 9:00', 'past'],
    ['2025-01-01 08:00', 'past'],
    ['0000-01-01 08:00', 'past'],
    ['2026-11-12T09:20:00Z', 'past'],
    ['in 0 min', 'past'],
    ['2028-01-01 08:00', 'tooFar'],
    ['9999-12-31', 'tooFar'],
    ['in 400 days', 'tooFar'],
    ['dans 14 mois', 'tooFar'],
    ['in 9000 h', 'tooFar'],
    [`in ${'9'.repeat(90)} h`, 'tooFar'],
    [`in ${'9'.repeat(90)} d`, 'tooFar'],
    [`in ${'9'.repeat(90)} months`, 'tooFar'],
  ])('%j: %s', (text, kind) => {
    expect(readWhen(text, paris)).toEqual({ kind });
  });

  it('in a zone that does not exist', () => {
    expect(readWhen('14:00', { now: THURSDAY, zone: 'Europe/Nowhere' })).toEqual({ kind: 'noSuchZone' });
  });
});

describe('a change of clocks', () => {
  it.each([
    ['Europe/Paris', '2026-03-28T12:00:00Z', 'demain 02h30', '2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z'],
    [
      'America/New_York',
      '2026-03-01T12:00:00Z',
      '8/3 2:30 am',
      '2026-03-08T06:30:00Z',
      '2026-03-08T07:30:00Z',
    ],
    [
      'Pacific/Apia',
      '2011-12-29T20:00:00Z',
      'tomorrow 10:00',
      '2011-12-29T20:00:00Z',
      '2011-12-30T20:00:00Z',
    ],
  ])('in %s that jumps over it is said', (zone, now, text, before, after) => {
    const read = readWhen(text, { now: at(now) - 1, zone });
    expect(read).toEqual({ kind: 'gap', before: at(before), after: at(after) });
  });

  it.each([
    ['Europe/Paris', '2026-10-24T12:00:00Z', 'demain 02h30', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'],
    [
      'America/New_York',
      '2026-10-24T12:00:00Z',
      '1/11 01:00',
      '2026-11-01T05:00:00Z',
      '2026-11-01T06:00:00Z',
    ],
  ])('in %s that brings it twice is said', (zone, now, text, first, second) => {
    const read = readWhen(text, { now: at(now), zone });
    expect(read).toEqual({ kind: 'twice', first: at(first), second: at(second) });
  });

  it('leaves what is still to come of the two', () => {
    const now = at('2026-10-25T01:00:00Z');
    expect(readWhen('02:30', { now, zone: 'Europe/Paris' })).toEqual({
      kind: 'instant',
      at: at('2026-10-25T01:30:00Z'),
      assumed: 'day',
    });
  });

  it('does not move the clock of a later day', () => {
    const now = at('2026-03-27T08:00:00Z');
    expect(readWhen('in 3 days at 9:00', { now, zone: 'Europe/Paris' })).toMatchObject({
      at: at('2026-03-30T07:00:00Z'),
    });
  });
});

const zone = fc.constantFrom(...ZONES);
const moment = fc
  .integer({ min: at('2000-01-01T00:00:00Z') / 60_000, max: at('2037-01-01T00:00:00Z') / 60_000 })
  .map((minutes) => minutes * 60_000);

describe('whatever is typed', () => {
  const words = fc.constantFrom(
    ...[
      'in',
      'dans',
      'at',
      'à',
      'le',
      'lundi',
      'monday',
      'next',
      '31/02',
      '29/02',
      '12/11',
      '14h',
      '2h30',
      'am',
    ],
    ...[
      'pm',
      '9',
      '25:00',
      'demain',
      'ce',
      'soir',
      'en huit',
      'semaine prochaine',
      'mars',
      '1er',
      '3 mois',
      ',',
    ],
    ...['99999999999999999999', '2026-12-01', 'T', 'Z', '-', 'heures', 'min', 'midi', 'a', 'un', '+01:00'],
  );
  const sentence = fc.array(words, { maxLength: 6 }).map((parts) => parts.join(' '));

  it('is answered without a throw, and an instant is ahead and near', () => {
    fc.assert(
      fc.property(fc.oneof(anyText(120), sentence), moment, zone, (text, now, where) => {
        const read = readWhen(text, { now, zone: where });
        const found =
          read.kind === 'instant'
            ? [read.at]
            : read.kind === 'gap'
              ? [read.before, read.after]
              : read.kind === 'twice'
                ? [read.first, read.second]
                : [];
        for (const instant of found) {
          expect(instant).toBeGreaterThan(now);
          expect(instant).toBeLessThanOrEqual(now + FARTHEST_MS + 2 * 86_400_000);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('an instant as it is written', () => {
  it('is read back as the same, or as the choice it is', () => {
    fc.assert(
      fc.property(moment, zone, fc.integer({ min: 1, max: 500_000 }), (now, where, minutes) => {
        const instant = now + minutes * 60_000;
        const read = readWhen(whenWritten(instant, where), { now, zone: where });
        if (read.kind === 'twice') expect([read.first, read.second]).toContain(instant);
        else expect(read).toEqual({ kind: 'instant', at: instant, assumed: 'nothing' });
      }),
      { numRuns: 500 },
    );
  });
});

describe('suggestions', () => {
  it('name likely moments in French', () => {
    expect(suggestions(THURSDAY, 'Europe/Paris', 'fr')).toEqual([
      { label: 'dans 30 min', at: at('2026-11-12T09:50:00Z') },
      { label: 'dans 1 h', at: at('2026-11-12T10:20:00Z') },
      { label: 'dans 2 h', at: at('2026-11-12T11:20:00Z') },
      { label: 'cet après-midi 14h00', at: at('2026-11-12T13:00:00Z') },
      { label: 'demain 09h00', at: at('2026-11-13T08:00:00Z') },
      { label: 'demain 14h00', at: at('2026-11-13T13:00:00Z') },
      { label: 'lundi 09h00', at: at('2026-11-16T08:00:00Z') },
    ]);
  });

  it('leave out what is over and what another one says', () => {
    const sundayEvening = at('2026-11-15T19:00:00Z');
    expect(suggestions(sundayEvening, 'Europe/Paris', 'en').map(({ label }) => label)).toEqual([
      ...['in 30 min', 'in 1 h', 'in 2 h', 'tomorrow 09:00', 'tomorrow 14:00'],
    ]);
  });

  it('are none in a zone that does not exist', () => {
    expect(suggestions(THURSDAY, 'Nowhere', 'en')).toEqual([]);
  });

  it('are ahead, different, and read back as themselves, in any zone at any time', () => {
    fc.assert(
      fc.property(moment, zone, fc.constantFrom('fr' as const, 'en' as const), (now, where, language) => {
        const all = suggestions(now, where, language);
        expect(all.length).toBeGreaterThanOrEqual(5);
        expect(new Set(all.map((one) => one.at)).size).toBe(all.length);
        for (const { at: instant, label } of all) {
          expect(instant).toBeGreaterThan(now);
          expect(readWhen(label, { now, zone: where })).toMatchObject({ kind: 'instant', at: instant });
          expect(readWhen(whenWritten(instant, where), { now, zone: where }).kind).toMatch(/instant|twice/);
        }
      }),
      { numRuns: 200 },
    );
  });
});
