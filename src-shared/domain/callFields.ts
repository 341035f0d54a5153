/**
 * What any door accepts as the id and the code of a call: a request of the telephone system, the local hook, a link.
 * One rule for all, so that an id heard at two doors is the same id.
 */

/** Characters of a GUID, of a SIP Call-ID and of the channel names of PBXs; no quotes, no angle brackets, no spaces. */
const CALL_ID = /^[\w.@:~+=/!*%{}()[\]-]{1,128}$/;

/** Letters of any script, digits and what stands between them in customer codes. */
const CODE = /^[\p{L}\p{N}][\p{L}\p{N} ._/#*@+-]{0,63}$|^[#*][\p{L}\p{N}#*]{0,63}$/u;

/** Control, format and line-separating characters: they have no place in anything one line long. */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

/** An id that CCAI Platform gives calls: a whole number from 1 on. Null if the text is none. */
export function readProviderCallId(text: string): number | null {
  const id = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(id) ? id : null;
}

/** At most so many characters of a number are read; 40 digits are still shown as what was received. */
export const NUMBER_LIMIT = 100;

export function isCallId(text: string): boolean {
  return CALL_ID.test(text);
}

export function isCode(text: string): boolean {
  return CODE.test(text);
}

export function hasUnseenCharacters(text: string): boolean {
  return UNSEEN.test(text);
}
