import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { markerFile, type Runtime } from '../electron/runtime.ts';

/** Parts of a development runtime that no package may contain: our loader and our marker. */
const developmentOnly = [join('resources', 'app'), markerFile, 'package.json'];

/**
 * A folder with nothing but Electron, for packaging. An official runtime is that already; of a
 * registry runtime a copy is made, which `remove` deletes.
 */
export async function cleanRuntime(
  runtime: Runtime,
): Promise<{ readonly dist: string; remove(): Promise<void> }> {
  if (runtime.origin !== 'registry') return { dist: runtime.dist, remove: () => Promise.resolve() };
  const dist = await mkdtemp(join(tmpdir(), 'ringside-runtime-'));
  await cp(runtime.dist, dist, {
    recursive: true,
    filter: (source) => !developmentOnly.includes(relative(runtime.dist, source)),
  });
  return { dist, remove: () => rm(dist, { recursive: true, force: true }) };
}
