import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes a folder that is removed when this process ends, however it does; a long history is half a gigabyte. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ringside-bench-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
