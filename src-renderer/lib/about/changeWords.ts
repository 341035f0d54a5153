import type { Language } from '../../strings/callStrings.ts';
import type { ChangeStrings } from '../../strings/changeStrings.ts';
import { changesEn } from '../../strings/en/changes.ts';
import { changesFr } from '../../strings/fr/changes.ts';

const WORDS_OF: Readonly<Record<Language, ChangeStrings>> = { en: changesEn, fr: changesFr };

/** The words of what was changed. Both languages come with whoever imports this: import it only from what is loaded late. */
export function changeWords(language: Language): ChangeStrings {
  return WORDS_OF[language];
}
