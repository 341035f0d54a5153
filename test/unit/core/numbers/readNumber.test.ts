import fc from 'fast-check';
import { getCountries } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { createReadNumber } from '#core/numbers/readNumber.ts';

const inFrance = createReadNumber('FR');
const PARIS = { kind: 'number', e164: '+33187224465', country: 'FR', display: '+33 1 87 22 44 65' };

describe('a number', () => {
  it.each([
    ['+33187224465'],
    ['+33 1 87 22 44 65'],
    ['+33 (0)1 87 22 44 65'],
    ['0033 (0) 187224465'],
    ['0033187224465'],
    ['01.87.22.44.65'],
    ['01-87-22-44-65'],
    ['01\u00a087\u202f22\u00a044\u00a065'],
    ['187224465'],
    ['33187224465'],
    ['+33187224465 ext. 12'],
    ['(+33) 1 87 22 44 65'],
    ['(+33)1 87 22 44 65'],
    ['(+33) (0)1 87 22 44 65'],
    ['(0033) (0)1 87 22 44 65'],
    ['++33 1 87 22 44 65'],
    ['011 33 1 87 22 44 65'],
    ['0187224465 poste 12'],
    ['0187224465 x3'],
    ['tel:+33-1-87-22-44-65;ext=3'],
    ['callto:0187224465'],
    ['sip:+33187224465@pbx.example.fr;user=phone'],
    ['sip:%2B33187224465@pbx.example.fr'],
    ['"Morel, Claire" <sip:0187224465@10.0.0.1>'],
    ['٠١٨٧٢٢٤٤٦٥'],
    ['０１８７２２４４６５'],
  ])('is read from %j', (raw) => {
    expect(inFrance(raw)).toEqual({ ...PARIS, raw });
  });

  it.each([
    ['US', '00 33 1 87 22 44 65', '+33187224465', 'FR'],
    ['US', '011 33 1 87 22 44 65', '+33187224465', 'FR'],
    ['US', '(415) 555-2671', '+14155552671', 'US'],
    ['RU', '8 (495) 123-45-67', '+74951234567', 'RU'],
    ['IT', '06 1234 5678', '+390612345678', 'IT'],
    ['VN', '024 3825 2916', '+842438252916', 'VN'],
    ['AD', '712345', '+376712345', 'AD'],
    ['FR', '+358501231234', '+358501231234', 'FI'],
    ['FR', '358501231234', '+358501231234', 'FI'],
    ['FR', '+261 81 952 09', '+261208195209', 'MG'],
    ['FR', '+262692123456', '+262692123456', 'RE'],
    ['FR', '+881612345678', '+881612345678', null],
    ['XX', '+33187224465', '+33187224465', 'FR'],
  ])('in %s %j is %s', (region, raw, e164, country) => {
    expect(createReadNumber(region)(raw)).toMatchObject({ kind: 'number', e164, country });
  });

  it.each([
    ['0262 20 12 34', '+262262201234', 'RE'],
    ['0263 12 34 56', '+262263123456', 'RE'],
    ['0692 12 34 56', '+262692123456', 'RE'],
    ['0693 12 34 56', '+262693123456', 'RE'],
    ['692123456', '+262692123456', 'RE'],
    ['0269 60 12 34', '+262269601234', 'YT'],
    ['0639 01 23 45', '+262639012345', 'YT'],
    ['0590 12 34 56', '+590590123456', 'GP'],
    ['0690 12 34 56', '+590690123456', 'GP'],
    ['0691 23 45 67', '+590691234567', 'GP'],
    ['0594 12 34 56', '+594594123456', 'GF'],
    ['0694 12 34 56', '+594694123456', 'GF'],
    ['0596 12 34 56', '+596596123456', 'MQ'],
    ['0696 12 34 56', '+596696123456', 'MQ'],
    ['0697 12 34 56', '+596697123456', 'MQ'],
  ])('dialled nationally, %j is overseas: %s', (raw, e164, country) => {
    for (const region of ['FR', 'RE', 'GP', 'MQ', 'YT']) {
      expect(createReadNumber(region)(raw)).toMatchObject({ kind: 'number', e164, country });
    }
  });

  it('is in France where overseas has no such number, and dialled from overseas', () => {
    expect(inFrance('06 39 98 12 34')).toMatchObject({ e164: '+33639981234' });
    expect(inFrance('02 61 91 12 34')).toMatchObject({ e164: '+33261911234' });
    expect(createReadNumber('RE')('06 12 34 56 78')).toMatchObject({ e164: '+33612345678', country: 'FR' });
    expect(createReadNumber('GP')('01 87 22 44 65')).toMatchObject({ e164: '+33187224465', country: 'FR' });
    expect(createReadNumber('DE')('0692 12 34 56')).toMatchObject({ country: 'DE' });
  });

  it('is kept when the plan calls it possible but not valid', () => {
    expect(inFrance('0000000000')).toMatchObject({ kind: 'number', e164: '+33000000000' });
  });

  it('is kept when it is written internationally but the plans do not know such a number', () => {
    expect(inFrance('+33 1 87 22 44 6')).toMatchObject({
      kind: 'number',
      e164: '+3318722446',
      country: 'FR',
    });
    const newCountry = { kind: 'number', e164: '+999123456789', country: null, display: '+999123456789' };
    expect(inFrance('+999 12 345 6789')).toMatchObject(newCountry);
    expect(inFrance('00999123456789')).toMatchObject(newCountry);
  });
});

