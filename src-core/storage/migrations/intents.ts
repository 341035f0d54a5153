import type { Database } from '../sqlite.ts';

/**
 * What agents want done that rings people, and the requests made for it.
 *
 * `state` and `last_try` say in columns what lists ask about; `state_facts` is the whole state as JSON, as `party` and
 * `choices` are: they are shown, never searched by. `over`: done or cancelled. `told`: 0 nobody was reminded yet, 1 that
 * it is soon to come, 2 that it is due; `due_set_at`: when its time was last promised. `search`: the words and digits
 * it is found by.
 */
export function createIntents(database: Database): void {
  database.exec(`
    CREATE TABLE intents (
      id TEXT PRIMARY KEY NOT NULL,
      kind TEXT NOT NULL,
      state TEXT NOT NULL,
      state_at INTEGER NOT NULL,
      state_facts TEXT NOT NULL,
      over INTEGER NOT NULL,
      last_try TEXT,
      party TEXT,
      caller_key TEXT,
      ticket_id TEXT,
      choices TEXT NOT NULL,
      due_at INTEGER,
      due_zone TEXT,
      due_set_at INTEGER NOT NULL,
      told INTEGER NOT NULL DEFAULT 0,
      note TEXT NOT NULL,
      from_call_id TEXT,
      replaces TEXT,
      created_at INTEGER NOT NULL,
      called_at INTEGER,
      search TEXT NOT NULL
    ) STRICT;
    CREATE INDEX intents_due ON intents (due_at, id) WHERE over = 0 AND due_at IS NOT NULL;
    CREATE INDEX intents_kept ON intents (state_at, id) WHERE over = 1 AND due_at IS NOT NULL;
    CREATE INDEX intents_over ON intents (state_at) WHERE over = 1;
    CREATE INDEX intents_by_state ON intents (state, due_at, id) WHERE over = 0;
    CREATE INDEX intents_for_now ON intents (created_at, id) WHERE over = 0 AND due_at IS NULL;
    CREATE INDEX intents_of_caller ON intents (caller_key) WHERE caller_key IS NOT NULL;
    CREATE INDEX intents_untold_due ON intents (due_at) WHERE over = 0 AND told < 2;
    CREATE INDEX intents_untold_before ON intents (due_at) WHERE over = 0 AND told = 0;

    CREATE TABLE attempts (
      intent_id TEXT NOT NULL REFERENCES intents (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,
      at INTEGER NOT NULL,
      ended_at INTEGER,
      outcome TEXT,
      detail TEXT,
      PRIMARY KEY (intent_id, number)
    ) STRICT, WITHOUT ROWID;
  `);
}
