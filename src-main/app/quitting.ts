import type { App } from 'electron';
import type { Lifecycle } from './lifecycle.ts';

/** Lets everything stop, for at most `limitMs`, before the app quits. */
export function stopBeforeQuit(app: Pick<App, 'on' | 'quit'>, lifecycle: Lifecycle, limitMs: number): void {
  // The tray keeps the app; quitting is a choice of its own.
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', (event) => {
    if (lifecycle.stopping) return;
    event.preventDefault();
    // Behind the present turn: a quit from within `before-quit` is lost, and SIGTERM would never end the app.
    void lifecycle.stop(limitMs).then(() => setImmediate(() => app.quit()));
  });
}
