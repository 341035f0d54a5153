import { factsNotAsked } from '#shared/domain/facts.ts';
import type { CallerFacts } from '#shared/domain/facts.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';
import type { Inquiry } from './inquiry.ts';
import type { CallRecord, Earlier, FactsFeed } from './ports.ts';

/** What is known of a call on the desk beside the call itself. */
export interface Folder {
  callerKey: string | null;
  name: string | null;
  earlier: Earlier | null;
  note: string;
  dismissed: boolean;
  codeByAgent: boolean;
  /** The number with which the same id came again; the first caller is kept. */
  otherParty: PartyNumber | null;
  /** What was last handed over to be written. */
  filed: CallRecord | null;
  /** What was asked about; other values mean another question. */
  asked: { readonly party: PartyNumber; readonly code: string | null };
  readonly inquiry: Inquiry;
  readonly followers: Set<(facts: CallerFacts) => void>;
}

/** For a call that is asked about no more. */
export const NO_FACTS: FactsFeed = { facts: () => factsNotAsked('noQuestion'), follow: () => () => {} };

/** The facts of a call for those who decide by them. */
export function feedOf(folder: Folder): FactsFeed {
  return {
    facts: () => folder.inquiry.facts(),
    follow(listener) {
      folder.followers.add(listener);
      return () => folder.followers.delete(listener);
    },
  };
}
