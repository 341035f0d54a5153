import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json';
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { createFindNumbers } from '#core/numbers/findNumbers.ts';
import type { FoundNumber } from '#core/numbers/findNumbers.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { anyText } from '../../../support/anyText.ts';

const inFrance = createFindNumbers('FR');
const inAmerica = createFindNumbers('US');

/** E.164 or short digits, the extension behind; `?` for what cannot be read. */
function said({ party, extension }: FoundNumber): string {
  const number = party.kind === 'number' ? party.e164 : party.kind === 'short' ? party.digits : '?';
  return extension === null ? number : `${number} x${extension}`;
}

const french = (text: string): string[] => inFrance(text).found.map(said);
const american = (text: string): string[] => inAmerica(text).found.map(said);

describe('a text that is one number', () => {
  it.each([
    ['+33187224465'],
    ['+33 (0)1 87 22 44 65'],
    ['01.87.22.44.65'],
    ['06.12.11.10.09'],
    ['187224465'],
    ['+1 415 555 2671'],
    ['15'],
    ['104'],
    ['3635'],
    ['116117'],
    ['tel:+33-1-87-22-44-65'],
    ['sip:0187224465@10.0.0.1'],
    ['"Morel, Claire" <sip:0187224465@10.0.0.1>'],
    ['٠١٨٧٢٢٤٤٦٥'],
  ])('%j is read as everywhere else', (text) => {
    const party = createReadNumber('FR')(text);
    expect(inFrance(text)).toEqual({
      found: [{ text, party, extension: null, leftOut: null }],
      cut: false,
      unread: [],
    });
    expect(inFrance(` \n${text}\t`)).toEqual(inFrance(text));
  });

  it.each([
    ['+33 (0)1 87 22 44 65 ext. 12', '12'],
    ['0187224465 poste 12', '12'],
    ['0187224465 (poste 12)', '12'],
    ['0187224465 x3', '3'],
    ['0187224465#4', '4'],
    ['tel:+33-1-87-22-44-65;ext=305', '305'],
  ])('%j has an extension', (text, extension) => {
    const { found } = inFrance(text);
    expect(found).toMatchObject([
      { text, extension, party: { kind: 'number', e164: '+33187224465', raw: text } },
    ]);
  });

  it.each(['9'.repeat(40), '5', '+33', '1 85 05 78 006 084 36', '*21#'])(
    '%j is one that cannot be read',
    (text) => {
      expect(inFrance(text)).toEqual({
        found: [{ text, party: { kind: 'unreadable', raw: text }, extension: null, leftOut: null }],
        cut: false,
        unread: [],
      });
    },
  );

  it.each(['', '  ', 'claire', 'anonymous', 'sip:claire@example.fr', '?', '-', 'demain 9h30'])(
    '%j holds none',
    (text) => {
      expect(inFrance(text)).toEqual({ found: [], cut: false, unread: [] });
    },
  );
});

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

describe('letters', () => {
  it.each([
    ['1-800-FLOWERS', '+18003569377'],
    ['1-800-flowers', '+18003569377'],
    ['+1 800 FLOWERS', '+18003569377'],
    ['1 (800) FLOWERS', '+18003569377'],
    ['1-800-CONTACTS', '+18002668228'],
    ['1-888-GO-FEDEX', '+18884633339'],
    ['Call 1-800-FLOWERS now.', '+18003569377'],
    ['0800 FLOWERS', '+33800356937'],
    ['0 800 CALL ME', '+33800225563'],
    ['0800 CALL ME', '+33800225563'],
    ['+33 800 CALL ME', '+33800225563'],
    ['0033 800 CALL ME', '+33800225563'],
    ['0 800 call me', '+33800225563'],
    ['Gratuit : 0 800 CALL ME.', '+33800225563'],
  ])('%j stand for digits', (text, e164) => {
    expect(french(text)).toEqual([e164]);
  });

  it('keep what was written', () => {
    expect(inAmerica('call 800-FLOWERS').found).toMatchObject([
      { text: '800-FLOWERS', party: { raw: '800-FLOWERS', e164: '+18003569377' } },
    ]);
  });

  it.each([
    '0800 APPEL GRATUIT',
    '0 800 APPEL GRATUIT',
    '0800 NUMERO VERT',
    '0800 APPELEZ NOUS',
    '0 800 CALL ME NOW',
    '0 800 FLOWERS',
    '10 800 PIECES',
  ])('are no number of several words that do not fill it: %j', (text) => {
    expect(french(text)).toEqual([]);
    expect(french(`Notre ligne ${text}, merci`)).toEqual([]);
  });

  it.each(['94105 SAN FRANCISCO', '75008 PARIS', '800 EUROS', 'PO BOX 800-ABC', 'A1-800-FLOWERS'])(
    '%j stand for themselves',
    (text) => {
      expect(american(text)).toEqual([]);
      expect(french(text)).toEqual([]);
    },
  );
});

