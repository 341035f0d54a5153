import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { PhoneNumber } from 'libphonenumber-js/min';

/**
 * The digits that people of its own country dial for an E.164 number, trunk prefix included: `0187224465` for
 * `+33187224465`, `4155552671` for `+14155552671`. Null where the country code is in no numbering plan.
 */
export function nationalDigits(e164: string): string | null {
  return digitsOf(parsePhoneNumberFromString(e164));
}

/**
 * Makes a reader of the same for one country (ISO): null for the numbers of all others, which cannot be dialled
 * there without their country code.
 */
export function createHomeDigits(region: string): (e164: string) => string | null {
  return (e164) => {
    const number = parsePhoneNumberFromString(e164);
    return number?.country === region ? digitsOf(number) : null;
  };
}

function digitsOf(number: PhoneNumber | undefined): string | null {
  return number?.formatNational().replace(/\D/g, '') || null;
}
