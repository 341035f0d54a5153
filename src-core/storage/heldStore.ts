import { existsSync } from 'node:fs';
import { callerKeyOfNumber } from '#shared/domain/partyNumber.ts';
import { keepAside, makePrivateFile, refuseForeign, takeAwayEmpty } from './files.ts';
import { gathered } from './carryOver.ts';
import { copyFileOf, createPromisesCopy, readCopy } from './promisesCopy.ts';
import type { PromisesCopy } from './promisesCopy.ts';
import { rememberLoss } from './lostPromises.ts';
import { changesOf, NOTHING, salvageIntents } from './salvage.ts';
import type { Salvage, Salvaged } from './salvage.ts';
import { storageErrorOf, StorageError } from './storageError.ts';
import { openStore } from './store.ts';
import type { Store, StoreOptions } from './store.ts';
import { logIsWhole } from './writeAheadLog.ts';

/** A database that could not be read any more. It was renamed to `keptAs` and is never deleted. */
export interface BrokenDatabase {
  readonly keptAs: string;
  /** Open intents that were carried over into the new one, and how many could not be; null where nobody can know. */
  readonly intents: { readonly carried: number; readonly lost: number | null };
}

export interface HeldStoreOptions extends StoreOptions {
  /** Path of the database; folder and file are made if missing. */
  readonly file: string;
  /** Told when a database that breaks while the app runs was kept aside and a new one begun. */
  readonly onBroken?: (broken: BrokenDatabase) => void;
}

/** A store that is replaced when its file turns out to be broken. */
export interface HeldStore {
  /**
   * Runs `work` on the store. If that shows that the file or its search index is broken, mends it and runs `work`
   * once more. Throws `StorageError` and nothing else.
   */
  use<T>(work: (store: Store) => T): T;
  /** Set if the file was broken, at the start or since. */
  broken(): BrokenDatabase | null;
  /** What is promised once more, to be told of each change of it. */
  readonly copy: PromisesCopy;
  close(): void;
}

/** Opens the store, or keeps a broken file aside and begins anew. Throws `StorageError`. */
export function holdStore(options: HeldStoreOptions): HeldStore {
  const { file, clock, logger } = options;
  // Before SQLite opens the file: then it ends the log where it is damaged, and nobody can tell any more.
  const logWasWhole = logIsWhole(file);
  const copyFile = copyFileOf(file);
  const copyLogWasWhole = logIsWhole(copyFile);
  let broken: BrokenDatabase | null = null;
  let closed = false;
  const copy = createPromisesCopy({
    ...options,
    file: copyFile,
    original: () => ({
      openIntents: store.openIntents,
      read: (id) => store.intents.memory.read(id),
      nameOf: (key) => store.memory.caller(key).name,
    }),
  });
  let store = openOrBeginAnew();

  function openOrBeginAnew(): Store {
    try {
      if (!existsSync(file) && existsSync(copyFile)) throw new StorageError('broken', 'the file is gone');
      return open();
    } catch (error) {
      const failure = storageErrorOf(error);
      if (failure.kind !== 'broken') throw failure;
      return beginAnew(failure, logWasWhole, copyLogWasWhole);
    }
  }

  function open(): Store {
    const isNew = makePrivateFile(file);
    if (!isNew) refuseForeign(file);
    try {
      return openStore(file, options);
    } catch (error) {
      if (isNew) takeAwayEmpty(file);
      throw error;
    }
  }

  function beginAnew(failure: StorageError, wasWhole: boolean, copyWasWhole: boolean): Store {
    try {
      const now = clock.now();
      const copyKeptAs = existsSync(copyFile) ? keepAside(copyFile, now) : null;
      const keptAs = existsSync(file) || copyKeptAs === null ? keepAside(file, now) : copyKeptAs;
      logger.error('the database is broken; it is kept aside and a new one begun', {
        error: failure.message,
      });
      const fresh = open();
      const found = gathered(
        { read: salvageIntents(keptAs), logWasWhole: wasWhole },
        {
          read: copyKeptAs === null ? NOTHING : readCopy(copyKeptAs, copyWasWhole),
          logWasWhole: copyWasWhole,
        },
        Math.round(now),
      );
      broken = { keptAs, intents: carryOver(found, fresh) };
      rememberLoss(file, broken, now, logger);
      return fresh;
    } catch (error) {
      throw storageErrorOf(error);
    }
  }

  /** Somebody waits for these calls: all else in a broken database is history. */
  function carryOver({ records, lost }: Salvage, fresh: Store): BrokenDatabase['intents'] {
    const refused = refusedOf(records, fresh);
    const intents = { carried: records.length - refused, lost: lost === null ? null : lost + refused };
    logger.warn('open calls to make were carried over from the broken database', intents);
    return intents;
  }

  /** How many of them the new database refuses. All at once, for each write waits for the disk; else one by one. */
  function refusedOf(records: readonly Salvaged[], fresh: Store): number {
    if (isWritten(records, fresh)) return 0;
    return records.filter((record) => !isWritten([record], fresh)).length;
  }

  function isWritten(records: readonly Salvaged[], { intents, memory }: Store): boolean {
    try {
      intents.memory.save(records.flatMap(changesOf));
      for (const { intent, name } of records) {
        const key = intent.party === null ? null : callerKeyOfNumber(intent.party);
        if (key !== null && name !== null) memory.renameCaller(key, name);
      }
      return true;
    } catch (error) {
      logger.error('calls to make could not be carried over', {
        calls: records.length,
        error: storageErrorOf(error).message,
      });
      return false;
    }
  }

  /** Throws the failure itself where nothing can be mended. */
  function mend(failure: StorageError): void {
    if (failure.kind === 'brokenIndex' && remadeIndex(failure)) return;
    if (failure.kind !== 'broken' && failure.kind !== 'brokenIndex') throw failure;
    store.close();
    copy.close();
    // This process has written the logs, and heard of no fault in them.
    store = beginAnew(failure, true, true);
    if (broken !== null) options.onBroken?.(broken);
  }

  /** False if it cannot be made again: then the damage is not in the index alone. */
  function remadeIndex(failure: StorageError): boolean {
    try {
      store.remakeIndex();
    } catch {
      return false;
    }
    logger.warn('the search index was broken and is being made again', { error: failure.message });
    return true;
  }

  return {
    use(work) {
      if (closed) throw new StorageError('failed', 'the memory is closed');
      try {
        return work(store);
      } catch (error) {
        mend(storageErrorOf(error));
      }
      try {
        return work(store);
      } catch (error) {
        throw storageErrorOf(error);
      }
    },
    broken: () => broken,
    copy,
    close() {
      if (closed) return;
      closed = true;
      copy.close();
      store.close();
    },
  };
}
