import type { Settings } from '#shared/contract/settings.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';

export type EncomSettings = Settings['encom'];
export type NumberFormat = EncomSettings['numberFormat'];

/** The six operations of document 000 (Encom Clients API): a word of the path for each. */
export const OPERATIONS = {
  queueByNumber: 'number',
  isVipByNumber: 'isVipFromNumber',
  onCallByNumber: 'hasOnCallDutyContractFromNumber',
  queueByCode: 'code',
  isVipByCode: 'isVipFromCode',
  onCallByCode: 'hasOnCallDutyContractFromCode',
} as const;

export type Operation = keyof typeof OPERATIONS;

/** `/api/{customerAccount}/customer/{operation}/{subject}`, encoded; always exactly five segments. */
export function operationPath(customerAccount: string, operation: Operation, subject: string): string {
  return `/api/${segment(customerAccount)}/customer/${OPERATIONS[operation]}/${segment(subject)}`;
}

/**
 * One path segment. `encodeURIComponent` leaves dots alone, and a segment of dots alone would climb up; it also throws
 * at half a surrogate pair, which anyone can type into a code field.
 */
function segment(text: string): string {
  if (/^\.+$/.test(text)) return '%2E'.repeat(text.length);
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
}

/**
 * A number as Encom is asked for it, or null where there is none to ask about (withheld, unreadable). Document 000
 * names no format and later versions of the API write `0033…`, hence the setting:
 *
 * - `e164`: `+33187224465`;
 * - `international00`: `0033187224465`;
 * - `national`: `0187224465` for numbers of the home country, by `nationalOf`; a foreign number has no national form
 *   that Encom could tell from a domestic one, so it goes as `00` and country code.
 *
 * Short numbers (extensions) go as they are.
 */
export function numberAsAsked(
  number: PartyNumber,
  format: NumberFormat,
  nationalOf: (e164: string) => string | null,
): string | null {
  switch (number.kind) {
    case 'number':
      if (format === 'e164') return number.e164;
      return (format === 'national' ? nationalOf(number.e164) : null) ?? number.e164.replace(/^\+/, '00');
    case 'short':
      return number.digits;
    case 'withheld':
    case 'unreadable':
      return null;
  }
}
