import type { CallMemory } from '../calls/ports.ts';
import type { Audit } from './auditTable.ts';
import type { LeftOpen } from './callsTable.ts';
import { heldIntents } from './heldIntents.ts';
import { holdStore } from './heldStore.ts';
import type { BrokenDatabase, HeldStore, HeldStoreOptions } from './heldStore.ts';
import type { IntentMemory } from './intents.ts';
import { forgetLoss, readLoss } from './lostPromises.ts';
import type { LostPromises } from './lostPromises.ts';
import { startPurge } from './slicedPurge.ts';
import type { SlicedPurge } from './slicedPurge.ts';
import type { Store } from './store.ts';
import { startUpkeep } from './upkeep.ts';

/** The open memory of calls and callers. Its methods throw `StorageError` and nothing else. */
export interface OpenMemory {
  readonly memory: CallMemory;
  readonly audit: Audit;
  /** Calls to make and promises to call. */
  readonly intents: IntentMemory;
  /** Calls of the last day whose end nobody told; of an earlier run, history has ended them. Throws `StorageError`. */
  unreported(): readonly LeftOpen[];
  /** Set if the file was broken, at the start or since. */
  readonly broken: BrokenDatabase | null;
  /** Set as long as promises that a broken database may have held are missing, also in later runs of the app. */
  readonly lost: LostPromises | null;
  /** The agent has looked for them. */
  lossSeen(loss: LostPromises): void;
  /** Does what `memory.purge` does without holding up calls, however much there is to delete. */
  purgeInSlices(before: number): SlicedPurge;
  close(): void;
}

/**
 * Opens the memory. A file that is no database any more is kept aside as `<name>.broken-<time>.sqlite`, reported in
 * `broken`, and a new one is begun. Throws `StorageError`: `newer` (the file is left as it is), `unwritable`,
 * `full`, `busy`.
 */
export function openMemory(options: HeldStoreOptions): OpenMemory {
  const { clock, logger } = options;
  const store = holdStore(options);
  const writes = watchWrites();
  const upkeep = startUpkeep(store, clock, logger, writes.watch());
  const purges = new Set<SlicedPurge>();

  return {
    memory: memoryOn(store, () => {
      writes.note();
      upkeep.wake();
    }),
    audit: {
      record: (entry) => {
        store.use(({ audit }) => {
          audit.record(entry);
        });
      },
      recent: (limit) => store.use(({ audit }) => audit.recent(limit)),
    },
    intents: heldIntents(store, () => {
      upkeep.wake();
    }),
    unreported: () => store.use(({ unreported }) => unreported()),
    get broken() {
      return store.broken();
    },
    get lost() {
      return readLoss(options.file);
    },
    lossSeen(loss) {
      forgetLoss(options.file, loss);
    },
    purgeInSlices(before) {
      const purge = startPurge(store, clock, before, writes.watch());
      purges.add(purge);
      const forget = () => purges.delete(purge);
      purge.done.then(forget, forget);
      return purge;
    },
    close() {
      upkeep.stop();
      for (const purge of purges) purge.stop();
      store.close();
    },
  };
}

/** Counts writes for those who want to know whether there were any since they last asked. */
function watchWrites(): { note(): void; watch(): () => boolean } {
  let writes = 0;
  return {
    note() {
      writes += 1;
    },
    watch() {
      let seen = writes;
      return () => {
        const any = writes !== seen;
        seen = writes;
        return any;
      };
    },
  };
}

/** `wrote` is told after every write that succeeded. */
function memoryOn(store: HeldStore, wrote: () => void): CallMemory {
  const read = <T>(work: (memory: Store['memory']) => T): T => store.use(({ memory }) => work(memory));
  const write = <T>(work: (memory: Store['memory']) => T): T => {
    const result = read(work);
    wrote();
    return result;
  };

  return {
    saveCall: (call, callerKey, facts) => {
      write((memory) => {
        memory.saveCall(call, callerKey, facts);
      });
    },
    saveCalls: (records) => {
      write((memory) => {
        memory.saveCalls(records);
      });
    },
    saveCallNote: (callId, text) => write((memory) => memory.saveCallNote(callId, text)),
    saveCallerNote: (callerKey, text) => write((memory) => memory.saveCallerNote(callerKey, text)),
    renameCaller: (callerKey, name) => {
      write((memory) => {
        memory.renameCaller(callerKey, name);
      });
      store.copy.renamed(callerKey, name);
    },
    caller: (callerKey) => read((memory) => memory.caller(callerKey)),
    callerNames: () => read((memory) => memory.callerNames()),
    earlier: (callerKey, exceptCallId) => read((memory) => memory.earlier(callerKey, exceptCallId)),
    correctPin: (callerKey, pin) => {
      write((memory) => {
        memory.correctPin(callerKey, pin);
      });
    },
    lastKnownFacts: (callerKey) => read((memory) => memory.lastKnownFacts(callerKey)),
    callsOf: (callerKey, limit) => read((memory) => memory.callsOf(callerKey, limit)),
    countOf: (callerKey) => read((memory) => memory.countOf(callerKey)),
    call: (callId) => read((memory) => memory.call(callId)),
    search: (request) => read((memory) => memory.search(request)),
    countCalls: () => read((memory) => memory.countCalls()),
    purge(before) {
      let deleted = 0;
      for (;;) {
        const step = store.use(({ purgeStep }) => purgeStep(before));
        deleted += step.deletedCalls;
        if (step.finished) return deleted;
      }
    },
  };
}
