import type { Language } from '../../strings/callStrings.ts';
import type { PinStrings } from '../../strings/pinStrings.ts';
import { pinEn } from '../../strings/en/pin.ts';
import { pinFr } from '../../strings/fr/pin.ts';

const WORDS_OF: Readonly<Record<Language, PinStrings>> = { en: pinEn, fr: pinFr };

/** The words of a pin. Both languages come with whoever imports this: import it only from what is loaded late. */
export function pinWords(language: Language): PinStrings {
  return WORDS_OF[language];
}
