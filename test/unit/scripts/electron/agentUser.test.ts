import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { agentEnv, asAgent, setprivArgs, setprivPath } from '../../../../scripts/electron/agentUser.ts';

const user = { name: 'nobody', uid: 65_534, gid: 65_534, home: '/home/of/nobody', runtimeDir: '/run/nobody' };

describe('asAgent', () => {
  it('leaves a command alone when there is nobody to become', () => {
    expect(asAgent(undefined, 'xdotool', ['key', 'a'])).toEqual(['xdotool', ['key', 'a']]);
  });

  it.runIf(setprivPath() !== undefined)('becomes the user through setpriv', () => {
    expect(asAgent(user, 'id', ['-u'])).toEqual([setprivPath(), [...setprivArgs(user), 'id', '-u']]);
  });

  it.runIf(setprivPath() !== undefined && process.getuid?.() === 0)('really runs as that user', () => {
    const [command, args] = asAgent(user, 'id', ['-u']);
    expect(execFileSync(command, args, { encoding: 'utf8' }).trim()).toBe('65534');
  });
});

describe('agentEnv', () => {
  it("replaces root's places by the user's and keeps the rest", () => {
    const env = agentEnv(user, {
      DISPLAY: ':7',
      HOME: '/root',
      XDG_CONFIG_HOME: '/root/.config',
      XDG_RUNTIME_DIR: '/run/root',
    });
    expect(env).toEqual({
      DISPLAY: ':7',
      HOME: '/home/of/nobody',
      USER: 'nobody',
      LOGNAME: 'nobody',
      XDG_RUNTIME_DIR: '/run/nobody',
    });
  });
});
