/** Spaces that stand inside an amount; never a line break. */
const SPACE = '[ \\u00a0\\u202f]';
const AMOUNT = `(?:\\d{1,3}(?:[ .,'\\u2019\\u00a0\\u202f]\\d{3}){1,4}|\\d{1,9})(?:[.,]\\d{1,2})?`;
const CURRENCY = 'EUR|USD|GBP|CHF|CAD|MAD|euros?|dollars?';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const YEAR = '(?:19|20)\\d{2}';
const TIME = '\\d{1,2}[:h]\\d{2}(?::\\d{2})?';

/**
 * What holds as many digits as a phone number and is none. Each looks at a bounded stretch of text, so that nothing
 * pasted can make it slow, and none at what goes on as the groups of a number do (`06.12.11.10.09`).
 */
const LOOKALIKES: readonly RegExp[] = [
  /\b(?:https?:\/\/|www\.)[^\s<>"']+/giu,
  // IBAN: country, check digits, then groups of four.
  /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/gu,
  new RegExp(`(?<![\\d+])${YEAR}([-/.])${MONTH}\\1${DAY}(?:[T ]${TIME})?(?![-/.]?\\d)`, 'gu'),
  new RegExp(
    `(?<![\\d+]|\\d[-/.])(?:${DAY}([-/.])${MONTH}\\1|${MONTH}/${DAY}/)(?:${YEAR}|\\d{2})(?![-/.]?\\d)`,
    'gu',
  ),
  new RegExp(`(?<![\\d+]|\\d[-/. ])${DAY}/${MONTH}(?= +(?:[+(]|\\d{6}))`, 'gu'),
  new RegExp(`(?<![\\d+])${TIME}(?!\\d)`, 'gu'),
  new RegExp(`(?:[€$£¥]|\\b(?:${CURRENCY}))${SPACE}?${AMOUNT}(?!\\d)`, 'giu'),
  new RegExp(`(?<![\\d.,+])${AMOUNT}${SPACE}?(?:[€$£¥%]|[kM]€|(?:${CURRENCY})(?!\\p{L}))`, 'giu'),
];

/** As long as what stood there, and of a character that belongs to no number. */
export function blank(found: string): string {
  return '\0'.repeat(found.length);
}

/** The text with links, bank accounts, dates, times and amounts blanked out; everything else stays where it is. */
export function withoutLookalikes(text: string): string {
  return LOOKALIKES.reduce((left, pattern) => left.replace(pattern, blank), text);
}

/** Whether a text is a date, a time, an amount or a bank account and nothing else. */
export function isLookalike(text: string): boolean {
  return /^[\0\s]*$/.test(withoutLookalikes(text));
}
