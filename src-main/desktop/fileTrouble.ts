import type { FileProblem } from '#shared/contract/placingViews.ts';

/** Why the system would not read or write a file. Rethrows what it did not name: that is a fault of ours. */
export function whyOf(error: unknown): FileProblem['why'] {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) throw error;
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
