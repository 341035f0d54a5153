import type { ElectronApplication } from 'playwright';

/** How the pop's window stands on the screen, as the main process knows it. */
export interface PopWindowState {
  /** When it was last put on screen, ms since the epoch; null while it is not. */
  readonly shownAt: number | null;
  readonly focused: boolean;
}

/**
 * Begins to note when the pop's window comes and goes. Pages that a debugger is attached to believe that they are
 * visible and focused; the window knows.
 */
export async function watchWindow(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const pop = BrowserWindow.getAllWindows().find((each) =>
      each.webContents.getURL().includes('/windows/pop/'),
    );
    if (pop === undefined) throw new Error('there is no pop');
    const noted = globalThis as { popShownAt?: number | null };
    noted.popShownAt = pop.isVisible() ? Date.now() : null;
    pop.on('show', () => {
      noted.popShownAt = Date.now();
    });
    pop.on('hide', () => {
      noted.popShownAt = null;
    });
  });
}

export function windowState(app: ElectronApplication): Promise<PopWindowState> {
  return app.evaluate(({ BrowserWindow }) => ({
    shownAt: (globalThis as { popShownAt?: number | null }).popShownAt ?? null,
    focused: BrowserWindow.getFocusedWindow()?.webContents.getURL().includes('/windows/pop/') ?? false,
  }));
}
