import { describe, expect, it } from 'vitest';
import { StorageError, storageErrorOf } from '#core/storage/storageError.ts';

describe('what an error means for storage', () => {
  it.each([
    [5, 'busy'],
    [261, 'busy'], // SQLITE_BUSY_RECOVERY
    [8, 'unwritable'],
    [1032, 'unwritable'], // SQLITE_READONLY_DBMOVED
    [10, 'unwritable'],
    [778, 'unwritable'], // SQLITE_IOERR_WRITE
    [11, 'broken'],
    [267, 'brokenIndex'],
    [13, 'full'],
    [14, 'unwritable'],
    [26, 'broken'],
    [19, 'failed'],
  ])('result code %i is %s', (errcode, kind) => {
    expect(storageErrorOf(Object.assign(new Error('says SQLite'), { errcode }))).toMatchObject({
      name: 'StorageError',
      kind,
      message: 'says SQLite',
    });
  });

  it.each([
    ['ENOSPC', 'full'],
    ['EACCES', 'unwritable'],
    ['EROFS', 'unwritable'],
    ['ENOTDIR', 'unwritable'],
    ['EWHATEVER', 'failed'],
  ])('system error %s is %s', (code, kind) => {
    expect(storageErrorOf(Object.assign(new Error('no'), { code })).kind).toBe(kind);
  });

  it('an error of storage stays what it is, and anything else has failed', () => {
    const newer = new StorageError('newer', 'from the future');
    expect(storageErrorOf(newer)).toBe(newer);
    expect(storageErrorOf('what?')).toMatchObject({ kind: 'failed', message: 'what?' });
  });
});
