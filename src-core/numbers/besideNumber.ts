/** More than anybody writes beside one number. */
const LOOKED_AT = 60;
const SIGNS = String.raw`[ \t\u00a0\u2000-\u200a\u202f\u2010-\u2015().\-]{0,4}`;
const KEYS = String.raw`[\p{Nd}*#]+(?:[ .\-]?[\p{Nd}*#]+)*`;
/** Words that announce keys; other words count only where they stand alone, as in `p. 12`. */
const ANNOUNCES = String.raw`(?:code|pin|puis|then|tapez|press|touche|option|choix)`;
const BEHIND = new RegExp(
  [
    String.raw`^${SIGNS}(${KEYS})`,
    String.raw`^[ \u00a0]?[,;(]?[ \u00a0]?(${ANNOUNCES}(?:[ .:]{1,3}\p{L}{1,10}){0,2}[ .:]{0,3}${KEYS})`,
    String.raw`^[ \u00a0](\p{L}{1,8}[ .:]{1,3}${KEYS})`,
  ].join('|'),
  'iu',
);
const BEFORE = new RegExp(
  String.raw`((?:(?<!\p{L})${ANNOUNCES}(?:[ .:]{1,3}\p{L}{1,10}){0,2}[ .:]{0,3})?${KEYS})[ \u00a0.,;:\-]{0,3}\(?$`,
  'iu',
);
/** A number in a list, which opens its line; and a mark that says "number". */
const LIST_MARK = /(?:^|[\r\n])[ \t]*\p{Nd}{1,2}[.)-][ \t]+$|(?<![\p{Nd}*])#[ \u00a0]$/u;
const STREET =
  /^ ?(?:bis|ter)?,? ?(?:rue|avenue|av\.|boulevard|bd|place|chemin|route|street|road)(?!\p{L})/iu;

/** Digits or keys right beside a number, which belong to it or to nothing else: they make it doubtful. */
export interface Beside {
  readonly kind: 'tones' | 'alternative';
  readonly text: string;
}

/** What stands beside the number from `start` to `end`, between the numbers before and behind it. */
export function besideNumber(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  between: { readonly from: number; readonly until: number },
): Beside | null {
  const behind = text.slice(end, Math.min(between.until, end + LOOKED_AT));
  const found = BEHIND.exec(behind);
  const keys = found?.[1] ?? found?.[2] ?? found?.[3];
  if (found !== null && keys !== undefined && !STREET.test(behind.slice(found[0].length))) {
    return { kind: found[1] === undefined || /[*#]/.test(keys) ? 'tones' : 'alternative', text: keys };
  }
  const before = text.slice(Math.max(between.from, start - LOOKED_AT), start);
  const front = LIST_MARK.test(before) ? undefined : BEFORE.exec(before)?.[1];
  return front === undefined ? null : { kind: 'alternative', text: front };
}
