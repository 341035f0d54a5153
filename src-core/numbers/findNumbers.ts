import { callerKeyOfNumber } from '#shared/domain/partyNumber.ts';
import type { PartyNumber, ReadNumber } from '#shared/domain/partyNumber.ts';
import { blank, isLookalike, withoutLookalikes } from './notNumbers.ts';
import { alternativesAt, postDialIn, tonesAt } from './behindNumber.ts';
import type { Alternative, Behind } from './behindNumber.ts';
import { besideNumber } from './besideNumber.ts';
import {
  MOST_NUMBERS,
  RUN,
  extensionAt,
  isValid,
  isWholeAsDialled,
  labelBefore,
  mayBeTwo,
  numbersOf,
} from './numbersInRun.ts';
import type { Stretch } from './numbersInRun.ts';
import { numbersInLinks } from './numbersInLinks.ts';
import { createReadNumber } from './readNumber.ts';
import { replaceVanity } from './vanity.ts';

/** A number found in a text: the piece it was read from, and what stood behind it. */
export interface FoundNumber {
  readonly text: string;
  readonly party: PartyNumber;
  readonly extension: string | null;
  readonly leftOut: LeftOut | null;
}

/** What stands behind a number and is not called with it: keys for after the answer, or other last digits that fit no plan. */
interface LeftOut {
  readonly kind: 'tones' | 'alternative';
  readonly text: string;
}

/**
 * `cut`: not all of the text was looked at, or it holds more numbers than are told. `unread`: pieces beside those found
 * that look like a number to a person, and are none that the plans know here.
 */
export interface FoundNumbers {
  readonly found: readonly FoundNumber[];
  readonly cut: boolean;
  readonly unread: readonly string[];
}

