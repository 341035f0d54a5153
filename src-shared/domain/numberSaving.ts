import type { NumberField } from './numberForm.ts';
import type { Answer } from './facts.ts';
import type { NotSent, RateLimited, Unconfirmed } from './outbound.ts';

/**
 * Why Cliqphone (document 004) refused. Its codes mean different things in different operations, so that these are
 * meanings. `credentialRefused` and `wrongAddress` are told by the HTTP status alone; `other`: only the raw text knows.
 */
export const NUMBER_REFUSAL_CODES = [
  'loginInvalid',
  'accountInactive',
  'tokenInvalid',
  'tokenExpired',
  'stateInvalid',
  'kindInvalid',
  'numberInvalid',
  'numberExists',
  'numberFormat',
  'idInvalid',
  'zoneInvalid',
  'campaignInvalid',
  'holderInvalid',
  'voicemailInvalid',
  'playbackInvalid',
  'waitingMusicInvalid',
  'forwardingInvalid',
  'incomingInvalid',
  'outgoingInvalid',
  'recordingInvalid',
  'emailNotificationInvalid',
  'credentialRefused',
  'wrongAddress',
  'other',
] as const;
export type NumberRefusalCode = (typeof NUMBER_REFUSAL_CODES)[number];

/** What a refusal is about: a field of a form or of a filter, the id of the number, or how we signed in. */
export type NumberRefusalField = NumberField | 'kind' | 'campaign' | 'id' | 'login';

export interface NumberRefusal {
  readonly code: NumberRefusalCode;
  readonly field: NumberRefusalField | null;
  /** `code`: the provider's code as four digits, where it sent one. */
  readonly params: Readonly<Record<string, string>>;
  /** The provider's own words and code, as sent; for a detail, never for a log. */
  readonly raw: string;
  /** It said nothing: its HTTP status did, and `raw` tells what came. */
  readonly byStatus?: true | undefined;
}

/**
 * Why nothing is asked at all under the present settings. `inClear`: the address is one of plain http, which is not
 * allowed; `signInPath`: where one signs in is neither a path nor an address.
 */
export type Withheld = 'notConfigured' | 'inClear' | 'signInPath';

/**
 * What came of asking for numbers, zones or media. `refused`: the provider does not take the question as it was put,
 * or lets this account in no more, which is neither "there are none" (an empty list) nor "it did not answer".
 */
export type NumberAnswer<T> =
  | Exclude<Answer<T>, { kind: 'known' }>
  /** `unread`: so many entries of the list are not in the value, because they cannot be read. */
  | { readonly kind: 'known'; readonly value: T; readonly unread?: number | undefined }
  /** `at`: when it was said (ms since the epoch), where that was earlier and nothing was asked now. */
  | { readonly kind: 'refused'; readonly error: NumberRefusal; readonly at?: number | undefined };

/**
 * What came of adding or editing a number. Exactly one of these; `refused`, `notSent` and `rateLimited` mean that
 * nothing was changed, `unconfirmed` that nobody knows until the numbers are read again.
 */
export type NumberSaveResult =
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly errors: readonly NumberRefusal[]; readonly status: number }
  | NotSent
  | Unconfirmed
  | RateLimited;
