import type { BulkView } from '#shared/contract/routesViews.ts';
import type { Answer, Fact, Pin } from '#shared/domain/facts.ts';
import type { PartyNumber, ReadNumber } from '#shared/domain/partyNumber.ts';
import type { PinResult, StickyRoute, UnpinResult } from '#shared/domain/stickyRoute.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';

/** A directory of pins, as a whole. Nothing rejects; every outcome is a value. */
export interface RouteDirectory {
  configured(): boolean;
  /** Somebody wants it asked again, also where the key was refused. */
  askAnew(): void;
  /** Everything, page by page, up to `cap` entries. */
  listAll(options: {
    readonly cap: number;
    readonly signal: AbortSignal;
    readonly onPage: (page: { readonly came: number; readonly total: number | null }) => void;
  }): Promise<
    Answer<{
      readonly routes: readonly StickyRoute[];
      /** How many there are, as the directory says it last; null where it does not. */
      readonly total: number | null;
      readonly unreadable: number;
      /** `cap`: there are more; `short`: it speaks of more than it gave. */
      readonly end: 'all' | 'cap' | 'short';
    }>
  >;
  /** `unknown`: the number is pinned to nobody, in whichever writing. */
  findInAnyWriting(number: PartyNumber, signal?: AbortSignal): Promise<Answer<StickyRoute>>;
  byId(id: string, signal?: AbortSignal): Promise<Answer<StickyRoute>>;
  /** Writes over whatever is there, or over this entry of the same caller, and says what is there then. */
  pin(
    number: PartyNumber,
    extension: string,
    how?: { readonly over?: StickyRoute | undefined; readonly signal?: AbortSignal | undefined },
  ): Promise<PinResult>;
  /** Deletes an entry if it is still as it was seen. */
  unpin(route: StickyRoute, signal?: AbortSignal): Promise<UnpinResult>;
}

/** What the routes need from the app around them. */
export interface RoutePorts {
  readonly directory: RouteDirectory;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Reads what the agent types. */
  readonly readNumber: ReadNumber;
  /** Reads what stands in the directory and in its files, which may be another country's. */
  readonly readRaw: ReadNumber;
  /** The agent's own; empty if settings name none. */
  readonly myExtension: () => string;
  /** The names that the agent gave to callers, by caller key. Throws if storage is not at hand. */
  readonly names: () => ReadonlyMap<string, string>;
  readonly newId: () => string;
  readonly listener: RouteListener;
}

/**
 * A pin that was written or deleted in the directory. `takenOver`: it was another extension's before. Not `certain`: no
 * answer tells whether it was done, or it reads otherwise afterwards.
 */
export interface WrittenPin {
  readonly what: 'pinned' | 'takenOver' | 'imported' | 'unpinned';
  /** As it is shown. */
  readonly number: string;
  /** The one that has the caller now; of a deleted pin the one that had. */
  readonly extension: string;
  readonly certain: boolean;
}

/** Who hears what came of it. */
export interface RouteListener {
  /** Somebody's pin was read after a change, or before one that was not made. */
  learned(number: PartyNumber, pin: Fact<Pin>): void;
  wrote(pin: WrittenPin): void;
  /** The list, or how far reading it is, changed. May come many times a second. */
  listChanged(): void;
  /** Some times a second at most. */
  bulkChanged(bulk: BulkView): void;
}
