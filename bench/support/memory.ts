import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { RunningApp } from './runningApp.ts';

/** What an application takes of the machine, in MB (10^6 bytes). */
export interface Megabytes {
  /** The sum of the proportional set sizes of its processes: what several share is counted once. */
  readonly all: number;
  /** The part of it that is in no file, which no other program on the machine can change. */
  readonly own: number;
}

/** Of a process and all its children. Linux only, and for one's own processes or as root. */
async function megabytesOf(pid: number): Promise<Megabytes> {
  const sizes = await Promise.all((await familyOf(pid)).map(kilobytesOf));
  const sum = (part: keyof Megabytes): number =>
    (sizes.reduce((total, size) => total + size[part], 0) * 1024) / 1e6;
  return { all: sum('all'), own: sum('own') };
}

/** The process and everything below it. */
async function familyOf(pid: number): Promise<readonly number[]> {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map(await Promise.all(all.map(async (each) => [each, await parentOf(each)] as const)));
  const family = [pid];
  // The list grows while it is walked, until no member has a child that is not in it.
  for (const member of family) family.push(...all.filter((each) => parents.get(each) === member));
  return family;
}

async function parentOf(pid: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The program's name stands in brackets and may itself contain spaces and brackets.
  const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  return parent === undefined ? undefined : Number(parent);
}

async function kilobytesOf(pid: number): Promise<Megabytes> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch((error: unknown) => {
    // A process that ended between the two looks takes nothing; one that may not be read is a wrong sum.
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') throw error;
    return '';
  });
  const sizeOf = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);
  return { all: sizeOf('Pss'), own: sizeOf('Pss_Anon') + sizeOf('Pss_Shmem') };
}

const STEP_MS = 1_000;
const LIMIT_MS = 20_000;
const AT_REST_MB = 1;

/**
 * The memory of an application at rest: its pages have collected their garbage, and a reading differs by less than
 * 1 MB from the one a second before (or 20 s have passed).
 */
export async function megabytesAtRest(app: RunningApp, pages: readonly string[]): Promise<Megabytes> {
  for (const urlPart of pages) {
    const page = await app.page(urlPart);
    await page.collectGarbage();
    page.close();
  }
  const end = performance.now() + LIMIT_MS;
  let before = await megabytesOf(app.pid);
  for (;;) {
    await delay(STEP_MS);
    const now = await megabytesOf(app.pid);
    if (Math.abs(now.own - before.own) < AT_REST_MB || performance.now() > end) return now;
    before = now;
  }
}
