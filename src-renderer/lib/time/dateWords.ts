import type { Language } from '../../strings/callStrings.ts';

/** An instant as a format writes it; French calls the first day of a month `1er`, which Intl does not. */
export function dateWords(format: Intl.DateTimeFormat, at: number, language: Language): string {
  if (language !== 'fr') return format.format(at);
  return format
    .formatToParts(at)
    .map(({ type, value }) => (type === 'day' && value === '1' ? '1er' : value))
    .join('');
}
