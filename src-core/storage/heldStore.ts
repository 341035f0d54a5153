import { keepAside, makePrivateFile, refuseForeign } from './files.ts';
import { storageErrorOf, StorageError } from './storageError.ts';
import { openStore } from './store.ts';
import type { Store, StoreOptions } from './store.ts';

/** A database that could not be read any more. It was renamed to `keptAs` and is never deleted. */
export interface BrokenDatabase {
  readonly keptAs: string;
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
  close(): void;
}

/** Opens the store, or keeps a broken file aside and begins anew. Throws `StorageError`. */
export function holdStore(options: HeldStoreOptions): HeldStore {
  const { file, clock, logger } = options;
  let broken: BrokenDatabase | null = null;
  let closed = false;
  let store = openOrBeginAnew();

  function openOrBeginAnew(): Store {
    try {
      return open();
    } catch (error) {
      const failure = storageErrorOf(error);
      if (failure.kind !== 'broken') throw failure;
      return beginAnew(failure);
    }
  }

  function open(): Store {
    makePrivateFile(file);
    refuseForeign(file);
    return openStore(file, options);
  }

  function beginAnew(failure: StorageError): Store {
    try {
      broken = { keptAs: keepAside(file, clock.now()) };
      logger.error('the database is broken; it is kept aside and a new one begun', {
        error: failure.message,
      });
      return open();
    } catch (error) {
      throw storageErrorOf(error);
    }
  }

  /** Throws the failure itself where nothing can be mended. */
  function mend(failure: StorageError): void {
    if (failure.kind === 'brokenIndex' && remadeIndex(failure)) return;
    if (failure.kind !== 'broken' && failure.kind !== 'brokenIndex') throw failure;
    store.close();
    store = beginAnew(failure);
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
    close() {
      if (closed) return;
      closed = true;
      store.close();
    },
  };
}
