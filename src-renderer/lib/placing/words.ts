import type { Language } from '../../strings/callStrings.ts';
import { placingEn } from '../../strings/en/placing.ts';
import { placingFr } from '../../strings/fr/placing.ts';
import type { PlacingStrings } from '../../strings/placingStrings.ts';

const WORDS_OF: Readonly<Record<Language, PlacingStrings>> = { en: placingEn, fr: placingFr };

/**
 * The words for what came of asking for a call. Both languages come with whoever imports this: import it from what is
 * loaded late, never from what a window needs at its start.
 */
export function placingWords(language: Language): PlacingStrings {
  return WORDS_OF[language];
}
