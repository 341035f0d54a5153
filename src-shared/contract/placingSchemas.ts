import { z } from 'zod';
import { numberProposal } from './numbersViews.ts';
import {
  callbackCounts,
  callbackGroup,
  customerFlagsView,
  dialCandidate,
  due,
  fileProblem,
  flagsRead,
  flagsWritten,
  intentId,
  intentNote,
  intentView,
  language,
  menuId,
  placingOptions,
  recordingPermission,
  ticketId,
} from './placingViews.ts';

const nothing = z.strictObject({});
/** What was typed or comes from a call; main reads it as a number. */
const number = z.string().trim().min(1).max(100);
const fromCallId = z.string().min(1).max(200).nullable().default(null);
const providerCallId = z.int().min(0);
/** More promises to one caller than anybody reads while it rings. */
export const CALLER_PROMISES = 20;

/** Whom to reach: a number, a ticket, or both; then the provider dials the ticket's. */
const target = z
  .strictObject({ number: number.nullable().default(null), ticketId: ticketId.nullable().default(null) })
  .refine(({ number, ticketId }) => number !== null || ticketId !== null, 'a number or a ticket is needed');

const scheduleChoices = {
  menuId: menuId.nullable().default(null),
  parentCallId: z.int().nullable().default(null),
  language: language.nullable().default(null),
  recordingPermission: recordingPermission.nullable().default(null),
};

