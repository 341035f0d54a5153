import type { PartyNumber } from '../domain/partyNumber.ts';
import type { NumberView } from './views.ts';

/** A party number as windows see it. */
export function numberViewOf(party: PartyNumber): NumberView {
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
