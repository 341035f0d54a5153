import { MISSED, NOTED, wordsOf } from './searchText.ts';

/** A number being typed: digits, grouped the way people group them. Slashes are left to dates. */
const NUMBER_LIKE = /^\+?[\d\s.()-]*\d[\d\s.()-]*$/;
/** How the index marks what a filter of history lets through. */
const MARKS = { missed: MISSED, noted: NOTED } as const;
/**
 * Digits enough to leave a few callers out of a million. The first digits of numbers are shared by whole towns, and
 * the index would walk through all of them.
 */
const TELLING_DIGITS = 6;

/** A question to the search index. */
export interface SearchQuery {
  /** In the language of FTS5. */
  readonly match: string;
  /** What the text of a match must contain besides, or null. */
  readonly contains: string | null;
}

/**
 * The query for what is typed into history, or null where nothing in it could be searched for yet (the `+` of a
 * number).
 *
 * Every word must be found, in any order: words of three characters or more anywhere, shorter ones where a word
 * begins. A number is looked for as one run of digits however it is grouped; `00` and `(0)` are left out as they
 * are never part of what is indexed.
 */
export function searchQuery(text: string, only: 'all' | 'missed' | 'noted'): SearchQuery | null {
  const words = wordsOf(text);
  if (words.length === 0) return null;
  const digits = typedDigits(text);
  const long = digits.length > TELLING_DIGITS;
  const found = long ? termOf(digits.slice(-TELLING_DIGITS)) : alternatives(words, digits);
  const match = only === 'all' ? found : `(${found}) AND ${quoted(MARKS[only])}`;
  return { match, contains: long ? digits : null };
}

/** The words, or the digits in one run where that is something else. */
function alternatives(words: readonly string[], digits: string): string {
  const asWords = words.map(termOf).join(' AND ');
  return digits === '' || digits === words.join(' ') ? asWords : `${termOf(digits)} OR (${asWords})`;
}

/** One word as a phrase of the trigram index, which needs three characters: short ones take the spaces before them. */
function termOf(word: string): string {
  return quoted(word.padStart(3, ' '));
}

/** A string of FTS5. Words hold no quotation marks, but the rule is the string's own. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/**
 * The digits of a number being typed, however it is grouped, without the `00` and `(0)` that are never part of what is
 * kept; empty for what is no number.
 */
export function typedDigits(text: string): string {
  return NUMBER_LIKE.test(text.trim()) ? digitsOf(text) : '';
}

function digitsOf(text: string): string {
  const number = text.trim();
  const international = /^(\+|00)/.test(number);
  const digits = (international ? number.replace('(0)', '') : number).replace(/\D/g, '');
  return number.startsWith('00') ? digits.slice(2) : digits;
}
