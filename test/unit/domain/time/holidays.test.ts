import { describe, expect, it } from 'vitest';
import { HOLIDAY_RULES } from '#shared/domain/time/holidayRules.ts';
import { holidayName, holidayOn } from '#shared/domain/time/holidays.ts';
import { addDays } from '#shared/domain/time/zones.ts';
import type { LocalDate } from '#shared/domain/time/zones.ts';

function day(text: string): LocalDate {
  const [year = 0, month = 0, dayOfMonth = 0] = text.split('-').map(Number);
  return { year, month, day: dayOfMonth };
}

/** Month and day of every holiday of a year, with its key. */
function holidaysOf(country: string, year: number): string[] {
  const found: string[] = [];
  for (let date: LocalDate = { year, month: 1, day: 1 }; date.year === year; date = addDays(date, 1)) {
    const answer = holidayOn(country, date);
    if (answer.kind === 'holiday') found.push(`${date.month}-${date.day} ${answer.key}`);
  }
  return found;
}

describe('Easter', () => {
  it.each([
    ['2008-03-24'],
    ['2011-04-25'],
    ['2019-04-22'],
    ['2024-04-01'],
    ['2025-04-21'],
    ['2026-04-06'],
    ['2027-03-29'],
    ['2038-04-26'],
    ['2049-04-19'],
    ['2076-04-20'],
  ])('has its Monday on %s', (date) => {
    expect(holidayOn('FR', day(date))).toEqual({ kind: 'holiday', key: 'easterMonday' });
  });
});

describe('a whole year', () => {
  it('of France is known', () => {
    expect(holidaysOf('FR', 2026)).toEqual([
      ...['1-1 newYear', '4-6 easterMonday', '5-1 labourDay', '5-8 victory1945', '5-14 ascension'],
      ...['5-25 whitMonday', '7-14 nationalDay', '8-15 assumption', '11-1 allSaints', '11-11 armistice'],
      '12-25 christmas',
    ]);
  });

  it('of the United States is known, with the days given for those on a weekend', () => {
    expect(holidaysOf('US', 2026)).toEqual([
      ...['1-1 newYear', '1-19 martinLutherKing', '2-16 washington', '5-25 memorialDay', '6-19 juneteenth'],
      ...['7-3 independence', '7-4 independence', '9-7 labourDay', '10-12 columbusDay', '11-11 veterans'],
      ...['11-26 thanksgiving', '12-25 christmas'],
    ]);
  });

  it('of England is known, with the days given for those on a weekend', () => {
    expect(holidaysOf('GB', 2027)).toEqual([
      ...['1-1 newYear', '3-26 goodFriday', '3-29 easterMonday', '5-3 bankHoliday', '5-31 bankHoliday'],
      ...['8-30 bankHoliday', '12-25 christmas', '12-26 stStephen', '12-27 christmas', '12-28 stStephen'],
    ]);
  });

  it.each([
    ['BE', 10],
    ['CH', 8],
    ['LU', 11],
    ['DE', 9],
    ['IE', 10],
    ['ES', 10],
    ['IT', 13],
    ['PT', 13],
    ['NL', 8],
    ['CA', 10],
    ['MA', 11],
    ['RE', 12],
  ])('of %s has %d days', (country, count) => {
    // In 2026 no two of them fall on one day, and Canada's and Ireland's give no other day off.
    expect(holidaysOf(country, 2026)).toHaveLength(count);
  });
});

describe('a day', () => {
  it.each([
    ['BE', '2026-07-21', 'nationalDay'],
    ['CH', '2026-08-01', 'nationalDay'],
    ['LU', '2026-06-23', 'nationalDay'],
    ['LU', '2026-05-09', 'europeDay'],
    ['DE', '2026-10-03', 'nationalDay'],
    ['GB', '2022-12-26', 'stStephen'],
    ['GB', '2022-12-27', 'christmas'],
    ['GB', '2028-01-03', 'newYear'],
    ['IE', '2024-02-05', 'stBrigid'],
    ['IE', '2030-02-01', 'stBrigid'],
    ['IE', '2026-10-26', 'bankHoliday'],
    ['ES', '2026-12-06', 'constitution'],
    ['IT', '2026-10-04', 'stFrancis'],
    ['IT', '2026-04-05', 'easterSunday'],
    ['PT', '2026-06-04', 'corpusChristi'],
    ['NL', '2025-04-26', 'kingsDay'],
    ['NL', '2026-04-27', 'kingsDay'],
    ['NL', '2025-05-05', 'liberation'],
    ['US', '2027-12-31', 'newYear'],
    ['US', '2022-06-20', 'juneteenth'],
    ['CA', '2026-05-18', 'victoriaDay'],
    ['CA', '2029-07-02', 'nationalDay'],
    ['CA', '2026-10-12', 'thanksgiving'],
    ['MA', '2026-07-30', 'throne'],
    ['RE', '2026-12-20', 'abolitionOfSlavery'],
    ['RE', '2026-07-14', 'nationalDay'],
  ])('in %s, %s, is %s', (country, date, key) => {
    expect(holidayOn(country, day(date))).toEqual({ kind: 'holiday', key });
  });

  it.each([
    ['FR', '2026-04-03'],
    ['FR', '2026-12-26'],
    ['NL', '2025-04-27'],
    ['NL', '2026-05-05'],
    ['US', '2020-06-19'],
    ['IE', '2022-02-07'],
    ['IE', '2026-04-03'],
    ['IT', '2025-10-04'],
    ['GB', '2026-05-11'],
    ['US', '2026-12-31'],
  ])('in %s, %s, is none', (country, date) => {
    expect(holidayOn(country, day(date))).toEqual({ kind: 'none' });
  });

  it.each(['JP', 'fr', '', 'toString', '__proto__', null])('in %s is unknown', (country) => {
    expect(holidayOn(country, day('2026-01-01'))).toEqual({ kind: 'unknownCountry' });
  });
});

describe('a name', () => {
  it('is there in both languages for each', () => {
    expect(holidayName('goodFriday', 'fr')).toBe('Vendredi saint');
    expect(holidayName('goodFriday', 'en')).toBe('Good Friday');
    const keys = new Set(Object.values(HOLIDAY_RULES).flatMap((rules) => rules.map(([key]) => key)));
    expect(keys.size).toBeGreaterThan(40);
    for (const key of keys) {
      expect(holidayName(key, 'fr')).not.toBe('');
      expect(holidayName(key, 'en')).not.toBe('');
    }
  });
});
