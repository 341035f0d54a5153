import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';

/** One call as the window showed it. Times are ms since the epoch, by the window's own clock. */
export interface SeenCall {
  readonly callId: string;
  /** The number as it was received. */
  readonly raw: string;
  /** Painted. Whether the window was on screen, only the window knows: see watchWindow.ts. */
  readonly shownAt: number | null;
  /** No fact was pending any more. */
  readonly identifiedAt: number | null;
  readonly text: string;
  readonly badges: readonly string[];
  readonly queue: string | null;
}

/** Starts watching the pop from inside its page. The script is read as text, so that no compiler adds to it. */
export async function watchPop(pop: Page): Promise<void> {
  await pop.evaluate(await readFile(new URL('./inPage/watchPop.js', import.meta.url), 'utf8'));
}

/** Everything the pop has shown so far, in the order in which it appeared. */
export async function seenCalls(pop: Page): Promise<SeenCall[]> {
  return pop.evaluate('[...window.seenCalls.values()]');
}
