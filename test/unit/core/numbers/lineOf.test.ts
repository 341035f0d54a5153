import { describe, expect, it } from 'vitest';
import { emergencyCountries } from '#core/numbers/emergency.ts';
import { loadLineOf, shortLineOf } from '#core/numbers/lineOf.ts';

describe('the line of a number', () => {
  it.each([
    ['+33187224465', 'fixed'],
    ['+33612345678', 'mobile'],
    ['+33800123456', 'tollFree'],
    ['+33899123456', 'premium'],
    ['+33820123456', 'sharedCost'],
    ['+33912345678', 'voip'],
    ['+14155552671', 'fixedOrMobile'],
    ['+18003569377', 'tollFree'],
    ['+19005551234', 'premium'],
    ['+447400123456', 'mobile'],
    ['+447012345678', 'other'],
    ['+80012345678', 'tollFree'],
    ['+33000000000', null],
    ['15', null],
    ['', null],
  ])('%s is %s', async (e164, line) => {
    const lineOf = await loadLineOf();
    expect(lineOf(e164)).toBe(line);
  });

  it.each([
    ['118218', 'FR', 'premium'],
    ['118500', 'GB', 'premium'],
    ['11850', 'IE', 'premium'],
    ['118', 'IT', null],
    ['118218', 'US', null],
    ['3635', 'FR', null],
  ])('%s, dialled in %s, is %s', (digits, country, line) => {
    expect(shortLineOf(digits, country)).toBe(line);
  });
});

describe('an emergency', () => {
  it.each([
    ...['15', '17', '18', '112', '114', '115', '116117', '119', '191', '196', '197', '3114'].map((digits) => [
      digits,
      'FR',
    ]),
    ['15', 'RE'],
    ['18', 'GP'],
    ['999', 'GB'],
    ['111', 'GB'],
    ['101', 'GB'],
    ['112', 'GB'],
    ['911', 'US'],
    ['988', 'US'],
    ['911', 'CA'],
    ['988', 'CA'],
    ['110', 'DE'],
    ['000', 'AU'],
    ['113', 'VN'],
    ['19', 'MA'],
    ['112', 'GP'],
    ['911', 'MX'],
    // With the digit for an outside line.
    ['015', 'FR'],
    ['0112', 'FR'],
    ['9911', 'US'],
    ['9999', 'GB'],
  ])('is what %s looks like in %s', (digits, country) => {
    expect(emergencyCountries(digits, country)).toEqual([country]);
  });

  it.each([
    ['3635', 'FR'],
    ['104', 'FR'],
    ['118218', 'FR'],
    ['915', 'FR'],
    ['0187224465', 'FR'],
    ['', 'FR'],
    ['0', 'FR'],
    ['9', 'US'],
    ['', 'ZZ'],
    ['0', 'ZZ'],
    ['1', 'toString'],
  ])('is not what %s looks like in %s', (digits, country) => {
    expect(emergencyCountries(digits, country)).toEqual([]);
  });

  it.each([
    ['999', 'FR', ['GB', 'AE', 'BD', 'HK', 'IE', 'KE', 'MY', 'PL', 'SA', 'SG']],
    ['15', 'GB', ['FR', 'MA', 'PK', 'SN']],
    ['15', 'US', ['FR', 'MA', 'PK', 'SN']],
    ['17', 'US', ['FR', 'DZ', 'SN']],
    ['18', 'DE', ['FR', 'SN']],
    ['110', 'FR', ['DE', 'BE', 'CI', 'CN', 'ID', 'JP', 'NO']],
    ['119', 'US', ['FR', 'CN', 'ID', 'JP', 'KR']],
    ['000', 'FR', ['AU']],
    ['1122', 'FR', ['PK']],
    ['15', 'ZZ', ['FR', 'MA', 'PK', 'SN']],
  ])('%s, dialled bare in %s, is one of %j', (digits, country, countries) => {
    expect(emergencyCountries(digits, country)).toEqual(countries);
  });

  it.each([
    ['911', 'FR', ['US', 'CA']],
    ['0911', 'FR', ['US', 'CA']],
    ['911', 'ZZ', ['US', 'CA']],
    ['112', 'US', ['FR']],
    ['9112', 'US', ['FR']],
    ['112', 'ZZ', ['FR']],
  ])('%s, which mobile networks take in %s, is one of %j and others', (digits, country, likeliest) => {
    const countries = emergencyCountries(digits, country);
    expect(countries.slice(0, likeliest.length)).toEqual(likeliest);
    expect(countries).not.toContain(country);
  });

  it.each([
    // Where most phone systems begin to count their extensions.
    ...['100', '101', '104', '105', '108', '109'].map((digits) => [digits, 'FR']),
    // The digit for an outside line leads to this country's numbers only.
    ['0999', 'FR'],
    ['9999', 'FR'],
    ['015', 'US'],
    ['1234', 'FR'],
  ])('%s in %s is an extension, wherever else it may be one', (digits, country) => {
    expect(emergencyCountries(digits, country)).toEqual([]);
  });
});
