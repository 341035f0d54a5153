import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitsAsSent, e164OfProviderNumber } from '#shared/domain/companyNumber.ts';
import {
  isRemovable,
  changesOf,
  editOf,
  EMPTY_NUMBER_FORM,
  formOfNumber,
  NUMBER_FIELDS,
  WEEKDAYS,
} from '#shared/domain/numberForm.ts';
import type { NumberForm } from '#shared/domain/numberForm.ts';
import { validateNumberFilters, validateNumberForm } from '#shared/domain/numberFormRules.ts';
import { anyText } from '../../support/anyText.ts';

const FORM = { ...EMPTY_NUMBER_FORM, number: '33187224465' };

describe('a number as it is sent', () => {
  it.each([
    ['33187224465', '33187224465', '+33187224465'],
    ['+33 1 87 22 44 65', '33187224465', '+33187224465'],
    ['0033187224465', '33187224465', '+33187224465'],
    ['01.87.22.44.65', '33187224465', '+33187224465'],
    ['(0)187-224465', '33187224465', '+33187224465'],
    ['262262123456', '262262123456', '+262262123456'],
    ['3333116655', '3333116655', null],
    ['3318', '3318', null],
    ['', '', null],
    ['33 1 87 O0', null, null],
    ['++33187224465', null, null],
  ])('%j goes as %j and is %j', (text, sent, e164) => {
    expect(digitsAsSent(text)).toBe(sent);
    expect(e164OfProviderNumber(text)).toBe(e164);
  });
});

describe('validateNumberForm', () => {
  it.each<[Partial<NumberForm>, string, string, number | null]>([
    [{ number: '' }, 'number', 'required', null],
    [{ number: '   ' }, 'number', 'required', null],
    [{ number: '1234567' }, 'number', 'tooShort', 8],
    [{ number: '1'.repeat(16) }, 'number', 'tooLong', 15],
    [{ number: '33187x4465' }, 'number', 'notDigits', null],
    [{ forwardTo: '12' }, 'forwardTo', 'tooShort', 3],
    [{ forwardTo: '1'.repeat(16) }, 'forwardTo', 'tooLong', 15],
    [{ forwardTo: 'Claire' }, 'forwardTo', 'notDigits', null],
    [{ zoneCode: 'Paris' }, 'zoneCode', 'notAZone', null],
    [{ holderEmail: 'claire@' }, 'holderEmail', 'notAnEmail', null],
    [{ holderEmail: 'a b@example.fr' }, 'holderEmail', 'notAnEmail', null],
    [{ holder: 'x'.repeat(256) }, 'holder', 'tooLong', 255],
    [{ info: 'x'.repeat(256) }, 'info', 'tooLong', 255],
    [{ voicemail: 'R1' }, 'voicemail', 'notDigits', null],
    [{ waitingMusic: '-1' }, 'waitingMusic', 'notDigits', null],
    [{ playback: '9'.repeat(16) }, 'playback', 'tooLong', 15],
    [{ welcomeMessage: '1.5' }, 'welcomeMessage', 'notDigits', null],
    [{ recordingNotice: '1e3' }, 'recordingNotice', 'notDigits', null],
    [{ message: '1' }, 'message', 'notForNew', null],
    [{ ringSeconds: '0' }, 'ringSeconds', 'tooSmall', 1],
    [{ ringSeconds: '1'.repeat(16) }, 'ringSeconds', 'tooLong', 15],
    [{ ringSeconds: '20 s' }, 'ringSeconds', 'notDigits', null],
    [{ hourFrom: '24:00', hourTo: '08:00' }, 'hourFrom', 'notATime', null],
    [{ hourFrom: '8:00', hourTo: '18:00' }, 'hourFrom', 'notATime', null],
    [{ hourFrom: '08:00', hourTo: '18:60' }, 'hourTo', 'notATime', null],
    [{ hourFrom: '08:00' }, 'hourTo', 'halfARange', null],
    [{ dateFrom: '2026-02-29', dateTo: '2026-03-01' }, 'dateFrom', 'notADate', null],
    [{ dateFrom: '01/03/2026', dateTo: '2026-03-01' }, 'dateFrom', 'notADate', null],
    [{ dateTo: '2026-03-01' }, 'dateFrom', 'halfARange', null],
    [{ dateFrom: '2026-03-02', dateTo: '2026-03-01' }, 'dateTo', 'endsBeforeStart', null],
  ])('finds what is wrong with a new number: %j', (change, field, problem, limit) => {
    expect(validateNumberForm({ ...FORM, ...change }, 'add')).toEqual([{ field, problem, limit }]);
  });

  it.each<Partial<NumberForm>>([
    {},
    { number: '12345678' },
    { number: '1'.repeat(15) },
    { number: '+33 1 87 22 44 65' },
    { hourFrom: '22:00', hourTo: '06:00' },
    { dateFrom: '2024-02-29', dateTo: '2024-02-29' },
    { forwardTo: '104' },
    { ringSeconds: '601', zoneCode: 'FR_05', voicemail: '228', holderEmail: 'c.m@sub.example.fr' },
    { days: WEEKDAYS },
  ])('finds nothing wrong with %j', (change) => {
    expect(validateNumberForm({ ...FORM, ...change }, 'add')).toEqual([]);
  });

  it('looks only at what an edit holds', () => {
    expect(validateNumberForm({}, 'edit')).toEqual([]);
    expect(validateNumberForm({ hourFrom: '08:00', message: '7' }, 'edit')).toEqual([]);
    expect(validateNumberForm({ number: '' }, 'edit')).toMatchObject([
      { field: 'number', problem: 'required' },
    ]);
    expect(validateNumberForm({ holder: '' }, 'edit')).toEqual([]);
  });

  it('of any texts says at most one thing a field, and never throws', () => {
    const texts = fc.record({
      number: anyText(20),
      forwardTo: anyText(20),
      holderEmail: anyText(300),
      hourFrom: anyText(6),
      dateFrom: anyText(11),
      ringSeconds: anyText(5),
      playback: anyText(20),
    });
    fc.assert(
      fc.property(texts, fc.constantFrom('add', 'edit'), (change, mode) => {
        const fields = validateNumberForm({ ...FORM, ...change }, mode).map(({ field }) => field);
        expect(new Set(fields).size).toBe(fields.length);
      }),
    );
  });
});

