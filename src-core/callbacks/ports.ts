import type { Intent } from '#shared/domain/intent.ts';
import type {
  CallOutRequest,
  MenuId,
  PlacedCall,
  PlacingResult,
  QueueNowRequest,
  ScheduleRequest,
} from '#shared/domain/outbound.ts';

/** How to withdraw a request, and how to learn that this is too late. */
type Asking<R> = (
  request: R,
  /** Ends a request that waits or connects as `notSent`, one that has left as `unconfirmed`. */
  signal: AbortSignal,
  /** Called just before the first byte leaves. */
  left: () => void,
) => Promise<PlacingResult>;

/** A provider that can place calls. Nothing rejects; nothing is repeated behind this port. */
export interface Placing {
  /** True if there is something to ask with: an address and a credential. */
  ready(): boolean;
  readonly callOut: Asking<CallOutRequest>;
  readonly queueNow: Asking<QueueNowRequest>;
  readonly schedule: Asking<ScheduleRequest>;
}

/** What an intent leaves open is taken from the settings when it is sent. Null or blank: not set. */
export interface OutboxSettings {
  readonly agentEmail: string;
  readonly outboundNumber: string | null;
  readonly callbackMenuId: MenuId | null;
  readonly language: string | null;
  /** How long after its time a promise is called overdue. */
  readonly overdueAfterMs: number;
}

/** One request of an intent. `outcome` is null while it is under way, and for ever if the app ended meanwhile. */
export interface Attempt {
  readonly at: number;
  readonly endedAt: number | null;
  readonly outcome: PlacingResult['kind'] | null;
  readonly detail: string | null;
}

/** An intent with what is kept around it. */
export interface IntentRecord {
  readonly intent: Intent;
  /** The name that the agent gave this caller. */
  readonly name: string | null;
  /** Oldest first. */
  readonly attempts: readonly Attempt[];
}

/** A change that goes to the disk: the intent as it is now, and the request that began or ended with it. */
export interface IntentChange {
  readonly intent: Intent;
  readonly began?: number | undefined;
  /** What the request that began asks for, where the intent leaves it to the settings; in one line. */
  readonly asks?: string | null | undefined;
  readonly ended?: Required<Attempt> | undefined;
}

/**
 * The groups of the list of promises: questions to the clock, never stored. `undecided`: stands still until the agent
 * decides, and is not overdue.
 */
export type IntentGroup = 'undecided' | 'overdue' | 'today' | 'coming' | 'done';

/** The instants that part promises that are open into groups; ms since the epoch. */
export interface GroupLimits {
  /** Due at or before it: overdue. */
  readonly overdueUntil: number;
  /** Due after that and before this: today. */
  readonly todayEnds: number;
  readonly now: number;
}

/** Where to go on reading: the due time of what is open, the end of what is done. */
export interface IntentPosition {
  readonly at: number;
  readonly id: string;
}

export interface IntentListRequest extends GroupLimits {
  readonly group: IntentGroup;
  /** Words and digits that must all be found in number, name, note or ticket. */
  readonly text: string;
  readonly after: IntentPosition | null;
  readonly limit: number;
}

export interface IntentPage {
  readonly records: readonly IntentRecord[];
  readonly next: IntentPosition | null;
  /** Rows of this page that could not be read. They stay in the database. */
  readonly unreadable: number;
}

/** Some of the promises to one caller, soonest first, and how many there are. */
export interface CallerPromises {
  readonly records: readonly IntentRecord[];
  readonly total: number;
}

export interface IntentCounts {
  readonly undecided: number;
  readonly overdue: number;
  readonly today: number;
  readonly coming: number;
  readonly done: number;
}

/**
 * The local memory of intents (SQLite). Synchronous; methods throw on storage failure. What is written is on the disk
 * when the call returns: a call that rang must not be forgotten because the power failed.
 */
export interface IntentStore {
  /** Throws, too, if the row is there but cannot be read. */
  read(id: string): IntentRecord | null;
  /** All of them, or none. */
  save(changes: readonly IntentChange[]): void;
  list(request: IntentListRequest): IntentPage;
  counts(limits: GroupLimits): IntentCounts;
  /** Those for now that are not over, newest first. */
  open(limit: number): readonly IntentRecord[];
  /** Those whose request was under way when this was last written. */
  sending(): readonly IntentRecord[];
  /** The first callback that was never sent and is due after this position; null if there is none. */
  nextDrafted(after: IntentPosition): IntentRecord | null;
  /** Promises that are not over, also those whose time has passed, soonest first. */
  promised(limit: number): readonly IntentRecord[];
  /** Promises to one caller that are not over, soonest first. */
  ofCaller(callerKey: string, limit: number): CallerPromises;
}

/** What there is to remind of at once. */
export interface Untold {
  /** Soonest first; not all if there are very many. */
  readonly records: readonly IntentRecord[];
  readonly total: number;
}

/**
 * What the callback clock asks of the memory: each method is one look into an index, however many promises there are.
 * Promises that are over are left out everywhere. Times are ms since the epoch.
 */
export interface ReminderStore {
  /** Due in `(after, until]`, and nobody was told yet that they are due. */
  untoldDue(after: number, until: number, limit: number): Untold;
  /** Due in `(after, until]`, nothing told yet, and promised or moved more than `leadMs` before they are due. */
  untoldBefore(after: number, until: number, leadMs: number, limit: number): Untold;
  /** Notes that everything due at or before `until` was told as due, or as coming soon. */
  markTold(what: 'due' | 'before', until: number): void;
  /**
   * Forgets of promises that come after `now` that they were told as due, and of those after `soon` that they were told at
   * all: a clock that was ahead did that.
   */
  untell(now: number, soon: number): void;
  /** When the next one after `now` falls due that was not told as due, or not even as coming soon. */
  nextUntold(what: 'due' | 'before', after: number): number | null;
  /** When the next one after this instant falls due, told or not. */
  nextDue(after: number): number | null;
}

/**
 * What the outbox tells. `placed`: a call that rings now, placed at that instant in ms; a call to come is told by its
 * intent alone.
 */
export interface OutboxListener {
  changed(record: IntentRecord): void;
  placed(intent: Intent, call: PlacedCall, at: number): void;
}
