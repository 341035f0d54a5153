import type { Database } from '../sqlite.ts';

/** A change that was sent, and of which no answer tells whether it was done, is not the same as one that was done. */
export function addAuditCertainty(database: Database): void {
  database.exec('ALTER TABLE audit ADD COLUMN certain INTEGER NOT NULL DEFAULT 1');
}
