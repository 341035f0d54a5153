import type { Logger } from '../logger.ts';

/**
 * Makes what tells the windows of calls, one telling after the other. What tells a window may let waiting tasks run
 * before it returns (Electron does so inside `send` and `showInactive`); told from in there, an answer would overtake the
 * question it belongs to. A window that cannot be told must not cost the caller the answer.
 */
export function createTelling(logger: Logger): (callId: string, telling: () => void) => void {
  /** The first one is under way. */
  const tellings: { readonly id: string; readonly telling: () => void }[] = [];
  return (id, telling) => {
    tellings.push({ id, telling });
    if (tellings.length > 1) return;
    for (let next = tellings[0]; next !== undefined; next = tellings[0]) {
      try {
        next.telling();
      } catch (error) {
        logger.error('a call could not be shown', { id: next.id, error: String(error) });
      }
      tellings.shift();
    }
  };
}
