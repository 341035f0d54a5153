import type { BrowserWindow, BrowserWindowConstructorOptions, Screen } from 'electron';
import type { Clock } from '#core/clock.ts';
import type { Logger } from '#core/logger.ts';
import { readBounds, writeBounds } from './boundsFile.ts';
import { createMainWindow, type MainWindow, type MainWindowOptions } from './mainWindow.ts';
import { placeMainWindow } from './placement.ts';
import { reviveWhenGone } from './rendererGone.ts';
import { allowZoom } from './zoom.ts';

const DEFAULT_SIZE = { width: 1120, height: 760 } as const;

export interface MainWindowParts extends Omit<MainWindowOptions, 'bounds' | 'maximized'> {
  readonly screen: Pick<Screen, 'getAllDisplays' | 'getCursorScreenPoint' | 'getDisplayNearestPoint'>;
  /** Where its bounds are remembered. */
  readonly boundsPath: string;
  /** Closing then really closes; else it hides, since the tray keeps the app. */
  readonly quitting: () => boolean;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** Opens the main window where it was, clamped to the displays there are now, and remembers where it goes. */
export function openMainWindow(
  Window: new (options: BrowserWindowConstructorOptions) => BrowserWindow,
  parts: MainWindowParts,
): MainWindow {
  const { screen, boundsPath, quitting, logger, clock, ...options } = parts;
  const remembered = readBounds(boundsPath);
  const main = createMainWindow(Window, {
    ...options,
    maximized: remembered?.maximized ?? false,
    bounds: placeMainWindow({
      displays: screen.getAllDisplays(),
      workingOn: screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).id,
      remembered,
      defaultSize: DEFAULT_SIZE,
    }),
  });
  const { window } = main;
  reviveWhenGone(window.webContents, { kind: 'main', logger, clock });
  allowZoom(window.webContents, process.platform);
  window.on('close', (event) => {
    writeBounds(boundsPath, { ...window.getNormalBounds(), maximized: window.isMaximized() });
    if (quitting()) return;
    event.preventDefault();
    window.hide();
  });
  return main;
}
