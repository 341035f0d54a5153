import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { StorageError } from './storageError.ts';

/** What SQLite puts beside a database; they belong together and mean nothing apart. */
export const COMPANIONS = ['', '-wal', '-shm'] as const;

/**
 * Makes folder and file if they are missing, readable by this user alone (Windows has its profile folders for
 * that). SQLite gives its companions the mode of the database, so the file is made before SQLite would. Returns whether
 * it was missing.
 */
export function makePrivateFile(file: string): boolean {
  const missing = !existsSync(file);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  return missing;
}

/** Takes away a file that was made and that nobody could write to: found again, it would be a database that lost all. */
export function takeAwayEmpty(file: string): void {
  if (existsSync(file) && statSync(file).size === 0) rmSync(file);
}

/** How every database of SQLite begins (its file format, "The Database Header"). */
const MAGIC = 'SQLite format 3\0';

/**
 * Throws `broken` for a file that is plainly no database, or empty: SQLite takes that for a new one. Of the others it
 * would find out too, but not before it has tidied up the companions, which may be all that is left of the history.
 */
export function refuseForeign(file: string): void {
  const handle = openSync(file, 'r');
  try {
    const start = Buffer.alloc(MAGIC.length);
    const read = readSync(handle, start, 0, MAGIC.length, 0);
    if (read === 0) throw new StorageError('broken', 'the file is empty');
    if (start.toString('latin1') !== MAGIC) {
      throw new StorageError('broken', 'the file does not begin like a database');
    }
  } finally {
    closeSync(handle);
  }
}

/**
 * Renames a broken database, companions included, to `<name>.broken-<time>.sqlite` beside it. Never overwrites an
 * earlier one. Returns the new path.
 */
export function keepAside(file: string, now: number): string {
  const extension = extname(file);
  const stem = join(dirname(file), basename(file, extension));
  const time = new Date(now).toISOString().replaceAll(':', '-');
  let aside = `${stem}.broken-${time}${extension}`;
  for (let copy = 2; existsSync(aside); copy += 1) aside = `${stem}.broken-${time}-${copy}${extension}`;
  for (const companion of COMPANIONS) {
    if (existsSync(file + companion)) renameSync(file + companion, aside + companion);
  }
  return aside;
}
