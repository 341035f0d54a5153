import type { HeldStore } from './heldStore.ts';
import type { IntentMemory } from './intents.ts';

/** The intents of whichever database is open at the moment. `written` is called after each write. */
export function heldIntents(store: Pick<HeldStore, 'use' | 'copy'>, written: () => void): IntentMemory {
  const on = <T>(work: (memory: IntentMemory) => T): T => store.use(({ intents }) => work(intents.memory));
  return {
    read: (id) => on((memory) => memory.read(id)),
    save: (changes) => {
      on((memory) => {
        memory.save(changes);
      });
      store.copy.save(changes);
      written();
    },
    list: (request) => on((memory) => memory.list(request)),
    counts: (limits) => on((memory) => memory.counts(limits)),
    open: (limit) => on((memory) => memory.open(limit)),
    sending: () => on((memory) => memory.sending()),
    nextDrafted: (after) => on((memory) => memory.nextDrafted(after)),
    promised: (limit) => on((memory) => memory.promised(limit)),
    ofCaller: (callerKey, limit) => on((memory) => memory.ofCaller(callerKey, limit)),
    untoldDue: (after, until, limit) => on((memory) => memory.untoldDue(after, until, limit)),
    untoldBefore: (after, until, leadMs, limit) =>
      on((memory) => memory.untoldBefore(after, until, leadMs, limit)),
    markTold: (what, until) => {
      on((memory) => {
        memory.markTold(what, until);
      });
      written();
    },
    untell: (now, soon) => on((memory) => memory.untell(now, soon)),
    nextUntold: (what, after) => on((memory) => memory.nextUntold(what, after)),
    nextDue: (after) => on((memory) => memory.nextDue(after)),
  };
}
