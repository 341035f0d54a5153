/**
 * Words of a text as search knows them: lower case, without accents, cut at everything that is neither letter nor
 * digit. Both sides go through this, so `Élodie`, `elodie` and `ELODIE` are one word.
 */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** What stands in the index of a call beside its words, for the filters of history. No word can contain `#`. */
export const MISSED = '#missed';
export const NOTED = '#noted';

/** What a call can be found by. */
export interface Searchable {
  readonly callerKey: string | null;
  readonly code: string | null;
  readonly announcedQueue: string | null;
  /** Encom's destination queue. */
  readonly queue: string | null;
  readonly name: string | null;
  readonly note: string;
  readonly callerNote: string;
  readonly missed: boolean;
}

/**
 * The text under which a call is indexed: its words, each with two spaces before it. The index holds every three
 * characters in a row, so with those spaces it also holds how words begin, which is what one or two typed letters
 * are looked up by.
 */
export function searchText(call: Searchable, nationalDigits: (e164: string) => string | null): string {
  const key = call.callerKey ?? '';
  const number = key.replace(/^\w+:/, '');
  const national = key.startsWith('+') ? nationalDigits(key) : null;
  const texts = [number, national, call.code, call.announcedQueue, call.queue, call.name];
  const words = [...texts, call.note, call.callerNote].flatMap((text) => wordsOf(text ?? ''));
  const marks = [...(call.missed ? [MISSED] : []), ...(call.note === '' ? [] : [NOTED])];
  return [...new Set([...words, ...marks])].map((word) => `  ${word}`).join('');
}
