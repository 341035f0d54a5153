import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exec, execOrThrow } from '../../../../scripts/lib/exec.ts';
import { withLock } from '../../../../scripts/lib/lock.ts';
import { cacheDirFor } from '../../../../scripts/lib/paths.ts';
import { placeOnce } from '../../../../scripts/lib/placeOnce.ts';
import { tempFolder } from '../tempFolder.ts';

describe('cacheDirFor', () => {
  const user = { platform: 'linux', uid: 1000, home: '/home/ada', env: {} } as const;

  it('is below the home of an ordinary user', () => {
    expect(cacheDirFor(user)).toBe(join('/home/ada', '.cache', 'ringside-dev'));
    expect(cacheDirFor({ ...user, env: { XDG_CACHE_HOME: '/big/disk' } })).toBe(
      join('/big/disk', 'ringside-dev'),
    );
  });

  it('is where others can read when root', () => {
    expect(cacheDirFor({ ...user, uid: 0, home: '/root' })).toBe('/var/cache/ringside-dev');
  });

  it('is where the person says', () => {
    expect(cacheDirFor({ ...user, uid: 0, env: { RINGSIDE_CACHE_DIR: '/data/c' } })).toBe('/data/c');
  });
});

describe('withLock', () => {
  it('lets one in at a time', async () => {
    const file = join(tempFolder(), 'lock');
    let inside = 0;
    let most = 0;
    const visit = (): Promise<void> =>
      withLock(file, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await exec(process.execPath, ['-e', '']);
        inside -= 1;
      });
    await Promise.all([visit(), visit(), visit()]);
    expect(most).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  it('takes over the lock of a process that is gone', async () => {
    const file = join(tempFolder(), 'lock');
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(file, String(pid));
    expect(await withLock(file, () => Promise.resolve('in'))).toBe('in');
  });

  it('is free again after a failure', async () => {
    const file = join(tempFolder(), 'lock');
    await expect(withLock(file, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await withLock(file, () => Promise.resolve('in'))).toBe('in');
  });
});

describe('placeOnce', () => {
  const fill = (text: string) => (folder: string) => {
    writeFileSync(join(folder, 'file'), text);
    return Promise.resolve();
  };

  it('makes a folder once', async () => {
    const target = join(tempFolder(), 'a', 'b');
    await placeOnce(target, fill('first'));
    await placeOnce(target, fill('second'));
    expect(readFileSync(join(target, 'file'), 'utf8')).toBe('first');
  });

  it('leaves nothing behind when filling fails', async () => {
    const above = tempFolder();
    const broken = placeOnce(join(above, 'b'), () => Promise.reject(new Error('disk full')));
    await expect(broken).rejects.toThrow('disk full');
    expect(readdirSync(above)).toEqual([]);
  });

  it('is content when another process was first', async () => {
    const above = tempFolder();
    const target = join(above, 'b');
    await placeOnce(target, (folder) => {
      mkdirSync(target);
      writeFileSync(join(target, 'theirs'), '');
      return fill('ours')(folder);
    });
    expect(readdirSync(above)).toEqual(['b']);
    expect(readdirSync(target)).toEqual(['theirs']);
  });
});

describe('exec', () => {
  it('collects output and exit code', async () => {
    const script = 'console.log("out"); console.error("err"); process.exit(3)';
    expect(await exec(process.execPath, ['-e', script])).toEqual({
      code: 3,
      stdout: 'out\n',
      stderr: 'err\n',
      timedOut: false,
    });
  });

  it('ends a command that takes longer than it may', async () => {
    const endless = ['-e', 'setInterval(() => {}, 1e6)'];
    expect(await exec(process.execPath, endless, { timeoutMs: 1 })).toMatchObject({
      code: null,
      timedOut: true,
    });
  });

  it('carries what a failed command said', async () => {
    const failing = execOrThrow(process.execPath, ['-e', 'console.error("no route"); process.exit(1)']);
    await expect(failing).rejects.toThrow(/ended with 1\nno route/);
  });
});
