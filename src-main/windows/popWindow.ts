import type { BrowserWindow, BrowserWindowConstructorOptions, Screen, WebPreferences } from 'electron';
import type { Clock } from '#core/clock.ts';
import { firstPaint } from './mainWindow.ts';
import { placePop, popPositionOf, resizePop, type PopPosition, type Rect } from './placement.ts';

export interface PopWindowParts {
  readonly url: string;
  readonly webPreferences: WebPreferences;
  readonly backgroundColor: string;
  readonly platform: NodeJS.Platform;
  readonly screen: Pick<
    Screen,
    'getAllDisplays' | 'getCursorScreenPoint' | 'getDisplayNearestPoint' | 'on' | 'off'
  >;
  readonly clock: Clock;
  /** Where the agent last put it. */
  readonly remembered: () => PopPosition | null;
  /** The agent put it elsewhere. */
  readonly moved: (position: PopPosition) => void;
  /** The agent closed it, by Alt+F4 or the like: not to be shown what it showed until there is something new. */
  readonly closed: () => void;
  /** The app is about to quit: then the pop must not refuse to close. */
  readonly quitting: () => boolean;
}

export interface PopWindow {
  readonly window: BrowserWindow;
  /** Puts it on screen at its place, without the keyboard, ever. */
  show(): void;
  /** Puts it on screen and gives it the keyboard: for a person's click, where a window cannot be shown otherwise. */
  open(): void;
  hide(): void;
  isShown(): boolean;
  /** Takes over the height that the content asks for, in DIP. */
  resize(height: number): void;
  setBackground(color: string): void;
  stop(): void;
}

/** Width of the pop in DIP; its content is laid out for this. */
export const POP_WIDTH = 400;
const FIRST_HEIGHT = 180;
const FIRST_PAINT_LIMIT_MS = 4_000;
/** Moves within this time after the pop was placed are the window manager's; later ones are the agent's. */
const SETTLING_MS = 800;
/** The pop is where the agent left it once it has not moved for this long. */
const RESTED_MS = 400;

/**
 * Creates the pop, hidden, and loads its page, so that a ring only has to put it on screen. Loaded without throttling,
 * since a hidden page would take seconds to come up; throttled from its first paint on, so that it costs nothing.
 */
export function createPopWindow(
  Window: new (options: BrowserWindowConstructorOptions) => BrowserWindow,
  parts: PopWindowParts,
): PopWindow {
  const { clock, screen } = parts;
  const window = new Window({
    width: POP_WIDTH,
    height: FIRST_HEIGHT,
    show: false,
    ...windowType(parts.platform),
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    acceptFirstMouse: true,
    title: 'Ringside',
    backgroundColor: parts.backgroundColor,
    webPreferences: { ...parts.webPreferences, backgroundThrottling: false },
  });
  window.setAlwaysOnTop(true, 'screen-saver');
  // Without skipTransformProcessType the app's icon would leave macOS's Dock (Electron #26350).
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
  window.setMenu(null);
  void firstPaint(window, clock, FIRST_PAINT_LIMIT_MS).then(() => {
    if (window.isDestroyed()) return;
    window.webContents.setBackgroundThrottling(true);
    // A window that was never on screen calls its page visible, and the page draws for nobody until it is hidden.
    if (!window.isVisible()) window.hide();
  });
  window.loadURL(parts.url).catch(() => undefined);

  const placing = watchPlace(window, parts);
  const place = (): void => {
    const { width, height } = window.getBounds();
    placing.setBounds(
      placePop({
        displays: screen.getAllDisplays(),
        workingOn: screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).id,
        remembered: parts.remembered(),
        size: { width, height },
      }),
    );
  };
  const replace = (): void => {
    if (window.isVisible()) place();
  };
  const events = ['display-added', 'display-removed', 'display-metrics-changed'] as const;
  for (const event of events) screen.on(event as 'display-added', replace);
  // Alt+F4 and the like: the pop goes off the screen, never away.
  window.on('close', (event) => {
    if (parts.quitting()) return;
    event.preventDefault();
    window.hide();
    parts.closed();
  });

  return {
    window,
    show() {
      if (window.isDestroyed() || window.isVisible()) return;
      place();
      window.showInactive();
      // Some systems forget the level of a window that was hidden.
      window.setAlwaysOnTop(true, 'screen-saver');
    },
    open() {
      if (window.isDestroyed()) return;
      if (!window.isVisible()) place();
      window.show();
    },
    hide() {
      if (!window.isDestroyed()) window.hide();
    },
    isShown: () => !window.isDestroyed() && window.isVisible(),
    resize(height) {
      if (window.isDestroyed()) return;
      placing.setBounds(resizePop(window.getBounds(), Math.max(height, 1), screen.getAllDisplays()));
    },
    setBackground(color) {
      if (!window.isDestroyed()) window.setBackgroundColor(color);
    },
    stop() {
      placing.stop();
      for (const event of events) screen.off(event as 'display-added', replace);
      if (!window.isDestroyed()) window.destroy();
    },
  };
}

/**
 * The kind of window that gets no entry in task bars and switchers and, once clicked, still takes what is typed: the code
 * field needs that. On macOS a panel does so without bringing the app to the front. On X11 an ordinary window does:
 * of the special types, `notification` never gets the keyboard and `toolbar` is not kept above others everywhere.
 */
function windowType(platform: NodeJS.Platform): { type?: string } {
  if (platform === 'darwin') return { type: 'panel' };
  return platform === 'win32' ? { type: 'toolbar' } : {};
}

/**
 * Tells the agent's moves from everything else that moves a window: being placed, growing, and window managers that
 * correct both a moment later. Only the former are remembered, else the position creeps across mixed scalings.
 */
function watchPlace(
  window: BrowserWindow,
  { clock, moved, screen }: PopWindowParts,
): { setBounds(bounds: Rect): void; stop(): void } {
  let placedAt = Number.NEGATIVE_INFINITY;
  let callOff = (): void => undefined;
  const onMove = (): void => {
    callOff();
    if (!window.isVisible() || clock.now() - placedAt < SETTLING_MS) return;
    callOff = clock.after(RESTED_MS, () => {
      if (window.isDestroyed()) return;
      const position = popPositionOf(window.getBounds(), screen.getAllDisplays());
      if (position !== null) moved(position);
    });
  };
  window.on('move', onMove);
  return {
    setBounds(bounds) {
      placedAt = clock.now();
      callOff();
      window.setBounds(bounds);
    },
    stop: () => callOff(),
  };
}
