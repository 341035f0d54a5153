import type { ErrorCode } from '#shared/contract/errors.ts';
import type { CallView, NumberView } from '#shared/contract/views.ts';
import type { FactName, FactSource, FailureReason, NotAskedReason } from '#shared/domain/facts.ts';
import type { Age } from '../lib/time/duration.ts';

/** The languages of the screens. */
export type Language = 'fr' | 'en';

/** How far a call has come: a state, or what ended it. */
export type CallCourse = Exclude<CallView['state'], 'ended'> | NonNullable<CallView['endReason']>;

/** The words of a call, which both windows show. Every language satisfies it, so a missing text does not compile. */
export interface CallStrings {
  readonly call: {
    readonly title: string;
    readonly calls: (count: number) => string;
    readonly more: (count: number) => string;
    /** What a call that is on, or that ended this way, is called. */
    readonly course: Record<CallView['direction'], Record<CallCourse, string>>;
    readonly notSaved: string;
    readonly copy: string;
    readonly copied: string;
    readonly openCard: string;
    readonly dismiss: string;
    readonly dismissCall: (who: string) => string;
  };
  readonly party: Record<Exclude<NumberView['kind'], 'number' | 'short'>, string> & {
    readonly short: string;
    readonly byTicket: (ticket: string) => string;
    readonly byCode: (code: string) => string;
  };
  readonly fact: {
    readonly label: Record<FactName, string>;
    readonly yes: Record<Exclude<FactName, 'queue'>, string>;
    readonly no: Record<Exclude<FactName, 'queue'>, string>;
    readonly pending: string;
    readonly unknown: string;
    readonly notAsked: string;
    /** Two or three words for a tile. */
    readonly failed: Record<FailureReason, string>;
    readonly announced: (queue: string) => string;
    readonly source: Record<FactSource, string>;
    readonly from: (source: string, age: string) => string;
    readonly asking: (source: string) => string;
    readonly lastKnown: (age: string) => string;
    readonly whyNotAsked: Record<NotAskedReason, string>;
    readonly askAgain: string;
    readonly askAgainFor: (fact: string) => string;
  };
  /** The one line under the facts. */
  readonly bar: {
    readonly asking: (source: string) => string;
    readonly answered: (source: string) => string;
    readonly failed: (source: string, reason: FailureReason) => string;
    readonly notConfigured: string;
  };
  readonly code: {
    readonly label: string;
    readonly unknownNumber: string;
    readonly noNumber: string;
    readonly unknownCode: (code: string) => string;
    readonly send: string;
  };
  readonly earlier: {
    readonly none: string;
    readonly count: (count: number, age: string) => string;
    readonly note: (age: string) => string;
    readonly notRemembered: string;
  };
  readonly note: {
    readonly label: string;
    readonly placeholder: string;
    readonly saving: string;
    readonly saved: string;
    readonly failed: string;
    readonly retry: string;
    /** A paste would have made it so many characters long. */
    readonly tooLong: (length: number) => string;
  };
  readonly ago: (age: Age) => string;
  /** One sentence for a screen reader; `facts` are the words of the tiles that are settled. */
  /** What a text is about, and the text. */
  readonly labelled: (label: string, text: string) => string;
  readonly spoken: (state: string, who: string, facts: readonly string[]) => string;
  readonly error: Record<ErrorCode, string>;
}

/** The language to speak while nobody has said which: that of the system, if there is one of ours. */
export function systemLanguage(): Language {
  return navigator.language.startsWith('fr') ? 'fr' : 'en';
}

/** Picks the plural form of a language: `(3, 'call', 'calls')`. */
export function pluralOf(language: Language): (count: number, one: string, other: string) => string {
  const rules = new Intl.PluralRules(language);
  return (count, one, other) => (rules.select(count) === 'one' ? one : other);
}
