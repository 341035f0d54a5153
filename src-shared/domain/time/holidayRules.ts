import { addDays, daysInMonth, weekdayOf } from './zones.ts';
import type { LocalDate } from './zones.ts';

/** The days that are public holidays somewhere, by name; their words are in `holidays.ts`. */
export type HolidayKey =
  | 'newYear'
  | 'epiphany'
  | 'independenceManifesto'
  | 'amazighNewYear'
  | 'martinLutherKing'
  | 'stBrigid'
  | 'washington'
  | 'stPatrick'
  | 'goodFriday'
  | 'easterSunday'
  | 'easterMonday'
  | 'liberation'
  | 'abolitionOfSlavery'
  | 'kingsDay'
  | 'labourDay'
  | 'bankHoliday'
  | 'victory1945'
  | 'europeDay'
  | 'ascension'
  | 'whitMonday'
  | 'corpusChristi'
  | 'victoriaDay'
  | 'memorialDay'
  | 'juneteenth'
  | 'nationalDay'
  | 'throne'
  | 'ouedEdDahab'
  | 'revolutionKingPeople'
  | 'youth'
  | 'assumption'
  | 'truthReconciliation'
  | 'stFrancis'
  | 'republicDay'
  | 'thanksgiving'
  | 'columbusDay'
  | 'unityDay'
  | 'allSaints'
  | 'greenMarch'
  | 'armistice'
  | 'veterans'
  | 'independence'
  | 'constitution'
  | 'immaculateConception'
  | 'christmas'
  | 'stStephen';

/** On which dates a holiday of a year falls: the day itself, and another day off that is given for it. */
export type HolidayRule = readonly [key: HolidayKey, datesOf: (year: number) => readonly LocalDate[]];

const MONDAY = 1;
const THURSDAY = 4;
const FRIDAY = 5;

/** By how many days the day off follows or precedes a holiday that falls on a weekday (0 Sunday to 6 Saturday). */
type DayOff = Readonly<Record<number, number>>;
const NEAREST_WORKDAY: DayOff = { 6: -1, 0: 1 };
const NEXT_MONDAY: DayOff = { 6: 2, 0: 1 };
const AFTER_SUNDAY: DayOff = { 0: 1 };
/** For two days in a row, of which one may hold the Monday. */
const TWO_LATER: DayOff = { 6: 2, 0: 2 };

const easterMonday = easter('easterMonday', 1);
const goodFriday = easter('goodFriday', -2);
const ascension = easter('ascension', 39);
const whitMonday = easter('whitMonday', 50);
const newYear = fixed('newYear', 1, 1);
const labourDay = fixed('labourDay', 5, 1);
const assumption = fixed('assumption', 8, 15);
const allSaints = fixed('allSaints', 11, 1);
const immaculateConception = fixed('immaculateConception', 12, 8);
const christmas = fixed('christmas', 12, 25);
const stStephen = fixed('stStephen', 12, 26);

/** Without Alsace and Moselle, which keep Good Friday and the 26th of December: a number does not tell who lives there. */
const france = [
  ...[newYear, easterMonday, labourDay, fixed('victory1945', 5, 8), ascension, whitMonday],
  ...[fixed('nationalDay', 7, 14), assumption, allSaints, fixed('armistice', 11, 11), christmas],
];

/**
 * By ISO country. What a part of a country keeps for itself is left out. So are the Muslim holidays of Morocco: they
 * hang on the moon being seen, so no rule knows their date.
 *
 * A holiday that is always a Sunday stands here only where the law counts it as one of its own.
 */
