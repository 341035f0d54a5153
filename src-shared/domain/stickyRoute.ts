import type { Pin } from './facts.ts';
import { callerKeyOfNumber } from './partyNumber.ts';
import type { PartyNumber } from './partyNumber.ts';
import type { NotSent, RateLimited, Unconfirmed } from './outbound.ts';

/** A caller pinned to an extension: the phone system rings it before any other rule counts. */
export interface StickyRoute {
  /** The directory's name for the entry; digits as a rule, yet never a number to be counted with. */
  readonly id: string;
  readonly number: PartyNumber;
  /** The number as the directory holds it. */
  readonly raw: string;
  /** Empty where the entry names nobody. */
  readonly extension: string;
  /** ms since the epoch; null where the directory does not say, or says what is no instant. */
  readonly createdAt: number | null;
}

/** The entry as a fact about its caller. */
export function pinOf({ id, raw, extension, createdAt }: StickyRoute): Pin {
  return { id, raw, extension, createdAt };
}

/** An extension as a phone system knows it. */
const EXTENSION = /^[0-9*#]{1,20}$/;

/** True for what somebody can be pinned to. */
export function isExtension(text: string): boolean {
  return EXTENSION.test(text);
}

/**
 * The digits of what somebody typed, where that is no number of a caller as a rule: an extension, an emergency line, a
 * service. Null for all others.
 */
export function shortDigitsOf(typed: string): string | null {
  const digits = typed.replaceAll(/[\s./()\u2010-\u2015-]/g, '');
  return /^\d{2,6}$/.test(digits) ? digits : null;
}

/**
 * True if both are the same caller, however the number is written. Numbers that nobody can read are the same only to
 * the letter.
 */
export function isSameNumber(one: PartyNumber, other: PartyNumber): boolean {
  const key = callerKeyOfNumber(one);
  return key === null ? one.raw.trim() === other.raw.trim() : key === callerKeyOfNumber(other);
}

/**
 * Why a directory refused. `required`, `malformed` and `unknown` speak of `field`; `ambiguous`: the id of the entry is
 * also somebody's number, so that deleting by it might delete the other; `wrongAddress`: no directory answers there;
 * `other`: only the raw text knows.
 */
export const ROUTE_REFUSAL_CODES = [
  'required',
  'malformed',
  'unknown',
  'ambiguous',
  'credentialRefused',
  'wrongAddress',
  'other',
] as const;
export type RouteRefusalCode = (typeof ROUTE_REFUSAL_CODES)[number];

export type RouteField = 'number' | 'extension';

export interface RouteRefusal {
  readonly code: RouteRefusalCode;
  readonly field: RouteField | null;
  /** The directory's own words, or the shape of an answer without any; for a detail, never for a log. */
  readonly raw: string;
}

/** Nothing was done, and the same request would be refused again. */
export interface RouteRefused {
  readonly kind: 'refused';
  readonly error: RouteRefusal;
  /** Null where the refusal is our own. */
  readonly status: number | null;
}

/** What can come of a change before anything is known of the entry itself. */
export type RouteNotWritten = RouteRefused | NotSent | Unconfirmed | RateLimited;

/**
 * What came of pinning, by what was read back. `differs`: taken, yet the directory says otherwise: somebody was
 * quicker, or there is no such entry (null).
 */
export type PinResult =
  | { readonly kind: 'pinned'; readonly route: StickyRoute }
  | { readonly kind: 'differs'; readonly route: StickyRoute | null }
  | RouteNotWritten;

/**
 * What came of unpinning. `gone`: it was not there any more. `differs`: it is there, and not as it was when somebody
 * decided to delete it (nothing was deleted), or still there after it was said to be deleted.
 */
export type UnpinResult =
  | { readonly kind: 'unpinned' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'differs'; readonly route: StickyRoute }
  | RouteNotWritten;
