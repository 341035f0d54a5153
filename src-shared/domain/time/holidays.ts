import { HOLIDAY_RULES } from './holidayRules.ts';
import type { HolidayKey } from './holidayRules.ts';
import type { LocalDate } from './zones.ts';

/** `unknownCountry`: nothing is known of its holidays, which is not the same as there being none. */
export type HolidayAnswer =
  | { readonly kind: 'holiday'; readonly key: HolidayKey }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknownCountry' };

/** Whether a date is a public holiday in a country (ISO, `FR`), or the day off that is given for one. */
export function holidayOn(country: string | null, date: LocalDate): HolidayAnswer {
  const rules =
    country !== null && Object.hasOwn(HOLIDAY_RULES, country) ? HOLIDAY_RULES[country] : undefined;
  if (rules === undefined) return { kind: 'unknownCountry' };
  // The day off for a New Year on a Saturday is in December.
  for (const year of [date.year, date.year + 1]) {
    for (const [key, datesOf] of rules) {
      if (datesOf(year).some((holiday) => sameDate(holiday, date))) return { kind: 'holiday', key };
    }
  }
  return { kind: 'none' };
}

/** The name of a holiday; countries that call one day differently share the commoner name. */
export function holidayName(key: HolidayKey, language: 'fr' | 'en'): string {
  return NAMES[key][language === 'fr' ? 0 : 1];
}

function sameDate(a: LocalDate, b: LocalDate): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day;
}

const NAMES: Readonly<Record<HolidayKey, readonly [fr: string, en: string]>> = {
  newYear: ['Jour de l’an', 'New Year’s Day'],
  epiphany: ['Épiphanie', 'Epiphany'],
  independenceManifesto: ['Manifeste de l’indépendance', 'Independence Manifesto Day'],
  amazighNewYear: ['Nouvel an amazigh', 'Amazigh New Year'],
  martinLutherKing: ['Journée de Martin Luther King', 'Martin Luther King Jr. Day'],
  stBrigid: ['Sainte-Brigide', 'Saint Brigid’s Day'],
  washington: ['Anniversaire de Washington', 'Washington’s Birthday'],
  stPatrick: ['Saint-Patrick', 'Saint Patrick’s Day'],
  goodFriday: ['Vendredi saint', 'Good Friday'],
  easterSunday: ['Pâques', 'Easter Sunday'],
  easterMonday: ['Lundi de Pâques', 'Easter Monday'],
  liberation: ['Fête de la Libération', 'Liberation Day'],
  abolitionOfSlavery: ['Abolition de l’esclavage', 'Abolition of Slavery Day'],
  kingsDay: ['Fête du Roi', 'King’s Day'],
  labourDay: ['Fête du Travail', 'Labour Day'],
  bankHoliday: ['Jour férié (bank holiday)', 'Bank holiday'],
  victory1945: ['Victoire de 1945', 'Victory Day (1945)'],
  europeDay: ['Journée de l’Europe', 'Europe Day'],
  ascension: ['Ascension', 'Ascension Day'],
  whitMonday: ['Lundi de Pentecôte', 'Whit Monday'],
  corpusChristi: ['Fête-Dieu', 'Corpus Christi'],
  victoriaDay: ['Fête de la Reine', 'Victoria Day'],
  memorialDay: ['Memorial Day', 'Memorial Day'],
  juneteenth: ['Juneteenth', 'Juneteenth'],
  nationalDay: ['Fête nationale', 'National Day'],
  throne: ['Fête du Trône', 'Throne Day'],
  ouedEdDahab: ['Allégeance d’Oued Ed-Dahab', 'Oued Ed-Dahab Day'],
  revolutionKingPeople: ['Révolution du Roi et du Peuple', 'Revolution of the King and the People'],
  youth: ['Fête de la Jeunesse', 'Youth Day'],
  assumption: ['Assomption', 'Assumption Day'],
  truthReconciliation: ['Journée de la vérité et de la réconciliation', 'Truth and Reconciliation Day'],
  stFrancis: ['Saint-François d’Assise', 'Saint Francis’ Day'],
  republicDay: ['Fête de la République', 'Republic Day'],
  thanksgiving: ['Action de grâce', 'Thanksgiving'],
  columbusDay: ['Journée de Christophe Colomb', 'Columbus Day'],
  unityDay: ['Fête de l’Unité', 'Unity Day'],
  allSaints: ['Toussaint', 'All Saints’ Day'],
  greenMarch: ['Marche verte', 'Green March Day'],
  armistice: ['11 novembre', 'Remembrance Day'],
  veterans: ['Journée des anciens combattants', 'Veterans Day'],
  independence: ['Fête de l’indépendance', 'Independence Day'],
  constitution: ['Fête de la Constitution', 'Constitution Day'],
  immaculateConception: ['Immaculée Conception', 'Immaculate Conception'],
  christmas: ['Noël', 'Christmas Day'],
  stStephen: ['Lendemain de Noël', 'Boxing Day'],
};
