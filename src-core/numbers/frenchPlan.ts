import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/min';

/** France and its departments overseas dial each other as if they were one country, though each has its own country code. */
const COUNTRY_CODES: Readonly<Partial<Record<CountryCode, string>>> = {
  FR: '33',
  BL: '590',
  GP: '590',
  MF: '590',
  GF: '594',
  MQ: '596',
  RE: '262',
  YT: '262',
};
/** How national numbers overseas begin, landlines and mobiles, and the code that is theirs. */
const OVERSEAS: readonly (readonly [begins: RegExp, code: string])[] = [
  [/^(?:26[239]|639|69[23])/, '262'],
  [/^(?:590|69[01])/, '590'],
  [/^[56]94/, '594'],
  [/^(?:596|69[67])/, '596'],
];

/**
 * The number that digits dialled in one part of the French plan reach in another: `0692123456` is La Réunion's, also
 * from Paris. Undefined where the plan at home is the right one, or where the other part has no such number.
 */
export function elsewhereInFrance(dialled: string, region: CountryCode): PhoneNumber | undefined {
  const home = COUNTRY_CODES[region];
  const national = /^0?([1-7]\d{8})$/.exec(dialled)?.[1];
  if (home === undefined || national === undefined) return undefined;
  const code = OVERSEAS.find(([begins]) => begins.test(national))?.[1] ?? '33';
  const number = code === home ? undefined : parsePhoneNumberFromString(`+${code}${national}`);
  return number?.isValid() === true ? number : undefined;
}
