import { DatabaseSync } from '@photostructure/sqlite';
import type { StatementSyncInstance } from '@photostructure/sqlite';

/** What columns hold here: texts, numbers and nothing. */
export type SqlValue = string | number | null;

/** A prepared statement. Rows come as they are; whoever reads them parses them. */
export interface Statement {
  /** Returns how many rows changed. */
  run(...values: SqlValue[]): number;
  get(...values: SqlValue[]): unknown;
  all(...values: SqlValue[]): readonly unknown[];
}

/** An open database. Every method throws the library's error; `storageErrorOf` says what it means. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  /** Runs `work` in one write transaction: all of it is kept, or nothing. Never nested. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** How long a write waits for another process (a backup, a second instance) before it gives up. */
const BUSY_TIMEOUT_MS = 500;

/**
 * Opens (or makes) the file. The one import site of SQLite: the package speaks the API of `node:sqlite`, which can
 * take its place where the runtime has it.
 */
export function openDatabase(file: string): Database {
  const connection = new DatabaseSync(file, {
    timeout: BUSY_TIMEOUT_MS,
    enableForeignKeyConstraints: true,
    // Refuses SQL that can harm the file itself, such as writing to the schema table.
    defensive: true,
  });
  return {
    exec: (sql) => {
      connection.exec(sql);
    },
    prepare: (sql) => statementOf(connection.prepare(sql, { persistent: true })),
    transaction(work) {
      connection.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        connection.exec('COMMIT');
        return result;
      } catch (error) {
        // Some failures (disk full) have rolled back already.
        if (connection.isTransaction) connection.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => {
      connection.close();
    },
  };
}

/** An open database that is only looked into. */
export type Reader = Pick<Database, 'prepare' | 'close'>;

/** Opens a file to read from it, whatever state it is in; nothing is written, recovered or tidied up in it. */
export function openReadOnly(file: string): Reader {
  const connection = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
  return {
    prepare: (sql) => statementOf(connection.prepare(sql, { persistent: true })),
    close: () => {
      connection.close();
    },
  };
}

function statementOf(statement: StatementSyncInstance): Statement {
  return {
    run: (...values) => statement.run(...values).changes,
    get: (...values): unknown => statement.get(...values),
    all: (...values): readonly unknown[] => statement.all(...values),
  };
}
