import { createFindNumbers } from '#core/numbers/findNumbers.ts';
import type { FoundNumber } from '#core/numbers/findNumbers.ts';

/** What is found in a text by people in two countries, for the tests of finding numbers. */
export const inFrance = createFindNumbers('FR');
export const inAmerica = createFindNumbers('US');

/** E.164 or short digits, the extension behind; `?` for what cannot be read. */
export function said({ party, extension }: FoundNumber): string {
  const number = party.kind === 'number' ? party.e164 : party.kind === 'short' ? party.digits : '?';
  return extension === null ? number : `${number} x${extension}`;
}

export const french = (text: string): string[] => inFrance(text).found.map(said);
export const american = (text: string): string[] => inAmerica(text).found.map(said);
