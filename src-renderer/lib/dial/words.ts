import type { Language } from '../../strings/callStrings.ts';
import type { DialStrings } from '../../strings/dialStrings.ts';
import { dialEn } from '../../strings/en/dial.ts';
import { dialFr } from '../../strings/fr/dial.ts';

const WORDS_OF: Readonly<Record<Language, DialStrings>> = { en: dialEn, fr: dialFr };

/** The words of the form for calling out. Import it from what is loaded late. */
export function dialWords(language: Language): DialStrings {
  return WORDS_OF[language];
}
