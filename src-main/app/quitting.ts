import type { App } from 'electron';
import type { Logger } from '#core/logger.ts';
import type { BulkView } from '#shared/contract/routesViews.ts';
import type { Lifecycle } from './lifecycle.ts';

/** How long stopping may take after somebody quit. */
const STOP_LIMIT_MS = 5_000;
/** The same where the system waits: it ends what takes longer. */
const SESSION_END_LIMIT_MS = 3_000;

/** Changes in other systems that are being made. `pins` are those made one at a time. */
export interface ChangesUnderWay {
  readonly bulk: BulkView | null;
  readonly pins: number;
  readonly numbers: number;
}

export interface QuittingParts {
  readonly app: Pick<App, 'on' | 'quit'>;
  readonly lifecycle: Pick<Lifecycle, 'stop' | 'stopping'>;
  readonly logger: Logger;
  readonly underWay: () => ChangesUnderWay;
  /** Asks whether to quit all the same. `signal` takes the question away. */
  readonly ask: (changes: ChangesUnderWay, signal: AbortSignal) => Promise<boolean>;
}

/**
 * Quits once everything has stopped, after a question where that would end changes half-way. Returns what to call when
 * the session itself ends: that asks nobody, and waits less.
 */
export function stopBeforeQuit({ app, lifecycle, logger, underWay, ask }: QuittingParts): () => void {
  let question: AbortController | null = null;

  async function stop(limitMs: number): Promise<void> {
    await lifecycle.stop(limitMs);
    // Behind the present turn: a quit from within `before-quit` is lost.
    setImmediate(() => {
      app.quit();
    });
  }

  async function agreed(changes: ChangesUnderWay): Promise<boolean> {
    const mine = (question = new AbortController());
    try {
      return await ask(changes, mine.signal);
    } catch (error) {
      logger.error('the question before quitting could not be asked', { error });
      // Without it the app could never be quit.
      return true;
    } finally {
      question = null;
    }
  }

  async function quit(): Promise<void> {
    const changes = underWay();
    if (isAnyUnderWay(changes) && !(await agreed(changes))) return;
    // The session may have ended while the question stood.
    if (!lifecycle.stopping) await stop(STOP_LIMIT_MS);
  }

  // The tray keeps the app; quitting is a choice of its own.
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', (event) => {
    if (lifecycle.stopping) return;
    event.preventDefault();
    // Pressed again while the question stands: it is the same wish.
    if (question === null) void quit();
  });

  return () => {
    if (lifecycle.stopping) return;
    question?.abort();
    void stop(SESSION_END_LIMIT_MS);
  };
}

function isAnyUnderWay({ bulk, pins, numbers }: ChangesUnderWay): boolean {
  return bulk !== null || pins > 0 || numbers > 0;
}
