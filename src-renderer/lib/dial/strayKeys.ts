/** How long after a window comes up a key may still have been meant for another one, in ms. */
export const STRAY_MS = 500;

interface Key {
  readonly key: string;
  /** The key is held down, so it was pressed before. */
  readonly repeat: boolean;
}

/**
 * Whether a key press was probably meant for the window that had the keyboard a moment ago. Only what would press a
 * button counts. Instants in ms since the epoch; a clock that was set back never locks the keyboard.
 */
export function isStrayKey({ key, repeat }: Key, shownAt: number, now: number): boolean {
  if (key !== 'Enter' && key !== ' ') return false;
  return repeat || (now >= shownAt && now - shownAt < STRAY_MS);
}
