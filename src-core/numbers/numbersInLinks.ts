import type { PartyNumber, ReadNumber } from '#shared/domain/partyNumber.ts';
import { isValid, isWholeAsDialled } from './numbersInRun.ts';

/** A number in the query of a link, and where it stands in the text. */
interface LinkedNumber {
  readonly start: number;
  readonly end: number;
  readonly party: PartyNumber;
}

const LINK = /\bhttps?:\/\/[^\s<>"']{1,2000}/giu;
const PAIR = /([?&;])([^=&;#?]{1,60})=([^&;#]{1,60})/gu;
/** Names under which other long numbers are handed over; that of a caller is one's number. */
const OTHER =
  /^(?!.*call)(?:.*[_.-])?u?id$|siren|siret|iban|order|commande|facture|invoice|ref|ticket|token|time/iu;
const DIALLED = /^[+\p{Nd}][\p{Nd} ().\-/]+$/u;

/**
 * The numbers that the links of a text hand over to their page (`?n=0612345678`), as a whole value: digits in paths and in
 * ids belong to those.
 */
export function numbersInLinks(text: string, read: ReadNumber): readonly LinkedNumber[] {
  return [...text.matchAll(LINK)].flatMap(({ 0: link, index }) =>
    [...link.matchAll(PAIR)].flatMap(([pair, , name = '', value = ''], nth, pairs) => {
      const party = OTHER.test(name) ? null : numberOf(value.replace(/[.,;:!?)\]}]+$/u, ''), read);
      const end = index + (pairs[nth]?.index ?? 0) + pair.length;
      return party === null ? [] : [{ start: end - value.length, end, party }];
    }),
  );
}

function numberOf(value: string, read: ReadNumber): PartyNumber | null {
  const written = decoded(value);
  if (written === null || !DIALLED.test(written)) return null;
  const party = read(written);
  if (party.kind !== 'number' || !isValid(party.e164)) return null;
  const digits = written.replace(/\P{Nd}/gu, '').length;
  return written.startsWith('+') || isWholeAsDialled(written, digits, party.e164) ? party : null;
}

/** A plus is a space in a query, except where it begins a number, as careless pages write it. */
function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value.replace(/(?!^)\+/g, ' ')).trim();
  } catch {
    return null;
  }
}
