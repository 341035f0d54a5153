import { app, dialog, type BrowserWindow } from 'electron';
import type { Logger } from '#core/logger.ts';
import type { Preferences } from '#shared/contract/views.ts';
import type { Lifecycle } from './app/lifecycle.ts';
import type { Core } from './app/openCore.ts';
import { stopBeforeQuit } from './app/quitting.ts';
import { createQuitQuestion } from './desktop/quitQuestion.ts';
import { DESKTOP_STRINGS } from './desktop/strings/byLanguage.ts';

interface OpenQuittingParts {
  readonly lifecycle: Lifecycle;
  readonly logger: Logger;
  /** Null until it is open. */
  readonly core: () => Core | null;
  readonly window: () => BrowserWindow | null;
  readonly preferences: () => Pick<Preferences, 'language'>;
}

/** How the system, a terminal or a service manager ends a program: nobody sits there to answer. */
const ENDING_SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** Everything between a wish to quit, or the end of the session, and the stops of the app. */
export function openQuitting(parts: OpenQuittingParts): { readonly sessionEnds: () => void } {
  const { lifecycle, logger } = parts;
  const sessionEnds = stopBeforeQuit({
    app,
    lifecycle,
    logger,
    underWay() {
      const core = parts.core();
      if (core === null) return { bulk: null, pins: 0, numbers: 0 };
      return { ...core.routes.underWay(), numbers: core.companyNumbers.saving.underWay() };
    },
    ask: createQuitQuestion({
      dialog,
      window: parts.window,
      strings: () => DESKTOP_STRINGS[parts.preferences().language].quitting,
    }),
  });
  // Electron takes the signals for wishes to quit; only who listens after it was set up hears of them instead.
  void app.whenReady().then(() => {
    for (const signal of ENDING_SIGNALS) process.on(signal, sessionEnds);
  });
  return { sessionEnds };
}
