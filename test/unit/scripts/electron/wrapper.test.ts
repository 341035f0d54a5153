import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoted, wrapperScript } from '../../../../scripts/electron/wrapper.ts';
import { tempFolder } from '../tempFolder.ts';

const onUnix = process.platform !== 'win32';

/** Runs a wrapper whose setpriv only prints, NUL-separated, what it was given and where it runs. */
function runWrapper(args: readonly string[], moved?: { from: string; to: string }) {
  const folder = tempFolder();
  const home = join(folder, "the user's home");
  mkdirSync(home);
  const setpriv = join(folder, 'setpriv');
  writeFileSync(setpriv, '#!/bin/sh\nprintf "%s\\0" "$PWD" "$HOME" "$XDG_RUNTIME_DIR" "$$" "$@"\n', {
    mode: 0o755,
  });
  const wrapper = join(folder, 'electron');
  const user = { name: 'nobody', uid: 65_534, gid: 65_533, home, runtimeDir: join(folder, 'run') };
  const script = wrapperScript({ setpriv, user, executable: '/opt/El ectron', ...(moved && { moved }) });
  writeFileSync(wrapper, script, { mode: 0o755 });
  const output = execFileSync(wrapper, args, {
    encoding: 'utf8',
    cwd: folder,
    env: { PATH: process.env['PATH'] },
  });
  const [cwd, homeSeen, runtimeSeen, , ...given] = output.split('\0').slice(0, -1);
  return { folder, home, cwd, homeSeen, runtimeSeen, given };
}

describe.runIf(onUnix)('wrapperScript', () => {
  it('becomes the user and the real program, at home', () => {
    const run = runWrapper([]);
    expect(run.given).toEqual(['--reuid=65534', '--regid=65533', '--clear-groups', '--', '/opt/El ectron']);
    expect(run.cwd).toBe(run.home);
    expect(run.homeSeen).toBe(run.home);
    expect(run.runtimeSeen).toBe(join(run.folder, 'run'));
  });

  it('hands on arguments unchanged', () => {
    const args = ['-r', "it's", '--flag=a b', '', '$HOME', '*', '-n'];
    expect(runWrapper(args).given.slice(5)).toEqual(args);
  });

  it('takes a dot for the folder it was called in, not for home', () => {
    const run = runWrapper(['.']);
    expect(run.given.at(-1)).toBe(run.folder);
  });

  it('moves paths inside the checkout, and only those', () => {
    const run = runWrapper(['/root/it is', '/root/it is/out/x y.js', '/root/it is not', 'see /root/it is'], {
      from: '/root/it is',
      to: '/var/stage',
    });
    expect(run.given.slice(5)).toEqual([
      '/var/stage',
      '/var/stage/out/x y.js',
      '/root/it is not',
      'see /root/it is',
    ]);
  });
});

describe.runIf(onUnix)('quoted', () => {
  it('is read back by the shell as it was', () => {
    const words = fc.sample(
      fc.string({ unit: 'binary-ascii' }).filter((word) => !word.includes('\0')),
      100,
    );
    const script = `printf '%s\\0' ${words.map(quoted).join(' ')}`;
    const printed = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
    expect(printed.split('\0').slice(0, -1)).toEqual(words);
  });
});
