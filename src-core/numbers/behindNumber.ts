import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Keys behind a number, and where they end in the whole text. */
export interface Behind {
  readonly text: string;
  readonly end: number;
}

/** Pauses (`,`, `p`) and waits (`;`, `w`) with the keys that are dialled after the answer, as phones and invitations write them. */
const KEYS = String.raw`[\p{Nd}*#][\p{Nd}*#,;pw]{0,60}`;
const TONES = new RegExp(
  [
    String.raw`[ \u00a0]?[,;]{2,10}[ \u00a0]?${KEYS}(?![\p{L}\p{N}])`,
    String.raw`[pw]{1,10}${KEYS}(?![\p{L}\p{N}])`,
    // One comma alone stands in many lists: only at the end of a line, or before keys that end as keys do.
    String.raw`[,;](?:\p{Nd}{1,6}(?=[ \t]*(?:[\r\n]|$))|[\p{Nd}*]{0,20}#)(?![\p{L}\p{N}])`,
  ].join('|'),
  'iuy',
);
/** As many digits as a number has, and no key that only a menu wants. */
const LONG = /^[ \u00a0]?[,;]+[ \u00a0]?(\p{Nd}{7,})(?![*#])/u;
const POST_DIAL = /;postd=([\d*#pw,]{1,40})(?=[;@?]|$)/i;

/** The keys written behind a number that ends at `at`. `isNumber`: whether these digits are another number rather. */
export function tonesAt(text: string, at: number, isNumber: (digits: string) => boolean): Behind | null {
  TONES.lastIndex = at;
  const [found] = TONES.exec(text) ?? [];
  if (found === undefined) return null;
  const digits = LONG.exec(found)?.[1];
  if (digits !== undefined && isNumber(digits)) return null;
  return { text: found.replace(/[,;pw\s]+$/i, '').trim(), end: at + found.length };
}

/** The keys in the parameters of a `tel:` link (RFC 2806). */
export function postDialIn(link: string): string | null {
  return POST_DIAL.exec(link)?.[1] ?? null;
}

const ALTERNATIVE = new RegExp(
  [
    // Not a date, a time, an amount, or the number of a house.
    String.raw`[ \u00a0]?\/[ \u00a0]?(\p{Nd}{1,4})(?![\p{N}%€$£]|[ \u00a0]?\p{L}|[.:-]\p{Nd}|\/\p{Nd}{1,2}\/)`,
    String.raw`[ \u00a0](?:ou|or)[ \u00a0](\p{Nd}{1,4})(?=[ \t]*(?:[\r\n)]|[,;.](?!\p{Nd})|$))`,
  ].join('|'),
  'iuy',
);

/** A number with other last digits; `e164` is null where the plans know no such number. */
export interface Alternative {
  readonly start: number;
  readonly text: string;
  readonly e164: string | null;
}

/** More than anybody writes behind one number. */
const MOST_ALTERNATIVES = 10;

/** Other last digits behind a number (E.164) that ends at `at`, as in `01 87 22 44 65 / 66`, up to `until`. */
export function alternativesAt(text: string, at: number, e164: string, until: number): Alternative[] {
  const found: Alternative[] = [];
  ALTERNATIVE.lastIndex = at;
  for (let count = 0; count < MOST_ALTERNATIVES; count += 1) {
    const [whole, behindSlash, behindWord] = ALTERNATIVE.exec(text) ?? [];
    const digits = behindSlash ?? behindWord;
    if (whole === undefined || digits === undefined || ALTERNATIVE.lastIndex > until) break;
    const other = e164.slice(0, -digits.length) + digits;
    if (other === e164) continue;
    const known = parsePhoneNumberFromString(other)?.isValid() === true ? other : null;
    found.push({ start: ALTERNATIVE.lastIndex - whole.trim().length, text: whole.trim(), e164: known });
  }
  return found;
}
