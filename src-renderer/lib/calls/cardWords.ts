import type { CardStrings } from '../../strings/cardStrings.ts';
import type { Language } from '../../strings/callStrings.ts';
import { cardEn } from '../../strings/en/card.ts';
import { cardFr } from '../../strings/fr/card.ts';

const WORDS_OF: Readonly<Record<Language, CardStrings>> = { en: cardEn, fr: cardFr };

/** The words of what a card offers. For what is loaded late: both languages come with whoever imports this. */
export function cardWords(language: Language): CardStrings {
  return WORDS_OF[language];
}
