import { z } from 'zod';
import { fileProblem } from './placingViews.ts';
import {
  bulkRow,
  bulkView,
  importPreview,
  importRow,
  pinOutcome,
  routeHolders,
  routesState,
  routeView,
  unpinOutcome,
} from './routesViews.ts';

const nothing = z.strictObject({});
const number = z.string().trim().min(1).max(100);
const extension = z.string().trim().min(1).max(40);
const page = { from: z.int().min(0), count: z.int().min(0).max(200) };

const routeQuery = z.strictObject({
  /** Part of a number, an extension or a caller's name, as typed. */
  text: z.string().trim().max(200).default(''),
  mineOnly: z.boolean().default(false),
});
export type RouteQuery = z.input<typeof routeQuery>;

/** An entry as a window saw it; what else it knows of it is of no account. */
const seenRoute = z.object({
  id: z.string().max(200),
  raw: z.string().max(200),
  extension: z.string().max(200),
});

/** Several pins: those named, or all that match a query but for those left out. */
const chosen = z.union([
  z.strictObject({ ids: z.array(z.string().max(200)).min(1).max(100_000) }),
  z.strictObject({ query: routeQuery, except: z.array(z.string().max(200)).max(100_000) }),
]);

/** Of the list in which they were chosen. */
const version = z.int().nullable().default(null);

/** Commands about pinned callers; part of the wall in `schemas.ts`. */
export const routesCommands = {
  /**
   * Pins a number. What is there is read first: over somebody else's pin only if `over` is that very entry (id and
   * extension as shown to the agent who agreed).
   */
  'routes.pin': {
    request: z.strictObject({
      number,
      /** Null is the agent's own. */
      extension: extension.nullable().default(null),
      over: z
        .strictObject({ id: z.string().max(200), extension: z.string().max(200) })
        .nullable()
        .default(null),
    }),
    reply: pinOutcome,
  },
  /** The entry as the agent saw it, in a row or in the fact of a caller. */
  'routes.unpin': { request: z.strictObject({ route: seenRoute }), reply: unpinOutcome },
  /** What main holds. Reads it if that never happened; `refresh` reads anew. */
  'routes.state': { request: z.strictObject({ refresh: z.boolean().default(false) }), reply: routesState },
  'routes.rows': {
    request: z.strictObject({ query: routeQuery, ...page }),
    reply: z.object({ version: z.int(), matched: z.int(), rows: z.array(routeView).max(200) }),
  },
  /**
   * Starts doing it; progress comes by `routes.bulkChanged`. `extension` null is the agent's own. Whoever has those
   * callers loses them: the agent agreed to that for the rows as they were shown. Fails with `busy` while another one
   * runs, and with `outdated` if the list is not the one of `version` any more.
   */
  'routes.bulk': {
    request: z.discriminatedUnion('what', [
      z.strictObject({
        what: z.literal('pin'),
        chosen,
        version,
        extension: extension.nullable().default(null),
      }),
      z.strictObject({ what: z.literal('unpin'), chosen, version }),
    ]),
    reply: bulkView,
  },
  /** Who has the callers that are chosen, before anybody takes them. Fails with `outdated` as `routes.bulk`. */
  'routes.holders': { request: z.strictObject({ chosen, version }), reply: routeHolders },
  /**
   * Does once more what did not succeed, or was not tried, in the change named; `over`: also over the pins of somebody
   * else that it found, as `routes.bulkHolders` told. Fails with `busy` as `routes.bulk`, and with `notFound` if nothing
   * is left of it.
   */
  'routes.bulkAgain': {
    request: z.strictObject({ id: z.string(), over: z.boolean().default(false) }),
    reply: bulkView,
  },
  /** Who has the callers of a change by now whom they had not when the agent agreed to it. */
  'routes.bulkHolders': { request: z.strictObject({ id: z.string() }), reply: routeHolders },
  'routes.bulkState': { request: nothing, reply: z.object({ bulk: bulkView.nullable() }) },
  /**
   * What became of each row so far, those that did not succeed first; once it is over, those that were not tried after
   * them.
   */
  'routes.bulkRows': {
    request: z.strictObject({ id: z.string(), failedOnly: z.boolean().default(false), ...page }),
    reply: z.object({ matched: z.int(), rows: z.array(bulkRow).max(200) }),
  },
  /** Stops after the row that is under way. */
  'routes.bulkStop': { request: nothing, reply: nothing },
  /** Asks for a file and says what it would change; nothing is sent to the directory but questions. */
  'routes.importPreview': { request: nothing, reply: importPreview },
  /** Calls off the preview that is being made, or lets go of the one that was. */
  'routes.importCancel': { request: nothing, reply: nothing },
  'routes.importRows': {
    request: z.strictObject({
      id: z.string(),
      what: z.enum(['all', 'added', 'moved', 'same', 'problem']).default('all'),
      ...page,
    }),
    reply: z.object({ matched: z.int(), rows: z.array(importRow).max(200) }),
  },
  /** Does what the preview said: the new ones, and those to be moved only if `move`. Fails with `busy` as `routes.bulk`. */
  'routes.importRun': { request: z.strictObject({ id: z.string(), move: z.boolean() }), reply: bulkView },
  /** Writes a CSV file where the agent says; `savedAs` null if they did not. */
  'routes.export': {
    request: z.strictObject({ query: routeQuery }),
    reply: z.discriminatedUnion('result', [
      z.object({ result: z.literal('saved'), savedAs: z.string(), count: z.int() }),
      z.object({ result: z.literal('notChosen') }),
      z.object({ result: z.literal('failed'), why: fileProblem.shape.why }),
    ]),
  },
} satisfies Record<string, { request: z.ZodType; reply: z.ZodType }>;

export const routesEvents = {
  'routes.changed': routesState,
  'routes.bulkChanged': bulkView,
} satisfies Record<string, z.ZodType>;
