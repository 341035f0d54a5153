import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json';
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { createFindNumbers } from '#core/numbers/findNumbers.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { anyText } from '../../../support/anyText.ts';
import { french, inFrance, said } from './foundIn.ts';

describe('characters that are not seen', () => {
  it('are passed over, wherever they stand in a number', () => {
    const unseen = fc.constantFrom(
      '\u200e',
      '\u200f',
      '\u202a',
      '\u202c',
      '\u200b',
      '\u2060',
      '\ufeff',
      '\u00ad',
    );
    const spots = fc.array(fc.tuple(fc.nat({ max: 17 }), unseen), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(spots, fc.constantFrom('', 'rappeler le '), (where, before) => {
        const signs = [...'+33 1 87 22 44 65'];
        for (const [at, sign] of where) signs.splice(Math.min(at, signs.length), 0, sign);
        const { found, cut } = inFrance(before + signs.join(''));
        expect(cut).toBe(false);
        expect(found.map((number) => [said(number), number.leftOut])).toEqual([['+33187224465', null]]);
        expect(createReadNumber('FR')(signs.join(''))).toMatchObject({ e164: '+33187224465' });
      }),
    );
  });
});

describe('what is too much', () => {
  const many = (count: number): string =>
    Array.from({ length: count }, (_, index) => `01872244${String(index).padStart(2, '0')}`).join('\n');

  it('are more numbers than twenty', () => {
    expect(inFrance(many(20))).toMatchObject({ cut: false });
    expect(inFrance(many(20)).found).toHaveLength(20);
    expect(inFrance(many(21))).toMatchObject({ cut: true });
    expect(inFrance(many(21)).found).toHaveLength(20);
    expect(inFrance(many(90).replaceAll('\n', ' '))).toMatchObject({ cut: true });
  });

  it('is what stands behind the first page', () => {
    const page = 'x'.repeat(100_000);
    expect(inFrance(`0187224465 ${page} 0612345678`)).toMatchObject({
      found: [{ party: { e164: '+33187224465' } }],
      cut: true,
    });
    expect(inFrance(`0187224465${' '.repeat(1_000_000)}`)).toMatchObject({ found: [{}], cut: false });
  });

  it('never leaves half a number at the end of the page', () => {
    const text = `${'x'.repeat(99_988)} +33187224465`;
    expect(inFrance(text)).toMatchObject({ found: [], cut: true });
  });

  it.each([
    ['digits', '1'.repeat(1_000_000)],
    ['lone digits', '1 '.repeat(500_000)],
    ['numbers that are none', '0987654321 12 '.repeat(70_000)],
    ['signs', '+(.-/'.repeat(200_000)],
    ['links', 'tel:+3318722446 '.repeat(60_000)],
    ['words on a keypad', '1-800-AAAAA '.repeat(80_000)],
    ['addresses', 'http://'.repeat(140_000)],
    ['accounts', 'AB12 '.repeat(200_000)],
    ['amounts', '1 234,5'.repeat(140_000)],
    ['last digits', `01 87 22 44 65${'/66/67'.repeat(160_000)}`],
    ['keys', '0187224465,,12#'.repeat(70_000)],
  ])('are %s by the megabyte, and they are cut', (_, text) => {
    expect(inFrance(text).cut).toBe(true);
  });
});

describe('every country', () => {
  const numbers = getCountries().flatMap((country) => {
    const number = getExampleNumber(country, examples);
    return number === undefined ? [] : [{ country, number }];
  });

  it('has its example found in a sentence, as it is written abroad and at home', () => {
    expect(numbers.length).toBeGreaterThan(230);
    const missed = numbers.filter(({ country, number }) => {
      const national = number.formatNational();
      const abroad = inFrance(`Mobile : ${number.formatInternational()}, merci.`).found.map(said);
      const home = createFindNumbers(country)(`Please call ${national}.`).found.map(said);
      // Where numbers are as short as an extension, they are one at home.
      const isNumber = createReadNumber(country)(national).kind === 'number';
      return abroad[0] !== number.number || (isNumber && home[0] !== number.number);
    });
    expect(missed.map(({ country }) => country)).toEqual([]);
  });
});

describe('whatever is pasted', () => {
  const scraps = fc.constantFrom(
    ...[
      '+33',
      '(0)',
      '1',
      '87',
      '22 44 65',
      '0187224465',
      ' ',
      '/',
      '-',
      '.',
      '\n',
      'tel:',
      'sip:',
      '@',
      ';ext=',
      'x',
    ],
    ...[
      'ext. ',
      '€',
      'FR76',
      '12/11/2026',
      '08:30',
      '1-800-',
      'FLOWERS',
      '٠١٨',
      'Tél ',
      '\0',
      '\ud800',
      '415',
      '(',
    ],
  );
  const text = fc.oneof(
    anyText(200),
    fc.array(scraps, { maxLength: 30 }).map((parts) => parts.join('')),
  );

  it('nothing is thrown, and each number stands in the text and is E.164, short or unreadable', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('FR', 'US', 'DE', 'XX'), (pasted, region) => {
        const { found } = createFindNumbers(region)(pasted);
        expect(found.length).toBeLessThanOrEqual(20);
        for (const { text: piece, party, extension } of found) {
          expect(pasted.replaceAll(/\p{Cf}/gu, '')).toContain(piece);
          expect(party.raw).toBe(piece);
          expect(party.kind).not.toBe('withheld');
          if (party.kind === 'number') expect(party.e164).toMatch(/^\+[1-9]\d{6,14}$/);
          if (extension !== null) expect(extension).toMatch(/^\d{1,7}$/);
        }
        expect(new Set(found.map(said)).size).toBe(found.length);
      }),
      { numRuns: 3000 },
    );
  });

  it('a valid number is found wherever it stands between words', () => {
    const number = fc
      .integer({ min: 0, max: 99_999_999 })
      .map((rest) => `+331${String(rest).padStart(8, '0')}`);
    const words = fc.array(fc.constantFrom('demain', 'rappeler', 'Claire', 'au', '12', '75002 Paris', '€'), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(number, words, words, (e164, before, after) => {
        fc.pre(parsePhoneNumberFromString(e164)?.isValid() === true);
        const national = parsePhoneNumberFromString(e164)?.formatNational() ?? '';
        expect(french([...before, 'x', e164, 'x', ...after].join(' '))).toContain(e164);
        expect(french([...before, 'x', national, 'x', ...after].join(' '))).toContain(e164);
      }),
      { numRuns: 500 },
    );
  });
});
