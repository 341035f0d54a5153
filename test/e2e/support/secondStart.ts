import { spawn } from 'node:child_process';
import { projectRoot } from '../../../scripts/lib/paths.ts';
import type { Ringside } from '../../../scripts/app/launchRingside.ts';

const limitMs = 20_000;

/**
 * Starts the app once more on the folder of a running one, as a click on a link or on the icon does, and resolves with
 * its exit code when it has handed over and ended.
 */
export function startAgain(running: Ringside, ...args: readonly string[]): Promise<number | null> {
  const { spawnfile } = running.app.process();
  return new Promise((resolve, reject) => {
    const child = spawn(
      spawnfile,
      ['--disable-gpu', `--user-data-dir=${running.folder.userData}`, projectRoot, ...args],
      { cwd: running.folder.path, stdio: 'ignore' },
    );
    const insist = setTimeout(() => child.kill('SIGKILL'), limitMs);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(insist);
      resolve(code);
    });
  });
}
