import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { execOrThrow } from '../lib/exec.ts';
import { placeOnce } from '../lib/placeOnce.ts';
import { sharedDir } from './agentUser.ts';
import type { Runtime } from './runtime.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/**
 * A copy of a runtime, or of a packaged app, that the unprivileged user cannot reach where it stands.
 * Copies of earlier states of the same folder are removed: each is as big as Electron.
 */
export async function runtimeCopy({ dist, executable }: Runtime): Promise<string> {
  const telling = [executable, join(dist, 'resources', 'app.asar')].filter((path) => existsSync(path));
  const state = telling.map((path) => statSync(path)).map(({ size, mtimeMs }) => [size, mtimeMs]);
  const target = join(sharedDir, 'runtimes', `${hash(dist)}-${hash(JSON.stringify(state))}`);
  if (existsSync(target)) return target;
  await removeEarlier(target);
  await placeOnce(target, async (folder) => {
    await execOrThrow('cp', ['-a', `${dist}/.`, folder]);
    await execOrThrow('chmod', ['-R', 'go+rX,go-w', folder]);
  });
  return target;
}

async function removeEarlier(target: string): Promise<void> {
  const prefix = basename(target).split('-')[0] ?? '';
  const names = await readdir(dirname(target)).catch(() => []);
  for (const name of names.filter((each) => each.startsWith(`${prefix}-`))) {
    await rm(join(dirname(target), name), { recursive: true, force: true });
  }
}
