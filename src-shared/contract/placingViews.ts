import { z } from 'zod';
import { INTENT_KINDS } from '../domain/intent.ts';
import { isLanguageCode } from '../domain/languageCode.ts';
import { noteText } from '../domain/noteText.ts';
import { REFUSAL_CODES } from '../domain/outbound.ts';
import { TICKET_LIMIT, ticketProblem } from '../domain/ticketId.ts';
import { showableNumbersView } from './numbersViews.ts';
import { failureReason, numberView } from './views.ts';

/** What renderers see and say of calling out, queues, callbacks and customer flags. */

const instant = z.number();

/** A UUID made where the agent pressed, so that a repeated press is recognised. */
export const intentId = z.uuid();
export const ticketId = z
  .string()
  .trim()
  .min(1)
  .max(TICKET_LIMIT)
  .refine((text) => ticketProblem(text) === null, 'may not contain control characters');
/** A menu at the provider: its number, or what somebody typed. */
export const menuId = z.union([z.int(), z.string().trim().min(1).max(100)]);
export const language = z.string().trim().refine(isLanguageCode, 'no code of a language');
export const recordingPermission = z.enum(['notAsked', 'denied', 'granted']);
const INTENT_NOTE_LIMIT = 20_000;
export const intentNote = z.string().max(INTENT_NOTE_LIMIT).transform(noteText);

/** An instant and the IANA zone in which it was promised; main checks that the zone exists. */
export const due = z.strictObject({
  at: z.number().min(0).max(8.64e15),
  zone: z.string().min(1).max(64),
});

const choices = z.object({
  outboundNumber: z.string().nullable(),
  menuId: menuId.nullable(),
  parentCallId: z.int().nullable(),
  language: z.string().nullable(),
  recordingPermission: recordingPermission.nullable(),
});

const notSentReason = z.enum([
  'notConfigured',
  'invalid',
  'misconfigured',
  'timeout',
  'unreachable',
  'tls',
  'resting',
  'cancelled',
]);
const unconfirmedReason = z.enum([
  'timeout',
  'connectionLost',
  'serverError',
  'unreadable',
  'unexpected',
  'cancelled',
]);
const finishReason = z.enum(['chooseNumber', 'adapter', 'ticket', 'unknown']);
const requestField = z.enum([
  'agent',
  'number',
  'ticket',
  'outboundNumber',
  'menu',
  'parentCall',
  'scheduledAt',
  'language',
  'recordingPermission',
  'callType',
]);

const refusalView = z.object({
  code: z.enum(REFUSAL_CODES),
  field: requestField.nullable(),
  params: z.record(z.string(), z.string()),
  /** The provider's own words, behind a detail. */
  raw: z.string(),
});

const lastTry = z.object({
  at: instant,
  why: z.enum([...notSentReason.options, 'rateLimited']),
  detail: z.string().nullable(),
  retryAfterMs: z.number().nullable(),
});

const intentState = z.discriminatedUnion('name', [
  z.object({ name: z.literal('drafted'), at: instant, lastTry: lastTry.nullable() }),
  z.object({ name: z.literal('sending'), at: instant }),
  z.object({
    name: z.literal('scheduled'),
    at: instant,
    how: z.enum(['here', 'created', 'agentSaysSo']),
    providerCallId: z.int().nullable(),
  }),
  z.object({
    name: z.literal('unconfirmed'),
    at: instant,
    reason: z.enum([...unconfirmedReason.options, 'interrupted']),
    detail: z.string().nullable(),
  }),
  z.object({ name: z.literal('refused'), at: instant, refusal: refusalView, status: z.int() }),
  z.object({
    name: z.literal('done'),
    at: instant,
    how: z.enum(['created', 'finishInAdapter', 'agentSaysSo', 'finishedByAgent']),
    finish: finishReason.nullable(),
    providerCallId: z.int().nullable(),
  }),
  z.object({
    name: z.literal('cancelled'),
    at: instant,
    there: z.enum(['nothing', 'remains', 'removedByAgent', 'unknown']),
  }),
]);

/** One request of an intent and what came of it, as facts for a person who has to decide. */
export const attemptView = z.object({
  at: instant,
  /** Null while it is under way, and for ever if the app ended meanwhile. */
  endedAt: instant.nullable(),
  outcome: z
    .enum(['created', 'finishInAdapter', 'refused', 'notSent', 'unconfirmed', 'rateLimited'])
    .nullable(),
  detail: z.string().nullable(),
});
export type AttemptView = z.infer<typeof attemptView>;

/** An intent as windows see it. */
export const intentView = z.object({
  id: z.string(),
  kind: z.enum(INTENT_KINDS),
  party: numberView.nullable(),
  callerKey: z.string().nullable(),
  name: z.string().nullable(),
  ticketId: z.string().nullable(),
  choices,
  due: z.object({ at: instant, zone: z.string() }).nullable(),
  /** What was promised first; null for calls for now, and where nobody knows it any more. */
  firstDue: z.object({ at: instant, zone: z.string() }).nullable(),
  note: z.string(),
  fromCallId: z.string().nullable(),
  replaces: z.string().nullable(),
  createdAt: instant,
  calledAt: instant.nullable(),
  state: intentState,
  attempts: z.array(attemptView),
});
export type IntentView = z.infer<typeof intentView>;

