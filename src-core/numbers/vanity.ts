const KEYPAD = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];
/** Words in front of which a number is spelt: the free and the paid lines of North America, of Britain, of Australia. */
const PREFIX = String.raw`(?:\+?1[ .-]?)?\(?(?:8(?:00|33|44|55|66|77|88)|900)\)?|0[389]\d\d|1[38]00`;
/** What surely begins a free number, also where it is written in groups. */
const FREE = String.raw`(?:(?:\+|00)\d{1,3}[ .-]?|0 ?)8\d\d`;
const ALONE = String.raw`(?<![\p{L}\p{N}][.-]?)`;
const VANITY = new RegExp(
  String.raw`${ALONE}(?<!\p{Nd} )(${PREFIX})([ .-]?(?=[A-Z\d.-]{0,12}[A-Z])[A-Z\d](?:[.-]?[A-Z\d]){2,15})(?![\p{L}\p{N}])`,
  'gu',
);
const SPACED = new RegExp(
  String.raw`${ALONE}(${FREE})([ .-](?:[A-Z]{2,12} ){0,3}[A-Z]{2,12})(?![\p{L}\p{N}]| [A-Z])`,
  'gu',
);
/** `0800 NUMERO VERT` says what kind of number it is, and not which. */
const LABEL = /^0\d{3} [A-Z]+$/u;
const MORE_WORDS = /^ [A-Z]{2}/u;

type Take = (written: string, start: number, dialled: readonly string[]) => string;

/**
 * The text with numbers such as `1-800-FLOWERS` taken out of it by `take`, which is told how each may be dialled, the
 * longest way first, and what stands there instead. A word is often longer than the number, and what is left over is
 * not dialled; how long it is, only its plan knows. Of several words (`0 800 CALL ME`) every letter is dialled, for
 * other words stand behind a number, too. Capitals only: `1-800-flowers` is found in `toUpperCase()`.
 */
export function replaceVanity(text: string, take: Take): string {
  const left = text.replace(SPACED, (written: string, prefix: string, words: string, start: number) =>
    take(written, start, [dialled(prefix) + keysOf(words)]),
  );
  return left.replace(VANITY, (written: string, prefix: string, word: string, start: number) => {
    if (LABEL.test(written) && MORE_WORDS.test(left.slice(start + written.length))) return written;
    const keys = keysOf(word);
    const lengths = Array.from({ length: Math.max(0, keys.length - 3) }, (_, less) => keys.length - less);
    return take(
      written,
      start,
      lengths.map((length) => dialled(prefix) + keys.slice(0, length)),
    );
  });
}

function dialled(prefix: string): string {
  return prefix.replace(/[^\d+]/g, '');
}

function keysOf(words: string): string {
  return words.replace(/[A-Z]/g, keyOf).replace(/\D/g, '');
}

function keyOf(letter: string): string {
  return String(KEYPAD.findIndex((letters) => letters.includes(letter)) + 2);
}
