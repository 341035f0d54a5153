/**
 * Why storage failed.
 *
 * - `broken`: the file is no database any more.
 * - `brokenIndex`: the search index alone is damaged; it can be made again from the calls.
 * - `newer`: a newer version of the app has written the file.
 * - `full`: no space left.
 * - `busy`: another process holds the file for too long.
 * - `unwritable`: file or folder cannot be made or written.
 * - `notFound`: no such call.
 * - `failed`: anything else.
 */
export type StorageErrorKind =
  'broken' | 'brokenIndex' | 'newer' | 'full' | 'busy' | 'unwritable' | 'notFound' | 'failed';

/** What every part of storage throws. The message is for the log: it names no caller. */
export class StorageError extends Error {
  readonly kind: StorageErrorKind;

  constructor(kind: StorageErrorKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StorageError';
    this.kind = kind;
  }
}

/** Result codes of SQLite (its C interface, "Result Codes"); the lowest byte, except for the extended one. */
const KIND_OF_CODE: Readonly<Record<number, StorageErrorKind>> = {
  3: 'unwritable', // PERM
  5: 'busy', // BUSY
  6: 'busy', // LOCKED
  8: 'unwritable', // READONLY
  10: 'unwritable', // IOERR
  11: 'broken', // CORRUPT
  13: 'full', // FULL
  14: 'unwritable', // CANTOPEN
  26: 'broken', // NOTADB
};
const CORRUPT_VIRTUAL_TABLE = 267;

const KIND_OF_SYSTEM_ERROR: Readonly<Record<string, StorageErrorKind>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EBUSY: 'busy',
  EACCES: 'unwritable',
  EPERM: 'unwritable',
  EROFS: 'unwritable',
  EISDIR: 'unwritable',
  ENOTDIR: 'unwritable',
  EEXIST: 'unwritable',
};

/** Says what an error of SQLite or of the file system means for storage. */
export function storageErrorOf(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new StorageError(kindOf(error), message, error);
}

function kindOf(error: unknown): StorageErrorKind {
  if (!(error instanceof Error)) return 'failed';
  if ('errcode' in error && typeof error.errcode === 'number') {
    if (error.errcode === CORRUPT_VIRTUAL_TABLE) return 'brokenIndex';
    return KIND_OF_CODE[error.errcode & 0xff] ?? 'failed';
  }
  return ('code' in error && KIND_OF_SYSTEM_ERROR[String(error.code)]) || 'failed';
}