/** What the agent may choose from when calling out, and what is still missing for it. */
export const placingOptions = z.object({
  /** Nothing is missing for calling out, which wants the most. What another kind waits for: `missingFor` in domain/readiness.ts. */
  ready: z.boolean(),
  missing: z.array(z.enum(['baseUrl', 'subdomain', 'token', 'agentEmail'])),
  agentEmail: z.string(),
  /** The numbers that may be shown to the called party; the first is the usual one. */
  outboundNumbers: z.array(numberView),
  companyNumbers: showableNumbersView,
  menus: z.array(z.object({ id: z.int(), name: z.string() })),
  callbackMenuId: menuId.nullable(),
  inboundMenuId: menuId.nullable(),
  language: z.string().nullable(),
  askFirst: z.boolean(),
  remindMinutesBefore: z.int(),
  overdueAfterMinutes: z.int(),
  /** The hours in which people may be called, as minutes of the person's day. */
  callingHours: z.object({ fromMinute: z.int(), toMinute: z.int() }),
});
export type PlacingOptions = z.infer<typeof placingOptions>;

/** One number found in what somebody pasted. */
export const dialCandidate = z.object({
  /** The piece of the text that was read as this number. */
  text: z.string(),
  party: numberView,
  extension: z.string().nullable(),
  callerKey: z.string().nullable(),
  /** The name the agent gave this caller, if any. */
  name: z.string().nullable(),
  /** What the numbering plan says; null where it does not. */
  line: z
    .enum(['fixed', 'mobile', 'fixedOrMobile', 'voip', 'tollFree', 'premium', 'sharedCost', 'other'])
    .nullable(),
  /** False: a number with too few or too many digits for its country, or in no numbering plan at all. */
  complete: z.boolean(),
  /** Looks like a number of the police, the fire brigade or another emergency service. */
  emergency: z.boolean(),
  /** ISO countries where it is one, the likeliest first: the agent's own alone where it is one there. */
  emergencyIn: z.array(z.string()),
  /** IANA zones where this number may ring; the likeliest first, none if unknown. */
  zones: z.array(z.string()),
  /**
   * What stands behind the number in the text and is not called with it. `tones`: keys for after the answer
   * (`,,12#`). `alternative`: other last digits (`/ 66`) that make no number; where they do, that is a candidate.
   */
  leftOut: z.object({ kind: z.enum(['tones', 'alternative']), text: z.string() }).nullable(),
});
export type DialCandidate = z.infer<typeof dialCandidate>;

export const customerFlagsView = z.object({
  verifiedCustomer: z.boolean().nullable(),
  badActor: z.boolean().nullable(),
  repeatCustomer: z.boolean().nullable(),
});

/** `unconfirmed`: a change left and nobody knows whether it was taken. */
const flagsNotWritten = z.object({
  result: z.literal('failed'),
  why: z.enum(['refused', 'notSent', 'unconfirmed', 'rateLimited']),
  refusal: refusalView.nullable(),
  detail: z.string().nullable(),
});

export const flagsRead = z.discriminatedUnion('result', [
  z.object({ result: z.literal('read'), flags: customerFlagsView, at: instant }),
  /** CCAI Platform has no such call. */
  z.object({ result: z.literal('noSuchCall') }),
  z.object({ result: z.literal('failed'), reason: failureReason, detail: z.string().nullable() }),
]);
export type FlagsRead = z.infer<typeof flagsRead>;

/** `differs`: the change was taken, yet the flags read afterwards say otherwise. `unmoved`: nothing tells that it was. */
export const flagsWritten = z.discriminatedUnion('result', [
  z.object({ result: z.literal('written'), flags: customerFlagsView, at: instant }),
  z.object({ result: z.literal('differs'), flags: customerFlagsView, at: instant }),
  z.object({ result: z.literal('unmoved'), flags: customerFlagsView, at: instant }),
  flagsNotWritten,
]);
export type FlagsWritten = z.infer<typeof flagsWritten>;

/** Why a file could not be written where the agent wanted it. `file`: its name, without its folder. */
export const fileProblem = z.object({
  why: z.enum(['noRight', 'readOnly', 'diskFull', 'noSuchFolder', 'isFolder', 'inUse', 'other']),
  file: z.string(),
});
export type FileProblem = z.infer<typeof fileProblem>;

/**
 * The groups of the list of callbacks; each promise is in one. A group is a question to the clock, never stored.
 * `undecided`: not overdue, and stands still until the agent decides (refused, unconfirmed, or not sent by itself).
 */
const CALLBACK_GROUPS = ['undecided', 'overdue', 'today', 'coming', 'done'] as const;
export const callbackGroup = z.enum(CALLBACK_GROUPS);
export type CallbackGroup = z.infer<typeof callbackGroup>;

export const callbackCounts = z.object({
  undecided: z.int(),
  overdue: z.int(),
  today: z.int(),
  coming: z.int(),
  done: z.int(),
});
export type CallbackCounts = z.infer<typeof callbackCounts>;
