import type { NumberField, Weekday } from '#shared/domain/numberForm.ts';
import type { NumberDoubt } from '#shared/domain/numberFormReading.ts';
import type { NumberProblem } from '#shared/domain/numberFormRules.ts';
import type { NotSentReason, UnconfirmedReason } from '#shared/domain/outbound.ts';

/** A field and, where it needs one, a line below it. */
export interface FieldWords {
  readonly label: string;
  readonly hint?: string;
}

/** The words of the form of a number, loaded with it. */
export interface NumberFormStrings {
  readonly title: { readonly add: string; readonly edit: (number: string) => string };
  readonly group: Record<'identity' | 'media' | 'forwarding' | 'calls', string>;
  readonly field: Record<NumberField, FieldWords>;
  /** In place of a value that Cliqphone's lists do not tell. */
  readonly unknown: string;
  readonly unknownHint: string;
  /** A choice that says nothing: of a number that exists, and of a new one. */
  readonly leave: string;
  readonly notSaid: string;
  readonly yes: string;
  readonly no: string;
  readonly handling: Record<'voicemail' | 'forward', string>;
  readonly forwarding: Record<'parallel' | 'sequential', string>;
  readonly day: Record<Weekday, { readonly short: string; readonly long: string }>;
  readonly zoneNone: string;
  readonly zoneOther: string;
  readonly media: {
    readonly byId: string;
    readonly id: string;
    readonly off: (name: string) => string;
    readonly named: (name: string, id: string) => string;
    readonly notRead: string;
    readonly reading: string;
  };
  readonly free: {
    readonly title: string;
    readonly chooseZone: string;
    readonly reading: string;
    readonly none: string;
    readonly noZone: string;
    readonly failed: string;
    readonly filter: string;
    readonly cut: string;
    readonly noMatch: string;
    readonly choose: (number: string) => string;
  };
  readonly problem: Record<NumberProblem['problem'], (limit: string) => string>;
  /** What is odd about a value, and can be sent all the same. */
  readonly doubt: Record<NumberDoubt['doubt'], string>;
  /** How a text is understood that is sent in another writing. */
  readonly reading: (value: string) => string;
  /** Sets a field empty that nobody can see here, and takes that back. */
  readonly takeAway: string;
  readonly leaveIt: string;
  readonly takenAway: string;
  /** In the form, when something was sent before and may have been saved. */
  readonly uncertain: (moment: string) => string;
  readonly restored: string;
  readonly afresh: string;
  readonly review: string;
  readonly nothingChanged: string;
  readonly cancel: string;
  readonly close: string;
  readonly summary: {
    readonly title: { readonly add: string; readonly edit: (number: string) => string };
    readonly before: string;
    readonly after: string;
    readonly notKnown: string;
    readonly empty: string;
    /** After the change, of a field that is sent empty. */
    readonly takenAway: string;
    readonly onlyThese: Record<'add' | 'edit', string>;
    readonly back: string;
    readonly save: Record<'add' | 'edit', string>;
    readonly saving: string;
    /** Why the form does not close. */
    readonly stays: string;
  };
  readonly refused: string;
  readonly raw: string;
  readonly failed: string;
  /** The number was changed by somebody else while the form was open. */
  readonly followed: string;
  readonly result: {
    readonly saved: Record<'add' | 'edit', string>;
    readonly savedText: string;
    /** It was taken, and the number could not be read since. */
    readonly savedUnread: string;
    /** It was taken, and the number shows something else. */
    readonly savedOtherwise: string;
    readonly stillShows: (field: string, shown: string, asked: string) => string;
    readonly untold: (fields: string) => string;
    /** When it was sent of which nobody knows whether it was saved. */
    readonly sentAt: (moment: string) => string;
    readonly locked: Record<'noId' | 'sharedId' | 'gone', string>;
    readonly lockedTitle: string;
    readonly changedTitle: string;
    readonly changedText: string;
    readonly takeOver: string;
    readonly notSentTitle: string;
    readonly notSent: Record<NotSentReason, string>;
    readonly unconfirmedTitle: string;
    readonly unconfirmed: Record<UnconfirmedReason, string>;
    readonly look: Record<'found' | 'absent' | 'unread', string>;
    readonly again: string;
    readonly sendAgain: string;
    readonly onItsWayTitle: string;
    readonly onItsWay: string;
    readonly rateLimitedTitle: string;
    readonly rateLimited: (seconds: number | null) => string;
    readonly backToForm: string;
    readonly readList: string;
    readonly listSays: string;
  };
}
