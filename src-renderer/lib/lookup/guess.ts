export type LookupBy = 'number' | 'code';

/** The fewest digits that look like a telephone number rather than a code. */
const NUMBER_DIGITS = 8;

/**
 * Whether a text is more likely a number or a customer's code: a leading `+` or `00`, or many digits with nothing but
 * the usual separators, make a number.
 */
export function guessLookup(text: string): LookupBy {
  const trimmed = text.trim();
  if (trimmed === '') return 'number';
  if (/^(\+|00)[\d\s().\-/]*$/.test(trimmed)) return 'number';
  const digits = trimmed.replace(/[\s().\-/]/g, '');
  return /^\d+$/.test(digits) && digits.length >= NUMBER_DIGITS ? 'number' : 'code';
}