/** A page of text; numbers further down are not what somebody pasted it for. */
const LOOKED_AT = 100_000;
/** How often something is read as a number before the search is given up: a few ms of nothing but digits. */
const MOST_READS = 500;
const LONGEST_ALONE = 200;
/** Marks of direction and the like, which come with what is copied from pages and chats. */
const UNSEEN = /\p{Cf}/gu;
const LINK = /(?<![\p{L}\p{N}])(?:tel|callto|sips?):[^\s<>"']{1,200}/giu;
const ONLY_DIALLED = /^[+\p{Nd}\s().\-/*#\u2010-\u2015]+$/u;

const BEFORE_FAX = /fax[^\p{L}\p{N}\n]{0,10}$/iu;
type Placed = FoundNumber & { readonly start: number; readonly end: number; readonly fax: boolean };

/**
 * Makes a finder of the numbers in anything that was pasted, as they are written in `region` (ISO country). Never
 * throws. Characters that are not seen count for nothing. A text that is one number alone is read exactly as everywhere else, also if it is short or unreadable;
 * inside a longer text only what the plans call valid, or is marked as a number, is one. Numbers of fax machines
 * come last.
 *
 * The library's own finder is not used: it tries again inside each stretch of digits, so that a page of lone digits
 * takes it half a second, and it knows neither short numbers nor letters.
 */
export function createFindNumbers(region: string): (text: string) => FoundNumbers {
  const read = createReadNumber(region);
  return (text) => {
    const whole = text.replaceAll(UNSEEN, '').trim();
    const looked = lookedAt(whole);
    const alone = looked.length > LONGEST_ALONE ? null : aloneIn(looked, read);
    if (alone?.kind === 'one') return { found: [alone.number], cut: false, unread: [] };
    const search = searchIn(looked, read);
    const found = merged(search.placed);
    if (found.length === 0) {
      const lone = alone?.number ?? spelt(looked, read);
      if (lone !== null) return { found: [lone], cut: false, unread: [] };
    }
    const cut = whole.length > LOOKED_AT || search.gaveUp || found.length > MOST_NUMBERS;
    const unread = found.length === 0 ? [] : [...new Set(search.unread)].slice(0, MOST_NUMBERS);
    return { found: found.slice(0, MOST_NUMBERS), cut, unread };
  };
}

/** Without the end of the text where it was cut, if that may be half a number. */
function lookedAt(text: string): string {
  if (text.length <= LOOKED_AT) return text;
  return text
    .slice(0, LOOKED_AT)
    .replace(/[+\p{Nd}().\- ]{1,60}$/u, '')
    .trimEnd();
}

/** The text as one number; `maybe` where it has the signs of one and cannot be read, unless there are several in it. */
function aloneIn(text: string, read: ReadNumber): { kind: 'one' | 'maybe'; number: FoundNumber } | null {
  // In an address a semicolon opens a parameter, and nothing follows its host; elsewhere other words do.
  if (isLookalike(text) || /;(?!\s*[a-z-]+=)|@\S*\s/i.test(text)) return null;
  const party = read(text);
  if (party.kind === 'number' || party.kind === 'short') {
    return { kind: mayBeTwo(text, party) ? 'maybe' : 'one', number: { text, party, ...ofLink(text) } };
  }
  return party.kind === 'unreadable' && ONLY_DIALLED.test(text)
    ? { kind: 'maybe', number: { text, party, extension: null, leftOut: null } }
    : null;
}

/** Letters in a text that is nothing else may be small: `1-800-flowers`. */
function spelt(text: string, read: ReadNumber): FoundNumber | null {
  if (text.length > LONGEST_ALONE) return null;
  const [first, ...others] = searchIn(text.toUpperCase(), read).placed;
  if (first?.text.length !== text.length || others.length > 0) return null;
  return { ...first, text, party: { ...first.party, raw: text } };
}

/** What is written behind a number that is a text alone, or in the parameters of a link. */
function ofLink(text: string): Pick<FoundNumber, 'extension' | 'leftOut'> {
  const [, inLink, atEnd] =
    /;ext=(\d{1,7})(?=[;@?]|$)|(?<=\d)[\s,;]*(?:extension|ext\.?|poste|x|#)\s*[.:]?\s*(\d{1,7})$/i.exec(
      text,
    ) ?? [];
  const postDial = postDialIn(text);
  return {
    extension: inLink ?? atEnd ?? null,
    leftOut: postDial === null ? null : { kind: 'tones', text: postDial },
  };
}

/** What a text holds, where it stands in it; `unread` as in what is found. */
interface Search {
  readonly placed: readonly Placed[];
  readonly unread: readonly string[];
  readonly gaveUp: boolean;
}

function searchIn(text: string, readNumber: ReadNumber): Search {
  let readsLeft = MOST_READS;
  const placed: Placed[] = [];
  const keys = new Set<string | null>();
  const read: ReadNumber = (raw) => {
    readsLeft -= 1;
    return readsLeft < 0 ? { kind: 'unreadable', raw } : readNumber(raw);
  };
  const isNumber = (digits: string): boolean => {
    const party = read(digits);
    return (
      party.kind === 'number' && isValid(party.e164) && isWholeAsDialled(digits, digits.length, party.e164)
    );
  };
  const place = (start: number, number: FoundNumber, end = start + number.text.length): void => {
    keys.add(callerKeyOfNumber(number.party));
    placed.push({ ...number, start, end, fax: BEFORE_FAX.test(labelBefore(text, start)) });
  };

  const afterLinks = text.replace(LINK, (link: string, start: number) => {
    const written = link.replace(/[.,;:!?)\]}]+$/u, '');
    const party = read(written);
    // "Tel:01 87 22 44 65" is no link, though it begins like one.
    const goesOn = /^[ .]\p{Nd}/u.test(text.slice(start + written.length, start + written.length + 2));
    if ((party.kind !== 'number' && party.kind !== 'short') || goesOn) return link;
    place(start, { text: written, party, ...ofLink(written) });
    return blank(link);
  });
  for (const { start, end, party } of numbersInLinks(afterLinks, read)) {
    const written = text.slice(start, end);
    place(start, { text: written, party: { ...party, raw: written }, extension: null, leftOut: null });
  }
  const left = replaceVanity(withoutLookalikes(afterLinks), (written, start, ways) => {
    for (const dialled of readsLeft > 0 ? ways : []) {
      const party = read(dialled);
      if (party.kind !== 'number' || !isValid(party.e164)) continue;
      place(start, { text: written, party: { ...party, raw: written }, extension: null, leftOut: null });
      return blank(written);
    }
    return written;
  });
  // Keys behind a number are no number of their own.
  let looked = 0;
  const unread: Stretch[] = [];
  for (const run of left.matchAll(RUN)) {
    if (readsLeft <= 0 || keys.size > MOST_NUMBERS) break;
    if (run.index < looked) continue;
    const inRun = numbersOf(run[0], run.index, left, read);
    const { numbers } = inRun;
    unread.push(...inRun.unread);
    if (numbers.length > MOST_NUMBERS) readsLeft = 0;
    for (const [index, { start, end, party }] of numbers.entries()) {
      const behind = extensionAt(left, end);
      const written = text.slice(start, behind?.end ?? end);
      const tones = tonesAt(left, behind?.end ?? end, isNumber);
      const next = numbers[index + 1]?.start ?? Infinity;
      const others =
        tones === null && party.kind === 'number' ? alternativesAt(left, end, party.e164, next) : [];
      place(start, {
        text: written,
        party: { ...party, raw: written },
        extension: behind?.extension ?? null,
        leftOut: leftOutOf(tones, others),
      });
      for (const other of others) {
        if (other.e164 === null) continue;
        const read = { ...readNumber(other.e164), raw: other.text };
        place(other.start, { text: other.text, party: read, extension: null, leftOut: null });
      }
      looked = Math.max(looked, tones?.end ?? 0);
    }
  }
  const pieces = unread.map(({ start, end }) => text.slice(start, end));
  return { placed: withBeside(placed, unread, left), unread: pieces, gaveUp: readsLeft <= 0 };
}

