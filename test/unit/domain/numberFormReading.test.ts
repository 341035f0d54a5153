import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, editOf, EMPTY_NUMBER_FORM, formOfNumber } from '#shared/domain/numberForm.ts';
import { dayOf, doubtsOf, formAsRead, hourOf, isDay } from '#shared/domain/numberFormReading.ts';
import { readBackOf } from '#shared/domain/numberReadBack.ts';
import { anyText } from '../../support/anyText.ts';

describe('what is typed of a number', () => {
  it.each([
    ['09:30', '09:30'],
    ['9:30', '09:30'],
    ['9h30', '09:30'],
    ['9 h 30', '09:30'],
    ['9H', '09:00'],
    ['18 h', '18:00'],
    ['9.30', '09:30'],
    [' 23:59 ', '23:59'],
    ['24:00', null],
    ['9:60', null],
    ['9:', null],
    ['9', null],
    ['930', null],
    ['9h3', null],
    ['', null],
  ])('the hour %j is %j', (text, read) => {
    expect(hourOf(text)).toBe(read);
  });

  it.each([
    ['2027-02-10', '2027-02-10'],
    ['10/02/2027', '2027-02-10'],
    ['1/2/2027', '2027-02-01'],
    ['10.02.27', '2027-02-10'],
    ['10-02-2027', '2027-02-10'],
    ['10 / 02 / 2027', '2027-02-10'],
    ['31/02/2027', null],
    ['02/13/2027', null],
    ['10/02-2027', null],
    ['10/02', null],
    ['', null],
  ])('the day %j is %j', (text, read) => {
    expect(dayOf(text)).toBe(read);
  });

  it('goes as digits, hours and days; what cannot be read stays for its field to say', () => {
    const form = {
      ...EMPTY_NUMBER_FORM,
      number: '01 10 00 00 99',
      forwardTo: '104',
      hourFrom: '9h30',
      hourTo: 'noon',
      dateFrom: '10/02/2027',
      holder: ' Zo\u00E9 ',
    };
    expect(formAsRead(form)).toEqual({
      ...form,
      number: '33110000099',
      hourFrom: '09:30',
      dateFrom: '2027-02-10',
    });
    expect(formAsRead({ ...form, forwardTo: '06 12 34 56 78' }).forwardTo).toBe('33612345678');
  });

  it('of any text is an hour, a day or neither, and never throws', () => {
    fc.assert(
      fc.property(anyText(20), (text) => {
        expect(hourOf(text) ?? '00:00').toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
        expect(isDay(dayOf(text) ?? '2027-02-10')).toBe(true);
      }),
    );
  });

  it.each([
    [{ hourFrom: '09:00', hourTo: '09:00' }, 'hourTo', 'sameHours'],
    [{ dateFrom: '2020-01-01', dateTo: '2020-02-01' }, 'dateTo', 'pastDays'],
    [{ ringSeconds: '121' }, 'ringSeconds', 'longRing'],
  ])('is doubted, but not refused: %j', (edit, field, doubt) => {
    expect(doubtsOf(edit, '2026-11-22')).toEqual([{ field, doubt }]);
  });

  it.each([
    {},
    { hourFrom: '22:00', hourTo: '06:00' },
    { dateTo: '2026-11-22' },
    { dateFrom: '2020-01-01' },
    { dateTo: 'then' },
    { ringSeconds: '120' },
    { ringSeconds: 'x' },
  ])('is not doubted: %j', (edit) => {
    expect(doubtsOf(edit, '2026-11-22')).toEqual([]);
  });
});

const KNOWN = {
  number: '33187224465',
  state: 'active',
  zoneCode: 'fr_01',
  holder: 'Claire',
  info: null,
} as const;
const before = formOfNumber(KNOWN);

describe('what is taken away', () => {
  it('is sent empty, although nobody knows what it is', () => {
    const changes = changesOf(before, before, new Set(['forwardTo', 'days'] as const));
    expect(editOf(changes)).toEqual({ forwardTo: '', days: [] });
    expect(changesOf(before, before)).toEqual([]);
  });
});

describe('a number that is read back', () => {
  const sent = changesOf(before, {
    ...before,
    holder: 'Zo\u00E9',
    ringSeconds: '20',
    number: '01 87 22 44 66',
  });

  it('is compared with what was sent, field by field', () => {
    expect(readBackOf(sent, { ...KNOWN, number: '33187224466', holder: 'Zo\u00E9' })).toEqual({
      others: [],
      untold: ['ringSeconds'],
    });
    expect(readBackOf(sent, KNOWN)).toEqual({
      others: [
        { field: 'number', asked: '01 87 22 44 66', shown: '33187224465' },
        { field: 'holder', asked: 'Zo\u00E9', shown: 'Claire' },
      ],
      untold: ['ringSeconds'],
    });
  });

  it('may still show what was to be emptied', () => {
    const emptied = changesOf(before, { ...before, holder: '' });
    expect(readBackOf(emptied, KNOWN).others).toEqual([{ field: 'holder', asked: '', shown: 'Claire' }]);
  });

  it('says nothing of a state in a word that is not known, nor where it could not be read', () => {
    const off = changesOf(before, { ...before, state: 'inactive' });
    expect(readBackOf(off, { ...KNOWN, state: 'unknown' })).toEqual({ others: [], untold: ['state'] });
    expect(readBackOf(off, null)).toEqual({ others: [], untold: ['state'] });
  });
});
