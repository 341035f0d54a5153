import type { Database } from '../sqlite.ts';

/**
 * The search index (docs/decisions/search-index.md) and what still has to be put into it. `callers_to_index` holds
 * callers whose name or note changed: their calls are done from the newest down, `below` says how far it got.
 */
export function createSearch(database: Database): void {
  createSearchIndex(database);
  database.exec(`
    CREATE TABLE calls_to_index (moment INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE callers_to_index (caller_key TEXT PRIMARY KEY, below INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO calls_to_index SELECT moment FROM calls;
  `);
}

/**
 * Makes the full-text table. `trigram` finds any part of a word of three characters or more. `secure-delete` takes
 * the text of a deleted call out of the index at once; without it the index would still spell the number.
 */
export function createSearchIndex(database: Database): void {
  database.exec(`
    CREATE VIRTUAL TABLE call_search USING fts5 (
      text, tokenize = 'trigram case_sensitive 1', columnsize = 0
    );
    INSERT INTO call_search (call_search, rank) VALUES ('secure-delete', 1);
  `);
}
