import type { PhoneNumberType } from 'libphonenumber-js/max';

/** What kind of line a number is on; `other` for pagers, voice mail, personal and company-wide numbers. */
export type Line =
  'fixed' | 'mobile' | 'fixedOrMobile' | 'voip' | 'tollFree' | 'premium' | 'sharedCost' | 'other';

/**
 * Loads the whole numbering plans and hands out their reader: the line of an E.164 number, null where the plans do not
 * say. They are twice as large as those that the rest of the app reads numbers with, and only needed for what is about
 * to be called, so nothing that a window waits for may call this first.
 */
export async function loadLineOf(): Promise<(e164: string) => Line | null> {
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/max');
  return (e164) => {
    const type = parsePhoneNumberFromString(e164)?.getType();
    return type === undefined ? null : LINES[type];
  };
}

/** Directories on 118 and three digits, all of them dear, in the countries that have them there. */
const DIRECTORIES = ['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'GB', 'ES', 'DE', 'IE'];

/** The line of a short number dialled in a country (ISO); null for nearly all of them: nobody publishes a plan. */
export function shortLineOf(digits: string, country: string): Line | null {
  return /^118\d{2,3}$/.test(digits) && DIRECTORIES.includes(country) ? 'premium' : null;
}

const LINES: Readonly<Record<PhoneNumberType, Line>> = {
  FIXED_LINE: 'fixed',
  FIXED_LINE_OR_MOBILE: 'fixedOrMobile',
  MOBILE: 'mobile',
  PAGER: 'other',
  PERSONAL_NUMBER: 'other',
  PREMIUM_RATE: 'premium',
  SHARED_COST: 'sharedCost',
  TOLL_FREE: 'tollFree',
  UAN: 'other',
  VOICEMAIL: 'other',
  VOIP: 'voip',
};
