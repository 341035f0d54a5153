const KEYPAD = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];
/** Words in front of which a number is spelt: the free and the paid lines of North America, of Britain, of Australia. */
const PREFIX = String.raw`(?:\+?1[ .-]?)?\(?(?:8(?:00|33|44|55|66|77|88)|900)\)?|0[389]\d\d|1[38]00`;
const VANITY = new RegExp(
  String.raw`(?<![\p{L}\p{N}][.-]?)(${PREFIX})([ .-]?(?=[A-Z\d.-]{0,12}[A-Z])[A-Z\d](?:[.-]?[A-Z\d]){2,15})(?![\p{L}\p{N}])`,
  'gu',
);

/**
 * The text with numbers such as `1-800-FLOWERS` taken out of it by `take`, which is told how each may be dialled, the
 * longest way first, and what stands there instead. Words are often longer than the number, and what is left over is
 * not dialled; how long it is, only its plan knows. Capitals only: `1-800-flowers` is found in `toUpperCase()`.
 */
export function replaceVanity(
  text: string,
  take: (written: string, start: number, dialled: readonly string[]) => string,
): string {
  return text.replace(VANITY, (written: string, prefix: string, word: string, start: number) => {
    const fixed = prefix.replace(/[^\d+]/g, '');
    const digits = word.replace(/[A-Z]/g, keyOf).replace(/\D/g, '');
    const lengths = Array.from({ length: Math.max(0, digits.length - 3) }, (_, less) => digits.length - less);
    return take(
      written,
      start,
      lengths.map((length) => fixed + digits.slice(0, length)),
    );
  });
}

function keyOf(letter: string): string {
  return String(KEYPAD.findIndex((letters) => letters.includes(letter)) + 2);
}
