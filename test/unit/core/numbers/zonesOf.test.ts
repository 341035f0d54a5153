import { getCountries, getCountryCallingCode } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { zonesOfArea } from '#core/numbers/zonesByArea.ts';
import { zonesOfCountry } from '#core/numbers/zonesByCountry.ts';
import { zonesOf } from '#core/numbers/zonesOf.ts';
import { zoneExists } from '#shared/domain/time/zones.ts';

describe('the zone of a number', () => {
  it.each([
    ['+33187224465', 'Europe/Paris'],
    ['+33612345678', 'Europe/Paris'],
    ['+442079460958', 'Europe/London'],
    ['+4930123456', 'Europe/Berlin'],
    ['+212522123456', 'Africa/Casablanca'],
    ['+97714123456', 'Asia/Kathmandu'],
    ['+84241234567', 'Asia/Ho_Chi_Minh'],
    ['+77272345678', 'Asia/Almaty'],
    ['+6851234567', 'Pacific/Apia'],
    // France overseas, +262 shared by two.
    ['+590590123456', 'America/Guadeloupe'],
    ['+590690123456', 'America/Guadeloupe'],
    ['+594594123456', 'America/Cayenne'],
    ['+594694123456', 'America/Cayenne'],
    ['+596596123456', 'America/Martinique'],
    ['+596696123456', 'America/Martinique'],
    ['+262262123456', 'Indian/Reunion'],
    ['+262692123456', 'Indian/Reunion'],
    ['+262269601234', 'Indian/Mayotte'],
    ['+262639012345', 'Indian/Mayotte'],
    ['+687251234', 'Pacific/Noumea'],
    ['+68940412345', 'Pacific/Tahiti'],
    ['+508411234', 'America/Miquelon'],
    ['+681721234', 'Pacific/Wallis'],
    // North America by area code, the Caribbean by country.
    ['+12125552671', 'America/New_York'],
    ['+14155552671', 'America/Los_Angeles'],
    ['+13125552671', 'America/Chicago'],
    ['+13035552671', 'America/Denver'],
    ['+16025552671', 'America/Phoenix'],
    ['+19075552671', 'America/Anchorage'],
    ['+18085552671', 'Pacific/Honolulu'],
    ['+19155552671', 'America/Denver'],
    ['+15145552671', 'America/Toronto'],
    ['+16045552671', 'America/Vancouver'],
    ['+17095552671', 'America/St_Johns'],
    ['+13065552671', 'America/Regina'],
    ['+18765552671', 'America/Jamaica'],
    ['+17875552671', 'America/Puerto_Rico'],
    ['+74951234567', 'Europe/Moscow'],
    ['+73432345678', 'Asia/Yekaterinburg'],
    ['+74232345678', 'Asia/Vladivostok'],
    ['+74012345678', 'Europe/Kaliningrad'],
    ['+78462345678', 'Europe/Samara'],
    ['+61293744000', 'Australia/Sydney'],
    ['+61362123456', 'Australia/Hobart'],
    ['+61892123456', 'Australia/Perth'],
    ['+61882123456', 'Australia/Adelaide'],
    ['+61889123456', 'Australia/Darwin'],
    ['+551123456789', 'America/Sao_Paulo'],
    ['+5568991234567', 'America/Rio_Branco'],
    ['+5592991234567', 'America/Manaus'],
    ['+62218350123', 'Asia/Jakarta'],
    ['+62361224111', 'Asia/Makassar'],
    ['+62967533333', 'Asia/Jayapura'],
    ['+525512345678', 'America/Mexico_City'],
    ['+526641234567', 'America/Tijuana'],
    ['+529981234567', 'America/Cancun'],
    ['+34912345678', 'Europe/Madrid'],
    ['+34928123456', 'Atlantic/Canary'],
    ['+351212345678', 'Europe/Lisbon'],
    ['+351296123456', 'Atlantic/Azores'],
    ['+56221234567', 'America/Santiago'],
  ])('%s is %s', (e164, zone) => {
    expect(zonesOf(e164)).toEqual([zone]);
  });

  it.each([
    ['+18505552671', ['America/Chicago', 'America/New_York']],
    ['+12085552671', ['America/Boise', 'America/Los_Angeles']],
    ['+34612345678', ['Europe/Madrid', 'Atlantic/Canary']],
    ['+351912345678', ['Europe/Lisbon', 'Atlantic/Azores']],
    ['+6281234567890', ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']],
    ['+243991234567', ['Africa/Kinshasa', 'Africa/Lubumbashi']],
  ])('%s may be one of several', (e164, zones) => {
    expect(zonesOf(e164)).toEqual(zones);
  });

  it.each([
    ['+18003569377', 'America/New_York'],
    ['+79161234567', 'Europe/Moscow'],
    ['+61412345678', 'Australia/Sydney'],
  ])('%s may be anywhere in its country, likeliest in %s', (e164, zone) => {
    const zones = zonesOf(e164);
    expect(zones[0]).toBe(zone);
    expect(zones.length).toBeGreaterThan(3);
  });

  it('a free number of North America may ring in Alaska and on Hawaii, too', () => {
    expect(zonesOf('+18005551234')).toEqual(
      expect.arrayContaining(['America/New_York', 'America/Anchorage', 'Pacific/Honolulu']),
    );
  });

  it.each(['+80012345678', '+882160012345', '+8835100123456', '+999123456789', '15', '', 'claire'])(
    '%s has none',
    (e164) => {
      expect(zonesOf(e164)).toEqual([]);
    },
  );

  it('of a number in no plan yet is that of those who share its calling code', () => {
    expect(zonesOf('+262999123456')).toEqual(['Indian/Reunion', 'Indian/Mayotte']);
    expect(zonesOf('+33000000000')).toEqual(['Europe/Paris']);
  });
});

describe('the tables', () => {
  it('name a zone that exists for each country with phone numbers', () => {
    const zones = getCountries().map((country) => [country, zonesOfCountry(country)] as const);
    expect(zones.length).toBeGreaterThan(240);
    expect(zones.filter(([, names]) => names.length === 0 || !names.every(zoneExists))).toEqual([]);
  });

  it('know nothing of other words', () => {
    expect(['', 'ZZ', 'Paris', 'fr', 'toString', 'Argentina/Buenos_Aires'].flatMap(zonesOfCountry)).toEqual(
      [],
    );
    expect(zonesOfArea('toString', '212')).toBeNull();
  });

  it('name only zones that exist for area codes', () => {
    const countries = getCountries().filter(
      (country) => zonesOfArea(country, '3') !== null || country === 'US',
    );
    const named = new Set(
      ['US', 'RU', ...countries].flatMap((country) =>
        Array.from({ length: 900 }, (_, index) => zonesOfArea(country, `${index + 100}0000000`) ?? []).flat(),
      ),
    );
    expect(named.size).toBeGreaterThan(60);
    expect([...named].filter((zone) => !zoneExists(zone))).toEqual([]);
  });

  it('put all numbers of a country with one calling code in that country', () => {
    expect(getCountryCallingCode('FR')).toBe('33');
    expect(zonesOf('+33912345678')).toEqual(zonesOfCountry('FR'));
  });
});
