import { e164OfProviderNumber, type CompanyNumber } from '#shared/domain/companyNumber.ts';

/** A number of the company as the provider's client gives it. */
export function companyNumber(number: string, more: Partial<CompanyNumber> = {}): CompanyNumber {
  return {
    id: number.slice(-3),
    number,
    e164: e164OfProviderNumber(number),
    state: 'active',
    kind: 'phone',
    zoneCode: null,
    holder: null,
    campaign: null,
    company: null,
    info: null,
    ...more,
  };
}
