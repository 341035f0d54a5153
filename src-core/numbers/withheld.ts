/** What networks, phone systems and people write in place of a number that the caller hides or that did not come. */
const WITHHELD_WORDS: ReadonlySet<string> = new Set([
  'anonymous',
  'blocked',
  'calleridblocked',
  'hidden',
  'nocallerid',
  'nonumber',
  'notavailable',
  'numberwithheld',
  'outofarea',
  'private',
  'privatenumber',
  'restricted',
  'unavailable',
  'undisclosed',
  'unknown',
  'unknownnumber',
  'withheld',
  'anonyme',
  'inconnu',
  'indisponible',
  'masque',
  'numeroinconnu',
  'numeromasque',
  'numeroprive',
  'prive',
]);

/**
 * True for nothing at all, for punctuation alone (`-`, `?`), and for the words above however they are
 * spelt: `Number withheld`, `NUMÉRO-MASQUÉ`.
 */
export function saysWithheld(text: string): boolean {
  const letters = text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{Nd}+*#]/gu, '')
    .toLowerCase();
  return letters === '' || WITHHELD_WORDS.has(letters);
}
