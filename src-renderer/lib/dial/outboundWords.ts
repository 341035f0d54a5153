import type { Language } from '../../strings/callStrings.ts';
import type { OutboundStrings } from '../../strings/outboundStrings.ts';
import { outboundEn } from '../../strings/en/outbound.ts';
import { outboundFr } from '../../strings/fr/outbound.ts';

const WORDS_OF: Readonly<Record<Language, OutboundStrings>> = { en: outboundEn, fr: outboundFr };

/** The words of the choice of the number shown; both languages come with the form. */
export function outboundWords(language: Language): OutboundStrings {
  return WORDS_OF[language];
}
