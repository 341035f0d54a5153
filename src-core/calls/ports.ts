import type { CallView, HistoryEntry } from '#shared/contract/views.ts';
import type { Call, CallReport } from '#shared/domain/call.ts';
import type { CallerFacts, Fact, Pin } from '#shared/domain/facts.ts';
import type { LastKnownFacts } from '../identify/ports.ts';

/** What local history says about a caller. Times are ms since the epoch. */
export interface Earlier {
  readonly count: number;
  readonly lastAt: number | null;
  readonly lastNote: { readonly text: string; readonly at: number } | null;
}

/** What is written of a call; `note` null leaves the stored note alone. */
export interface CallRecord {
  readonly call: Call;
  readonly callerKey: string | null;
  readonly facts: CallerFacts;
  readonly note: string | null;
}

/** What is kept of a caller beside the calls. */
export interface CallerRecord {
  readonly name: string | null;
  readonly note: string;
}

/** Where to go on reading, newest first. */
export interface HistoryPosition {
  readonly startedAt: number;
  readonly callId: string;
}

export interface HistoryPage {
  readonly entries: readonly HistoryEntry[];
  readonly next: HistoryPosition | null;
}

/**
 * The local memory of calls and callers (SQLite). Synchronous: every read is one indexed look-up. Methods throw on
 * storage failure; the reception catches, keeps the call on screen and says that it is not saved.
 */
export interface CallMemory {
  /** Inserts or updates the call with its facts as they stand; idempotent by call id. */
  saveCall(call: Call, callerKey: string | null, facts: CallerFacts): void;
  /**
   * Saves calls as `saveCall` and `saveCallNote` do, in one transaction: all that `records` gives, or none. `records`
   * is read while the transaction is open, so it may end when enough time is spent, and from its beginning once more if
   * storage had to mend itself.
   */
  saveCalls(records: Iterable<CallRecord>): void;
  /** Saves the note of a call; returns when, in ms. Throws if there is no such call. */
  saveCallNote(callId: string, text: string): number;
  saveCallerNote(callerKey: string, text: string): number;
  renameCaller(callerKey: string, name: string): void;
  caller(callerKey: string): CallerRecord;
  /** The names that the agent gave, by caller key. */
  callerNames(): ReadonlyMap<string, string>;
  /** Earlier calls of this caller, not counting `exceptCallId`. */
  earlier(callerKey: string, exceptCallId: string | null): Earlier;
  lastKnownFacts(callerKey: string): LastKnownFacts;
  /** Corrects the pin that is remembered of a caller, if any is. */
  correctPin(callerKey: string, pin: Fact<Pin>): void;
  /** Calls of one caller, newest first. */
  callsOf(callerKey: string, limit: number): readonly HistoryEntry[];
  countOf(callerKey: string): number;
  call(callId: string): HistoryEntry | null;
  search(request: {
    readonly text: string;
    readonly only: 'all' | 'missed' | 'noted';
    readonly before: HistoryPosition | null;
    readonly limit: number;
  }): HistoryPage;
  countCalls(): number;
  /** Deletes calls that began before `before`, with their notes; returns how many. Really deletes. */
  purge(before: number): number;
}

/** What the reception tells of its calls. */
export interface CallListener {
  changed(call: CallView): void;
  /** The call left the desk; its history stays. */
  removed(callId: string): void;
}

/** The facts of one caller as they come in, for those who decide by them. */
export interface FactsFeed {
  facts(): CallerFacts;
  /** Hears of every change; returns the function that stops listening. */
  follow(listener: (facts: CallerFacts) => void): () => void;
}

/** Where call sources hand in what they heard. Returns at once; never throws for what a report says. */
export interface CallDesk {
  receive(report: CallReport): FactsFeed;
}

/** Who is told how storage is doing. */
export interface StorageListener {
  failed(error: unknown): void;
  recovered(): void;
}
