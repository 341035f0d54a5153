/** Who says so. `request` is the event that announced the call; `agent` is the person at the desk. */
export type FactSource = 'encom' | 'pitel' | 'history' | 'request' | 'agent';

/**
 * Why a source gave no answer. `refused` is a 401 or 403, `misconfigured` an answer that only a wrong address or
 * account explains, `resting` a source left alone for a moment after repeated failures.
 */
export type FailureReason =
  | 'timeout'
  | 'unreachable'
  | 'refused'
  | 'misconfigured'
  | 'unreadable'
  | 'serverError'
  | 'rateLimited'
  | 'resting'
  | 'cancelled';

/** What a source answers to one question. `unknown` means that it does not know this caller. */
export type Answer<T> =
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed'; readonly reason: FailureReason; readonly detail: string | null };

/** A value that was once known, and when (ms since the epoch). */
export interface LastKnown<T> {
  readonly value: T;
  readonly at: number;
}

/** Why a question was not put at all. */
export type NotAskedReason = 'withheld' | 'notConfigured' | 'noQuestion';

/**
 * One thing about a caller. "No" is `known` with false; "we don't know" is `unknown`; "did not answer" is
 * `failed`; these never collapse into each other. `at` and `since` are ms since the epoch.
 */
export type Fact<T> =
  | { readonly state: 'notAsked'; readonly why: NotAskedReason }
  | {
      readonly state: 'pending';
      readonly source: FactSource;
      readonly since: number;
      readonly lastKnown: LastKnown<T> | null;
    }
  | { readonly state: 'known'; readonly source: FactSource; readonly at: number; readonly value: T }
  | {
      readonly state: 'unknown';
      readonly source: FactSource;
      readonly at: number;
    }
  | {
      readonly state: 'failed';
      readonly source: FactSource;
      readonly at: number;
      readonly reason: FailureReason;
      readonly detail: string | null;
      readonly lastKnown: LastKnown<T> | null;
    };

/** To whom a caller is pinned (Pitel Smart Routing, document 003): the entry as the directory holds it. */
export interface Pin {
  /** The directory's name for the entry. */
  readonly id: string;
  /** The number as the directory writes it. */
  readonly raw: string;
  readonly extension: string;
  /** ms since the epoch; null where the directory does not say. */
  readonly createdAt: number | null;
}

/**
 * What Encom is asked: these make the badges and decide routing. `queue` is the destination queue, a string: `"0900"`
 * keeps its zero.
 */
interface EncomFacts {
  readonly queue: Fact<string>;
  readonly vip: Fact<boolean>;
  readonly onCallDuty: Fact<boolean>;
}

/**
 * Everything that is asked about a caller. `pin` is an addition: no answer to a phone system and no badge hangs on it
 * (docs/decisions/pins.md). `unknown` is a caller who is pinned to nobody.
 */
export interface CallerFacts extends EncomFacts {
  readonly pin: Fact<Pin>;
}

export type FactName = keyof EncomFacts;

/** The facts that badges show and routing weighs. */
export const FACT_NAMES = ['queue', 'vip', 'onCallDuty'] as const satisfies readonly FactName[];

/** Every question about a caller. */
export type AskedFact = keyof CallerFacts;

export const ASKED_FACTS = [...FACT_NAMES, 'pin'] as const satisfies readonly AskedFact[];

/** Of a caller whom nobody ever knew anything of. */
export const NOTHING_KNOWN = { queue: null, vip: null, onCallDuty: null, pin: null };

/** The value of a known fact. */
export type FactValue<N extends AskedFact> = Extract<CallerFacts[N], { state: 'known' }>['value'];

/** The same reason for every fact, for callers nobody can be asked about. */
export function factsNotAsked(why: NotAskedReason): CallerFacts {
  const fact = { state: 'notAsked', why } as const;
  return { queue: fact, vip: fact, onCallDuty: fact, pin: fact };
}

/** The value as it was when last known, for the states that have no answer of their own. */
export function lastKnownOf<T>(fact: Fact<T>): LastKnown<T> | null {
  switch (fact.state) {
    case 'known':
      return { value: fact.value, at: fact.at };
    case 'pending':
    case 'failed':
      return fact.lastKnown;
    case 'unknown':
    case 'notAsked':
      return null;
  }
}

/** A fact from the answer of a source; a failure keeps what was known before. */
export function factOf<T>(
  answer: Answer<T>,
  source: FactSource,
  at: number,
  lastKnown: LastKnown<T> | null,
): Fact<T> {
  switch (answer.kind) {
    case 'known':
      return { state: 'known', source, at, value: answer.value };
    case 'unknown':
      return { state: 'unknown', source, at };
    case 'failed':
      return { state: 'failed', source, at, reason: answer.reason, detail: answer.detail, lastKnown };
  }
}