describe('the context of a local number (RFC 3966)', () => {
  it.each([
    ['tel:0187224465;phone-context=+33', '+33187224465'],
    ['tel:187224465;phone-context=+33', '+33187224465'],
    ['tel:4465;phone-context=+3318722', '+33187224465'],
    ['tel:2244;phone-context=+33187', '+331872244'],
    ['tel:1234;phone-context=+1-914-555', '+19145551234'],
    ['tel:020%207946%200958;phone-context=%2B44', '+442079460958'],
    ['tel:06%2012345678;phone-context=+39', '+390612345678'],
    ['sip:0187224465;phone-context=+33@pbx.example.fr;user=phone', '+33187224465'],
    ['tel:+33187224465;phone-context=+44', '+33187224465'],
  ])('makes a whole number of %j', (raw, e164) => {
    expect(createReadNumber('US')(raw)).toMatchObject({ kind: 'number', raw, e164 });
  });

  it.each([
    ['tel:911;phone-context=+1', '911'],
    ['tel:3635;phone-context=+33', '3635'],
    ['tel:7042;phone-context=example.com', '7042'],
    ['tel:7042;phone-context=pbx.+33.example', '7042'],
  ])('leaves the short number of %j what it is', (raw, digits) => {
    expect(inFrance(raw)).toMatchObject({ kind: 'short', digits });
  });

  it('that is a domain says nothing: the number is one of the region', () => {
    expect(inFrance('tel:0187224465;phone-context=example.com')).toMatchObject(PARIS);
  });
});

describe('digits of the local phone system', () => {
  it.each(['15', '104', '3635', '10000', '712345', '01 04'])('%j is short', (raw) => {
    const digits = raw.replace(/\D/g, '');
    expect(inFrance(raw)).toEqual({ kind: 'short', raw, digits, display: digits });
  });

  it('stay an extension where numbers may be that short', () => {
    expect(createReadNumber('DE')('24567')).toMatchObject({ kind: 'short', digits: '24567' });
  });
});

describe('a withheld number', () => {
  it.each([
    [''],
    [' '],
    ['-'],
    ['?'],
    ['()'],
    ['anonymous'],
    ['Anonymous'],
    ['"Anonymous" <sip:anonymous@anonymous.invalid>'],
    ['sip:anonymous@anonymous.invalid'],
    ['sip:@pbx.example.fr'],
    ['withheld'],
    ['Number withheld'],
    ['UNKNOWN'],
    ['private'],
    ['Restricted'],
    ['unavailable'],
    ['Numéro masqué'],
    ['privé'],
  ])('is told from %j', (raw) => {
    expect(inFrance(raw)).toEqual({ kind: 'withheld', raw });
  });
});

describe('something that is no number', () => {
  it.each([
    ['claire'],
    ['sip:claire@example.fr'],
    ['1800FLOWERS'],
    ['9'.repeat(40)],
    ['+1234567890123456'],
    ['1234567'],
    ['+33'],
    ['+33112'],
    ['+++33187224465'],
    ['33+187224465'],
    ['*21#'],
    ['5'],
    [`0187224465${' '.repeat(300)}`],
  ])('is told from %j', (raw) => {
    expect(inFrance(raw)).toEqual({ kind: 'unreadable', raw });
  });

  it('is a national number where the region is not known', () => {
    expect(createReadNumber('XX')('0187224465')).toMatchObject({ kind: 'unreadable' });
  });
});

describe('whatever comes', () => {
  const region = fc.constantFrom('XX', ...getCountries());
  const dialled = fc
    .tuple(
      fc.constantFrom('', '+', '00', '0', '011', 'tel:', 'sip:'),
      fc.stringMatching(/^[0-9 .()-]{0,20}$/),
      fc.constantFrom('', '@host', ';ext=3', ' ext 4', ' x5', '#6'),
    )
    .map((parts) => parts.join(''));
  const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), dialled);

  it('it never throws and keeps what was received', () => {
    fc.assert(
      fc.property(region, anything, (where, raw) => {
        expect(createReadNumber(where)(raw).raw).toBe(raw);
      }),
      { numRuns: 2000 },
    );
  });

  it('a number it gives is E.164, and reads as itself in every region', () => {
    fc.assert(
      fc.property(region, region, dialled, (where, elsewhere, raw) => {
        const party = createReadNumber(where)(raw);
        if (party.kind !== 'number') return;
        expect(party.e164).toMatch(/^\+[1-9]\d{6,14}$/);
        const { raw: _, ...same } = party;
        expect(createReadNumber(elsewhere)(party.e164)).toEqual({ ...same, raw: party.e164 });
        expect(createReadNumber(elsewhere)(party.display)).toMatchObject({ e164: party.e164 });
      }),
      { numRuns: 5000 },
    );
  });
});
