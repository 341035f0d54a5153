import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { endWithPage, fenceAllContents } from '../../../../src-main/security/navigation.ts';
import { denyPermissions } from '../../../../src-main/security/permissions.ts';
import { enforceSandbox, isSandboxOff } from '../../../../src-main/security/sandbox.ts';
import { hardenedWebPreferences } from '../../../../src-main/security/webPreferences.ts';

function setUp() {
  const app = new EventEmitter();
  const contents = Object.assign(new EventEmitter(), {
    open: (_: { url: string }): unknown => ({ action: 'allow' }),
    setWindowOpenHandler(handler: (details: { url: string }) => unknown) {
      contents.open = handler;
    },
  });
  const outside: string[] = [];
  const stop = fenceAllContents(app as never, {
    isOwnPage: (url) => url === 'ringside-app://main/windows/main/index.html',
    isOwnFrame: (url) => url === player,
    outside: (url) => outside.push(url),
  });
  app.emit('web-contents-created', {}, contents);
  /** Whether the event went through. */
  const passes = (name: string, url: string, isMainFrame = true): boolean => {
    const event = { url, isMainFrame, preventDefault: vi.fn() };
    contents.emit(name, event);
    return event.preventDefault.mock.calls.length === 0;
  };
  return { app, contents, outside, passes, stop };
}

const own = 'ringside-app://main/windows/main/index.html';
const foreign = 'https://evil.example/';
const player = 'ringside-app://player/windows/player/index.html?token';

describe('every contents that is created', () => {
  it('may show its own page again and go nowhere else', () => {
    const { passes, outside } = setUp();
    expect(passes('will-navigate', own)).toBe(true);
    expect(passes('will-navigate', foreign)).toBe(false);
    expect(passes('will-redirect', foreign)).toBe(false);
    expect(passes('will-frame-navigate', own)).toBe(true);
    expect(passes('will-frame-navigate', own, false)).toBe(false);
    expect(passes('will-frame-navigate', foreign)).toBe(false);
    // One click, one question: only one of the events asks.
    expect(outside).toEqual([foreign]);
  });

  it('may frame the player and nothing else', () => {
    const { passes, outside } = setUp();
    expect(passes('will-frame-navigate', player, false)).toBe(true);
    expect(passes('will-frame-navigate', foreign, false)).toBe(false);
    expect(passes('will-frame-navigate', player)).toBe(false);
    // A frame that wants to leave opens nothing outside.
    expect(outside).toEqual([player]);
  });

  it('opens no windows, and offers the address to the gate', () => {
    const { contents, outside } = setUp();
    expect(contents.open({ url: foreign })).toEqual({ action: 'deny' });
    expect(contents.open({ url: own })).toEqual({ action: 'deny' });
    expect(outside).toEqual([foreign, own]);
  });

  it('attaches no webview', () => {
    expect(setUp().passes('will-attach-webview', own)).toBe(false);
  });

  it('is fenced in from its creation on, until the stop', () => {
    const { app, stop } = setUp();
    stop();
    expect(app.listenerCount('web-contents-created')).toBe(0);
  });
});

describe('permissions', () => {
  it('are refused when asked for, when checked, for devices, for screens and for downloads', () => {
    const handlers: Record<string, (...args: never[]) => unknown> = {};
    const keep = (name: string) => (handler: (...args: never[]) => unknown) =>
      void (handlers[name] = handler);
    let isHeard = false;
    denyPermissions(
      {
        setPermissionRequestHandler: keep('request'),
        setPermissionCheckHandler: keep('check'),
        setDevicePermissionHandler: keep('device'),
        setDisplayMediaRequestHandler: keep('display'),
        on: (event: string, handler: never) => keep(event)(handler),
      } as never,
      { isHeard: () => isHeard },
    );
    const call = (name: string, ...args: unknown[]): unknown => handlers[name]?.(...(args as never[]));

    const reply = vi.fn();
    call('request', {}, 'media', reply);
    expect(reply).toHaveBeenCalledExactlyOnceWith(false);
    expect(call('check', {}, 'clipboard-read')).toBe(false);
    // Where a sound file lies nearby, and for nothing else.
    expect(call('check', {}, 'loopback-network')).toBe(false);
    isHeard = true;
    expect(call('check', {}, 'loopback-network')).toBe(true);
    expect(call('check', {}, 'media')).toBe(false);
    expect(call('device', {})).toBe(false);
    const displays = vi.fn();
    call('display', {}, displays);
    expect(displays).toHaveBeenCalledExactlyOnceWith({});
    const download = { preventDefault: vi.fn() };
    call('will-download', download);
    expect(download.preventDefault).toHaveBeenCalledOnce();
  });
});

describe('windows', () => {
  it('have preferences that give a page nothing but its preload', () => {
    expect(hardenedWebPreferences({ preload: '/app/main.cjs', devTools: false })).toEqual({
      preload: '/app/main.cjs',
      devTools: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
    });
  });

  it('are all sandboxed, and it is known when somebody started the app otherwise', () => {
    const enableSandbox = vi.fn();
    enforceSandbox({ enableSandbox });
    expect(enableSandbox).toHaveBeenCalledOnce();
    expect(isSandboxOff({ hasSwitch: (name) => name === 'no-sandbox' })).toBe(true);
    expect(isSandboxOff({ hasSwitch: () => false })).toBe(false);
  });
});

it('what hangs on a page ends when that page leaves or dies, not when a frame or a part of it moves', () => {
  const contents = new EventEmitter();
  const end = vi.fn();
  endWithPage(contents as never, end);
  contents.emit('did-start-navigation', { isMainFrame: false, isSameDocument: false });
  contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true });
  expect(end).not.toHaveBeenCalled();
  contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
  contents.emit('render-process-gone');
  contents.emit('destroyed');
  expect(end).toHaveBeenCalledTimes(3);
});
