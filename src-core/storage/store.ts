import type { Call } from '#shared/domain/call.ts';
import type { CallerFacts } from '#shared/domain/facts.ts';
import type { CallMemory } from '../calls/ports.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { createAuditTable } from './auditTable.ts';
import type { Audit } from './auditTable.ts';
import { createCallerFactsTable } from './callerFactsTable.ts';
import { createCallersTable } from './callersTable.ts';
import { createCallsTable } from './callsTable.ts';
import type { LeftOpen } from './callsTable.ts';
import { readIntents } from './intentReader.ts';
import { storedIntents } from './intents.ts';
import type { StoredIntents } from './intents.ts';
import { migrate, refuseNewer } from './migrate.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
import { readOpenIntents } from './openIntents.ts';
import type { OpenIntents } from './openIntents.ts';
import { createPurge } from './purge.ts';
import type { Purge } from './purge.ts';
import { keepSearchIndex } from './searchIndex.ts';
import { createSearchTable } from './searchTable.ts';
import { storageErrorOf } from './storageError.ts';
import { openDatabase } from './sqlite.ts';
import type { Database } from './sqlite.ts';

/** What a store needs beside its file. */
export interface StoreOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** The digits a number is dialled by in its own country, so that it is found by them. */
  readonly nationalDigits: (e164: string) => string | null;
}

/** One open database with all its tables. Methods throw whatever SQLite throws. */
export interface Store {
  readonly memory: Omit<CallMemory, 'purge'>;
  readonly audit: Audit;
  /** Calls that began within the last day, and whose end nobody told. */
  readonly unreported: () => readonly LeftOpen[];
  readonly intents: StoredIntents;
  readonly openIntents: OpenIntents;
  readonly purgeStep: Purge;
  /** Brings the search index up to date for so many ms, two calls at least; false when nothing is left to do. */
  readonly indexStep: (ms: number) => boolean;
  readonly remakeIndex: () => void;
  /** Moves what was written into the database file itself, without waiting for anybody. */
  readonly checkpoint: () => void;
  readonly close: () => void;
}

/**
 * What a search does for calls that are not indexed yet: as many steps as an agent can have given rise to since the
 * last quiet second, and then only what fits into the time.
 */
const STEPS_BEFORE_SEARCH = 25;
const MS_BEFORE_SEARCH = 10;
/** No call lives longer without news. */
const DAY_MS = 86_400_000;

/**
 * Opens the file, brings it up to date and prepares all statements. Throws what SQLite throws, or `StorageError`
 * (`newer`).
 */
export function openStore(file: string, options: StoreOptions): Store {
  const database = openUpToDate(file);
  try {
    return storeOn(database, options);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens a file and gives it the tables of this version. Throws as `openStore` does. */
export function openUpToDate(file: string): Database {
  const database = openDatabase(file);
  try {
    refuseNewer(database, MIGRATIONS);
    setUp(database);
    migrate(database, MIGRATIONS);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * - WAL with `synchronous = NORMAL`: a committed write is with the operating system when the call returns, so it
 *   survives the death of the app at any moment. Only a loss of power can take the writes since the last
 *   checkpoint, which comes about a second after the last write; FULL would wait for the disk at each keystroke of a
 *   note instead.
 * - `secure_delete`: purged and erased text is overwritten, not just unlinked.
 * - `wal_autocheckpoint` at half of SQLite's own: the commit that also moves pages into the file holds up an answer for
 *   half as long.
 * - `auto_vacuum` can only be chosen before the first table; INCREMENTAL lets a purge give space back in steps.
 */
function setUp(database: Database): void {
  database.exec(`
    PRAGMA auto_vacuum = INCREMENTAL;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA secure_delete = ON;
    PRAGMA wal_autocheckpoint = 500;
    PRAGMA cache_size = -16000;
  `);
}

function storeOn(database: Database, { clock, logger, nationalDigits }: StoreOptions): Store {
  const calls = createCallsTable(database, logger);
  const callers = createCallersTable(database);
  const callerFacts = createCallerFactsTable(database);
  const audit = createAuditTable(database);
  const search = createSearchTable(database, calls);
  const index = keepSearchIndex(database, nationalDigits);
  const intents = storedIntents(database, logger, nationalDigits);
  const purgeCalls = createPurge(database);
  const leftOpen = calls.endLeftOpen();
  if (leftOpen > 0) logger.info('ended calls that the last run left open', { calls: leftOpen });

  function writeCall(call: Call, callerKey: string | null, facts: CallerFacts): void {
    const { was, is } = calls.save(call, callerKey, facts);
    if (was !== null && was !== is) index.mark(was);
    index.mark(is);
    if (callerKey !== null) callerFacts.save(callerKey, facts);
  }

  const memory: Store['memory'] = {
    saveCall(call, callerKey, facts) {
      database.transaction(() => {
        writeCall(call, callerKey, facts);
      });
    },
    saveCalls(records) {
      database.transaction(() => {
        for (const { call, callerKey, facts, note } of records) {
          writeCall(call, callerKey, facts);
          if (note !== null) index.mark(calls.saveNote(call.id, note, clock.now()));
        }
      });
    },
    saveCallNote(callId, text) {
      const at = clock.now();
      database.transaction(() => {
        index.mark(calls.saveNote(callId, text, at));
      });
      return at;
    },
    saveCallerNote(callerKey, text) {
      const at = clock.now();
      database.transaction(() => {
        callers.saveNote(callerKey, text, at);
        index.markCaller(callerKey);
      });
      return at;
    },
    renameCaller(callerKey, name) {
      database.transaction(() => {
        callers.rename(callerKey, name, clock.now());
        index.markCaller(callerKey);
        intents.callerRenamed(callerKey);
      });
    },
    caller: (callerKey) => callers.read(callerKey),
    callerNames: () => callers.names(),
    earlier: (callerKey, exceptCallId) => calls.earlier(callerKey, exceptCallId),
    lastKnownFacts: (callerKey) => callerFacts.read(callerKey),
    correctPin: (callerKey, pin) => {
      callerFacts.correctPin(callerKey, pin);
    },
    callsOf: (callerKey, limit) => calls.ofCaller(callerKey, limit),
    countOf: (callerKey) => calls.countOf(callerKey),
    call: (callId) => calls.entry(callId),
    search(request) {
      try {
        index.step(MS_BEFORE_SEARCH, STEPS_BEFORE_SEARCH);
      } catch (error) {
        // A full disk must not take the search away with it.
        logger.warn('the search index could not be brought up to date', {
          error: storageErrorOf(error).message,
        });
      }
      return search(request);
    },
    countCalls: () => calls.count(),
  };

  return {
    memory,
    unreported: () => calls.unreportedSince(Math.max(0, clock.now() - DAY_MS)),
    audit: {
      record: (entry) => {
        audit.record({ ...entry, at: clock.now() });
      },
      recent: (limit) => audit.recent(limit),
    },
    intents,
    openIntents: readOpenIntents(database, readIntents(database, logger)),
    // Intents first: the last step of the calls' purge gives back all that was deleted.
    purgeStep: (before) =>
      intents.purgeStep(before) > 0 ? { deletedCalls: 0, finished: false } : purgeCalls(before),
    indexStep: (ms) => index.step(ms),
    remakeIndex: () => {
      index.startOver();
    },
    checkpoint: () => {
      database.exec('PRAGMA wal_checkpoint(PASSIVE)');
    },
    close: () => {
      database.close();
    },
  };
}
