import { expect, it } from 'vitest';
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
      webRequest: { onHeadersReceived: note('headers') },
    } as never,
  };
}

const denied = ['request', 'check', 'device', 'display', 'on will-download'];

it('a session serves the app’s pages only after everything is denied, until the stop', () => {
  const { done, session } = fakeSession();
  const stop = secureSession(session, { root: '/app/out/renderer', devOrigin: null });
  expect(done).toEqual([...denied, 'handle ringside-app']);
  stop();
  expect(done.at(-1)).toBe('unhandle ringside-app');
});

it('pages of a development server get their policy too', () => {
  const { done, session } = fakeSession();
  secureSession(session, { root: '/app/out/renderer', devOrigin: 'http://localhost:5173' });
  expect(done).toContain('headers');
});
