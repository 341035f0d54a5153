import type { Language } from '../../strings/callStrings.ts';
import { countryText } from '../calls/texts.ts';

/** More countries than these tell nobody more. */
const NAMED = 3;

/** Countries by their names, the likeliest first; empty for none. */
export function countriesText(countries: readonly string[], language: Language): string {
  const names = countries.slice(0, NAMED).map((country) => countryText(country, language));
  return [...names, ...(countries.length > NAMED ? ['…'] : [])].join(', ');
}
