import { describe, expect, it } from 'vitest';
import { planLaunch, type LaunchFacts } from '../../../../scripts/electron/launchPlan.ts';

const rootOnLinux: LaunchFacts = {
  platform: 'linux',
  purpose: 'test',
  uid: 0,
  userNamespaces: true,
  sandboxHelper: true,
  helperPath: '/opt/electron/chrome-sandbox',
  canDropPrivileges: true,
};

describe('planLaunch', () => {
  it.each(['darwin', 'win32'] as const)('starts directly on %s, whatever else is so', (platform) => {
    const facts = { ...rootOnLinux, platform, userNamespaces: false, sandboxHelper: false };
    expect(planLaunch(facts)).toEqual({ kind: 'direct' });
  });

  it('becomes the unprivileged user when root', () => {
    expect(planLaunch(rootOnLinux)).toEqual({ kind: 'asAgent' });
  });

  it.each([
    { userNamespaces: true, sandboxHelper: false },
    { userNamespaces: false, sandboxHelper: true },
  ])('needs only one of namespaces and helper: %o', (sandbox) => {
    expect(planLaunch({ ...rootOnLinux, ...sandbox })).toEqual({ kind: 'asAgent' });
    expect(planLaunch({ ...rootOnLinux, ...sandbox, uid: 1000 })).toEqual({ kind: 'direct' });
  });

  it.each([{ canDropPrivileges: false }, { userNamespaces: false, sandboxHelper: false }])(
    'never gives up the sandbox in a test: %o',
    (lack) => {
      expect(planLaunch({ ...rootOnLinux, ...lack }).kind).toBe('refuse');
    },
  );

  it.each([{ canDropPrivileges: false }, { userNamespaces: false, sandboxHelper: false }])(
    'gives up the sandbox only when root starts the app and nothing else is left: %o',
    (lack) => {
      expect(planLaunch({ ...rootOnLinux, ...lack, purpose: 'start' }).kind).toBe('noSandbox');
    },
  );

  it('tells an ordinary user the command that allows the sandbox', () => {
    const facts = { ...rootOnLinux, uid: 1000, userNamespaces: false, sandboxHelper: false };
    for (const purpose of ['start', 'test'] as const) {
      expect(planLaunch({ ...facts, purpose })).toMatchObject({
        kind: 'refuse',
        reason: expect.stringContaining("sudo chmod 4755 '/opt/electron/chrome-sandbox'") as string,
      });
    }
  });
});
