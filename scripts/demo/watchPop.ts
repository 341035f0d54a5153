import type { Page } from 'playwright';

/** One call as the window showed it. Times are ms since the epoch, by the window's own clock. */
export interface SeenCall {
  readonly callId: string;
  readonly raw: string;
  /** Painted in a window that is on screen. */
  readonly shownAt: number | null;
  /** No fact was pending any more. */
  readonly identifiedAt: number | null;
  readonly text: string;
  readonly badges: readonly string[];
  readonly queue: string | null;
  /** The pop had the keyboard within the moment in which this call appeared. */
  readonly focused: boolean;
}

/** Starts watching the pop from inside its page. Everything it tells was read from the document. */
export async function watchPop(pop: Page): Promise<void> {
  await pop.evaluate(() => {
    interface Seen {
      callId: string;
      raw: string;
      shownAt: number | null;
      identifiedAt: number | null;
      text: string;
      badges: string[];
      queue: string | null;
      focused: boolean;
    }
    const seen = new Map<string, Seen>();
    Object.assign(window, { seenCalls: seen });
    const onScreen = () => document.visibilityState === 'visible';
    const read = () => {
      for (const card of document.querySelectorAll<HTMLElement>('[data-call-id]')) {
        const callId = card.dataset['callId'] ?? '';
        const entry: Seen = seen.get(callId) ?? {
          callId,
          raw: card.dataset['raw'] ?? '',
          shownAt: null,
          identifiedAt: null,
          text: '',
          badges: [],
          queue: null,
          focused: false,
        };
        seen.set(callId, entry);
        entry.text = card.innerText.replace(/\s+/g, ' ').trim();
        entry.badges = [...card.querySelectorAll<HTMLElement>('[data-badge]')].map(
          (badge) => badge.dataset['badge'] ?? '',
        );
        const queue = card.querySelector<HTMLElement>('[data-fact="queue"][data-tone="value"] [data-value]');
        entry.queue = queue ? queue.innerText.trim() : null;
        const pending = card.querySelector('[data-fact][data-tone="pending"]') !== null;
        if (pending) entry.identifiedAt = null;
        if (onScreen() && (entry.shownAt === null || (!pending && entry.identifiedAt === null))) {
          // The next frame but one: then this one has been painted.
          requestAnimationFrame(() =>
            requestAnimationFrame(() => {
              const now = performance.timeOrigin + performance.now();
              entry.shownAt ??= now;
              entry.focused ||= document.hasFocus();
              if (!pending) entry.identifiedAt ??= now;
            }),
          );
        }
      }
    };
    new MutationObserver(read).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    document.addEventListener('visibilitychange', read);
    window.addEventListener('focus', () => {
      for (const entry of seen.values()) entry.focused ||= entry.shownAt === null;
    });
    read();
  });
}

/** Everything the pop has shown so far, in the order in which it appeared. */
export async function seenCalls(pop: Page): Promise<SeenCall[]> {
  return pop.evaluate(() => [
    ...(window as unknown as { seenCalls: Map<string, SeenCall> }).seenCalls.values(),
  ]);
}