export const HOLIDAY_RULES: Readonly<Record<string, readonly HolidayRule[]>> = {
  FR: france,
  GP: [...france, fixed('abolitionOfSlavery', 5, 27)],
  MQ: [...france, fixed('abolitionOfSlavery', 5, 22)],
  GF: [...france, fixed('abolitionOfSlavery', 6, 10)],
  RE: [...france, fixed('abolitionOfSlavery', 12, 20)],
  YT: [...france, fixed('abolitionOfSlavery', 4, 27)],
  BE: [
    ...[newYear, easterMonday, labourDay, ascension, whitMonday, fixed('nationalDay', 7, 21), assumption],
    ...[allSaints, fixed('armistice', 11, 11), christmas],
  ],
  // Only the 1st of August is kept by law of the whole; the others by nearly every canton, Good Friday not by
  // Ticino and Valais.
  CH: [
    ...[newYear, goodFriday, easterMonday, ascension, whitMonday, fixed('nationalDay', 8, 1)],
    ...[christmas, stStephen],
  ],
  LU: [
    ...[newYear, easterMonday, labourDay, fixed('europeDay', 5, 9, {}, 2019), ascension, whitMonday],
    ...[fixed('nationalDay', 6, 23), assumption, allSaints, christmas, stStephen],
  ],
  // Those of all sixteen states.
  DE: [
    ...[newYear, goodFriday, easterMonday, labourDay, ascension, whitMonday],
    ...[fixed('nationalDay', 10, 3), christmas, stStephen],
  ],
  // England; without the days given once, for a coronation or a jubilee.
  GB: [
    ...[fixed('newYear', 1, 1, NEXT_MONDAY), goodFriday, easterMonday, nth('bankHoliday', 5, MONDAY, 1)],
    ...[last('bankHoliday', 5, MONDAY), last('bankHoliday', 8, MONDAY)],
    ...[fixed('christmas', 12, 25, TWO_LATER), fixed('stStephen', 12, 26, TWO_LATER)],
  ],
  IE: [
    ...[newYear, ['stBrigid', stBrigid] as const, fixed('stPatrick', 3, 17), easterMonday],
    ...[nth('bankHoliday', 5, MONDAY, 1), nth('bankHoliday', 6, MONDAY, 1), nth('bankHoliday', 8, MONDAY, 1)],
    ...[last('bankHoliday', 10, MONDAY), christmas, stStephen],
  ],
  ES: [
    ...[newYear, fixed('epiphany', 1, 6), goodFriday, labourDay, assumption, fixed('nationalDay', 10, 12)],
    ...[allSaints, fixed('constitution', 12, 6), immaculateConception, christmas],
  ],
  IT: [
    ...[
      newYear,
      fixed('epiphany', 1, 6),
      easter('easterSunday', 0),
      easterMonday,
      fixed('liberation', 4, 25),
    ],
    ...[labourDay, fixed('republicDay', 6, 2), assumption, fixed('stFrancis', 10, 4, {}, 2026), allSaints],
    ...[immaculateConception, christmas, stStephen],
  ],
  PT: [
    ...[newYear, goodFriday, easter('easterSunday', 0), fixed('liberation', 4, 25), labourDay],
    ...[easter('corpusChristi', 60), fixed('nationalDay', 6, 10), assumption, fixed('republicDay', 10, 5)],
    ...[allSaints, fixed('independence', 12, 1), immaculateConception, christmas],
  ],
  // The 5th of May is a day off every fifth year only.
  NL: [
    ...[newYear, easter('easterSunday', 0), easterMonday, ['kingsDay', kingsDay] as const],
    ...[['liberation', fifthOfMay] as const],
    ...[ascension, whitMonday, christmas, stStephen],
  ],
  // Federal.
  US: [
    ...[fixed('newYear', 1, 1, NEAREST_WORKDAY), nth('martinLutherKing', 1, MONDAY, 3)],
    ...[nth('washington', 2, MONDAY, 3), last('memorialDay', 5, MONDAY)],
    ...[fixed('juneteenth', 6, 19, NEAREST_WORKDAY, 2021)],
    ...[fixed('independence', 7, 4, NEAREST_WORKDAY), nth('labourDay', 9, MONDAY, 1)],
    ...[nth('columbusDay', 10, MONDAY, 2), fixed('veterans', 11, 11, NEAREST_WORKDAY)],
    ...[nth('thanksgiving', 11, THURSDAY, 4), fixed('christmas', 12, 25, NEAREST_WORKDAY)],
  ],
  // Federal; what provinces add is left out.
  CA: [
    ...[newYear, goodFriday, ['victoriaDay', victoriaDay] as const, fixed('nationalDay', 7, 1, AFTER_SUNDAY)],
    ...[nth('labourDay', 9, MONDAY, 1), fixed('truthReconciliation', 9, 30, {}, 2021)],
    ...[nth('thanksgiving', 10, MONDAY, 2), fixed('armistice', 11, 11), christmas, stStephen],
  ],
  MA: [
    ...[newYear, fixed('independenceManifesto', 1, 11), fixed('amazighNewYear', 1, 14, {}, 2024), labourDay],
    ...[fixed('throne', 7, 30), fixed('ouedEdDahab', 8, 14), fixed('revolutionKingPeople', 8, 20)],
    ...[fixed('youth', 8, 21), fixed('unityDay', 10, 31, {}, 2026), fixed('greenMarch', 11, 6)],
    ...[fixed('independence', 11, 18)],
  ],
};

function fixed(key: HolidayKey, month: number, day: number, dayOff: DayOff = {}, since = 0): HolidayRule {
  return [
    key,
    (year) => {
      if (year < since) return [];
      const date = { year, month, day };
      const by = dayOff[weekdayOf(date)];
      return by === undefined ? [date] : [date, addDays(date, by)];
    },
  ];
}

function easter(key: HolidayKey, daysLater: number): HolidayRule {
  return [key, (year) => [addDays(easterSunday(year), daysLater)]];
}

function nth(key: HolidayKey, month: number, weekday: number, n: number): HolidayRule {
  return [key, (year) => [firstOnOrAfter({ year, month, day: 7 * (n - 1) + 1 }, weekday)]];
}

function last(key: HolidayKey, month: number, weekday: number): HolidayRule {
  return [key, (year) => [firstOnOrAfter({ year, month, day: daysInMonth(year, month) - 6 }, weekday)]];
}

function firstOnOrAfter(date: LocalDate, weekday: number): LocalDate {
  return addDays(date, (weekday - weekdayOf(date) + 7) % 7);
}

/** The first Monday of February, or the 1st itself if that is a Friday; since 2023. */
function stBrigid(year: number): LocalDate[] {
  const first = { year, month: 2, day: 1 };
  if (year < 2023) return [];
  return [weekdayOf(first) === FRIDAY ? first : firstOnOrAfter(first, MONDAY)];
}

/** Kept on the Saturday before if it is a Sunday. */
function kingsDay(year: number): LocalDate[] {
  const date = { year, month: 4, day: 27 };
  return [weekdayOf(date) === 0 ? addDays(date, -1) : date];
}

function fifthOfMay(year: number): LocalDate[] {
  return year % 5 === 0 ? [{ year, month: 5, day: 5 }] : [];
}

/** The Monday before the 25th of May. */
function victoriaDay(year: number): LocalDate[] {
  return [firstOnOrAfter({ year, month: 5, day: 18 }, MONDAY)];
}

/** The Gregorian computus, as published anonymously in Nature, 1876. */
function easterSunday(year: number): LocalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const day = epact + weekday - 7 * late + 114;
  return { year, month: Math.floor(day / 31), day: (day % 31) + 1 };
}
