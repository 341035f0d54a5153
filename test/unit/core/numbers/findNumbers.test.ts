import { describe, expect, it } from 'vitest';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { american, french, inAmerica, inFrance } from './foundIn.ts';

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
