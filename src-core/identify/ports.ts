import type { Answer, CallerFacts, FactName, LastKnown } from '#shared/domain/facts.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';

/** Whom to ask about. With a code, the code is asked; else the number. */
export interface Question {
  readonly number: PartyNumber;
  readonly code: string | null;
}

/**
 * A directory that knows callers: Encom. Each method answers one question and never rejects; failures are answers.
 * An aborted question answers `failed` with `cancelled`.
 */
export interface CallerDirectory {
  /** False while no address or no credential is set: then nothing is asked. */
  configured(): boolean;
  queue(question: Question, signal: AbortSignal): Promise<Answer<string>>;
  vip(question: Question, signal: AbortSignal): Promise<Answer<boolean>>;
  onCallDuty(question: Question, signal: AbortSignal): Promise<Answer<boolean>>;
}

/** What was last known of each fact of a caller, from local storage. */
export type LastKnownFacts = {
  readonly [N in FactName]: LastKnown<Extract<CallerFacts[N], { state: 'known' }>['value']> | null;
};
