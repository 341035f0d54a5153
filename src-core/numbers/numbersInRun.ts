import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { PartyNumber, ReadNumber } from '#shared/domain/partyNumber.ts';
import { tonesAt } from './behindNumber.ts';
import { nationalDigits } from './nationalDigits.ts';

/** More than anybody chooses from; what holds more is a list of something. */
export const MOST_NUMBERS = 20;
/** Digits of a dialable number, with an international prefix. */
const FEWEST_DIGITS = 7;
/** Inside a text, two digits are never a number to call, whatever stands in front of them. */
const FEWEST_SHORT = 3;
const MOST_DIGITS = 18;
/** All of them, each with a few signs between. */
const LONGEST_PIECE = 80;
/** Nobody writes a number in more groups than it has digits. */
const MOST_GROUPS = 15;

const SIGNS = String.raw`[ \t\u00a0\u2000-\u200a\u202f\u2010-\u2015().\-/]`;
/** Digits and the signs people group them with, on one line. */
export const RUN = new RegExp(
  String.raw`(?<![\p{L}\p{N}_@+])(?:\(?[+\uff0b]{1,2}${SIGNS}?)?\(?\p{Nd}(?:${SIGNS}{0,4}\p{Nd})*`,
  'gu',
);
const EXTENSION = new RegExp(
  String.raw`(?:;ext=|[ \u00a0,;]{0,3}\(?(?:(?:extension|ext\.?|poste|post|int\.?)[ .:]{0,2}|[x#](?=\d)))(\d{1,7})(?!\d)\)?`,
  'iuy',
);
/** Where one number ends and the next begins, if they cannot be one. */
const BETWEEN = /\s[/\u2010-\u2015-]\s|\s{2,}|\t|\/(?=[(+0]|\p{Nd}{1,4}(?!\p{Nd}))/u;
/** Between two numbers, or in front of other last digits; seldom within a number. */
const SLASH = /\p{Nd}\)?\s?\/\s?\p{Nd}/u;

/** What people write in front of a number; and in front of other long numbers. Nothing but signs stands between. */
const BEFORE_NUMBER =
  /(?<!\p{L})(?:t[ée]l(?:[ée]phone)?|(?:tele)?phone|mobile|mob|cell|portable|gsm|fixe|direct|standard|whatsapp|fax|appel\p{L}*|compos\p{L}*|call|dial|rappel\p{L}*|poste|extension|[\u260e\u2706\u{1f4de}\u{1f4f1}])(?: (?:me |us |at |on |au |le |la |n°))*[^\p{L}\p{N}\n]{0,10}$/iu;
const BEFORE_OTHER =
  /(?<!\p{L})(?:siren|siret|rcs(?: \p{L}+)?|tva|vat|iban|bic|rib|ssn|nir|isbn|ean|imei|commande|order|facture|invoice|r[ée]f(?:[ée]rence)?|dossier|ticket|contrat|contract)(?: (?:no|n|nr|number|id))?[^\p{L}\p{N}\n]{0,10}$/iu;
const LABEL_LENGTH = 30;

/**
 * As people write numbers, here or elsewhere: with a code in front, with the digits that one dials first, or in the groups
 * of North America.
 */
const LIKE_NUMBER =
  /^(?:[+\uff0b]|\([+\uff0b]?\p{Nd}{1,5}\)|0{1,2}[1-9]|(?:1[ .-])?\p{Nd}{3}([ .-])\p{Nd}{3}\1\p{Nd}{4}$)/u;

/** Where something stands in a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}
/** A number in a text, and where it stands. */
type Accepted = Stretch & { readonly party: PartyNumber };

/** What a run of digits holds: `unread` looks like a number to a person, and is none that the plans know. */
interface InRun {
  readonly numbers: readonly Accepted[];
  readonly unread: readonly Stretch[];
}

const NOTHING: InRun = { numbers: [], unread: [] };

/**
 * The numbers of a run of digits and signs (`RUN`) that begins at `at` of a text: one, or several that follow each
 * other. What stands in front of it helps to say what it is.
 */
export function numbersOf(run: string, at: number, text: string, read: ReadNumber): InRun {
  if (run.length < FEWEST_SHORT) return NOTHING;
  const label = labelBefore(text, at);
  const labelled = BEFORE_NUMBER.test(label);
  if (run.length < FEWEST_DIGITS && !labelled) return NOTHING;
  const whole = { start: at, end: at + run.length };
  // Digits that go on in letters or in an address belong to those.
  if (/^[\p{L}_@]/u.test(text.slice(whole.end, whole.end + 2)) && !goesOnAsDialled(text, whole.end))
    return NOTHING;
  if (!labelled && !run.includes('+') && BEFORE_OTHER.test(label)) return NOTHING;
  const accept = (stretch: Stretch): Accepted | null => {
    const party = accepted(text.slice(stretch.start, stretch.end), labelled, read);
    return party === null ? null : { ...stretch, party };
  };
  const one = accept(whole);
  if (one !== null) return { numbers: [one], unread: [] };
  const parts = partsOf(run, at).map((part) => {
    const alone = accept(part);
    return { part, numbers: alone === null ? severalIn(groupsOf(text, part), accept) : [alone] };
  });
  const unread = parts
    .filter(({ part, numbers }) => numbers.length === 0 && looksLikeNumber(text, part, labelled))
    .map(({ part }) => part);
  return { numbers: parts.flatMap(({ numbers }) => numbers), unread };
}

