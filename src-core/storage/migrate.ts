import { z } from 'zod';
import type { Migration } from './migrations/migrations.ts';
import type { Database } from './sqlite.ts';
import { StorageError } from './storageError.ts';

const versionRow = z.object({ user_version: z.int() });

/**
 * Throws `newer` if a later version of the app has written this database. To be called before anything else is
 * done to it: such a file stays as it is.
 */
export function refuseNewer(database: Database, migrations: readonly Migration[]): void {
  const version = versionOf(database);
  if (version <= migrations.length) return;
  throw new StorageError(
    'newer',
    `the database is of version ${version}, this app knows versions up to ${migrations.length}`,
  );
}

/** Brings the database up to date, one transaction for each step: a crash leaves it at a whole version. */
export function migrate(database: Database, migrations: readonly Migration[]): void {
  for (const [from, migration] of migrations.entries()) {
    if (versionOf(database) > from) continue;
    database.transaction(() => {
      // Another process may have been faster while this one waited for the lock.
      if (versionOf(database) > from) return;
      migration(database);
      database.exec(`PRAGMA user_version = ${from + 1}`);
    });
  }
}

function versionOf(database: Database): number {
  return versionRow.parse(database.prepare('PRAGMA user_version').get()).user_version;
}
