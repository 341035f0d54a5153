import { z } from 'zod';
import { ASKED_FACTS } from '../domain/facts.ts';
import { noteText } from '../domain/noteText.ts';
import type { CommandName, EventName } from './channels.ts';
import { numbersCommands, numbersEvents } from './numbersSchemas.ts';
import { placingCommands, placingEvents } from './placingSchemas.ts';
import { routesCommands, routesEvents } from './routesSchemas.ts';
import { settingsSchema, type PartialSettings } from './settings.ts';
import {
  aboutView,
  callView,
  callerCard,
  changesView,
  credentialsView,
  healthView,
  historyEntry,
  preferencesView,
  providerName,
  testResult,
} from './views.ts';

const nothing = z.strictObject({});
const callId = z.string().min(1).max(200);
const callerKey = z.string().min(1).max(200);
const code = z.string().trim().min(1).max(64);
const factName = z.enum(ASKED_FACTS);
const secret = z.string().min(1).max(4096);

/** At most this many characters for the clipboard: what became of each of 100,000 rows. */
const COPY_LIMIT = 16_000_000;

/** At most this many characters in a note. */
const NOTE_LIMIT = 20_000;

const settingsReply = z.object({
  settings: settingsSchema,
  /** Dotted paths that a policy locks, such as `encom.baseUrl`. */
  locked: z.array(z.string()),
});

/**
 * The wall between main and its windows: what each command takes and gives. Arguments are one named object. Main
 * parses both ways.
 */
export const commandSchemas = {
  'calls.list': { request: nothing, reply: z.object({ calls: z.array(callView) }) },
  'calls.dismiss': { request: z.strictObject({ callId }), reply: nothing },
  'calls.giveCode': { request: z.strictObject({ callId, code }), reply: nothing },
  'calls.askAgain': { request: z.strictObject({ callId, fact: factName.optional() }), reply: nothing },
  'notes.save': {
    request: z.strictObject({
      about: z.union([z.strictObject({ callId }), z.strictObject({ callerKey })]),
      text: z.string().max(NOTE_LIMIT).transform(noteText),
    }),
    reply: z.object({ savedAt: z.number() }),
  },
  'clipboard.copy': { request: z.strictObject({ text: z.string().max(COPY_LIMIT) }), reply: nothing },
  'preferences.read': { request: nothing, reply: preferencesView },
  'pop.resize': { request: z.strictObject({ height: z.number().min(0).max(4000) }), reply: nothing },
  'pop.painted': {
    request: z.strictObject({ callIds: z.array(callId).max(1000), at: z.number() }),
    reply: nothing,
  },
  /** Brings up the main window with the caller's card, or with what happens now. */
  'pop.openCaller': {
    request: z.strictObject({ callId, show: z.enum(['card', 'live']).default('card') }),
    reply: nothing,
  },
  'window.ready': { request: nothing, reply: nothing },
  'callers.lookup': {
    request: z.strictObject({ by: z.enum(['number', 'code']), text: z.string().trim().min(1).max(200) }),
    /** `unreadable`: the text is no number; nothing was asked. */
    reply: z.discriminatedUnion('result', [
      z.object({ result: z.literal('card'), card: callerCard }),
      z.object({ result: z.literal('unreadable') }),
    ]),
  },
  'callers.card': { request: z.strictObject({ key: callerKey }), reply: callerCard },
  'callers.askAgain': { request: z.strictObject({ key: callerKey }), reply: nothing },
  'callers.rename': {
    request: z.strictObject({ key: callerKey, name: z.string().trim().max(200) }),
    reply: nothing,
  },
  'history.search': {
    request: z.strictObject({
      text: z.string().trim().max(200),
      /** Only calls that ended so. */
      only: z.enum(['all', 'missed', 'noted']).default('all'),
      before: z.object({ startedAt: z.number(), callId }).nullable(),
      limit: z.int().min(1).max(200),
    }),
    reply: z.object({
      entries: z.array(historyEntry),
      next: z.object({ startedAt: z.number(), callId }).nullable(),
    }),
  },
  'settings.read': { request: nothing, reply: settingsReply },
  'settings.change': {
    /** Checked leaf by leaf against the settings schema in main, so that one bad value names its own path. */
    request: z.strictObject({ change: z.custom<PartialSettings>((value) => isPlainObject(value)) }),
    reply: z.discriminatedUnion('result', [
      z.object({ result: z.literal('saved'), settings: settingsSchema, locked: z.array(z.string()) }),
      z.object({
        result: z.literal('refused'),
        problems: z.array(
          z.object({ path: z.string(), problem: z.enum(['locked', 'invalid']), detail: z.string() }),
        ),
      }),
    ]),
  },
  'credentials.read': { request: nothing, reply: credentialsView },
  'credentials.set': {
    request: z.strictObject({ provider: providerName, fields: z.record(z.string().max(50), secret) }),
    reply: credentialsView,
  },
  'credentials.clear': { request: z.strictObject({ provider: providerName }), reply: credentialsView },
  /** Makes a random secret in main and puts it on the clipboard, so that it never crosses to a window. */
  'credentials.generate': {
    request: z.strictObject({ provider: z.enum(['smartRouting', 'callHook']) }),
    reply: credentialsView,
  },
  'providers.test': { request: z.strictObject({ provider: providerName }), reply: testResult },
  'health.read': { request: nothing, reply: healthView },
  'notices.dismiss': { request: z.strictObject({ id: z.string().max(200) }), reply: nothing },
  'about.read': { request: nothing, reply: aboutView },
  'about.openLog': { request: nothing, reply: nothing },
  'about.changes': { request: nothing, reply: changesView },
  ...placingCommands,
  ...numbersCommands,
  ...routesCommands,
} satisfies Record<CommandName, { request: z.ZodType; reply: z.ZodType }>;

export const eventSchemas = {
  'call.changed': z.object({ call: callView }),
  'call.removed': z.object({ callId }),
  'preferences.changed': preferencesView,
  /** The pop window was put on screen (`true`) or taken off it. */
  'pop.shown': z.object({ shown: z.boolean() }),
  'caller.changed': z.object({ card: callerCard }),
  /** Something in history changed; lists read again what they show. */
  'history.changed': nothing,
  'settings.changed': settingsReply,
  'credentials.changed': credentialsView,
  'health.changed': healthView,
  navigate: z.discriminatedUnion('to', [
    z.object({ to: z.literal('caller'), key: callerKey }),
    z.object({ to: z.literal('live') }),
    z.object({ to: z.literal('settings') }),
    /** A link that could not be read, or a number that nobody can be looked up by. */
    z.object({ to: z.literal('lookup'), text: z.string(), by: z.enum(['number', 'code']) }),
    z.object({ to: z.literal('callbacks'), id: z.string().nullable() }),
    /** A form that rings somebody, filled in and not sent: from a link, the shortcut, or a call of the pop. */
    z.object({
      to: z.literal('form'),
      form: z.enum(['dial', 'queueNow', 'schedule']),
      text: z.string(),
      from: z.enum(['link', 'clipboard', 'call']),
      fromCallId: z.string().nullable(),
      providerCallId: z.int().nullable(),
    }),
  ]),
  ...placingEvents,
  ...numbersEvents,
  ...routesEvents,
} satisfies Record<EventName, z.ZodType>;

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
