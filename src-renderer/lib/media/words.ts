import type { Language } from '../../strings/callStrings.ts';
import type { MediaStrings } from '../../strings/mediaStrings.ts';
import { mediaEn } from '../../strings/en/media.ts';
import { mediaFr } from '../../strings/fr/media.ts';

const WORDS_OF: Readonly<Record<Language, MediaStrings>> = { en: mediaEn, fr: mediaFr };

/** The words of sound files; both languages come with their screen. */
export function mediaWords(language: Language): MediaStrings {
  return WORDS_OF[language];
}