describe('a country code', () => {
  it.each(['(+33) 6 12 34 56 78', '++33 6 12 34 56 78', '011 33 6 12 34 56 78', '(+33)612345678'])(
    'may be written as in %j',
    (text) => {
      expect(french(text)).toEqual(['+33612345678']);
      expect(french(`Merci de rappeler ${text} demain`)).toEqual(['+33612345678']);
      expect(american(`call ${text} now`)).toEqual(['+33612345678']);
    },
  );
});

describe('a longer text', () => {
  it('may be a signature with several numbers, the fax last', () => {
    const signature = [
      ...[
        'Claire Morel',
        'Fax : 01 87 22 44 66',
        'Tél. : 01 87 22 44 65 (poste 12)',
        'Mob. +33 6 12 34 56 78',
      ],
      ...[
        'SIRET 552 100 554 00013, capital 1 234 567,89 €',
        'TVA FR40 552100554',
        '12 rue de la Paix, 75002 Paris',
      ],
      ...['IBAN FR76 3000 6000 0112 3456 7890 189', 'http://example.fr/0187224499', 'le 12/11/2026 à 15h00'],
    ].join('\n');
    expect(french(signature)).toEqual(['+33187224465 x12', '+33612345678', '+33187224466']);
    expect(inFrance(signature).found.map(({ text }) => text)).toEqual([
      ...['01 87 22 44 65 (poste 12)', '+33 6 12 34 56 78', '01 87 22 44 66'],
    ]);
  });

  it.each([
    ['0187224465 / 0612345678', ['+33187224465', '+33612345678']],
    ['0187224465/0612345678', ['+33187224465', '+33612345678']],
    ['+49 30/901820', ['+4930901820']],
    ['06/12/34/56/78', ['+33612345678']],
    ['0187224465;0612345678', ['+33187224465', '+33612345678']],
    ['0187224465, 0612345678', ['+33187224465', '+33612345678']],
    ['0187224465\t0612345678', ['+33187224465', '+33612345678']],
    ['0187224465\n0612345678', ['+33187224465', '+33612345678']],
    ['01 87 22 44 65 06 12 34 56 78', ['+33187224465', '+33612345678']],
    ['+33 (0) 1 87 22 44 65 - +33 (0) 6 12 34 56 78', ['+33187224465', '+33612345678']],
    ['+44 20 7946 0958 +33187224465', ['+442079460958', '+33187224465']],
    ['75001 01 87 22 44 65', ['+33187224465']],
    ['01 87 22 44 65 12 rue', ['+33187224465']],
    ['le 12/11 0187224465', ['+33187224465']],
    ['12/11/2026 15:00 0187224465', ['+33187224465']],
    ['0187224465 12 €', ['+33187224465']],
    ['(01) 87 22 44 65 ext 12 et (01) 87 22 44 66 ext 13', ['+33187224465 x12', '+33187224466 x13']],
    ['0033 1 87 22 44 65 svp', ['+33187224465']],
    ['rappeler le ٠١٨٧٢٢٤٤٦٥', ['+33187224465']],
    ['Tel:01 87 22 44 65', ['+33187224465']],
    ['tel 187224465', ['+33187224465']],
    ['see <sip:+33187224465@pbx.example.fr;user=phone>.', ['+33187224465']],
    ['(callto:0187224465), tel:112', ['+33187224465', '112']],
    ['<a href="tel:+33187224465">01 87 22 44 65</a>', ['+33187224465']],
    ['appelez le 3635 svp', ['3635']],
    ['Poste 104', ['104']],
    ['tel. 01 87 22 44 65 / 3635', ['+33187224465', '3635']],
  ])('%j holds %j', (text, numbers) => {
    expect(french(text)).toEqual(numbers);
  });

  it.each([
    ['Call (415) 555-2671 or 415.555.2672 x5', ['+14155552671', '+14155552672 x5']],
    ['651-234-2345/332-445-1234', ['+16512342345', '+13324451234']],
    ['202-612-0108 on 2026-12-01 08:30', ['+12026120108']],
    ['from 011 33 1 87 22 44 65', ['+33187224465']],
    ['1 415 555 2671 please', ['+14155552671']],
  ])('%j holds, in America, %j', (text, numbers) => {
    expect(american(text)).toEqual(numbers);
  });

  it.each([
    ['12/11/2026'],
    ['2026-12-01 08:00'],
    ['2026-12-01T08:00'],
    ['le 01/12/26 à 15:00'],
    ['RDV 2026.12.01, 10h30'],
    ['IBAN FR76 3000 6000 0112 3456 7890 189'],
    ['FR7630006000011234567890189'],
    ['1 234 567,89 €'],
    ['EUR 0 612 345 678'],
    ['612345678 euros'],
    ['SIREN 552 100 554'],
    ['le 552 100 554 est'],
    ['Facture n° 0612345678 du mois'],
    ['réf. 0187224465 !'],
    ['n° sécu : 1 85 05 78 006 084 36'],
    ['https://example.fr/0187224465'],
    ['0187224465@example.fr ou rien'],
    ['abc0187224465'],
    ['0187224465abc'],
    ['hôtel 104 rue'],
    ['10 001 habitants'],
    ['ISBN 2 07 036822 X'],
    ['version 10.0.0.1'],
  ])('%j holds none', (text) => {
    expect(french(text).filter((number) => number !== '?')).toEqual([]);
  });

  it('tells a number once, and one with an extension rather than the same without', () => {
    expect(french('0187224465, +33 1 87 22 44 65 ext 12, 01 87 22 44 65')).toEqual(['+33187224465 x12']);
    expect(french('0187224465 x1, 0187224465 x2, 0187224465 x1')).toEqual([
      '+33187224465 x1',
      '+33187224465 x2',
    ]);
  });
});

