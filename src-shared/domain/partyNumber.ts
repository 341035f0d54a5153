/**
 * The other party of a call, as far as the number that came with it can be understood.
 *
 * - `number`: a dialable number in E.164 (`e164`: `+` and digits), with its ISO country where one exists.
 * - `short`: digits that only mean something on the local phone system (an extension, 3635).
 * - `withheld`: the network or the caller hides the number. Never looked up.
 * - `unreadable`: something was sent, but it is no number.
 *
 * `raw` is what was received, always kept.
 */
export type PartyNumber =
  | {
      readonly kind: 'number';
      readonly raw: string;
      readonly e164: string;
      readonly country: string | null;
      readonly display: string;
    }
  | { readonly kind: 'short'; readonly raw: string; readonly digits: string; readonly display: string }
  | { readonly kind: 'withheld'; readonly raw: string }
  | { readonly kind: 'unreadable'; readonly raw: string };

/** Turns any text into a party number. Implemented in core, where the numbering plans are. */
export type ReadNumber = (raw: string) => PartyNumber;

/**
 * The key under which a caller is remembered: the E.164 number, `short:` and the digits, or null where nobody
 * can be recognised again (withheld, unreadable).
 */
export function callerKeyOfNumber(number: PartyNumber): string | null {
  switch (number.kind) {
    case 'number':
      return number.e164;
    case 'short':
      return `short:${number.digits}`;
    case 'withheld':
    case 'unreadable':
      return null;
  }
}

/** The key of a caller who is known by a code only. */
export function callerKeyOfCode(code: string): string {
  return `code:${code}`;
}

/** Keeps the last two digits: enough to tell two calls apart in a log, too little to call anyone. */
export function maskNumber(text: string): string {
  const digits = text.replace(/\D/g, '');
  return digits.length < 4 ? '•••' : `${text.startsWith('+') ? '+' : ''}•••${digits.slice(-2)}`;
}