/** Commands that ring people, keep promises and read or set flags; part of the wall in `schemas.ts`. */
export const placingCommands = {
  'placing.options': { request: nothing, reply: placingOptions },
  /**
   * The number to show to whom one is about to call. Reads the company's numbers at its first use and waits for them; blank
   * only does that. Null where nothing speaks for one of them; whether they could be read is in the options.
   */
  'placing.proposal': {
    request: z.strictObject({ number: z.string().trim().max(100) }),
    reply: z.object({ proposal: numberProposal.nullable() }),
  },
  /** What is in a text that was typed or pasted; nothing is asked of anybody. */
  'placing.understand': {
    request: z.strictObject({ text: z.string().max(2_000_000) }),
    reply: z.object({
      candidates: z.array(dialCandidate).max(20),
      /** The text is longer than what was looked at, or holds more numbers than are shown. */
      cut: z.boolean(),
      /** What looks like a number beside them and could not be read as one; absent where there is nothing of that. */
      unread: z.array(z.string()).max(20).optional(),
    }),
  },
  /** What the clipboard holds, read in main and only for this; the clipboard is left as it is. */
  'placing.clipboard': { request: nothing, reply: z.object({ text: z.string(), cut: z.boolean() }) },
  'placing.dial': {
    request: z.strictObject({
      id: intentId,
      to: target,
      outboundNumber: z.string().trim().max(100).nullable().default(null),
      fromCallId,
      /** The callback that this call keeps. */
      forCallback: intentId.nullable().default(null),
    }),
    /** `repeated`: this number was called a moment ago, and that call is what is shown. */
    reply: z.object({ intent: intentView, repeated: z.boolean() }),
  },
  'placing.queueNow': {
    request: z.strictObject({
      id: intentId,
      to: target,
      menuId,
      outboundNumber: z.string().trim().max(100).nullable().default(null),
      language: language.nullable().default(null),
      recordingPermission: recordingPermission.nullable().default(null),
      fromCallId,
    }),
    reply: z.object({ intent: intentView, repeated: z.boolean() }),
  },
  'intents.read': { request: z.strictObject({ id: intentId }), reply: intentView },
  /** Those for now that are not over, newest first: what Live shows above the calls. */
  'intents.open': { request: nothing, reply: z.object({ intents: z.array(intentView).max(200) }) },
  /** `send` for a drafted one, `sendAgain` and `exists` for an unconfirmed one; refused ones are sent again, too. */
  'intents.resolve': {
    request: z.strictObject({ id: intentId, answer: z.enum(['send', 'sendAgain', 'exists']) }),
    reply: intentView,
  },
  'intents.cancel': {
    request: z.strictObject({
      id: intentId,
      /** The agent says that it was removed at the provider, which this app cannot do. */
      removedThere: z.boolean().default(false),
    }),
    reply: intentView,
  },
  'callbacks.schedule': {
    request: z.strictObject({
      id: intentId,
      kind: z.enum(['callback', 'reminder']),
      to: target,
      due,
      note: intentNote.default(''),
      ...scheduleChoices,
      fromCallId,
    }),
    reply: intentView,
  },
  /** Changes what has not been promised to the provider yet; for the others there is `callbacks.replace`. */
  'callbacks.edit': {
    request: z.strictObject({
      id: intentId,
      kind: z.enum(['callback', 'reminder']),
      to: target,
      due,
      note: intentNote,
      ...scheduleChoices,
    }),
    reply: intentView,
  },
  /** The note alone, at any time. */
  'callbacks.note': {
    request: z.strictObject({ id: intentId, text: intentNote }),
    reply: intentView,
  },
  /** Cancels one that the provider holds, as far as this app can, and makes another in its place. */
  'callbacks.replace': {
    request: z.strictObject({ id: intentId, newId: intentId, due, removedThere: z.boolean() }),
    reply: z.object({ before: intentView, after: intentView }),
  },
  'callbacks.finish': { request: z.strictObject({ id: intentId }), reply: intentView },
  /** Takes back that it was finished, as long as the app that finished it runs: it stands where it stood. */
  'callbacks.undoFinish': { request: z.strictObject({ id: intentId }), reply: intentView },
  'callbacks.list': {
    request: z.strictObject({
      group: callbackGroup,
      text: z.string().trim().max(200).default(''),
      /** The instant that ends "today", in the agent's own zone. */
      todayEnds: z.number(),
      after: z.object({ at: z.number(), id: z.string() }).nullable().default(null),
      limit: z.int().min(1).max(200),
    }),
    reply: z.object({
      intents: z.array(intentView),
      next: z.object({ at: z.number(), id: z.string() }).nullable(),
      /** So many of this page are in the database and cannot be read. */
      unreadable: z.int(),
    }),
  },
  'callbacks.counts': { request: z.strictObject({ todayEnds: z.number() }), reply: callbackCounts },
  /** The promises to one caller that nobody has ended, the earliest first: what the agent should know when they call. */
  'callbacks.ofCaller': {
    request: z.strictObject({ callerKey: z.string().min(1).max(200) }),
    reply: z.object({
      intents: z.array(intentView).max(CALLER_PROMISES),
      /** All of them, shown or not. */
      total: z.int(),
    }),
  },
  /**
   * Writes an .ics file where the agent says; `savedAs` null if they did not, or if it could not be written: then
   * `problem` says why. `id` null: all that are not over.
   */
  'callbacks.export': {
    request: z.strictObject({ id: intentId.nullable() }),
    reply: z.object({ savedAs: z.string().nullable(), count: z.int(), problem: fileProblem.nullable() }),
  },
  'flags.read': { request: z.strictObject({ providerCallId }), reply: flagsRead },
  'flags.write': {
    request: z.strictObject({
      providerCallId,
      flag: z.enum(['verifiedCustomer', 'badActor', 'repeatCustomer']),
      value: z.boolean(),
    }),
    reply: flagsWritten,
  },
  /** Opens a form about the caller of a call in the main window, from the pop. */
  'pop.openForm': {
    request: z.strictObject({
      callId: z.string().min(1).max(200),
      form: z.enum(['dial', 'queueNow', 'schedule']),
    }),
    reply: nothing,
  },
  /** Shows a callback in the list of the main window, from the pop. */
  'pop.openCallback': { request: z.strictObject({ id: intentId }), reply: nothing },
  /** Which links this app opens at present, and whether the system has a page where only the agent can choose. */
  'links.status': {
    request: nothing,
    reply: z.object({
      opens: z.object({ tel: z.boolean(), callto: z.boolean(), sip: z.boolean() }),
      /** False while the app runs unpackaged: it registers nothing then. */
      registers: z.boolean(),
      systemSettings: z.boolean(),
    }),
  },
  'links.openSystemSettings': { request: nothing, reply: nothing },
} satisfies Record<string, { request: z.ZodType; reply: z.ZodType }>;

export const placingEvents = {
  'placing.optionsChanged': placingOptions,
  'intent.changed': z.object({ intent: intentView }),
  /** Intents were added, moved or ended: lists and counts read again. */
  'callbacks.changed': nothing,
  /** A flag was changed from one of the windows, and this is what CCAI Platform holds since `at`. */
  'flags.changed': z.object({ providerCallId, flags: customerFlagsView, at: z.number() }),
} satisfies Record<string, z.ZodType>;
