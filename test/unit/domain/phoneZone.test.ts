import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isShowable, proposedNumber, zoneOfCompanyNumber } from '#shared/domain/companyNumber.ts';
import type { CompanyNumber } from '#shared/domain/companyNumber.ts';
import {
  prefixOf,
  prefixOfZoneCode,
  ZONE_PREFIXES,
  zoneCodeOf,
  zoneOfNumber,
} from '#shared/domain/phoneZone.ts';
import { anyText } from '../../support/anyText.ts';

function number(digits: string, change: Partial<CompanyNumber> = {}): CompanyNumber {
  return {
    id: digits,
    number: digits,
    e164: `+${digits}`,
    state: 'active',
    kind: 'phone',
    zoneCode: null,
    holder: null,
    campaign: null,
    company: null,
    info: null,
    ...change,
  };
}

describe('zoneOfNumber', () => {
  it.each([
    ['+33187224465', '01'],
    ['+33240112233', '02'],
    ['+33388112233', '03'],
    ['+33472112233', '04'],
    ['+33556112233', '05'],
    ['+262262123456', '02'],
    ['+262269123456', '02'],
    ['+590590123456', '05'],
    ['+594594123456', '05'],
    ['+596596123456', '05'],
    // Mobiles, special numbers, other countries, too short, too long.
    ['+33612345678', null],
    ['+33712345678', null],
    ['+33800123456', null],
    ['+33987654321', null],
    ['+262692123456', null],
    ['+590690123456', null],
    ['+3212345678', null],
    ['+3318722446', null],
    ['+331872244655', null],
    ['0187224465', null],
    ['', null],
  ])('%s: %s', (e164, zone) => {
    expect(zoneOfNumber(e164)).toBe(zone);
  });

  it('of any text is a zone or none', () => {
    fc.assert(
      fc.property(anyText(20), (text) => {
        expect([...ZONE_PREFIXES, null]).toContain(zoneOfNumber(text));
        expect([...ZONE_PREFIXES, null]).toContain(prefixOf(text));
        expect([...ZONE_PREFIXES, null]).toContain(prefixOfZoneCode(text));
      }),
    );
  });

  it('has a code for each zone', () => {
    expect(ZONE_PREFIXES.map(zoneCodeOf)).toEqual(['fr_01', 'fr_02', 'fr_03', 'fr_04', 'fr_05']);
    for (const prefix of ZONE_PREFIXES)
      expect(prefixOfZoneCode(zoneCodeOf(prefix).toUpperCase())).toBe(prefix);
  });
});

describe('the number shown to the called party', () => {
  const paris = number('33187224465');
  const nantes = number('33240112233');
  const fax = number('33388112233', { kind: 'fax' });
  const off = number('33472112233', { state: 'inactive' });
  const unsure = number('33472112244', { state: 'unknown' });
  const odd = number('1234', { e164: null, zoneCode: 'fr_05' });
  const anywhere = number('33987654321', { zoneCode: 'fr_05' });
  const all = [fax, off, unsure, odd, paris, nantes, anywhere];

  it('is an active telephone', () => {
    expect(all.filter(isShowable)).toEqual([paris, nantes, anywhere]);
  });

  it.each([
    ['+33240998877', nantes, '02'],
    ['+262262123456', nantes, '02'],
    ['+33140998877', paris, '01'],
    // A number without a region of its own has that of its zone.
    ['+33556112233', anywhere, '05'],
  ])('for %s is one of the same region', (called, expected, zone) => {
    const offered = [paris, nantes, anywhere].map((each) => ({ ...each, zone: zoneOfCompanyNumber(each) }));
    expect(proposedNumber(offered, called)).toEqual({
      number: { ...expected, zone },
      reason: 'sameZone',
      zone,
    });
  });

  it.each(['+33612345678', '+33388998877', '+33472998877', '+4930123456'])(
    'for %s nothing is proposed',
    (called) => {
      const offered = [paris, nantes, anywhere].map((each) => ({ ...each, zone: zoneOfCompanyNumber(each) }));
      expect(proposedNumber([...offered, { zone: null }], called)).toBeNull();
    },
  );

  it('goes by its digits before its zone code', () => {
    expect(zoneOfCompanyNumber(number('33187224465', { zoneCode: 'fr_05' }))).toBe('01');
    expect(zoneOfCompanyNumber(number('1234', { e164: null, zoneCode: 'be_02' }))).toBeNull();
  });
});
