import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execOrThrow } from '../lib/exec.ts';
import { placeOnce } from '../lib/placeOnce.ts';
import { sharedDir } from './agentUser.ts';
import { listFiles } from './intact.ts';

/** What the running app reads from a checkout, as paths inside it. Missing ones are left out. */
const appParts: readonly string[] = [
  'package.json',
  'out',
  'resources',
  'node_modules/@photostructure/sqlite/package.json',
  'node_modules/@photostructure/sqlite/dist',
  `node_modules/@photostructure/sqlite/prebuilds/linux-${process.arch}`,
  'node_modules/node-gyp-build',
  // Playwright hands this file to Electron by its path in the checkout.
  'node_modules/playwright-core/package.json',
  'node_modules/playwright-core/lib/server/electron',
  'scripts/app/useKeyring.cjs',
];

const stagesDir = join(sharedDir, 'stages');
const keepMs = 24 * 60 * 60_000;

/**
 * Copies the parts of `root` that the app needs to a folder every user can read, for checkouts that
 * the unprivileged user cannot enter (such as one below /root). The copy has the checkout's layout.
 * Its name follows from the contents, so an unchanged checkout is copied once and a running app
 * never has files changed under it.
 */
export async function stage(root: string): Promise<string> {
  const present = appParts.filter((part) => existsSync(join(root, part)));
  const target = join(stagesDir, await fingerprint(root, present));
  if (existsSync(target)) {
    await utimes(target, new Date(), new Date());
    return target;
  }
  await removeOld();
  await placeOnce(target, async (folder) => {
    for (const part of present) {
      await mkdir(dirname(join(folder, part)), { recursive: true });
      await cp(join(root, part), join(folder, part), { recursive: true, dereference: true });
    }
    await execOrThrow('chmod', ['-R', 'u+rwX,go+rX,go-w', folder]);
  });
  return target;
}

async function fingerprint(root: string, parts: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(root);
  for (const part of parts) {
    const path = join(root, part);
    const found = await stat(path);
    const files = found.isDirectory() ? await listFiles(path) : { '': [found.size, found.mtimeMs] };
    hash.update(JSON.stringify([part, Object.entries(files).sort()]));
  }
  return hash.digest('hex').slice(0, 16);
}

async function removeOld(): Promise<void> {
  for (const name of await readdir(stagesDir).catch(() => [])) {
    const path = join(stagesDir, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > keepMs) await rm(path, { recursive: true, force: true });
  }
}
