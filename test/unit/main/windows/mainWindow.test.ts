import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBounds, writeBounds } from '../../../../src-main/windows/boundsFile.ts';
import { firstPaint } from '../../../../src-main/windows/mainWindow.ts';
import { openMainWindow } from '../../../../src-main/windows/openMainWindow.ts';
import { reviveWhenGone } from '../../../../src-main/windows/rendererGone.ts';
import { BACKGROUND, backgroundFor } from '../../../../src-main/windows/theme.ts';
import { drawsOnWayland } from '../../../../src-main/windows/wayland.ts';
import { manualClock } from '../../../support/manualClock.ts';
import { recordedLogger } from '../../../support/recordedLogger.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { fakeScreen, FakeWindow, fakeWindows } from './fakeWindow.ts';

function open(folder: string, over: { hidden?: boolean; quitting?: boolean } = {}) {
  const { Window, made } = fakeWindows();
  const logger = recordedLogger();
  const main = openMainWindow(Window, {
    url: 'ringside-app://main/windows/main/index.html',
    webPreferences: { sandbox: true },
    backgroundColor: '#121417',
    hidden: over.hidden ?? false,
    icon: undefined,
    screen: fakeScreen([{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }]),
    boundsPath: join(folder, 'window.json'),
    quitting: () => over.quitting ?? false,
    logger,
    clock: manualClock(),
  });
  const [window] = made;
  if (window === undefined) throw new Error('no window was made');
  return { main, window, logger };
}

describe('the main window', () => {
  it('is on screen before its page is there, in the colour of its theme', () => {
    const { window } = open(tempFolder());
    expect(window.options).toMatchObject({ backgroundColor: '#121417', webPreferences: { sandbox: true } });
    expect(window.asked).toEqual(['show', 'load ringside-app://main/windows/main/index.html']);
  });

  it('waits when it is started in the background, until it is asked for', () => {
    const { main, window } = open(tempFolder(), { hidden: true });
    expect(window.visible).toBe(false);
    expect(main.isOpen()).toBe(false);
    main.open();
    expect(main.isOpen()).toBe(true);
  });

  it('opens for a person with the keyboard, and does not un-snap where it is visible', () => {
    const { main, window } = open(tempFolder());
    window.asked.length = 0;
    main.open();
    expect(window.asked).toEqual(['focus']);
    window.minimized = true;
    main.open();
    expect(window.asked).toEqual(['focus', 'restore', 'focus']);
  });

  it('is raised for a ring without the keyboard', () => {
    const { main, window } = open(tempFolder(), { hidden: true });
    window.asked.length = 0;
    main.raise();
    main.raise();
    expect(window.asked).toEqual(['showInactive', 'moveTop', 'moveTop']);
  });

  it('hides when it is closed, remembers where it was, and comes back there', () => {
    const folder = tempFolder();
    const { window } = open(folder);
    window.bounds = { x: 40, y: 50, width: 900, height: 700 };
    window.maximized = true;
    expect(window.close()).toBe(false);
    expect(window.visible).toBe(false);
    const again = open(folder).window;
    expect(again.options).toMatchObject({ x: 40, y: 50, width: 900, height: 700 });
    expect(again.asked[0]).toBe('maximize');
  });

  it('really closes when the app quits', () => {
    expect(open(tempFolder(), { quitting: true }).window.close()).toBe(true);
  });

  it('bears being asked after it is gone', () => {
    const { main, window } = open(tempFolder());
    window.asked.length = 0;
    window.destroyed = true;
    main.open();
    main.raise();
    expect(window.asked).toEqual([]);
    expect(main.isOpen()).toBe(false);
  });
});

describe('the remembered bounds', () => {
  const bounds = { x: -5, y: 0, width: 900, height: 700, maximized: false };

  it('are read back', () => {
    const path = join(tempFolder(), 'window.json');
    writeBounds(path, bounds);
    expect(readBounds(path)).toEqual(bounds);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(bounds);
  });

  it.each(['', '{', '{"x":1}', '{"x":0,"y":0,"width":0,"height":5,"maximized":false}', 'null'])(
    'are none where the file says %j',
    (content) => {
      const path = join(tempFolder(), 'window.json');
      writeFileSync(path, content);
      expect(readBounds(path)).toBeNull();
    },
  );

  it('are gone without where they cannot be written', () => {
    expect(() => writeBounds(join(tempFolder(), 'no', 'folder', 'window.json'), bounds)).not.toThrow();
  });
});

