import type { Database } from '../sqlite.ts';

/**
 * Calls, callers and what was last known of them.
 *
 * `moment` is when a call began in microseconds, the last three digits telling calls of one millisecond apart. As the
 * primary key it makes "newest first" the order of the table itself and of every index: a page of history, of one
 * caller or of a search reads only the rows it shows.
 *
 * `party`, `called` and `facts` are JSON: they are shown, never searched by. `facts` keeps what the agent saw.
 */
export function createCalls(database: Database): void {
  database.exec(`
    CREATE TABLE calls (
      moment INTEGER PRIMARY KEY,
      call_id TEXT NOT NULL UNIQUE,
      caller_key TEXT,
      source TEXT NOT NULL,
      state TEXT NOT NULL,
      end_reason TEXT,
      party TEXT NOT NULL,
      called TEXT,
      announced_queue TEXT,
      code TEXT,
      started_at INTEGER NOT NULL,
      answered_at INTEGER,
      ended_at INTEGER,
      facts TEXT NOT NULL,
      note TEXT NOT NULL DEFAULT '',
      note_at INTEGER
    ) STRICT;
    CREATE INDEX calls_of_caller ON calls (caller_key) WHERE caller_key IS NOT NULL;
    CREATE INDEX calls_missed ON calls (moment) WHERE end_reason = 'missed';
    CREATE INDEX calls_noted ON calls (moment) WHERE note <> '';
    CREATE INDEX calls_noted_of_caller ON calls (caller_key, note_at) WHERE note <> '';
    CREATE INDEX calls_open ON calls (moment) WHERE state <> 'ended';

    CREATE TABLE callers (
      caller_key TEXT PRIMARY KEY,
      name TEXT,
      note TEXT NOT NULL DEFAULT '',
      changed_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX callers_by_change ON callers (changed_at);

    CREATE TABLE caller_facts (
      caller_key TEXT NOT NULL,
      fact TEXT NOT NULL,
      value TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (caller_key, fact)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX caller_facts_by_age ON caller_facts (at);
  `);
}
