/** The five regions by which French landline numbers begin; each holds some departments overseas as well. */
export const ZONE_PREFIXES = ['01', '02', '03', '04', '05'] as const;
export type ZonePrefix = (typeof ZONE_PREFIXES)[number];

/** `unknown`: nobody said, or in a word that we do not know. */
export type ActiveState = 'active' | 'inactive' | 'unknown';

/** A region of numbers, as a provider lists it (Cliqphone, document 004). */
export interface PhoneZone {
  readonly id: string | null;
  /** In small letters, `fr_01`: the document writes both cases. */
  readonly code: string;
  readonly country: string | null;
  readonly name: string | null;
  readonly prefix: ZonePrefix | null;
  readonly kind: string | null;
  readonly state: ActiveState;
}

/** Country codes of departments overseas with the beginnings of their landlines, and the region they belong to. */
const OVERSEAS: readonly { readonly landline: RegExp; readonly prefix: ZonePrefix }[] = [
  // La Réunion and Mayotte.
  { landline: /^\+26226[239]\d{6}$/, prefix: '02' },
  // Guadeloupe, Guyane, Martinique.
  { landline: /^\+590590\d{6}$/, prefix: '05' },
  { landline: /^\+594594\d{6}$/, prefix: '05' },
  { landline: /^\+596596\d{6}$/, prefix: '05' },
];

/**
 * The region of a French landline number in E.164. Null for mobiles, special numbers and other countries: they have
 * none.
 */
export function zoneOfNumber(e164: string): ZonePrefix | null {
  const national = /^\+33([1-5])\d{8}$/.exec(e164);
  if (national !== null) return prefixOf(`0${national[1] ?? ''}`);
  return OVERSEAS.find(({ landline }) => landline.test(e164))?.prefix ?? null;
}

/** `01` as a prefix, or null if no region has it. A single digit stands for itself: some write the prefix as a number. */
export function prefixOf(text: string): ZonePrefix | null {
  const padded = text.trim().padStart(2, '0');
  return ZONE_PREFIXES.find((prefix) => prefix === padded) ?? null;
}

/** The region that a zone code names: `fr_01` and `FR_01` are `01`. */
export function prefixOfZoneCode(code: string): ZonePrefix | null {
  const match = /^fr_(\d{2})$/i.exec(code.trim());
  return match === null ? null : prefixOf(match[1] ?? '');
}

/** The zone code of a region, as document 004 sends it. */
export function zoneCodeOf(prefix: ZonePrefix): string {
  return `fr_${prefix}`;
}
