import type { IntentKind, LastTry, LeftThere } from '#shared/domain/intent.ts';
import type { FinishReason, RefusalCode, RequestField, UnconfirmedReason } from '#shared/domain/outbound.ts';

/** What is the matter, and what to do about it. */
export interface Said {
  readonly title: string;
  readonly advice: string;
}

/** A refusal may be about a field, and may quote a value; both are empty where they are not known. */
export type SaidOfRefusal = (field: string, quoted: string) => Said;

/**
 * The words for what came of calling out, putting in a queue and scheduling. They are loaded with what shows them, so
 * that neither window carries them at its start.
 */
export interface PlacingStrings {
  readonly kind: Record<IntentKind, string>;
  /** With its article, to stand inside a sentence. */
  readonly field: Record<RequestField, string>;
  readonly something: string;
  readonly sending: Record<IntentKind, Said>;
  readonly notSent: {
    readonly title: Record<IntentKind, string>;
    /** It did leave, and the provider did nothing with it. */
    readonly turnedAway: Record<IntentKind, string>;
    readonly waiting: Record<IntentKind, string>;
    readonly why: Record<LastTry['why'], (detail: string) => string>;
    readonly advice: Record<LastTry['why'], string>;
    /** A callback whose time is to come goes out again by itself; nothing else does. */
    readonly byItself: string;
    /** The time of a promise has passed, and nobody else has it. */
    readonly tooLate: Said;
    readonly againAt: (time: string) => string;
  };
  readonly created: Record<IntentKind, Said>;
  readonly agentSaysSo: Record<IntentKind, Said>;
  readonly reminderSet: Said;
  readonly providerId: (id: string) => string;
  readonly finish: Record<FinishReason, Said>;
  readonly finished: Said;
  readonly cancelled: Record<LeftThere, Said>;
  readonly unconfirmed: {
    readonly title: Record<IntentKind, string>;
    readonly sentAt: (when: string) => string;
    readonly why: Record<UnconfirmedReason | 'interrupted', string>;
    readonly advice: Record<IntentKind, string>;
  };
  readonly refusal: Record<RefusalCode, SaidOfRefusal>;
  readonly refused: Record<IntentKind, string>;
  /** Heading of what the provider answered in its own words, and of what else only a technician reads. */
  readonly raw: string;
  readonly detail: string;
  readonly status: (status: string) => string;
  readonly step: {
    readonly send: string;
    /** In place of `send` while the provider would turn it away again. */
    readonly sendIn: (wait: string) => string;
    readonly sendAgain: string;
    readonly callAgain: string;
    readonly exists: Record<IntentKind, string>;
    readonly scheduleInstead: string;
    readonly giveUp: string;
    readonly openSettings: string;
    readonly mayRingTwice: string;
  };
}