describe('a link to a page', () => {
  it.each([
    ['https://crm.example/call?n=0612345678', ['+33612345678']],
    ['https://crm.example/call?n=+33612345678&lang=fr', ['+33612345678']],
    ['https://crm.example/call?lang=fr&n=%2B33612345678#top', ['+33612345678']],
    ['https://crm.example/call?n=06%2012%2034%2056%2078', ['+33612345678']],
    ['https://crm.example/call?n=06+12+34+56+78', ['+33612345678']],
    ['https://crm.example/#/call?n=0033612345678', ['+33612345678']],
    ['https://crm.example/call?caller_id=0612345678', ['+33612345678']],
    ['voir https://crm.example/call?n=0612345678. Merci', ['+33612345678']],
    ['(https://crm.example/?a=0612345678&b=0187224465)', ['+33612345678', '+33187224465']],
    ['01 87 22 44 66 https://crm.example/?n=0612345678', ['+33187224466', '+33612345678']],
  ])('%j hands over %j', (text, numbers) => {
    expect(french(text)).toEqual(numbers);
  });

  it.each([
    'https://crm.example/0612345678',
    'https://crm.example/call?n=abc0612345678',
    'https://crm.example/call?n=0612345678abc',
    'https://crm.example/call?n=x-0612345678-y',
    'https://crm.example/call?n=12061234567899',
    'https://crm.example/call?id=0612345678',
    'https://crm.example/call?client_id=0612345678',
    'https://crm.example/call?ticket=0612345678',
    'https://crm.example/call?n=612345678',
    'https://crm.example/call?n=2026-12-01',
    'https://crm.example/call?n=%E0%A4%A',
    'https://crm.example/call?n=112',
  ])('%j hands over none', (text) => {
    expect(french(text)).toEqual([]);
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
