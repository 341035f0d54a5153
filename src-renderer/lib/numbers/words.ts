import type { Language } from '../../strings/callStrings.ts';
import type { NumbersStrings } from '../../strings/numbersStrings.ts';
import { numbersEn } from '../../strings/en/numbers.ts';
import { numbersFr } from '../../strings/fr/numbers.ts';

const WORDS_OF: Readonly<Record<Language, NumbersStrings>> = { en: numbersEn, fr: numbersFr };

/** The words of numbers. Both languages come with whoever imports this: import it only from what is loaded late. */
export function numbersWords(language: Language): NumbersStrings {
  return WORDS_OF[language];
}
