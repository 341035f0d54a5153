import type { Clock } from '../clock.ts';

/** How long the same number is not called again by a second press, link or shortcut. */
const MOMENT_MS = 3000;

/** Remembers for a moment what the agent has just had sent. */
export interface RecentPresses {
  /** The id of the intent that was sent for the same wish a moment ago. */
  find(wish: string): string | null;
  note(wish: string, id: string): void;
  forget(wish: string): void;
  readonly stop: () => void;
}

/** A moment is measured by a timer: the wall clock may be put forward or back between two clicks. */
export function createRecentPresses(clock: Clock, ms = MOMENT_MS): RecentPresses {
  const recent = new Map<string, { readonly id: string; readonly callOff: () => void }>();
  return {
    find: (wish) => recent.get(wish)?.id ?? null,
    note(wish, id) {
      recent.get(wish)?.callOff();
      recent.set(wish, { id, callOff: clock.after(ms, () => recent.delete(wish)) });
    },
    forget(wish) {
      recent.get(wish)?.callOff();
      recent.delete(wish);
    },
    stop: () => {
      for (const { callOff } of recent.values()) callOff();
      recent.clear();
    },
  };
}
