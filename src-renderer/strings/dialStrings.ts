import type { DialCandidate, PlacingOptions } from '#shared/contract/placingViews.ts';
import type { RecordingPermission } from '#shared/domain/outbound.ts';
import type { ProviderCall } from '#shared/domain/providerCall.ts';
import type { DialMode } from '../lib/dial/dialForm.svelte.ts';
import type { WhyNoNumber } from '../lib/dial/noNumber.ts';
import type { DialWarning } from '../lib/dial/warnings.ts';

/** The words of the form for calling out, loaded with it. */
export interface DialStrings {
  readonly title: Record<DialMode, string>;
  /** The question of a call that another program, or a key, asked for. */
  readonly ask: (who: string) => string;
  readonly askAnybody: string;
  readonly askedBy: Record<'link' | 'clipboard' | 'emptyClipboard', string>;
  readonly number: { readonly label: string; readonly placeholder: string };
  readonly reading: string;
  readonly readFailed: string;
  readonly cut: string;
  readonly none: Record<WhyNoNumber, string>;
  /** Of a text whose end was not looked at. */
  readonly noneInBeginning: string;
  readonly candidates: (count: number) => string;
  /** Beside what was found: so many pieces of the text, and the first of them as a list. */
  readonly unread: (count: number, pieces: string) => string;
  readonly extension: (digits: string) => string;
  /** What stands behind a number in the text and is not called with it. */
  readonly leftOut: Record<NonNullable<DialCandidate['leftOut']>['kind'], (text: string) => string>;
  readonly line: Record<NonNullable<DialCandidate['line']>, string>;
  readonly timeThere: (time: string, place: string) => string;
  readonly timeRange: (earliest: string, latest: string) => string;
  readonly timeUnknown: string;
  /** The number is of a service that may ring anywhere. */
  readonly timeAssumed: (time: string, place: string) => string;
  /** With the hours for calling, the countries of an emergency number, or the country of an incomplete one (may be empty). */
  readonly warning: Record<DialWarning, (about: string) => string>;
  readonly notCallable: Record<'short' | 'withheld' | 'unreadable', string>;
  readonly standing: (when: string) => string;
  /** CCAI Platform calls this person then, or was to. */
  readonly providerCalls: Record<ProviderCall['is'], (when: string) => string>;
  readonly ticket: {
    readonly label: string;
    readonly hint: string;
    readonly wins: string;
    /** Why it is no ticket, with its length. */
    readonly bad: Record<'tooLong' | 'unseen', (length: number) => string>;
  };
  readonly outbound: {
    readonly label: string;
    readonly provider: string;
    readonly none: string;
  };
  readonly mode: {
    readonly label: string;
    readonly name: Record<DialMode, string>;
    readonly hint: Record<DialMode, string>;
  };
  readonly menu: {
    readonly label: string;
    readonly named: (name: string, id: string) => string;
    readonly choose: string;
    readonly other: string;
    readonly id: string;
    readonly idHint: string;
  };
  readonly more: string;
  readonly language: { readonly label: string; readonly hint: string; readonly bad: string };
  readonly recording: {
    readonly label: string;
    readonly hint: string;
    readonly name: Record<RecordingPermission, string>;
  };
  readonly action: {
    readonly dial: string;
    readonly queueNow: string;
    readonly anyway: string;
    readonly sending: string;
    readonly later: string;
    readonly remind: string;
    readonly change: string;
    readonly showLive: string;
    readonly close: string;
    readonly dismiss: string;
    readonly settings: string;
  };
  readonly missing: {
    readonly title: string;
    readonly item: Record<PlacingOptions['missing'][number], string>;
    readonly enter: string;
    readonly reminders: string;
  };
  readonly agent: (email: string) => string;
  readonly restored: string;
  readonly afresh: string;
  readonly begun: string;
  readonly goOn: (what: string) => string;
  readonly repeated: string;
  readonly notPlaced: string;
  readonly news: string;
}
