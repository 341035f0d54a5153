import { expect, it } from 'vitest';
import { createPlayingDesk } from '../../../../src-main/security/playing.ts';
import { secureSession } from '../../../../src-main/security/secureSession.ts';

function fakeSession() {
  const done: string[] = [];
  const note =
    (what: string) =>
    (...args: unknown[]): void => {
      done.push(typeof args[0] === 'string' ? `${what} ${args[0]}` : what);
    };
  return {
    done,
    session: {
      setPermissionRequestHandler: note('request'),
      setPermissionCheckHandler: note('check'),
      setDevicePermissionHandler: note('device'),
      setDisplayMediaRequestHandler: note('display'),
      on: note('on'),
      protocol: { handle: note('handle'), unhandle: note('unhandle') },
      webRequest: {
        onBeforeRequest: note('network'),
        onBeforeSendHeaders: note('network'),
        onHeadersReceived: note('network'),
      },
    } as never,
  };
}

const denied = ['request', 'check', 'device', 'display', 'on will-download', 'network', 'network', 'network'];

it('a session serves the app’s pages only after everything is denied, until the stop', () => {
  const { done, session } = fakeSession();
  const stop = secureSession(session, {
    root: '/app/out/renderer',
    devOrigin: null,
    playing: createPlayingDesk(),
    surroundings: () => ({ language: 'fr', theme: 'dark', parent: 'ringside-app://main' }),
  });
  expect(done).toEqual([...denied, 'handle ringside-app']);
  stop();
  expect(done.at(-1)).toBe('unhandle ringside-app');
});
