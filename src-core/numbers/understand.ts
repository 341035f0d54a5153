import type { DialCandidate } from '#shared/contract/placingViews.ts';
import type { NumberView } from '#shared/contract/views.ts';
import { callerKeyOfNumber } from '#shared/domain/partyNumber.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';
import { createReadNumber } from './readNumber.ts';

export interface UnderstandOptions {
  /** ISO country whose way of writing numbers is read. */
  readonly region: string;
  /** The name the agent gave a caller, if any. */
  readonly nameOf: (callerKey: string) => string | null;
}

/** `cut`: the text is longer than what was looked at, or holds more numbers than are told. */
export interface Understood {
  readonly candidates: DialCandidate[];
  readonly cut: boolean;
}

/** Makes a reader of anything pasted. Never rejects for what a text holds. */
export function createUnderstand(options: UnderstandOptions): (text: string) => Promise<Understood> {
  const { region, nameOf } = options;
  const read = createReadNumber(region);
  return async (text) => {
    const party = read(text.trim());
    const callerKey = callerKeyOfNumber(party);
    if (callerKey === null) return { candidates: [], cut: false };
    const candidate = {
      text: text.trim(),
      party: viewOf(party),
      extension: null,
      callerKey,
      name: nameOf(callerKey),
      line: null,
      emergency: false,
      zones: [],
    };
    return { candidates: [candidate], cut: false };
  };
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
