import { z } from 'zod';
import { ROUTE_REFUSAL_CODES } from '../domain/stickyRoute.ts';
import { failureReason, numberView } from './views.ts';

/** What renderers see of callers pinned to an extension (Pitel Smart Routing, document 003). */

const instant = z.number();

export const routeView = z.object({
  /** The directory's name for the entry. */
  id: z.string(),
  party: numberView,
  /** As the directory holds it. */
  raw: z.string(),
  extension: z.string(),
  /** True if it is the agent's own extension (`agent.extension` in settings). */
  mine: z.boolean(),
  createdAt: instant.nullable(),
  callerKey: z.string().nullable(),
  /** The name the agent gave this caller, if any. */
  name: z.string().nullable(),
  /** The list has another entry of the same caller, in another writing. */
  twin: z.boolean(),
});
export type RouteView = z.infer<typeof routeView>;

const routeRefusal = z.object({
  code: z.enum(ROUTE_REFUSAL_CODES),
  field: z.enum(['number', 'extension']).nullable(),
  /** The directory's own words, behind a detail. */
  raw: z.string(),
});

const routeNotWritten = [
  z.object({ result: z.literal('refused'), refusal: routeRefusal, status: z.int().nullable() }),
  z.object({ result: z.literal('notSent'), reason: z.string(), detail: z.string().nullable() }),
  z.object({ result: z.literal('unconfirmed'), reason: z.string(), detail: z.string().nullable() }),
  z.object({ result: z.literal('rateLimited'), retryAfterMs: z.number().nullable() }),
] as const;

/**
 * What came of pinning, by what was read back. `taken`: somebody else's pin is there and `over` did not allow to
 * overwrite exactly that one; nothing was sent. `differs`: taken, yet the directory says otherwise. `notThere`: no
 * answer came, and asked again a while later the directory says otherwise.
 */
export const pinOutcome = z.discriminatedUnion('result', [
  z.object({ result: z.literal('pinned'), route: routeView }),
  z.object({ result: z.literal('taken'), route: routeView }),
  z.object({ result: z.literal('differs'), route: routeView.nullable() }),
  z.object({ result: z.literal('notThere'), route: routeView.nullable() }),
  /** What is there could not be read before writing; nothing was sent. */
  z.object({ result: z.literal('notLookedUp'), reason: failureReason, detail: z.string().nullable() }),
  ...routeNotWritten,
]);
export type PinOutcome = z.infer<typeof pinOutcome>;

/** `other`: another entry pins the same caller all the same, in another writing of the number. */
export const unpinOutcome = z.discriminatedUnion('result', [
  z.object({ result: z.literal('unpinned'), other: routeView.nullable() }),
  z.object({ result: z.literal('gone'), other: routeView.nullable() }),
  z.object({ result: z.literal('differs'), route: routeView }),
  z.object({ result: z.literal('notThere'), route: routeView }),
  ...routeNotWritten,
]);
export type UnpinOutcome = z.infer<typeof unpinOutcome>;

/** All pins as main holds them. What was read stays while it is read anew, and if that fails. */
export const routesState = z.object({
  reading: z.discriminatedUnion('state', [
    z.object({ state: z.literal('notConfigured') }),
    /** `total` as the directory says it, null if it does not. */
    z.object({ state: z.literal('reading'), since: instant, came: z.int(), total: z.int().nullable() }),
    /**
     * `cut`: there are more than this app reads; `unreadable`: entries that could not be read; `short`: the directory
     * gave fewer than it has, or the same ones again and again, `total` being what it says it has.
     */
    z.object({
      state: z.literal('read'),
      at: instant,
      cut: z.boolean(),
      unreadable: z.int(),
      short: z.boolean(),
      total: z.int().nullable(),
    }),
    z.object({
      state: z.literal('failed'),
      at: instant,
      reason: failureReason,
      detail: z.string().nullable(),
    }),
  ]),
  asOf: instant.nullable(),
  /** What is held is not all that the directory holds. */
  incomplete: z.boolean(),
  /** Grows whenever the list changes, so that rows of two lists are not mixed. */
  version: z.int(),
  count: z.int(),
  mine: z.int(),
  /** The agent's own extension, empty if settings name none: then nothing can be pinned "to me". */
  myExtension: z.string(),
});
export type RoutesState = z.infer<typeof routesState>;

