import { MISSED, NOTED, wordsOf } from './searchText.ts';

/** Whether the text is a number being typed: digits, grouped the way people group them. */
const NUMBER_LIKE = /^\+?[\d\s.()/-]*\d[\d\s.()/-]*$/;
/** How the index marks what a filter of history lets through. */
const MARKS = { missed: MISSED, noted: NOTED } as const;

/**
 * The full-text query (FTS5) for what is typed into history, or null where nothing in it could be searched for
 * yet (the `+` of a number).
 *
 * Every word must be found, in any order: words of three characters or more anywhere, shorter ones where a word
 * begins. A number is looked for as one run of digits however it is grouped; `00` and `(0)` are left out as they
 * are never part of what is indexed.
 */
export function searchQuery(text: string, only: 'all' | 'missed' | 'noted'): string | null {
  const words = wordsOf(text);
  if (words.length === 0) return null;
  const asWords = words.map(termOf).join(' AND ');
  const digits = NUMBER_LIKE.test(text.trim()) ? digitsOf(text) : '';
  const found =
    digits === '' || (words.length === 1 && digits === words[0])
      ? asWords
      : `${termOf(digits)} OR (${asWords})`;
  return only === 'all' ? found : `(${found}) AND ${quoted(MARKS[only])}`;
}

/** One word as a phrase of the trigram index, which needs three characters: short ones take the spaces before them. */
function termOf(word: string): string {
  return quoted(word.padStart(3, ' '));
}

/** A string of FTS5. Words hold no quotation marks, but the rule is the string's own. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function digitsOf(text: string): string {
  const number = text.trim();
  const international = /^(\+|00)/.test(number);
  const digits = (international ? number.replace('(0)', '') : number).replace(/\D/g, '');
  return number.startsWith('00') ? digits.slice(2) : digits;
}
