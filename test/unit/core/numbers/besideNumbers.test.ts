import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../support/anyText.ts';
import { inFrance, said } from './foundIn.ts';

describe('what looks like a number and is none that the plans know here', () => {
  it.each([
    ['01 87 22 44 65\n(212) 555-0123\n06 12 34 56 78', ['(212) 555-0123']],
    ['01 87 22 44 65, (212) 555-0123', ['(212) 555-0123']],
    ['01 87 22 44 65 / (212) 555-0123', ['(212) 555-0123']],
    ['01 87 22 44 65 - (212) 555-0123', ['(212) 555-0123']],
    ['Paris 01 87 22 44 65; New York 212-555-0123 or 212 555 0124', ['212-555-0123', '212 555 0124']],
    ['01 87 22 44 65\nTél. 212 555 01 23', ['212 555 01 23']],
    ['01 87 22 44 65\n(212) 555-0123\n(212) 555-0123', ['(212) 555-0123']],
  ])('in %j is told', (text, unread) => {
    const read = inFrance(text);
    expect(read.unread).toEqual(unread);
    expect(read.found[0]?.party).toMatchObject({ e164: '+33187224465' });
    expect(read.found.map(({ leftOut }) => leftOut).every((one) => one === null)).toBe(true);
  });

  it.each([
    '01 87 22 44 65\nSIRET 732 829 320 00074',
    '01 87 22 44 65\n732 829 320 00074',
    '01 87 22 44 65\nOrder 4500-123-456',
    '01 87 22 44 65\nref. 0450 0123 456',
    '01 87 22 44 65\n12 345 678,00 EUR',
    '01 87 22 44 65\n22/11/2026 14:30',
    '01 87 22 44 65\n75008 Paris',
    '01 87 22 44 65\nFR76 3000 6000 0112 3456 7890 189',
    '01 87 22 44 65\n01 87 22 44 66',
  ])('is nothing of %j', (text) => {
    expect(inFrance(text).unread).toEqual([]);
  });

  it('is told only beside numbers, a few of many, and is a piece of the text', () => {
    expect(inFrance('(212) 555-0123 or (212) 555-0124').unread).toEqual([]);
    const many = Array.from({ length: 60 }, (_, index) => `(212) 555-01${String(index + 10)}`);
    expect(inFrance(['01 87 22 44 65', ...many].join('\n')).unread).toHaveLength(20);
    fc.assert(
      fc.property(anyText(200), (text) => {
        const whole = `01 87 22 44 65\n${text}`.replaceAll(/\p{Cf}/gu, '');
        for (const piece of inFrance(whole).unread) expect(whole).toContain(piece);
      }),
    );
  });
});

describe('keys for after the answer', () => {
  const tones = (text: string): unknown =>
    inFrance(text).found.map((number) => [said(number), number.leftOut?.text ?? null]);

  it.each([
    ['+33 1 87 22 44 65,,12#', '+33187224465', ',,12#'],
    ['+33187224465,12', '+33187224465', ',12'],
    ['+33187224465;12#', '+33187224465', ';12#'],
    ['+33187224465;12', '+33187224465', ';12'],
    ['+33187224465,,123456789#', '+33187224465', ',,123456789#'],
    ['+33187224465 ,, 123#', '+33187224465', ',, 123#'],
    ['+33170379729,,95870123456#,,,,*123456#', '+33170379729', ',,95870123456#,,,,*123456#'],
    ['0187224465,,95870123456', '+33187224465', ',,95870123456'],
    ['0612345678p12', '+33612345678', 'p12'],
    ['0612345678W1w2', '+33612345678', 'W1w2'],
    ['tel:+33187224465,,12#', '+33187224465', ',,12#'],
    ['tel:+33-1-87-22-44-65;postd=pp22', '+33187224465', 'pp22'],
    ['tel:+33187224465;postd=pp22;ext=7', '+33187224465 x7', 'pp22'],
    ['0187224465 poste 12,,3#', '+33187224465 x12', ',,3#'],
    ['Conférence : +33 1 87 22 44 65,,123456789# (Paris)', '+33187224465', ',,123456789#'],
  ])('%j is called without what stands behind it, and says so', (text, number, left) => {
    expect(tones(text)).toEqual([[number, left]]);
  });

  it.each([
    ['0187224465, 12 rue'],
    ['0187224465,12 €'],
    ['0187224465;75002;Paris'],
    ['0187224465.'],
    ['0187224465,'],
  ])('%j holds none', (text) => {
    expect(tones(text)).toEqual([['+33187224465', null]]);
  });

  it.each([
    ['0187224465,0612345678'],
    ['0187224465;0612345678'],
    ['0187224465,,0612345678'],
    ['0187224465, 06 12 34 56 78'],
    ['0187224465,06 12 34 56 78'],
  ])('are not another number: %j', (text) => {
    expect(tones(text)).toEqual([
      ['+33187224465', null],
      ['+33612345678', null],
    ]);
  });

  it('are told where the number stands twice, once with them', () => {
    expect(tones('01 87 22 44 65 - +33187224465,,12#')).toEqual([['+33187224465', ',,12#']]);
  });
});