/** One row of something done to several pins. */
export const bulkRow = z.object({
  /** What it is about: the id of a route, or `line:7` of an import. */
  key: z.string(),
  number: z.string(),
  /** Null for a row that was not tried. */
  outcome: z.union([pinOutcome, unpinOutcome]).nullable(),
});
export type BulkRow = z.infer<typeof bulkRow>;

/** Something done to several pins: one after the other, each read back. */
export const bulkView = z.object({
  id: z.string(),
  what: z.enum(['pin', 'unpin', 'import']),
  total: z.int(),
  /** Rows that ended, however they did. */
  done: z.int(),
  /** Of these: not done. */
  failed: z.int(),
  /** Of these: nobody knows whether it was done. Looked at once more when all others have ended. */
  unknown: z.int(),
  state: z.enum(['running', 'stopped', 'finished']),
  /** Who stopped it. `trouble`: so many rows on end could not even be sent that the others were left alone. */
  stoppedBy: z.enum(['agent', 'trouble']).nullable(),
  /** The rows that ended since the last telling; all failed ones are read by `routes.bulkRows`. */
  rows: z.array(bulkRow).max(500),
});
export type BulkView = z.infer<typeof bulkView>;

/** Who else has the callers that were chosen: by extension, those with most first. */
export const routeHolders = z.object({
  /** Pinned to an extension that is not the agent's own. */
  others: z.int(),
  holders: z
    .array(
      z.object({
        extension: z.string(),
        count: z.int(),
        /** The oldest of them; null where the directory does not say. */
        since: instant.nullable(),
      }),
    )
    .max(5),
  /** How many have the rest, and of how many callers. */
  more: z.object({ extensions: z.int(), count: z.int() }),
});
export type RouteHolders = z.infer<typeof routeHolders>;

/** What a file of pins would change, before anything is sent. */
export const importPreview = z.discriminatedUnion('result', [
  /** No file was chosen, or it was called off. */
  z.object({ result: z.literal('noFile') }),
  z.object({
    result: z.literal('unreadable'),
    why: z.enum(['tooLarge', 'noRight', 'notText', 'empty', 'noSeparator', 'other']),
  }),
  /** The directory could not be read, so that nobody knows what would change. */
  z.object({ result: z.literal('notRead'), reason: failureReason, detail: z.string().nullable() }),
  z.object({
    result: z.literal('preview'),
    /** Names this preview for `routes.importRows` and `routes.importRun`. */
    id: z.string(),
    fileName: z.string(),
    counts: z.object({ added: z.int(), moved: z.int(), same: z.int(), problems: z.int() }),
    /** Of what would change: numbers that mean something within a phone system only. */
    shorts: z.int(),
    /** The file has more lines than are read. */
    cut: z.boolean(),
    /** Without a head line: the extensions seem to stand where numbers are read, and the numbers after them. */
    swapped: z.boolean(),
    /** Not all of the directory could be read, so that somebody may have one of the new ones already. */
    incomplete: z.boolean(),
  }),
]);
export type ImportPreview = z.infer<typeof importPreview>;

export const importRow = z.object({
  line: z.int(),
  what: z.enum(['added', 'moved', 'same', 'problem']),
  number: z.string(),
  extension: z.string(),
  /** It would change the pin of a number that means something within a phone system only. */
  short: z.boolean(),
  /** Who has it now, where it would be moved. */
  before: z.string().nullable(),
  /** One of `CSV_PROBLEMS`, for a problem. */
  problem: z.string().nullable(),
  otherLine: z.int().nullable(),
});
export type ImportRow = z.infer<typeof importRow>;
