import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Makes the folder `target` unless it exists: `fill` works in a temporary folder beside it, which is
 * renamed into place when done. So nobody ever sees half of it, and two processes that make it at
 * once are both served. The folder and the one above it can be read by everyone.
 */
export async function placeOnce(target: string, fill: (folder: string) => Promise<void>): Promise<void> {
  if (existsSync(target)) return;
  await mkdir(dirname(target), { recursive: true, mode: 0o755 });
  const temp = await mkdtemp(join(dirname(target), 'making-'));
  try {
    await fill(temp);
    await chmod(temp, 0o755);
    await rename(temp, target);
  } catch (error) {
    await rm(temp, { recursive: true, force: true });
    // Another process placed the same folder meanwhile: as good as ours.
    if (!existsSync(target)) throw error;
  }
}
