import { describe, expect, it } from 'vitest';
import {
  allZones,
  entryOf,
  onlyZone,
  otherFound,
  zonesFor,
} from '../../../../src-renderer/lib/callbacks/zoneList.ts';
import { placeOf } from '../../../../src-renderer/lib/time/places.ts';
import { NOW } from '../support/samples.ts';

/** Runtimes differ in which name of a zone they list. */
const NEWER: Readonly<Record<string, string>> = {
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Europe/Kiev': 'Europe/Kyiv',
};

describe('a zone by other names', () => {
  it.each([
    ...[
      ['Kyiv', 'Europe/Kiev'],
      ['Kiev', 'Europe/Kiev'],
      ['Odessa', 'Europe/Kiev'],
    ],
    ...[
      ['Kolkata', 'Asia/Calcutta'],
      ['Calcutta', 'Asia/Calcutta'],
      ['Bombay', 'Asia/Calcutta'],
    ],
    ...[
      ['Mumbai', 'Asia/Calcutta'],
      ['New Delhi', 'Asia/Calcutta'],
      ['delhi', 'Asia/Calcutta'],
    ],
    ...[
      ['California', 'America/Los_Angeles'],
      ['san francisco', 'America/Los_Angeles'],
    ],
    ...[
      ['Californie', 'America/Los_Angeles'],
      ['Los Angeles', 'America/Los_Angeles'],
    ],
    ...[
      ['Beijing', 'Asia/Shanghai'],
      ['Pékin', 'Asia/Shanghai'],
      ['pekin', 'Asia/Shanghai'],
    ],
    ...[
      ['St Petersburg', 'Europe/Moscow'],
      ['St. Petersburg', 'Europe/Moscow'],
    ],
    ...[
      ['Saint-Pétersbourg', 'Europe/Moscow'],
      ['saint petersbourg', 'Europe/Moscow'],
    ],
    ...[
      ['Bruxelles', 'Europe/Brussels'],
      ['Brussels', 'Europe/Brussels'],
      ['Anvers', 'Europe/Brussels'],
    ],
    ...[
      ['Geneva', 'Europe/Zurich'],
      ['genève', 'Europe/Zurich'],
      ['Zürich', 'Europe/Zurich'],
    ],
    ...[
      ['Barcelona', 'Europe/Madrid'],
      ['Barcelone', 'Europe/Madrid'],
      ['Séville', 'Europe/Madrid'],
    ],
    ...[
      ['Québec', 'America/Toronto'],
      ['Montreal', 'America/Toronto'],
      ['quebec', 'America/Toronto'],
    ],
    ...[
      ['Washington', 'America/New_York'],
      ['Floride', 'America/New_York'],
      ['Texas', 'America/Chicago'],
    ],
    ...[
      ['Munich', 'Europe/Berlin'],
      ['Cologne', 'Europe/Berlin'],
      ['koln', 'Europe/Berlin'],
    ],
    ...[
      ['Lyon', 'Europe/Paris'],
      ['Milan', 'Europe/Rome'],
      ['Lodz', 'Europe/Warsaw'],
    ],
    ...[
      ['Rio de Janeiro', 'America/Sao_Paulo'],
      ['Le Cap', 'Africa/Johannesburg'],
    ],
    ...[
      ['Tel-Aviv', 'Asia/Jerusalem'],
      ['Tel Aviv', 'Asia/Jerusalem'],
      ['Abou Dabi', 'Asia/Dubai'],
    ],
    ...[
      ['Hanoi', 'Asia/Saigon'],
      ['Saigon', 'Asia/Saigon'],
      ['Ho Chi Minh', 'Asia/Saigon'],
    ],
    ...[
      ['Edinburgh', 'Europe/London'],
      ['Londres', 'Europe/London'],
      ['London', 'Europe/London'],
    ],
    ...[
      ['Lisbonne', 'Europe/Lisbon'],
      ['Le Caire', 'Africa/Cairo'],
      ['Cairo', 'Africa/Cairo'],
    ],
  ])('finds the zone of %s, and takes it by Enter: %s', (typed, zone) => {
    const names = [zone, NEWER[zone] ?? zone];
    for (const language of ['en', 'fr'] as const) {
      const found = zonesFor(allZones(language), typed, NOW);
      expect(names).toContain(found[0]?.zone);
      expect(names).toContain(onlyZone(found, typed)?.zone);
    }
  });

  it('says by which other name it found a zone', () => {
    const said = (language: 'en' | 'fr', zone: string, typed: string) =>
      otherFound(entryOf(zone, language), typed);
    expect(said('en', 'Europe/Madrid', 'barc')).toBe('Barcelona');
    expect(said('fr', 'Europe/Madrid', 'barcelone')).toBe('Barcelone');
    expect(said('en', 'Europe/Kiev', 'kiev')).toBe('Kiev');
    expect(said('en', 'Europe/Kiev', 'ky')).toBeNull();
    expect(said('fr', 'Europe/London', 'london')).toBe('London');
    expect(said('en', 'Europe/London', 'lon')).toBeNull();
    expect(said('en', 'Europe/London', '')).toBeNull();
  });

  it.each([
    ['Asia/Calcutta', 'Kolkata', 'Kolkata'],
    ['Asia/Kolkata', 'Kolkata', 'Kolkata'],
    ['Europe/Kiev', 'Kyiv', 'Kyiv'],
    ['Asia/Ho_Chi_Minh', 'Ho Chi Minh City', 'Hô-Chi-Minh-Ville'],
    ['Asia/Katmandu', 'Kathmandu', 'Katmandou'],
    ['America/Godthab', 'Nuuk', 'Nuuk'],
  ])('shows %s as it is called today', (zone, english, french) => {
    expect([placeOf(zone, 'en'), placeOf(zone, 'fr')]).toEqual([english, french]);
  });
});
