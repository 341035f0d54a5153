import { RequestError } from '#shared/contract/errors.ts';
import { applyIntentEvent } from '#shared/domain/intent.ts';
import type { Intent } from '#shared/domain/intent.ts';
import type { StorageListener } from '../calls/ports.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import type { Attempt, IntentChange, IntentRecord, IntentStore, OutboxListener } from './ports.ts';

export interface LedgerOptions {
  readonly store: IntentStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly listener: Pick<OutboxListener, 'changed'>;
  readonly storage: StorageListener;
}

/** The intents as they truly stand: what the store says, and what this run knows better. */
export interface Ledger {
  /** Null if there is none. Throws `RequestError` (`storageFailed`). */
  find(id: string): IntentRecord | null;
  /** As `find`, but throws `notFound`, too. */
  read(id: string): IntentRecord;
  /** What a request that is under way was made from, with what was changed since. */
  underWay(id: string): Intent | null;
  /**
   * Writes all or nothing, and returns the records after that. Throws `RequestError` (`storageFailed`), and then nothing
   * has changed.
   */
  write(changes: readonly IntentChange[]): readonly IntentRecord[];
  /** Writes how a request ended. It has ended whether or not storage takes it: refused, it is kept and written later. */
  settle(intent: Intent, ended: Attempt): void;
  /** Runs a read of the store and shows what came as it truly stands. Throws `RequestError` (`storageFailed`). */
  page<P extends { readonly records: readonly IntentRecord[] }>(read: (store: IntentStore) => P): P;
  records(read: (store: IntentStore) => readonly IntentRecord[]): readonly IntentRecord[];
  count<T>(read: (store: IntentStore) => T): T;
  /** Marks what an earlier run of the app left under way. False if storage refuses; it is tried again by itself. */
  markInterrupted(): void;
  /** Tries once more to write what was refused. */
  stop(): void;
}

const RETRY_MS = 5000;

export function createLedger({ store, clock, logger, listener, storage }: LedgerOptions): Ledger {
  /** Requests under way, and ends that storage has refused (with `ended`). Here memory knows better than the store. */
  const known = new Map<string, { readonly intent: Intent; readonly ended: Attempt | undefined }>();
  /** What storage refused last. A disk that is full can still be read: that is no recovery from a write. */
  let refused: 'read' | 'write' | null = null;
  let marked = false;
  let stopped = false;
  let callOff: (() => void) | null = null;

  function attempt<T>(what: 'read' | 'write', work: () => T): T {
    try {
      const result = work();
      if (refused !== null && (refused === 'read' || what === 'write')) {
        refused = null;
        storage.recovered();
      }
      return result;
    } catch (error) {
      if (refused !== 'write') refused = what;
      logger.error('the memory of calls to make refuses', { what, error: String(error) });
      storage.failed(error);
      throw new RequestError('storageFailed', 'it could not be written down or read', String(error));
    }
  }

  function truth(record: IntentRecord): IntentRecord {
    const better = known.get(record.intent.id)?.intent;
    if (better !== undefined) return { ...record, intent: better };
    // Nothing of this run is behind it: an earlier one ended while the request was under way.
    const { intent } = record;
    const interrupted = applyIntentEvent(intent, { type: 'interrupted' }, intent.state.at);
    return interrupted === null ? record : { ...record, intent: interrupted };
  }

  function find(id: string): IntentRecord | null {
    const record = attempt('read', () => store.read(id));
    return record === null ? null : truth(record);
  }

  /** With name and attempts, as far as they can be had: that something was written is certain already. */
  function recordOf(intent: Intent): IntentRecord {
    try {
      const record = store.read(intent.id);
      if (record !== null) return { ...record, intent };
    } catch (error) {
      logger.error('what was just written cannot be read', { error: String(error) });
    }
    return { intent, name: null, attempts: [] };
  }

  /** A listener that fails must not keep a request from being sent or its end from being written. */
  function tell(record: IntentRecord): void {
    try {
      listener.changed(record);
    } catch (error) {
      logger.error('a change of a call to make could not be told', { error: String(error) });
    }
  }

  function write(changes: readonly IntentChange[]): readonly IntentRecord[] {
    attempt('write', () => {
      store.save(
        changes.map((change) => ({ ...change, ended: change.ended ?? known.get(change.intent.id)?.ended })),
      );
    });
    for (const { intent } of changes) {
      if (intent.state.name === 'sending') known.set(intent.id, { intent, ended: undefined });
      else known.delete(intent.id);
    }
    const records = changes.map(({ intent }) => recordOf(intent));
    for (const record of records) tell(record);
    return records;
  }

  function tryLater(): void {
    if (!stopped) callOff ??= clock.after(RETRY_MS, retry);
  }

  function retry(): void {
    callOff = null;
    try {
      for (const { intent, ended } of [...known.values()])
        if (ended !== undefined) write([{ intent, ended }]);
      if (!marked) mark();
    } catch {
      tryLater();
    }
  }

  function mark(): void {
    const at = Math.round(clock.now());
    const left = attempt('read', () => store.sending()).filter(({ intent }) => !known.has(intent.id));
    const changes = left.flatMap(({ intent }) => {
      const interrupted = applyIntentEvent(intent, { type: 'interrupted' }, at);
      return interrupted === null ? [] : [{ intent: interrupted }];
    });
    if (changes.length > 0) {
      logger.warn('the app had ended while calls were being asked for', { calls: changes.length });
      write(changes);
    }
    marked = true;
  }

  return {
    find,
    read(id) {
      const record = find(id);
      if (record === null) throw new RequestError('notFound', 'there is no such call to make');
      return record;
    },
    underWay: (id) => known.get(id)?.intent ?? null,
    write,
    settle(intent, ended) {
      try {
        write([{ intent, ended }]);
      } catch {
        known.set(intent.id, { intent, ended });
        tell(recordOf(intent));
        tryLater();
      }
    },
    page(read) {
      const page = attempt('read', () => read(store));
      return { ...page, records: page.records.map(truth) };
    },
    records: (read) => attempt('read', () => read(store)).map(truth),
    count: (read) => attempt('read', () => read(store)),
    markInterrupted() {
      try {
        mark();
      } catch {
        tryLater();
      }
    },
    stop() {
      stopped = true;
      callOff?.();
      retry();
    },
  };
}
