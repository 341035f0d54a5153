import type { Language } from '../../strings/callStrings.ts';
import type { CallbackStrings } from '../../strings/callbackStrings.ts';
import { callbacksEn } from '../../strings/en/callbacks.ts';
import { callbacksFr } from '../../strings/fr/callbacks.ts';

const WORDS_OF: Readonly<Record<Language, CallbackStrings>> = { en: callbacksEn, fr: callbacksFr };

/** The words of callbacks. Both languages come with whoever imports this: import it only from what is loaded late. */
export function callbackWords(language: Language): CallbackStrings {
  return WORDS_OF[language];
}
