import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FileProblem } from '#shared/contract/placingViews.ts';

/**
 * Why the system would not read or write a file. Folders that the system makes up (`/proc`) say of a new file that it is not
 * there: then the folder is not what is missing. Rethrows what it did not name: that is a fault of ours.
 */
export function whyOf(error: unknown): FileProblem['why'] {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) throw error;
  if (error.code === 'ENOENT' && 'path' in error && existsSync(dirname(String(error.path)))) return 'other';
  return WHY[String(error.code)] ?? 'other';
}

const WHY: Readonly<Record<string, FileProblem['why']>> = {
  EACCES: 'noRight',
  EPERM: 'noRight',
  EROFS: 'readOnly',
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  ENOENT: 'noSuchFolder',
  ENOTDIR: 'noSuchFolder',
  EISDIR: 'isFolder',
  EBUSY: 'inUse',
};
