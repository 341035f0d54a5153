import type { PlacingOptions } from '#shared/contract/placingViews.ts';
import type { CustomerFlag } from '#shared/domain/customerFlags.ts';
import type { CallerRole } from '../lib/callbacks/callerRole.ts';

type FlagAnswer = 'yes' | 'no' | 'unknown';

/**
 * The words for what a card offers beside telling who calls: calling back and customer flags. They are loaded with what
 * shows them, after a window's first paint.
 */
export interface CardStrings {
  readonly placing: {
    readonly label: string;
    readonly call: string;
    readonly calling: string;
    readonly callAgain: string;
    readonly tryAgain: string;
    readonly queueNow: string;
    readonly callLater: string;
    /** Why calling is not possible yet; names what has to be filled in. */
    readonly missing: (names: readonly string[]) => string;
    readonly missingName: Record<PlacingOptions['missing'][number], string>;
    readonly repeated: string;
    /** Where a call in doubt is decided, and where there is more to do about one that did not go through. */
    readonly decide: string;
    readonly more: string;
    readonly detail: string;
  };
  /** The same call was reported with another number as well. */
  readonly twoNumbers: (number: string) => string;
  /** Callbacks that are promised to the caller. */
  readonly promised: {
    readonly today: string;
    readonly tomorrow: string;
    readonly yesterday: string;
    readonly promised: (when: string) => string;
    /** Who calls, as far as is known; where nobody does, `state` says it all. */
    readonly who: Record<Exclude<CallerRole, 'nobody'>, string>;
    /** Why it may come to nothing. */
    readonly state: Record<'drafted' | 'unsent' | 'sending' | 'refused', string>;
    readonly late: string;
    /** The time has passed, and CCAI Platform was to call. */
    readonly perhapsCalled: string;
    readonly more: (count: number) => string;
    readonly open: string;
  };
  readonly flags: {
    readonly label: string;
    readonly name: Record<CustomerFlag, string>;
    readonly answer: Record<FlagAnswer, string>;
    /** A tile as a button, for screen readers. */
    readonly change: (name: string, answer: string) => string;
    readonly reading: string;
    readonly readAt: (ago: string) => string;
    readonly readAgain: string;
    readonly noSuchCall: string;
    readonly notRead: string;
    readonly set: (name: string) => string;
    readonly toYes: string;
    readonly toNo: string;
    readonly cancel: string;
    readonly confirm: Record<'yes' | 'no', { readonly ask: string; readonly do: string }>;
    readonly writing: string;
    readonly written: (name: string, answer: string) => string;
    readonly differs: (name: string, answer: string) => string;
    readonly unmoved: (name: string, answer: string) => string;
    readonly notWritten: string;
    /** The change left, and no answer told what became of it. */
    readonly unconfirmed: string;
    readonly why: Record<'notSent' | 'unconfirmed' | 'rateLimited', string>;
    readonly detail: string;
    readonly tryAgain: string;
  };
}
