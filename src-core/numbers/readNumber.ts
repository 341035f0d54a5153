import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/min';
import { LRUCache } from 'lru-cache';
import type { PartyNumber, ReadNumber } from '#shared/domain/partyNumber.ts';
import { elsewhereInFrance } from './frenchPlan.ts';
import { saysWithheld } from './withheld.ts';

/** Longer than any number with any decoration; what is longer is not looked into. */
const LONGEST_TEXT = 200;
/**
 * Who calls, calls again, and the called numbers are always the same few. Reading one takes several times as long as
 * all the rest of a routing answer.
 */
const RECENT = 1_000;
/** E.164 allows 15 digits; no dialable number with its country code has fewer than 7. */
const E164_SHAPE = /^\+[1-9]\d{6,14}$/;
/** No number has more digits that a round could take off. */
const MOST_ROUNDS = 15;
const LONGEST_COUNTRY_CODE = 3;
const LONGEST_SHORT = 6;
/** Marks of direction and the like, which come with what is copied from pages and chats. */
const UNSEEN = /\p{Cf}/gu;

/**
 * Reads numbers as they are written in `region` (ISO country): E.164, `00…`, national, with spaces and signs, in a
 * `sip:` or `tel:` address, with an extension behind. Never throws; what cannot be read is `unreadable`.
 *
 * A number that the numbering plans call possible but not valid is still a number: plans change faster than the
 * app is updated, and a caller must not be lost to that. An unknown region reads international forms only.
 */
export function createReadNumber(region: string): ReadNumber {
  const country = isSupportedCountry(region) ? region : undefined;
  const reader = readers.get(country) ?? remembering((raw) => read(raw, country));
  readers.set(country, reader);
  return reader;
}

/** One a country, however often it is asked for, so that what was read is remembered across settings. */
const readers = new Map<CountryCode | undefined, ReadNumber>();

function remembering(readAnew: ReadNumber): ReadNumber {
  const recent = new LRUCache<string, PartyNumber>({ max: RECENT });
  return (raw) => {
    const known = recent.get(raw);
    if (known !== undefined) return known;
    const party = readAnew(raw);
    if (raw.length <= LONGEST_TEXT) recent.set(raw, party);
    return party;
  };
}

function read(raw: string, region: CountryCode | undefined): PartyNumber {
  if (raw.length > LONGEST_TEXT) return { kind: 'unreadable', raw };
  const { user, context } = addressIn(raw.replaceAll(UNSEEN, ''));
  if (saysWithheld(user)) return { kind: 'withheld', raw };
  const dialled = dialledDigits(user);
  if (dialled === null) return { kind: 'unreadable', raw };
  const inContext = context === null ? null : globalNumber(dialled, context);
  if (inContext !== null) return number(raw, inContext) ?? { kind: 'unreadable', raw };
  if (/^\d{2,5}$/.test(dialled)) return short(raw, dialled);
  const found = parse(dialled, region);
  // Six digits are an extension, except in the small countries (Andorra) where they are a whole number.
  if (/^\d{6}$/.test(dialled) && found?.isValid() !== true) return short(raw, dialled);
  // Else written out as an international number, perhaps of a country code that the plans at hand do not have.
  const e164 = found?.number ?? dialled.replace(/^00/, '+');
  return number(raw, e164) ?? { kind: 'unreadable', raw };
}

/**
 * Country and display come from the E.164 form alone, not from how or where it was dialled: the same caller must
 * look the same on every call. So the form is read until it reads as itself: the plans complete some old numbers
 * (Madagascar), and take one trunk zero at a time off nonsense such as eight zeros.
 */
function number(raw: string, e164: string): PartyNumber | null {
  let settled = e164;
  for (let round = 0; round < MOST_ROUNDS && E164_SHAPE.test(settled); round += 1) {
    const planned = parsePhoneNumberFromString(settled);
    if (planned === undefined || planned.number === settled) {
      const display = planned?.formatInternational() ?? settled;
      return { kind: 'number', raw, e164: settled, country: planned?.country ?? null, display };
    }
    settled = planned.number;
  }
  return null;
}

function short(raw: string, digits: string): PartyNumber {
  return { kind: 'short', raw, digits, display: digits };
}

/**
 * What stands for the person in `"Name" <sip:+331…@host;user=phone>`, `tel:+33-1…;ext=3` or a plain number, and the
 * digits in front of which it is local, if it says so (`;phone-context=+33`, RFC 3966). A context that is a domain
 * leaves it to the region.
 */
function addressIn(text: string): { readonly user: string; readonly context: string | null } {
  const bracketed = /<([^<>]*)>\s*$/.exec(text)?.[1] ?? text;
  const address = bracketed.trim().replace(/^(?:sips?|tel|callto):(?:\/\/)?/i, '');
  const context = /;phone-context=(?:\+|%2B)([\d().-]+)(?=[;@?]|$)/i.exec(address)?.[1]?.replace(/\D/g, '');
  // A plus sign travels as %2B in addresses and query strings.
  const user = address
    .replace(/[@;].*$/s, '')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return { user, context: context === undefined || context === '' ? null : `+${context}` };
}

/** A local number behind its global prefix; null where it is whole already, or a short one of that country. */
function globalNumber(dialled: string, context: string): string | null {
  if (dialled.startsWith('+')) return null;
  const whole = parsePhoneNumberFromString(context + dialled);
  if (whole?.isValid() === true) return whole.number;
  const isShort = dialled.length <= LONGEST_SHORT && context.length <= 1 + LONGEST_COUNTRY_CODE;
  return isShort ? null : context + dialled;
}

/**
 * Digits, with `+` where the text has it in front; null if anything else is in it than digits and the signs people
 * group them with. An extension behind the number is left out: it does not belong to who calls.
 */
function dialledDigits(text: string): string | null {
  const number = text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, asciiDigit)
    .trim()
    .replace(/(?<=\d)[\s,;]*(?:extension|ext\.?|poste|x|#)\s*[.:]?\s*\d{1,7}$/i, '')
    // Brackets around the country code, and a plus sign that was typed before a number with one.
    .replace(/^\(?\+{1,2}/, '+')
    .replace(/^(\(?(?:\+|00)\s*\d[\d\s.)-]*)\(0\)/, '$1');
  return /^\+?[\d\s().\-/\u2010-\u2015]*$/.test(number) ? number.replace(/[^\d+]/g, '') || null : null;
}

/** Phones set to Arabic or Persian send those digits; Unicode keeps each set of ten in a row, from zero up. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 128) return digit;
  let zero = code;
  while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

/**
 * The possible number behind the digits. `00` is read as the international prefix in every region, because that is
 * how phone systems write it; a whole international number without any prefix, or with the one of North America, only
 * where it is valid, for else it would be a guess.
 */
function parse(dialled: string, region: CountryCode | undefined): PhoneNumber | undefined {
  if (dialled.startsWith('+')) return parsePhoneNumberFromString(dialled);
  const written = dialled.startsWith('00')
    ? parsePhoneNumberFromString(dialled.replace(/^00/, '+'))
    : undefined;
  if (written?.isPossible() === true) return written;
  const national = region === undefined ? undefined : parsePhoneNumberFromString(dialled, region);
  const elsewhere = region === undefined ? undefined : elsewhereInFrance(dialled, region);
  if (elsewhere !== undefined) return elsewhere;
  if (national?.isPossible() === true) return national;
  const whole = [dialled, dialled.replace(/^011/, '')].map((digits) =>
    parsePhoneNumberFromString(`+${digits}`),
  );
  return whole.find((number) => number?.isValid() === true) ?? written;
}
