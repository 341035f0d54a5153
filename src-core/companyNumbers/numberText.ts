/** Country codes of the French plan, `33` and those of departments overseas, where a trunk zero stands for them. */
const FRENCH_PLAN = /^\+(33|262|59[046])(\d{9})$/;

/** A number as people dial it at home, `0187224465`; null if it is none of the French plan. */
function nationalDigitsOf(e164: string): string | null {
  const national = FRENCH_PLAN.exec(e164)?.[2];
  return national === undefined ? null : `0${national}`;
}

/**
 * A number of the French plan as people write it abroad, as every other number of the app is shown. Written down here,
 * since to ask the numbering plans for every row of a list takes longer than to find them.
 */
export function displayOf(e164: string): string {
  const [, country = '', national = ''] = FRENCH_PLAN.exec(e164) ?? [];
  if (country === '') return e164;
  const head = country === '33' ? 1 : 3;
  const pairs = national.slice(head).replaceAll(/(\d{2})(?=\d)/g, '$1 ');
  return `+${country} ${national.slice(0, head)} ${pairs}`;
}

/** What stands in numbers beside digits. The brackets of `(0)` hold a zero that is not dialled after `+33`. */
const WRITTEN = /^\+?[\d\s().\-/\u00A0\u202F\u2010-\u2015]+$/;

/** Digits as they are looked for: as typed, and as a beginning where they begin with a country code. */
export interface NumberPart {
  readonly digits: string | null;
  readonly beginning: string | null;
}

/** A part of a number in any writing, or null if the text is none. */
export function numberPartOf(text: string): NumberPart | null {
  const trimmed = text.trim();
  if (!WRITTEN.test(trimmed) || !/\d/.test(trimmed)) return null;
  const isInternational = /^(\+|00)/.test(trimmed);
  const written = isInternational ? trimmed.replace(/(?<=\d\D*)\(0\)/, '') : trimmed;
  const digits = written.replaceAll(/\D/g, '');
  if (trimmed.startsWith('+')) return { digits: null, beginning: digits };
  // Two zeros may as well stand within a number.
  return { digits, beginning: digits.startsWith('00') ? digits.slice(2) : null };
}

/** Digits of a number in which parts are found; its parts are kept apart by what is no digit. */
export function searchDigitsOf(number: string, e164: string | null): string {
  const national = e164 === null ? null : nationalDigitsOf(e164);
  const written = number.replaceAll(/\D/g, '');
  return national === null ? `^${written}` : `^${written} ${national}`;
}

export function hasPart(searchDigits: string, { digits, beginning }: NumberPart): boolean {
  if (digits !== null && searchDigits.includes(digits)) return true;
  return beginning !== null && searchDigits.startsWith(`^${beginning}`);
}
