import type { DialCandidate } from '#shared/contract/placingViews.ts';
import type { NumberView } from '#shared/contract/views.ts';
import { callerKeyOfNumber } from '#shared/domain/partyNumber.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';
import { emergencyCountries } from './emergency.ts';
import { createFindNumbers } from './findNumbers.ts';
import type { FoundNumber } from './findNumbers.ts';
import { loadLineOf, shortLineOf } from './lineOf.ts';
import type { Line } from './lineOf.ts';
import { isValid } from './numbersInRun.ts';
import { zonesOf } from './zonesOf.ts';

export interface UnderstandOptions {
  /** ISO country whose way of writing numbers is read, and where the phone that dials stands. */
  readonly region: string;
  /** The name the agent gave a caller, if any. */
  readonly nameOf: (callerKey: string) => string | null;
}

/**
 * `cut`: the text is longer than what was looked at, or holds more numbers than are told. `unread`: pieces of it that look
 * like a number and could not be read as one, where there are any.
 */
export interface Understood {
  readonly candidates: DialCandidate[];
  readonly cut: boolean;
  readonly unread?: string[];
}

/**
 * Makes a reader of anything pasted: the numbers in it, and what should be known before one is called. Never rejects
 * for what a text holds. The first number it meets loads the whole numbering plans.
 */
export function createUnderstand(options: UnderstandOptions): (text: string) => Promise<Understood> {
  const findNumbers = createFindNumbers(options.region);
  return async (text) => {
    const { found, cut, unread } = findNumbers(text);
    const lineOf = found.some(({ party }) => party.kind === 'number') ? await loadLineOf() : () => null;
    const candidates = found.map((number) => candidateOf(number, lineOf, options));
    return unread.length === 0 ? { candidates, cut } : { candidates, cut, unread: [...unread] };
  };
}

function candidateOf(
  { text, party, extension, leftOut }: FoundNumber,
  lineOf: (e164: string) => Line | null,
  { region, nameOf }: UnderstandOptions,
): DialCandidate {
  const callerKey = callerKeyOfNumber(party);
  const known = {
    text,
    party: viewOf(party),
    extension,
    callerKey,
    name: callerKey === null ? null : nameOf(callerKey),
    complete: party.kind !== 'number' || isValid(party.e164),
    emergencyIn: [],
    leftOut: leftOut === null ? null : { ...leftOut },
  };
  switch (party.kind) {
    case 'number':
      return { ...known, line: lineOf(party.e164), emergency: false, zones: zonesOf(party.e164) };
    case 'short': {
      const { digits } = party;
      const emergencyIn = [...emergencyCountries(digits, region)];
      // Reached from here only, whatever it is.
      return {
        ...known,
        line: shortLineOf(digits, region),
        emergency: emergencyIn.length > 0,
        emergencyIn,
        zones: [],
      };
    }
    case 'withheld':
    case 'unreadable':
      return { ...known, line: null, emergency: false, zones: [] };
  }
}

function viewOf(party: PartyNumber): NumberView {
  const { kind, raw } = party;
  switch (kind) {
    case 'number':
      return { kind, raw, display: party.display, e164: party.e164, country: party.country };
    case 'short':
      return { kind, raw, display: party.display, e164: null, country: null };
    case 'withheld':
    case 'unreadable':
      return { kind, raw, display: '', e164: null, country: null };
  }
}
