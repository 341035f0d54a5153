import type { Language } from '../../strings/callStrings.ts';
import type { RouteStrings } from '../../strings/routeStrings.ts';
import { routesEn } from '../../strings/en/routes.ts';
import { routesFr } from '../../strings/fr/routes.ts';

const WORDS_OF: Readonly<Record<Language, RouteStrings>> = { en: routesEn, fr: routesFr };

/** The words of the screen of pins, in both languages. Import it only from what is loaded late. */
export function routeWords(language: Language): RouteStrings {
  return WORDS_OF[language];
}
