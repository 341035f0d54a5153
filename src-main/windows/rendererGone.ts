import type { WebContents } from 'electron';
import type { Clock } from '#core/clock.ts';
import type { Logger } from '#core/logger.ts';

/** A page that dies more often than this within the time below is left alone: loading it again would only burn. */
const MOST_RELOADS = 3;
const WITHIN_MS = 60_000;

/**
 * Loads a window's page again when its process is gone (crash, out of memory, killed). All state is in main, so the page
 * comes back with everything but what was being typed. `reloaded` is told so that main can show the window as it was.
 */
export function reviveWhenGone(
  contents: Pick<WebContents, 'on' | 'isDestroyed' | 'reload'>,
  parts: {
    readonly kind: string;
    readonly logger: Logger;
    readonly clock: Clock;
    readonly reloaded?: () => void;
  },
): void {
  const { kind, logger, clock } = parts;
  let reloads: number[] = [];
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || contents.isDestroyed()) return;
    const now = clock.now();
    reloads = reloads.filter((at) => now - at < WITHIN_MS);
    logger.error('the process of a window is gone', { kind, reason, exitCode, reloads: reloads.length });
    if (reloads.length >= MOST_RELOADS) return;
    reloads.push(now);
    contents.reload();
    parts.reloaded?.();
  });
  contents.on('unresponsive', () => {
    logger.warn('a window does not respond', { kind });
  });
  contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame) logger.error('a page did not load', { kind, code, description });
  });
  contents.on('preload-error', (_event, _path, error) => {
    logger.error('a preload failed', { kind, error });
  });
}
