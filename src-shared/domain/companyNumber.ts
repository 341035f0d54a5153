import { prefixOfZoneCode, zoneOfNumber } from './phoneZone.ts';
import type { ActiveState, ZonePrefix } from './phoneZone.ts';

/** A number of the company at its phone provider (Cliqphone, document 004). */
export interface CompanyNumber {
  /** Names the number when it is edited. Some lists leave it out, and two numbers have been seen with the same. */
  readonly id: string | null;
  /** As the provider writes it, `33187224465`. */
  readonly number: string;
  /** Null if it is no number of the French plan, the only one that the document shows. */
  readonly e164: string | null;
  readonly state: ActiveState;
  readonly kind: 'phone' | 'fax' | 'unknown';
  /** In small letters, `fr_01`. */
  readonly zoneCode: string | null;
  readonly holder: string | null;
  readonly campaign: string | null;
  readonly company: string | null;
  readonly info: string | null;
}

/** What can be asked of the list of numbers; what is left out does not filter. */
export interface NumberFilters {
  readonly zoneCode?: string | undefined;
  readonly state?: 'active' | 'inactive' | undefined;
  readonly kind?: 'phone' | 'fax' | undefined;
  /** Digits, or a number with its separators; part of one will do. */
  readonly number?: string | undefined;
  readonly campaign?: string | undefined;
  readonly holder?: string | undefined;
}

/** What can be asked of the numbers that are still free. */
export type AvailableFilters = Pick<NumberFilters, 'zoneCode' | 'number'>;

/**
 * The digits that a number is written with at the provider: separators, `+` and `00` go, and a French number of ten
 * digits gets its country code, as all its numbers have one. Null if something else than digits is left. Blank is ''.
 */
export function digitsAsSent(text: string): string | null {
  const digits = text.replaceAll(/[\s().\-/\u00A0\u202F]/g, '').replace(/^(\+|00)/, '');
  if (!/^\d*$/.test(digits)) return null;
  return /^0[1-9]\d{8}$/.test(digits) ? `33${digits.slice(1)}` : digits;
}

/** A number of the provider in E.164, or null if it is none of the French plan. */
export function e164OfProviderNumber(text: string): string | null {
  const digits = digitsAsSent(text);
  return digits !== null && /^(33[1-9]\d{8}|(262|59[046])\d{9})$/.test(digits) ? `+${digits}` : null;
}

/** The region of a number: that of its digits, else that of its zone code. */
export function zoneOfCompanyNumber({ e164, zoneCode }: CompanyNumber): ZonePrefix | null {
  const byDigits = e164 === null ? null : zoneOfNumber(e164);
  return byDigits ?? (zoneCode === null ? null : prefixOfZoneCode(zoneCode));
}

/**
 * Whether a number can be shown to a called party: an active telephone. Whether calls may go out over one is known to
 * nobody, as no list of document 004 says it.
 */
export function isShowable({ e164, state, kind }: CompanyNumber): boolean {
  return e164 !== null && state === 'active' && kind !== 'fax';
}

/** A number to show, and the region that speaks for it: people answer a number of their own region. */
export interface NumberProposal<T> {
  readonly number: T;
  readonly reason: 'sameZone';
  readonly zone: ZonePrefix;
}

/** The first of the numbers in the region of the person called, or null where nothing speaks for one of them. */
export function proposedNumber<T extends { readonly zone: ZonePrefix | null }>(
  numbers: readonly T[],
  called: string,
): NumberProposal<T> | null {
  const zone = zoneOfNumber(called);
  const number = zone === null ? undefined : numbers.find((each) => each.zone === zone);
  return zone === null || number === undefined ? null : { number, reason: 'sameZone', zone };
}
