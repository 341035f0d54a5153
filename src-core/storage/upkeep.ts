import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import type { HeldStore } from './heldStore.ts';
import { SLICE_MS, runInSlices } from './slices.ts';
import { storageErrorOf } from './storageError.ts';

/** Long enough after a write that no call is being announced any more. */
const DELAY_MS = 1000;

/** What is done after writes, when the desk is quiet: the search index, a checkpoint, the copy of what is promised. */
export interface Upkeep {
  /** Something was written. The upkeep is planned, unless it is planned or under way. */
  readonly wake: () => void;
  readonly stop: () => void;
}

/** Makes the upkeep and plans it once, for what an earlier run may have left. `busy`: see `Sliced`. */
export function startUpkeep(store: HeldStore, clock: Clock, logger: Logger, busy: () => boolean): Upkeep {
  let callOff: (() => void) | null = null;

  /** Indexes for a slice; when nothing is left, the checkpoint is the last step. */
  function step(): boolean {
    const more = store.use(({ indexStep, checkpoint }) => {
      const unindexed = indexStep(SLICE_MS);
      if (!unindexed) checkpoint();
      return unindexed;
    });
    return more || store.copy.step();
  }

  function finished(error: unknown): void {
    callOff = null;
    if (error === null) return;
    const { kind, message } = storageErrorOf(error);
    logger.warn('the upkeep of the database is put off to the next write', { kind, error: message });
  }

  function wake(): void {
    callOff ??= runInSlices({ clock, step, finished, busy }, DELAY_MS);
  }

  wake();
  return { wake, stop: () => callOff?.() };
}