/** Says of each number what stands right beside it and was not read. */
function withBeside(placed: readonly Placed[], unread: readonly Stretch[], text: string): Placed[] {
  const inOrder = [...placed].sort((a, b) => a.start - b.start);
  const taken = [...placed, ...unread];
  return inOrder.map((number) => {
    const from = Math.max(0, ...taken.filter(({ end }) => end <= number.start).map(({ end }) => end));
    const behind = taken.filter(({ start }) => start >= number.end).map(({ start }) => start);
    const until = Math.min(text.length, ...behind);
    return number.leftOut === null
      ? { ...number, leftOut: besideNumber(text, number, { from, until }) }
      : number;
  });
}

function leftOutOf(tones: Behind | null, others: readonly Alternative[]): LeftOut | null {
  if (tones !== null) return { kind: 'tones', text: tones.text };
  const unfit = others.find(({ e164 }) => e164 === null);
  return unfit === undefined ? null : { kind: 'alternative', text: unfit.text };
}

/** In the order of the text, fax last; a number without an extension is not told beside the same with one. */
function merged(placed: readonly Placed[]): FoundNumber[] {
  const inOrder = [...placed].sort((a, b) => Number(a.fax) - Number(b.fax) || a.start - b.start);
  const byKey = new Map<string, FoundNumber>();
  for (const { start: _, end: __, fax: ___, ...next } of inOrder) {
    const number = callerKeyOfNumber(next.party) ?? next.text;
    const known = byKey.get(number);
    if (known === undefined || (known.extension === null && next.extension !== null)) {
      byKey.set(number, { ...next, leftOut: next.leftOut ?? known?.leftOut ?? null });
    } else if (next.extension !== null && known.extension !== next.extension) {
      const key = `${number};${next.extension}`;
      if (!byKey.has(key)) byKey.set(key, next);
    } else if (known.leftOut === null && next.leftOut !== null) {
      byKey.set(number, { ...known, leftOut: next.leftOut });
    }
  }
  return [...byKey.values()];
}
