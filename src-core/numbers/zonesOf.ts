import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { zonesOfArea } from './zonesByArea.ts';
import { zonesOfCountry } from './zonesByCountry.ts';

/** More than an agent can choose from; a calling code without country may be shared by many. */
const MOST_ZONES = 12;

/**
 * The IANA zones in which an E.164 number may ring, the likeliest first: one where its country or area code tells,
 * several where it does not, none for numbers of no country (satellite, worldwide free numbers).
 */
export function zonesOf(e164: string): string[] {
  const number = parsePhoneNumberFromString(e164);
  if (number === undefined) return [];
  const { country, nationalNumber } = number;
  if (country !== undefined) return [...(zonesOfArea(country, nationalNumber) ?? zonesOfCountry(country))];
  // A number that is in no plan yet: the area code still tells, else all the countries that share the calling code.
  const countries = number.getPossibleCountries();
  const areas = countries.map(
    (possible) => zonesOfArea(possible, nationalNumber) ?? zonesOfCountry(possible),
  );
  return [...new Set(areas.flat())].slice(0, MOST_ZONES);
}
