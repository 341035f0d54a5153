import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { markerFile, readMarker, type Marker } from './runtime.ts';

type Files = NonNullable<Marker['files']>;

/** Every file below a folder with its size and modification time, the marker left out. */
export async function listFiles(dir: string): Promise<Files> {
  const found: Record<string, readonly [number, number]> = {};
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(dir, path).split(sep).join('/');
    if (name === markerFile) continue;
    const { size, mtimeMs } = await stat(path);
    found[name] = [size, Math.trunc(mtimeMs)];
  }
  return found;
}

/** True when `now` has every file of `then`, of the same size and time. Files beside them are fine. */
function sameFiles(then: Files, now: Files): boolean {
  return Object.entries(then).every(([name, [size, mtimeMs]]) => {
    const found = now[name];
    return found?.[0] === size && found[1] === mtimeMs;
  });
}

/**
 * Whether a folder made by these scripts is still as it was made: cheap enough for every start,
 * because the pinned sums were checked when it was made.
 */
export async function isIntact(dir: string): Promise<boolean> {
  const files = readMarker(dir)?.files;
  return files !== undefined && Object.keys(files).length > 0 && sameFiles(files, await listFiles(dir));
}
