import type { Answer, AskedFact, CallerFacts, FactValue, LastKnown } from '#shared/domain/facts.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';
import type { StickyRoute } from '#shared/domain/stickyRoute.ts';

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
  /** Lets the next questions about this caller go out even where an answer is at hand: somebody asks again. */
  forget(question: Question): void;
}

/**
 * A directory that knows to whom callers are pinned: Pitel. Never rejects; failures are answers. `unknown`: to nobody.
 */
export interface PinDirectory {
  configured(): boolean;
  /** In whichever writing the directory holds the number. */
  findCaller(number: PartyNumber, signal: AbortSignal): Promise<Answer<StickyRoute>>;
  /** Lets the next question about this caller go out even where an answer is at hand: somebody asks again. */
  forgetCaller(number: PartyNumber): void;
}

/** What was last known of each fact of a caller, from local storage. */
export type LastKnownFacts = {
  readonly [N in AskedFact]: LastKnown<FactValue<N>> | null;
};

/** What to find out about a caller. */
export interface IdentifyRequest {
  readonly question: Question;
  readonly lastKnown: LastKnownFacts;
  /** Asks for this fact alone; the others of the result say nothing and are not to be used. */
  readonly only?: AskedFact | undefined;
  /** Asks the sources even where a recent answer is at hand: a person asked again. */
  readonly fresh?: boolean | undefined;
}

/** An identification under way. */
export interface Identification {
  /** The facts at the start, at once: pending, or not asked, or known where a recent answer is at hand. */
  readonly facts: CallerFacts;
  /** The facts when every question is settled. Never rejects. */
  readonly done: Promise<CallerFacts>;
  /** True once every source has answered, also too late: then there is nothing left to call off or to hear. */
  over(): boolean;
  /** Calls off what is still asked; after this `onFacts` is not called any more. */
  stop(): void;
}

/** Asks every source in parallel; `onFacts` hears the whole set after each answer, never synchronously. */
export type Identify = (request: IdentifyRequest, onFacts: (facts: CallerFacts) => void) => Identification;
