import type { Language } from '../../strings/callStrings.ts';
import type { NumberFormStrings } from '../../strings/numberFormStrings.ts';
import { numberFormEn } from '../../strings/en/numberForm.ts';
import { numberFormFr } from '../../strings/fr/numberForm.ts';

const WORDS_OF: Readonly<Record<Language, NumberFormStrings>> = { en: numberFormEn, fr: numberFormFr };

/** The words of the form of a number; both languages come with it. */
export function numberFormWords(language: Language): NumberFormStrings {
  return WORDS_OF[language];
}
