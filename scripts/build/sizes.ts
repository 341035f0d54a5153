import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Size of one built file in bytes, as it is and compressed. */
export interface FileSize {
  /** Path below the measured folder, with `/`. */
  readonly file: string;
  readonly raw: number;
  readonly gzip: number;
}

/** Sizes of all files below a folder but source maps and the report itself, in order of path. */
export async function measure(dir: string): Promise<readonly FileSize[]> {
  const sizes: FileSize[] = [];
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.map') || entry.name === 'sizes.json') continue;
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path);
    const file = relative(dir, path).split(sep).join('/');
    sizes.push({ file, raw: content.length, gzip: gzipSync(content).length });
  }
  return sizes.sort((a, b) => a.file.localeCompare(b.file));
}

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1).padStart(8);

/** The sizes as lines for the terminal, in kB (1000 bytes). */
export function sizeTable(sizes: readonly FileSize[]): string {
  const width = Math.max(0, ...sizes.map(({ file }) => file.length));
  const lines = sizes.map(
    ({ file, raw, gzip }) => `${file.padEnd(width)} ${kilobytes(raw)} kB ${kilobytes(gzip)} kB gzip`,
  );
  return lines.join('\n');
}
