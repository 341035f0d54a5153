/** Why nothing in a text can be called. */
export type WhyNoNumber = 'noDigits' | 'tooShort' | 'tooLong' | 'unreadable';

/** The longest number that the international plan allows (E.164), with its country code and an access code. */
const MOST_DIGITS = 18;

/** What to say of a text in which no number was found. */
export function whyNoNumber(text: string): WhyNoNumber {
  const digits = text.replace(/\D/g, '').length;
  if (digits === 0) return 'noDigits';
  if (digits < 3) return 'tooShort';
  return digits > MOST_DIGITS ? 'tooLong' : 'unreadable';
}