describe('the first paint', () => {
  it('is when the window says so, and the timer is called off', async () => {
    const window = new FakeWindow();
    const clock = manualClock();
    const painted = firstPaint(window as never, clock, 1_000);
    window.emit('ready-to-show');
    await expect(painted).resolves.toBe('painted');
    expect(clock.pending()).toBe(0);
  });

  it('is taken for come after a while, since a hidden window may never say so', async () => {
    const window = new FakeWindow();
    const clock = manualClock();
    const painted = firstPaint(window as never, clock, 1_000);
    clock.advance(1_000);
    await expect(painted).resolves.toBe('timeout');
    expect(window.listenerCount('ready-to-show')).toBe(0);
  });
});

describe('a window whose process is gone', () => {
  function watched() {
    const { webContents } = new FakeWindow();
    const clock = manualClock();
    const logger = recordedLogger();
    let told = 0;
    reviveWhenGone(webContents as never, { kind: 'main', logger, clock, reloaded: () => (told += 1) });
    const crash = (reason = 'crashed'): boolean =>
      webContents.emit('render-process-gone', {}, { reason, exitCode: 5 });
    return { webContents, clock, logger, crash, told: () => told };
  }

  it('is loaded again, and the log says why', () => {
    const { webContents, crash, logger, told } = watched();
    crash('oom');
    expect(webContents.reloads).toBe(1);
    expect(told()).toBe(1);
    expect(logger.lines.join()).toContain('oom');
  });

  it('is left alone when it dies again and again, and tried anew later', () => {
    const { webContents, crash, clock } = watched();
    for (let i = 0; i < 10; i += 1) crash();
    expect(webContents.reloads).toBe(3);
    clock.advance(60_000);
    crash();
    expect(webContents.reloads).toBe(4);
  });

  it('is not loaded again when it ended in order, or with its window', () => {
    const { webContents, crash } = watched();
    crash('clean-exit');
    webContents.destroyed = true;
    crash();
    expect(webContents.reloads).toBe(0);
  });

  it('has its other troubles in the log', () => {
    const { webContents, logger } = watched();
    webContents.emit('unresponsive');
    webContents.emit('preload-error', {}, '/p', new Error('x'));
    webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'ringside-app://main/', true);
    webContents.emit('did-fail-load', {}, -6, 'ERR', 'ringside-app://main/', false);
    expect(logger.lines).toHaveLength(3);
  });
});

describe('the colour before the page', () => {
  it('is the background of the page’s own style sheet', () => {
    const css = readFileSync(new URL('../../../../src-renderer/styles/tokens.css', import.meta.url), 'utf8');
    expect(/--bg: light-dark\((#\w+), (#\w+)\)/.exec(css)?.slice(1)).toEqual([
      BACKGROUND.light,
      BACKGROUND.dark,
    ]);
  });

  it.each([
    ['system', true, BACKGROUND.dark],
    ['system', false, BACKGROUND.light],
    ['light', true, BACKGROUND.light],
    ['dark', false, BACKGROUND.dark],
  ] as const)('follows the theme %s, on a dark system: %s', (theme, systemIsDark, color) => {
    expect(backgroundFor(theme, systemIsDark)).toBe(color);
  });
});

describe('Wayland', () => {
  const onWayland = { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0' };

  it.each([
    ['another system', 'darwin', onWayland, {}, '45.4.1', false],
    ['an X11 session', 'linux', { XDG_SESSION_TYPE: 'x11' }, {}, '45.4.1', false],
    ['a Wayland session, new Electron', 'linux', onWayland, {}, '45.4.1', true],
    ['a Wayland session, old Electron draws by XWayland', 'linux', onWayland, {}, '33.4.11', false],
    ['old Electron told to choose', 'linux', onWayland, { 'ozone-platform-hint': 'auto' }, '33.4.11', true],
    [
      'old Electron told by the environment',
      'linux',
      { ...onWayland, ELECTRON_OZONE_PLATFORM_HINT: 'auto' },
      {},
      '33.4.11',
      true,
    ],
    ['told to use X11', 'linux', onWayland, { 'ozone-platform': 'x11' }, '45.4.1', false],
    ['told to use Wayland', 'linux', {}, { 'ozone-platform': 'wayland' }, '33.4.11', true],
  ] as const)('%s', (_what, platform, env, switches: Record<string, string>, electron, expected) => {
    const commandLine = { getSwitchValue: (name: string) => switches[name] ?? '' };
    expect(drawsOnWayland({ platform, env, commandLine, electron })).toBe(expected);
  });
});