function looksLikeNumber(text: string, { start, end }: Stretch, labelled: boolean): boolean {
  const piece = text.slice(start, end);
  const digits = (piece.match(/\p{Nd}/gu) ?? []).length;
  return digits >= FEWEST_DIGITS && digits <= MOST_DIGITS && (labelled || LIKE_NUMBER.test(piece));
}

/** The extension written behind a number that ends at `at`, and where it ends itself. */
export function extensionAt(text: string, at: number): { extension: string; end: number } | null {
  EXTENSION.lastIndex = at;
  const [, extension] = EXTENSION.exec(text) ?? [];
  return extension === undefined ? null : { extension, end: EXTENSION.lastIndex };
}

/** Letters behind a number that belong to it: an extension, or pauses before keys. */
function goesOnAsDialled(text: string, at: number): boolean {
  return extensionAt(text, at) !== null || tonesAt(text, at, () => true) !== null;
}

function partsOf(run: string, at: number): Stretch[] {
  let start = at;
  return run.split(BETWEEN).map((part) => {
    start = run.indexOf(part, start - at) + at;
    const stretch = { start, end: start + part.length };
    start = stretch.end;
    return stretch;
  });
}

/** The groups of digits, each with the signs that open it. */
function groupsOf(text: string, { start, end }: Stretch): Stretch[] {
  return [...text.slice(start, end).matchAll(/[+(]{0,2}\p{Nd}+/gu)].map((group) => ({
    start: start + group.index,
    end: start + group.index + group[0].length,
  }));
}

/**
 * Numbers that stand one behind the other, and nothing else but one group before and one behind them (a post code, the
 * number of a house): parts of a longer number of another kind often look like a phone number.
 */
function severalIn(groups: readonly Stretch[], accept: (stretch: Stretch) => Accepted | null): Accepted[] {
  for (const first of [0, 1]) {
    const found: Accepted[] = [];
    let next = first;
    while (next < groups.length && found.length <= MOST_NUMBERS) {
      const longest = longestFrom(groups, next, accept);
      if (longest === null) break;
      found.push(longest.number);
      next = longest.next;
    }
    if (found.length > MOST_NUMBERS || (found.length > 0 && next >= groups.length - 1)) return found;
  }
  return [];
}

function longestFrom(
  groups: readonly Stretch[],
  first: number,
  accept: (stretch: Stretch) => Accepted | null,
): { number: Accepted; next: number } | null {
  const start = groups[first]?.start ?? 0;
  for (let next = Math.min(groups.length, first + MOST_GROUPS); next > first; next -= 1) {
    const number = accept({ start, end: groups[next - 1]?.end ?? start });
    if (number !== null) return { number, next };
  }
  return null;
}

/** The number that a piece of a longer text is, if it is certain enough to be one. */
function accepted(piece: string, labelled: boolean, read: ReadNumber): PartyNumber | null {
  if (piece.length > LONGEST_PIECE) return null;
  const digits = (piece.match(/\p{Nd}/gu) ?? []).length;
  if (digits < FEWEST_DIGITS) return labelled && digits >= FEWEST_SHORT ? acceptedShort(piece, read) : null;
  if (digits > MOST_DIGITS) return null;
  const party = read(piece);
  if (party.kind !== 'number') return null;
  if (/^\(?[+\uff0b]/u.test(piece)) return mayBeTwo(piece, party) ? null : party;
  if (!isValid(party.e164)) return null;
  return labelled || isWholeAsDialled(piece, digits, party.e164) ? party : null;
}

/** A number of the phone system or of a service, in one piece; or a whole number of a small country. */
function acceptedShort(piece: string, read: ReadNumber): PartyNumber | null {
  const party = read(piece);
  if (party.kind === 'number') return isValid(party.e164) ? party : null;
  return party.kind === 'short' && /^\p{Nd}+$/u.test(piece) ? party : null;
}

/** With its trunk prefix, or as an international number with one: nine digits alone are rather an account. */
export function isWholeAsDialled(piece: string, digits: number, e164: string): boolean {
  if (/^\(?(?:00|011)/.test(piece)) return true;
  return digits === nationalDigits(e164)?.length || (e164.startsWith('+1') && digits === 11);
}

/** Whether digits on both sides of a slash make no number that the plans know: rather two, or one with other last digits. */
export function mayBeTwo(text: string, party: PartyNumber): boolean {
  return party.kind === 'number' && SLASH.test(text) && !isValid(party.e164);
}

/** Whether the plans know such a number, and not only its length. */
export function isValid(e164: string): boolean {
  return parsePhoneNumberFromString(e164)?.isValid() === true;
}

/** What stands on the line before a number, as far as it says what number it is. */
export function labelBefore(text: string, at: number): string {
  return text.slice(Math.max(0, at - LABEL_LENGTH), at);
}