describe('what stands right beside a number', () => {
  it.each([
    ['06 12 34 56 78 79', '79'],
    ['06 12 34 56 78 code 4567#', 'code 4567#'],
    ['06 12 34 56 78 puis 4', 'puis 4'],
    ['06 12 34 56 78 p. 12', 'p. 12'],
    ['06 12 34 56 78 w 12', 'w 12'],
    ['06 12 34 56 78 extension 12, code PIN 9988', 'code PIN 9988'],
    ['*31#06 12 34 56 78', '*31#'],
    ['code 12# 06 12 34 56 78', 'code 12#'],
    ['12# 06 12 34 56 78', '12#'],
    ['Code PIN : 12#, 06 12 34 56 78', 'Code PIN : 12#'],
    ['0612345678 *2', '*2'],
    ['12 06 12 34 56 78', '12'],
    ['tel:0612345678 code 12#', 'code 12#'],
  ])('is told: %j', (text, left) => {
    expect(inFrance(text).found).toMatchObject([
      { party: { e164: '+33612345678' }, leftOut: { text: left } },
    ]);
  });

  it.each([
    '1. 06 12 34 56 78',
    '# 06 12 34 56 78',
    'n # 06 12 34 56 78',
    '06 12 34 56 78\n79',
    '06 12 34 56 78 le 12/11/2026',
    '06 12 34 56 78 merci',
  ])('is nothing in %j', (text) => {
    expect(inFrance(text).found).toMatchObject([{ party: { e164: '+33612345678' }, leftOut: null }]);
  });
});

describe('other last digits behind a slash', () => {
  it.each([
    ['01 87 22 44 65 / 66', ['+33187224465', '+33187224466']],
    ['01 87 22 44 65/66', ['+33187224465', '+33187224466']],
    ['01.87.22.44.65/66/67', ['+33187224465', '+33187224466', '+33187224467']],
    ['01 87 22 44 65 / 4470 (accueil)', ['+33187224465', '+33187224470']],
    ['+33 1 87 22 44 65 / 66', ['+33187224465', '+33187224466']],
    ['+33187224465/66', ['+33187224465', '+33187224466']],
    ['+33 1 87 22 44 65 ou 66', ['+33187224465', '+33187224466']],
    ['call +44 20 7946 0958 or 59', ['+442079460958', '+442079460959']],
  ])('%j is a choice of %j', (text, numbers) => {
    const { found } = inFrance(text);
    expect(found.map(said)).toEqual(numbers);
    for (const { text: piece, party } of found) {
      expect(text).toContain(piece);
      expect(party.raw).toBe(piece);
    }
  });

  it.each([
    ['01 87 22 44 65 / 12 rue de la Paix'],
    ['01 87 22 44 65 / 12.11.2026'],
    ['01 87 22 44 65 / 9h30'],
    ['01 87 22 44 65 ou 12 rue'],
    ['01 87 22 44 65 / 65'],
  ])('%j has none', (text) => {
    expect(inFrance(text).found.map((number) => [said(number), number.leftOut])).toEqual([
      ['+33187224465', null],
    ]);
  });

  it('that make no number are told as left out', () => {
    expect(inFrance('0800 123 456 / 9999').found.map(said)).toEqual(['+33800123456', '+33800129999']);
    expect(inFrance('+999123456789 / 66').found).toMatchObject([
      { party: { e164: '+999123456789' }, leftOut: { kind: 'alternative', text: '/ 66' } },
    ]);
  });
});
