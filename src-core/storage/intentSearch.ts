import type { Intent } from '#shared/domain/intent.ts';
import { typedDigits } from './searchQuery.ts';
import { wordsOf } from './searchText.ts';

/** More words than anybody types; what is beyond them narrows nothing any more. */
const MOST_WORDS = 12;

/** What an intent is found by: number as dialled from anywhere, name, note and ticket, in the words of search. */
export function intentSearchText(
  { party, ticketId, note }: Intent,
  name: string | null,
  nationalDigits: (e164: string) => string | null,
): string {
  const national = party?.kind === 'number' ? nationalDigits(party.e164) : null;
  const number = party?.kind === 'number' ? party.e164 : party?.raw;
  const texts = [number, national, party?.raw.replace(/\D/g, ''), ticketId, name, note];
  return [...new Set(texts.flatMap((text) => wordsOf(text ?? '')))].join(' ');
}

/** A condition on `i.search` with its values. Anything may be typed: without a word in it, nothing is left out. */
export function intentSearchCondition(text: string): {
  readonly sql: string;
  readonly values: readonly string[];
} {
  const words = [...new Set(wordsOf(text))].slice(0, MOST_WORDS);
  if (words.length === 0) return { sql: '', values: [] };
  const allWords = words.map(() => 'instr(i.search, ?) > 0').join(' AND ');
  const digits = typedDigits(text);
  if (digits === '') return { sql: `AND ${allWords}`, values: words };
  return { sql: `AND (instr(i.search, ?) > 0 OR (${allWords}))`, values: [digits, ...words] };
}