describe('validateNumberFilters', () => {
  it.each([
    [{ number: '123' }, 'number', 'tooShort', 4],
    [{ number: '1'.repeat(16) }, 'number', 'tooLong', 15],
    [{ number: 'abc' }, 'number', 'notDigits', null],
    [{ campaign: 'x' }, 'campaign', 'tooShort', 2],
    [{ holder: 'x'.repeat(21) }, 'holder', 'tooLong', 20],
    [{ zoneCode: '01' }, 'zoneCode', 'notAZone', null],
  ])('%j', (filters, field, problem, limit) => {
    expect(validateNumberFilters(filters)).toEqual([{ field, problem, limit }]);
  });

  it('finds nothing wrong with nothing', () => {
    expect(validateNumberFilters({ number: ' ', campaign: '', zoneCode: 'fr_01', state: 'active' })).toEqual(
      [],
    );
  });
});

describe('isRemovable', () => {
  it('is what no list tells and what has an empty value to send', () => {
    expect(NUMBER_FIELDS.filter(isRemovable)).toEqual([
      'holderEmail',
      'welcomeMessage',
      'recordingNotice',
      'waitingMusic',
      'playback',
      'voicemail',
      'message',
      'forwardTo',
      'ringSeconds',
      'hourFrom',
      'hourTo',
      'days',
      'dateFrom',
      'dateTo',
    ]);
  });
});

describe('changesOf', () => {
  const known = {
    id: '147',
    number: '33187224465',
    e164: '+33187224465',
    state: 'active',
    kind: 'phone',
    zoneCode: 'fr_01',
    holder: 'Claire',
    campaign: null,
    company: null,
    info: null,
  } as const;
  const before = formOfNumber(known);

  it('begins with what the lists tell', () => {
    expect(before).toEqual({
      ...EMPTY_NUMBER_FORM,
      number: '33187224465',
      zoneCode: 'fr_01',
      state: 'active',
      holder: 'Claire',
    });
    expect(formOfNumber({ ...known, state: 'unknown', zoneCode: null, holder: null })).toMatchObject({
      state: null,
      zoneCode: '',
      holder: '',
    });
  });

  it('names each change, in order, and sends nothing else', () => {
    const after: NumberForm = {
      ...before,
      outgoing: false,
      holder: '',
      days: ['sunday', 'monday'],
      info: 'x',
    };
    const changes = changesOf(before, after);
    expect(changes).toEqual([
      { field: 'holder', before: 'Claire', after: '' },
      { field: 'info', before: '', after: 'x' },
      { field: 'days', before: [], after: ['sunday', 'monday'] },
      { field: 'outgoing', before: null, after: false },
    ]);
    expect(editOf(changes)).toEqual({ holder: '', info: 'x', days: ['sunday', 'monday'], outgoing: false });
  });

  it.each<Partial<NumberForm>>([
    { number: '+33 1 87 22 44 65' },
    { number: '01 87 22 44 65' },
    { zoneCode: 'FR_01' },
    { holder: ' Claire ' },
    // Taken back to "nothing said", which cannot be sent.
    { state: null },
    { days: [] },
  ])('does not take another way to write it for a change: %j', (change) => {
    expect(
      changesOf(
        { ...before, days: ['monday', 'friday'] },
        { ...before, days: ['friday', 'monday'], ...change },
      ),
    ).toEqual([]);
  });

  it('knows every field', () => {
    expect([...NUMBER_FIELDS].sort()).toEqual(Object.keys(EMPTY_NUMBER_FORM).sort());
  });
});
