import type { Call } from '#shared/domain/call.ts';
import type { CallerFacts } from '#shared/domain/facts.ts';
import type { CallMemory } from './ports.ts';

/** What is written of a call; `note` null leaves the stored note alone. */
export interface CallRecord {
  readonly call: Call;
  readonly callerKey: string | null;
  readonly facts: CallerFacts;
  readonly note: string | null;
}

export interface SaverOptions {
  readonly memory: Pick<CallMemory, 'saveCall' | 'saveCallNote'>;
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
  /** Writes everything now; returns whether storage took it. */
  flush(): boolean;
  /** The number of calls that wait to be written. */
  waiting(): number;
}

/** Calls a turn of the event loop: a burst of hundreds must not hold up the next answer. */
const SLICE = 25;
const CAPACITY = 5_000;

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
      if (write(SLICE) && records.size > 0) schedule();
    });
  }

  function write(limit: number): boolean {
    const recovered: string[] = [];
    let count = 0;
    for (const [id, record] of records) {
      if (count === limit) break;
      count += 1;
      try {
        memory.saveCall(record.call, record.callerKey, record.facts);
        if (record.note !== null) memory.saveCallNote(id, record.note);
      } catch (error) {
        // The next one would fail as well: all that wait are unsaved, and stay for another try.
        for (const waiting of records.keys()) refused.add(waiting);
        if (recovered.length > 0) options.recovered(recovered);
        options.failed(error, [...records.keys()]);
        return false;
      }
      records.delete(id);
      if (refused.delete(id)) recovered.push(id);
    }
    if (recovered.length > 0) options.recovered(recovered);
    return true;
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
    flush: () => write(Infinity),
    waiting: () => records.size,
  };

  function giveUpOldest(): void {
    for (const [id, record] of records) {
      records.delete(id);
      refused.delete(id);
      options.gaveUp(record);
      return;
    }
  }
}
