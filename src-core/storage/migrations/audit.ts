import type { Database } from '../sqlite.ts';

/** Who changed which setting or credential, and when. Names only: no column could hold a value. */
export function createAudit(database: Database): void {
  database.exec(`
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      who TEXT NOT NULL,
      action TEXT NOT NULL,
      subject TEXT NOT NULL
    ) STRICT;
  `);
}
