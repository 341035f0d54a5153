import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** True when a process of this id exists (also when it belongs to someone else). */
function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function holderOf(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const pid = Number(text);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

async function tryTake(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Runs `body` while this process alone holds `file`. A lock whose process is gone is taken over, so
 * a killed run never blocks the next one. Waits as long as a living holder works. It saves double
 * work only: what runs under it must be safe (a rename into place) even if two got in.
 */
export async function withLock<T>(file: string, body: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  let emptySeen = 0;
  while (!(await tryTake(file))) {
    const holder = await holderOf(file);
    // A lock without a pid is one being written just now, or one whose writer died in between.
    emptySeen = holder === undefined ? emptySeen + 1 : 0;
    if (holder === undefined ? emptySeen > 20 : !alive(holder)) {
      // Renamed before it is removed: of two processes that see the same dead lock, one wins.
      const aside = `${file}.${String(process.pid)}.stale`;
      await rename(file, aside).catch(() => undefined);
      await rm(aside, { force: true });
    } else {
      await delay(100);
    }
  }
  try {
    return await body();
  } finally {
    await rm(file, { force: true });
  }
}
