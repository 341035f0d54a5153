import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle, WebPreferences } from 'electron';
import type { Clock } from '#core/clock.ts';

/** How the main window opens. */
export interface MainWindowOptions {
  readonly url: string;
  readonly webPreferences: WebPreferences;
  readonly bounds: Rectangle;
  readonly maximized: boolean;
  /** Colour of the window until the page is there: that of the theme, so that nothing flashes. */
  readonly backgroundColor: string;
  /** Started in the background (at login): the window waits until it is asked for. */
  readonly hidden: boolean;
  readonly icon: string | undefined;
}

export interface MainWindow {
  readonly window: BrowserWindow;
  /** Brings the window up and gives it the keyboard. Only for what a person did: a click, a second start. */
  open(): void;
  /** Brings the window up without taking the keyboard: for a ring. */
  raise(): void;
  isOpen(): boolean;
}

/** The smallest size in which the screens are laid out, in DIP. */
const SMALLEST = { width: 720, height: 480 } as const;

/**
 * Creates the main window and loads its page. It is put on screen at once, in the colour of its theme, and not when its
 * page has painted: a person sees an answer to the click on the icon a good deal earlier, and `ready-to-show` may never
 * come for a window that is not on screen (Electron #32001).
 */
export function createMainWindow(
  Window: new (options: BrowserWindowConstructorOptions) => BrowserWindow,
  options: MainWindowOptions,
): MainWindow {
  const window = new Window({
    ...options.bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Ringside',
    backgroundColor: options.backgroundColor,
    autoHideMenuBar: true,
    ...(options.icon === undefined ? {} : { icon: options.icon }),
    webPreferences: options.webPreferences,
  });
  if (!options.hidden) {
    if (options.maximized) window.maximize();
    window.show();
  }
  // A failed load is seen through did-fail-load; the promise has nothing to add.
  window.loadURL(options.url).catch(() => undefined);

  return {
    window,
    open() {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      // show() on a snapped window would un-snap it (Electron #25359).
      if (window.isVisible()) window.focus();
      else window.show();
    },
    raise() {
      if (window.isDestroyed()) return;
      if (window.isMinimized() || !window.isVisible()) window.showInactive();
      window.moveTop();
    },
    isOpen: () => !window.isDestroyed() && window.isVisible() && !window.isMinimized(),
  };
}

/**
 * Resolves when the window's page has painted for the first time, or after `limitMs` at the latest, since the event may
 * never come while the window is hidden.
 */
export function firstPaint(
  window: Pick<BrowserWindow, 'once' | 'off'>,
  clock: Clock,
  limitMs: number,
): Promise<'painted' | 'timeout'> {
  return new Promise((resolve) => {
    const onReady = (): void => {
      callOff();
      resolve('painted');
    };
    const callOff = clock.after(limitMs, () => {
      window.off('ready-to-show', onReady);
      resolve('timeout');
    });
    window.once('ready-to-show', onReady);
  });
}
