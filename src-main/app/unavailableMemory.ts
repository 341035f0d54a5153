import type { IntentStore, ReminderStore } from '#core/callbacks/ports.ts';
import type { CallMemory } from '#core/calls/ports.ts';
import { StorageError } from '#core/storage/storageError.ts';

const refuse = (): never => {
  throw new StorageError('failed', 'the database could not be opened');
};

/** Stands where the database should: calls are shown all the same, and each says that it is not saved. */
export function unavailableMemory(): CallMemory {
  return {
    saveCall: refuse,
    saveCalls: refuse,
    saveCallNote: refuse,
    saveCallerNote: refuse,
    renameCaller: refuse,
    caller: refuse,
    callerNames: refuse,
    earlier: refuse,
    lastKnownFacts: refuse,
    correctPin: refuse,
    callsOf: refuse,
    countOf: refuse,
    call: refuse,
    search: refuse,
    countCalls: refuse,
    purge: refuse,
  };
}

/** The same for what rings people: nothing is sent that cannot be written down first. */
export function unavailableIntents(): IntentStore & ReminderStore {
  return {
    read: refuse,
    save: refuse,
    list: refuse,
    counts: refuse,
    open: refuse,
    sending: refuse,
    nextDrafted: refuse,
    promised: refuse,
    ofCaller: refuse,
    untoldDue: refuse,
    untoldBefore: refuse,
    markTold: refuse,
    untell: refuse,
    nextUntold: refuse,
    nextDue: refuse,
  };
}
