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
 * overwrite exactly that one; nothing was sent. `differs`: taken, yet the directory says otherwise.
 */
export const pinOutcome = z.discriminatedUnion('result', [
  z.object({ result: z.literal('pinned'), route: routeView }),
  z.object({ result: z.literal('taken'), route: routeView }),
  z.object({ result: z.literal('differs'), route: routeView.nullable() }),
  /** What is there could not be read before writing; nothing was sent. */
  z.object({ result: z.literal('notLookedUp'), reason: failureReason, detail: z.string().nullable() }),
  ...routeNotWritten,
]);
export type PinOutcome = z.infer<typeof pinOutcome>;

export const unpinOutcome = z.discriminatedUnion('result', [
  z.object({ result: z.literal('unpinned') }),
  z.object({ result: z.literal('gone') }),
  z.object({ result: z.literal('differs'), route: routeView }),
  ...routeNotWritten,
]);
export type UnpinOutcome = z.infer<typeof unpinOutcome>;

/** All pins as main holds them. What was read stays while it is read anew, and if that fails. */
export const routesState = z.object({
  reading: z.discriminatedUnion('state', [
    z.object({ state: z.literal('notConfigured') }),
    /** `total` as the directory says it, null if it does not. */
    z.object({ state: z.literal('reading'), since: instant, came: z.int(), total: z.int().nullable() }),
    /** `cut`: there are more than this app reads; `unreadable`: entries that could not be read. */
    z.object({ state: z.literal('read'), at: instant, cut: z.boolean(), unreadable: z.int() }),
    z.object({
      state: z.literal('failed'),
      at: instant,
      reason: failureReason,
      detail: z.string().nullable(),
    }),
  ]),
  asOf: instant.nullable(),
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
  outcome: z.union([pinOutcome, unpinOutcome]).nullable(),
});
export type BulkRow = z.infer<typeof bulkRow>;

/** Something done to several pins: one after the other, each read back. */
export const bulkView = z.object({
  id: z.string(),
  what: z.enum(['pin', 'unpin', 'import']),
  total: z.int(),
  done: z.int(),
  failed: z.int(),
  state: z.enum(['running', 'stopped', 'finished']),
  /** Who stopped it. `trouble`: so many rows on end could not even be sent that the others were left alone. */
  stoppedBy: z.enum(['agent', 'trouble']).nullable(),
  /** The rows that ended since the last telling; all failed ones are read by `routes.bulkRows`. */
  rows: z.array(bulkRow).max(500),
});
export type BulkView = z.infer<typeof bulkView>;

/** What a file of pins would change, before anything is sent. */
export const importPreview = z.discriminatedUnion('result', [
  /** No file was chosen, or it was called off. */
  z.object({ result: z.literal('noFile') }),
  z.object({ result: z.literal('unreadable'), why: z.enum(['tooLarge', 'noRight', 'notText', 'other']) }),
  /** The directory could not be read, so that nobody knows what would change. */
  z.object({ result: z.literal('notRead'), reason: failureReason, detail: z.string().nullable() }),
  z.object({
    result: z.literal('preview'),
    /** Names this preview for `routes.importRows` and `routes.importRun`. */
    id: z.string(),
    fileName: z.string(),
    counts: z.object({ added: z.int(), moved: z.int(), same: z.int(), problems: z.int() }),
    /** The file has more lines than are read. */
    cut: z.boolean(),
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
  /** Who has it now, where it would be moved. */
  before: z.string().nullable(),
  /** One of `CSV_PROBLEMS`, for a problem. */
  problem: z.string().nullable(),
  otherLine: z.int().nullable(),
});
export type ImportRow = z.infer<typeof importRow>;
