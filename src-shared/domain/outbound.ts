/**
 * Asking a provider to place a call: what can be asked, and what can come of it. Creating a call rings people and has
 * no key that would make a repetition harmless, so every outcome says whether the call may exist.
 */

/** Whom to reach. With both, the provider dials the number of the ticket and ignores the other. */
export interface PlacingTarget {
  /** As kept, in E.164; never rewritten on the way. */
  readonly endUserNumber?: string | undefined;
  /** The record in the customer's CRM, whose phone number is dialled. */
  readonly ticketId?: string | undefined;
}

/** A menu of the provider. Text is what somebody typed: the provider says what is wrong with it. */
export type MenuId = number | string;

export type RecordingPermission = 'notAsked' | 'denied' | 'granted';

/** Call someone now and connect this agent. */
export interface CallOutRequest extends PlacingTarget {
  readonly agentEmail: string;
  /** The number shown to the called party; without it the provider's default, or it asks the agent. */
  readonly outboundNumber?: string | undefined;
  /** ISO 639-1. */
  readonly lang?: string | undefined;
}

/** Put someone in the queue of a menu now; the provider calls them and connects an agent. */
export interface QueueNowRequest extends PlacingTarget {
  readonly menuId: MenuId;
  readonly lang?: string | undefined;
  readonly outboundNumber?: string | undefined;
  readonly recordingPermission?: RecordingPermission | undefined;
}

/** Have the provider call someone later. A menu, or an earlier call whose menu and history it takes over. */
export interface ScheduleRequest extends PlacingTarget {
  readonly menuId?: MenuId | undefined;
  /** The earlier call that becomes the parent. */
  readonly callId?: number | undefined;
  /** ms since the epoch. */
  readonly scheduledAt: number;
  readonly lang?: string | undefined;
  readonly recordingPermission?: RecordingPermission | undefined;
}

/** Where a call stands at its provider. `other`: a state with a name that we do not know, or none. */
export const PLACED_CALL_STATUSES = [
  'selecting',
  'queued',
  'assigned',
  'connecting',
  'connected',
  'finished',
  'failed',
  'switching',
  'recovered',
  'scheduled',
  'actionOnly',
  'actionOnlyFinished',
  'deflected',
  'voicemail',
  'voicemailReceived',
  'voicemailRead',
  'other',
] as const;
export type PlacedCallStatus = (typeof PLACED_CALL_STATUSES)[number];

/** A call that a provider created. Times are ms since the epoch. */
export interface PlacedCall {
  /** Null if the provider said "created" in an answer that could not be read. */
  readonly id: number | null;
  readonly status: PlacedCallStatus;
  /** The status as it was sent. */
  readonly statusText: string | null;
  readonly createdAt: number | null;
  /** Set for a call that is to come. The only mark of one: its type and status may say otherwise. */
  readonly scheduledAt: number | null;
}

/** What an agent has to finish in the provider's own window: choose a number, confirm, or call by the ticket. */
export type FinishReason = 'chooseNumber' | 'adapter' | 'ticket' | 'unknown';

/**
 * The request as the provider repeats it. For display only: it is known to name another agent and another number than
 * those that were sent.
 */
export interface PlacingEcho {
  readonly agentEmail: string | null;
  readonly endUserNumber: string | null;
  readonly ticketId: string | null;
  readonly outboundNumber: string | null;
  readonly lang: string | null;
}

/**
 * Why a provider refused. `required`, `malformed` and `notFound` speak of `field`; `menuClosed` is a state of a menu
 * that has no name here (`params.state`); `wrongAddress`: nothing of this provider answers there, check the subdomain;
 * `other`: only the raw text knows.
 */
export const REFUSAL_CODES = [
  'required',
  'malformed',
  'notFound',
  'numberOrTicketRequired',
  'agentUnavailable',
  'agentUnknown',
  'agentMayNotCall',
  'contactNotFound',
  'callTypeInvalid',
  'menuRedirected',
  'menuAfterHours',
  'menuClosed',
  'menuWrongKind',
  'languageUnavailable',
  'languageUnknown',
  'credentialRefused',
  'wrongAddress',
  'other',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** The part of a request that a refusal is about. */
export type RequestField =
  | 'agent'
  | 'number'
  | 'ticket'
  | 'outboundNumber'
  | 'menu'
  | 'parentCall'
  | 'scheduledAt'
  | 'language'
  | 'recordingPermission'
  | 'callType';

export interface Refusal {
  readonly code: RefusalCode;
  readonly field: RequestField | null;
  /** Values that the text quotes: `value`, `state`, `kinds`, `language`. */
  readonly params: Readonly<Record<string, string>>;
  /** The provider's own words, or the shape of an answer without any; for a detail, never for a log. */
  readonly raw: string;
}

/** Why nothing left this machine. `invalid`: the request cannot be written down (`detail` names the field). */
export type NotSentReason =
  'notConfigured' | 'invalid' | 'misconfigured' | 'timeout' | 'unreachable' | 'tls' | 'resting' | 'cancelled';

/** Why nobody knows. `unexpected` is an answer that fits neither yes nor no. */
export type UnconfirmedReason =
  'timeout' | 'connectionLost' | 'serverError' | 'unreadable' | 'unexpected' | 'cancelled';

/** It certainly did not leave: it may be sent again by itself. */
export interface NotSent {
  readonly kind: 'notSent';
  readonly reason: NotSentReason;
  readonly detail: string | null;
}

/** It left and its fate is unknown: only a person may send it again. */
export interface Unconfirmed {
  readonly kind: 'unconfirmed';
  readonly reason: UnconfirmedReason;
  readonly detail: string | null;
}

/** Turned away before anything was done: it may be sent again later. Null: the provider did not say when. */
export interface RateLimited {
  readonly kind: 'rateLimited';
  readonly retryAfterMs: number | null;
}

/** Nothing was done, and the same request would be refused again. */
export interface Refused {
  readonly kind: 'refused';
  readonly error: Refusal;
  readonly status: number;
}

/** What came of asking for a call. Exactly one of these; `refused`, `notSent` and `rateLimited` mean nothing rings. */
export type PlacingResult<C extends PlacedCall = PlacedCall> =
  | { readonly kind: 'created'; readonly call: C }
  | { readonly kind: 'finishInAdapter'; readonly why: FinishReason; readonly echo: PlacingEcho | null }
  | Refused
  | NotSent
  | Unconfirmed
  | RateLimited;
