import type { Clock } from '../clock.ts';
import type { HeldStore } from './heldStore.ts';
import { runInSlices } from './slices.ts';
import { storageErrorOf } from './storageError.ts';

/** A purge under way. */
export interface SlicedPurge {
  /** The number of deleted calls. Rejects with `StorageError`; when stopped, settles with what was deleted so far. */
  readonly done: Promise<number>;
  stop(): void;
}

/** Deletes what is older than `before` (ms since the epoch) in slices of some milliseconds. `busy`: see `Sliced`. */
export function startPurge(store: HeldStore, clock: Clock, before: number, busy: () => boolean): SlicedPurge {
  let stop = () => {};
  const done = new Promise<number>((resolve, reject) => {
    let deleted = 0;
    const callOff = runInSlices(
      {
        clock,
        busy,
        step() {
          const did = store.use(({ purgeStep }) => purgeStep(before));
          deleted += did.deletedCalls;
          return !did.finished;
        },
        finished(error) {
          if (error === null) resolve(deleted);
          else reject(storageErrorOf(error));
        },
      },
      0,
    );
    stop = () => {
      callOff();
      resolve(deleted);
    };
  });
  return {
    done,
    stop: () => {
      stop();
    },
  };
}
