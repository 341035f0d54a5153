import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Clock } from '#core/clock.ts';

export interface QuietCollectionParts {
  readonly clock: Clock;
  /** Whether there is enough to give back for a pause of some 20 ms. */
  readonly worthIt: () => boolean;
  readonly collect: () => void;
}

/** Long enough after a call has ended that nobody works with it; what comes in that moment waits for the pause. */
const QUIET_MS = 8_000;

/**
 * Collects the garbage of this process once the desk has fallen quiet (docs/decisions/quiet-collection.md). Ask for
 * nothing else between: while calls come, V8 does this in its own time.
 */
export function collectWhenQuiet({ clock, worthIt, collect }: QuietCollectionParts): {
  /** Something happens at the desk. */
  stirred(): void;
  stop(): void;
} {
  let lastAt = 0;
  let callOff: (() => void) | null = null;
  const look = (): void => {
    const left = lastAt + QUIET_MS - clock.now();
    callOff = left > 0 ? clock.after(left, look) : null;
    if (callOff === null && worthIt()) collect();
  };
  return {
    stirred() {
      lastAt = clock.now();
      callOff ??= clock.after(QUIET_MS, look);
    },
    stop() {
      callOff?.();
      callOff = null;
    },
  };
}

/** The young generation starts at 2 MB, grows to 16 (half of it in use at a time, so 32) and shrinks only when told. */
const GROWN_BYTES = 8e6;

/** True if V8 has made room for a burst that is over. */
export function youngGenerationHasGrown(): boolean {
  const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
  return young !== undefined && young.space_size >= GROWN_BYTES;
}

/**
 * Makes what collects all garbage and gives the room back to the system. V8 offers that to embedders and, under a flag,
 * to scripts; Electron passes on neither. The flag is set for the making alone, so no other script ever sees it.
 */
export function garbageCollector(): () => void {
  let gc: ((kind: object) => void) | undefined;
  return () => {
    gc ??= fetchCollector();
    // The one kind of collection that shrinks the young generation as well.
    gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  };
}

function fetchCollector(): (kind: object) => void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('typeof gc === "function" ? gc : () => {}');
  setFlagsFromString('--no-expose-gc');
  return gc as (kind: object) => void;
}
