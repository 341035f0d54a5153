import type { CallMemory, CallRecord } from './ports.ts';

export interface SaverOptions {
  readonly memory: Pick<CallMemory, 'saveCalls'>;
  /** Runs a task after what is being handled now, such as the answer to the request that announced the call. */
  readonly later: (task: () => void) => void;
  /** Storage refused; the records are kept and tried again with the next one. */
  readonly failed: (error: unknown, callIds: readonly string[]) => void;
  /** Storage took what it had refused. */
  readonly recovered: (callIds: readonly string[]) => void;
  /** Storage has refused for so long that this record had to be given up. */
  readonly gaveUp: (record: CallRecord) => void;
  readonly capacity?: number | undefined;
}

/** Writes calls to memory behind the event that changed them, in slices, and again after a failure. */
export interface Saver {
  put(record: CallRecord): void;
  /** True unless storage refused what is to be written of this call. */
  isSaved(callId: string): boolean;
  /** Writes everything now; returns whether storage took all of it. */
  flush(): boolean;
  /** The number of calls that wait to be written. */
  waiting(): number;
}

/** A turn of the event loop writes for so long: a burst of hundreds must not hold up the next answer. */
const SLICE_MS = 2.5;
/** For each so many that wait, a slice lasts once as long again: what comes faster than it is written would be lost. */
const CROWD = 500;
const CAPACITY = 5_000;

/** A slice is one transaction, since to commit costs as much as to write; a record that spoils it is written apart. */
export function createSaver(options: SaverOptions): Saver {
  const { memory, later } = options;
  const capacity = options.capacity ?? CAPACITY;
  const records = new Map<string, CallRecord>();
  const refused = new Set<string>();
  let scheduled = false;

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    later(() => {
      scheduled = false;
      if (write(SLICE_MS * (1 + records.size / CROWD)) === 'more') schedule();
    });
  }

  /** What was refused comes last, so that it never stands in the way of the others. */
  function* inOrder(): Generator<CallRecord> {
    for (const [id, record] of records) if (!refused.has(id)) yield record;
    if (refused.size > 0) for (const [id, record] of records) if (refused.has(id)) yield record;
  }

  /** Writes what fits into the time. `done` also if single records were refused. */
  function write(ms: number): 'done' | 'more' | 'refused' {
    if (records.size === 0) return 'done';
    const { written, spoilt, failure, refusing, whole } = writeTogether(ms);
    const recovered = written.filter(forget);
    for (const record of spoilt) moveBack(record);
    // What storage refuses now it would refuse of the others as well.
    const unsaved = refusing ? [...records.keys()] : spoilt.map(({ call }) => call.id);
    for (const id of unsaved) refused.add(id);
    if (recovered.length > 0) options.recovered(recovered.map(({ call }) => call.id));
    if (unsaved.length > 0) options.failed(failure, unsaved);
    if (refusing) return 'refused';
    return whole ? 'done' : 'more';
  }

  function writeTogether(ms: number): Written {
    const slice = sliceOf(inOrder, ms);
    try {
      memory.saveCalls(slice);
      return { written: slice.taken, spoilt: [], failure: null, refusing: false, whole: slice.isWhole() };
    } catch (failure) {
      // Without a record in hand it was not the fault of one.
      if (slice.taken.length > 0) return writeSingly(ms);
      return { written: [], spoilt: [], failure, refusing: true, whole: false };
    }
  }

  /** Two failures on end are taken for storage's own: it is not tried once a call while it refuses. */
  function writeSingly(ms: number): Written {
    const slice = sliceOf(inOrder, ms);
    const written: CallRecord[] = [];
    const spoilt: CallRecord[] = [];
    let failure: unknown = null;
    let failures = 0;
    for (const record of slice) {
      try {
        memory.saveCalls([record]);
        written.push(record);
        failures = 0;
      } catch (error) {
        spoilt.push(record);
        failure = error;
        failures += 1;
      }
      if (failures === 2) break;
    }
    const refusing = failures === 2 || written.length === 0;
    return { written, spoilt, failure, refusing, whole: slice.isWhole() };
  }

  /** Returns whether storage had refused it before. */
  function forget({ call }: CallRecord): boolean {
    records.delete(call.id);
    return refused.delete(call.id);
  }

  /** Behind the others that were refused. */
  function moveBack(record: CallRecord): void {
    records.delete(record.call.id);
    records.set(record.call.id, record);
  }

  function giveUpOldest(): void {
    for (const record of records.values()) {
      forget(record);
      options.gaveUp(record);
      return;
    }
  }

  return {
    put(record) {
      const { id } = record.call;
      const waiting = records.get(id);
      records.set(id, record.note === null && waiting ? { ...record, note: waiting.note } : record);
      if (records.size > capacity) giveUpOldest();
      schedule();
    },
    isSaved: (callId) => !refused.has(callId),
    flush() {
      write(Infinity);
      return records.size === 0;
    },
    waiting: () => records.size,
  };
}

/** What came of a slice. */
interface Written {
  readonly written: readonly CallRecord[];
  /** Those that storage does not take, it seems for what they are. */
  readonly spoilt: readonly CallRecord[];
  /** Why it does not. */
  readonly failure: unknown;
  /** It takes nothing at all. */
  readonly refusing: boolean;
  /** Nothing was left for another slice. */
  readonly whole: boolean;
}

interface Slice extends Iterable<CallRecord> {
  /** What was given since it was last begun. */
  readonly taken: readonly CallRecord[];
  /** Whether it went to the end of what there was. */
  isWhole(): boolean;
}

/** The records that there is time for. The time is only a throttle, so it is no port. */
function sliceOf(waiting: () => Iterable<CallRecord>, ms: number): Slice {
  const taken: CallRecord[] = [];
  let whole = false;
  return {
    taken,
    isWhole: () => whole,
    *[Symbol.iterator]() {
      taken.length = 0;
      const end = performance.now() + ms;
      for (const record of waiting()) {
        if (performance.now() >= end) return;
        taken.push(record);
        yield record;
      }
      whole = true;
    },
  };
}
