import type { Language } from '../../strings/callStrings.ts';

/**
 * Cities that name a zone and that French calls otherwise; the others are written alike. Intl knows countries and
 * languages by name, but no cities.
 */
const IN_FRENCH: Readonly<Record<string, string>> = {
  Algiers: 'Alger',
  Athens: 'Athènes',
  Beirut: 'Beyrouth',
  Baghdad: 'Bagdad',
  Baku: 'Bakou',
  Brussels: 'Bruxelles',
  Bucharest: 'Bucarest',
  Cairo: 'Le Caire',
  Copenhagen: 'Copenhague',
  Damascus: 'Damas',
  Dubai: 'Dubaï',
  Havana: 'La Havane',
  'Ho Chi Minh City': 'Hô-Chi-Minh-Ville',
  Jerusalem: 'Jérusalem',
  Kathmandu: 'Katmandou',
  Kuwait: 'Koweït',
  Lisbon: 'Lisbonne',
  London: 'Londres',
  Mexico_City: 'Mexico',
  Moscow: 'Moscou',
  Nicosia: 'Nicosie',
  Reunion: 'La Réunion',
  Riyadh: 'Riyad',
  Seoul: 'Séoul',
  Singapore: 'Singapour',
  Tashkent: 'Tachkent',
  Tehran: 'Téhéran',
  Vienna: 'Vienne',
  Warsaw: 'Varsovie',
  Yerevan: 'Erevan',
};

/** Cities that runtimes go on calling as they were called when the zone was named. */
const TODAY: Readonly<Record<string, string>> = {
  Asmera: 'Asmara',
  Calcutta: 'Kolkata',
  Enderbury: 'Kanton',
  Faeroe: 'Faroe',
  Godthab: 'Nuuk',
  Ho_Chi_Minh: 'Ho Chi Minh City',
  Katmandu: 'Kathmandu',
  Kiev: 'Kyiv',
  Ponape: 'Pohnpei',
  Rangoon: 'Yangon',
  Saigon: 'Ho Chi Minh City',
  Truk: 'Chuuk',
};

/** The place that names a zone: `New York` of `America/New_York`, `Londres` of `Europe/London` in French. */
export function placeOf(zone: string, language: Language): string {
  const named = zone.split('/').at(-1) ?? zone;
  const city = TODAY[named] ?? named;
  const french = language === 'fr' ? IN_FRENCH[city] : undefined;
  return french ?? city.replaceAll('_', ' ');
}
