import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a build is made from, as paths inside the checkout. */
const inputs: readonly string[] = [
  'src-shared',
  'src-core',
  'src-main',
  'src-preload',
  'src-renderer',
  'package.json',
  'package-lock.json',
  'svelte.config.js',
  'vite.main.config.ts',
  'vite.preload.config.ts',
  'vite.renderer.config.ts',
];

const stampFile = 'built-from';

/** A digest of everything that a build is made from; contents, so that a fresh clone is not stale. */
export async function sourceDigest(root: string): Promise<string> {
  const hash = createHash('sha256').update(process.env['RINGSIDE_RELEASE'] ?? '');
  for (const input of inputs) {
    const path = join(root, input);
    if (!existsSync(path)) continue;
    for (const file of (await filesOf(path)).sort()) {
      hash.update(`${file}\0`).update(await readFile(file));
    }
  }
  return hash.digest('hex');
}

async function filesOf(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Whether `out/` was built from something else than what stands there now. */
export async function isStale(root: string): Promise<boolean> {
  const stamp = await readFile(join(root, 'out', stampFile), 'utf8').catch(() => '');
  return stamp !== (await sourceDigest(root));
}

/** Notes in a build's folder what it was made from: the digest taken before the build began. */
export async function markBuilt(outDir: string, digest: string): Promise<void> {
  await writeFile(join(outDir, stampFile), digest);
}
