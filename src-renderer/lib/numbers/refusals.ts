import type { NumberRefusalView } from '#shared/contract/numbersViews.ts';
import type { NumberRefusalCode } from '#shared/domain/numberSaving.ts';

const OF_TOKENS: readonly string[] = ['tokenInvalid', 'tokenExpired'];

/**
 * What a refusal is called. A token that is refused speaks for login and password, which were taken before; where it was
 * the sign-in itself that was answered so, nothing was taken.
 */
export function refusalName({ code, field }: Pick<NumberRefusalView, 'code' | 'field'>): NumberRefusalCode {
  return field === 'login' && OF_TOKENS.includes(code) ? 'credentialRefused' : code;
}
