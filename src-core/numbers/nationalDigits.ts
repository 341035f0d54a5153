import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * The digits that people of its own country dial for an E.164 number, trunk prefix included: `0187224465` for
 * `+33187224465`, `4155552671` for `+14155552671`. Null where the country code is in no numbering plan.
 */
export function nationalDigits(e164: string): string | null {
  const digits = parsePhoneNumberFromString(e164)?.formatNational().replace(/\D/g, '');
  return digits === undefined || digits === '' ? null : digits;
}
