import { z } from 'zod';
import { AUDIT_ACTIONS } from '../domain/audit.ts';

/** What renderers see. Schemas of everything that crosses the wall towards a window; the types derive from them. */

const instant = z.number();

export const numberView = z.object({
  kind: z.enum(['number', 'short', 'withheld', 'unreadable']),
  raw: z.string(),
  /** As people write it, for `number` and `short`; else empty. */
  display: z.string(),
  e164: z.string().nullable(),
  /** ISO country code. */
  country: z.string().nullable(),
});
export type NumberView = z.infer<typeof numberView>;

const factSource = z.enum(['encom', 'pitel', 'history', 'request', 'agent']);
export const failureReason = z.enum([
  'timeout',
  'unreachable',
  'refused',
  'misconfigured',
  'unreadable',
  'serverError',
  'rateLimited',
  'resting',
  'cancelled',
]);

function factView<T extends z.ZodType>(value: T) {
  const lastKnown = z.object({ value, at: instant }).nullable();
  return z.discriminatedUnion('state', [
    z.object({ state: z.literal('notAsked'), why: z.enum(['withheld', 'notConfigured', 'noQuestion']) }),
    z.object({ state: z.literal('pending'), source: factSource, since: instant, lastKnown }),
    z.object({ state: z.literal('known'), source: factSource, at: instant, value }),
    z.object({ state: z.literal('unknown'), source: factSource, at: instant }),
    z.object({
      state: z.literal('failed'),
      source: factSource,
      at: instant,
      reason: failureReason,
      detail: z.string().nullable(),
      lastKnown,
    }),
  ]);
}

/** The entry that pins a caller to an extension. It is the agent's own if that is `preferences.extension`. */
const pinView = z.object({
  id: z.string(),
  raw: z.string(),
  extension: z.string(),
  createdAt: instant.nullable(),
});

const factsView = z.object({
  queue: factView(z.string()),
  vip: factView(z.boolean()),
  onCallDuty: factView(z.boolean()),
  /** Calls of before it was asked have none. `notAsked` for all who do not use Pitel: then windows do not mention it. */
  pin: factView(pinView).default({ state: 'notAsked', why: 'notConfigured' }),
});

const callState = z.enum(['ringing', 'answered', 'ended']);
/** `placed`: the agent had it placed from here. */
const callSource = z.enum(['smartRouting', 'callHook', 'link', 'placed']);
const callDirection = z.enum(['incoming', 'outgoing']);
/** The call's id at CCAI Platform, where it is known: what customer flags hang on. */
const providerCallId = z.int().nullable();
const endReason = z.enum(['missed', 'completed', 'notReported']);

/** What local history says about a caller, at once. */
const earlierView = z.object({
  count: z.int(),
  lastAt: instant.nullable(),
  lastNote: z.object({ text: z.string(), at: instant }).nullable(),
});

/** One call as the pop and Live show it. */
export const callView = z.object({
  id: z.string(),
  source: callSource,
  direction: callDirection,
  providerCallId,
  /** The CRM record whose number is dialled, where the call was asked for by it. */
  ticketId: z.string().nullable(),
  state: callState,
  endReason: endReason.nullable(),
  party: numberView,
  called: numberView.nullable(),
  announcedQueue: z.string().nullable(),
  code: z.string().nullable(),
  startedAt: instant,
  answeredAt: instant.nullable(),
  endedAt: instant.nullable(),
  callerKey: z.string().nullable(),
  /** The name the agent gave this caller, if any. */
  name: z.string().nullable(),
  facts: factsView,
  earlier: earlierView.nullable(),
  note: z.string(),
  /** Taken off the pop by the agent; the call itself goes on. */
  dismissed: z.boolean(),
  /** The same call id came again with this number. The first caller is kept; one of the two is wrong. */
  otherParty: numberView.nullable(),
  /** False if the call could not be written to history (and why is in health). */
  saved: z.boolean(),
});
export type CallView = z.infer<typeof callView>;

/** One call of the past. Facts are those known when it was handled. */
export const historyEntry = z.object({
  callId: z.string(),
  source: callSource,
  direction: callDirection,
  providerCallId,
  /** The CRM record whose number is dialled, where the call was asked for by it. */
  ticketId: z.string().nullable(),
  state: callState,
  endReason: endReason.nullable(),
  party: numberView,
  called: numberView.nullable(),
  callerKey: z.string().nullable(),
  name: z.string().nullable(),
  announcedQueue: z.string().nullable(),
  code: z.string().nullable(),
  startedAt: instant,
  answeredAt: instant.nullable(),
  endedAt: instant.nullable(),
  facts: factsView,
  note: z.string(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** A caller, with or without a call now. `key` is an E.164 number, `short:…` or `code:…`. */
export const callerCard = z.object({
  key: z.string(),
  party: numberView.nullable(),
  code: z.string().nullable(),
  name: z.string().nullable(),
  facts: factsView,
  note: z.string(),
  /** The latest call of this caller that CCAI Platform knows. */
  providerCallId,
  earlierCount: z.int(),
  earlier: z.array(historyEntry),
});
export type CallerCard = z.infer<typeof callerCard>;

/** The few settings that every window needs to paint itself. */
export const preferencesView = z.object({
  language: z.enum(['fr', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  region: z.string(),
  agentName: z.string(),
  /** The agent's own, empty if settings name none. */
  extension: z.string(),
});
export type Preferences = z.infer<typeof preferencesView>;

export const PROVIDERS = ['encom', 'smartRouting', 'callHook', 'ccai', 'pitel', 'cliqphone'] as const;
export const providerName = z.enum(PROVIDERS);
export type ProviderName = z.infer<typeof providerName>;

/** What a renderer may know of a credential: never the secret. */
export const credentialView = z.object({
  provider: providerName,
  configured: z.boolean(),
  /** A user name where there is one. */
  account: z.string().nullable(),
  /** Which fields are set. */
  fields: z.record(z.string(), z.boolean()),
  /** Set when the system answered 401 or 403 with this credential; cleared by a new one or by a success. */
  refused: z.object({ at: instant, status: z.int() }).nullable(),
});
export type CredentialView = z.infer<typeof credentialView>;

/** `system`: encrypted by the operating system. `session`: kept in memory only, gone at exit, because of `why`. */
const vaultView = z.object({
  state: z.enum(['system', 'session']),
  backend: z.string(),
  why: z.enum(['unavailable', 'basicText', 'unreadableFile']).nullable(),
});

export const credentialsView = z.object({ vault: vaultView, credentials: z.array(credentialView) });
export type CredentialsView = z.infer<typeof credentialsView>;

/** The outcome of "test connection", precise enough to act on. */
export const testResult = z.object({
  provider: providerName,
  outcome: z.enum([
    'ok',
    'notConfigured',
    'refused',
    'unreachable',
    'timeout',
    'tls',
    'misconfigured',
    'unreadable',
    'serverError',
    'notListening',
  ]),
  /** HTTP status where there was one. */
  status: z.int().nullable(),
  ms: z.number(),
  /** Technical words, in English, behind a detail; never a secret. */
  detail: z.string().nullable(),
});
export type TestResult = z.infer<typeof testResult>;

/** A listening door of this app: the SmartRouting endpoint or the call hook. */
const doorHealth = z.object({
  state: z.enum(['off', 'starting', 'listening', 'needsCredential', 'portInUse', 'failed']),
  address: z.string().nullable(),
  detail: z.string().nullable(),
});

/** A system that this app asks. */
const askedHealth = z.object({
  state: z.enum(['notConfigured', 'idle', 'answering', 'failing', 'refused', 'resting']),
  at: instant.nullable(),
  detail: z.string().nullable(),
});

/** Something the agent or an administrator should know, until dismissed. `params` fill the translated text. */
export const notice = z.object({
  id: z.string(),
  kind: z.enum([
    'settingsBroken',
    /** Single values of the person's own settings do not fit and are ignored; `detail` names them. */
    'settingsValueIgnored',
    'databaseBroken',
    'policyProblem',
    'secretsProblem',
    'vaultSessionOnly',
    'vaultUnreadable',
    'storageFailed',
    /** Something of this name (`encom`, `ccai`, `pitel`, `cliqphone`, `smartRouting`) speaks plain HTTP beyond this computer. */
    'inClear',
    'sandboxOff',
    /** So many calls (`count`) were open when the app went away, and may go on: nobody told their end. */
    'callsLeftOpen',
    /** The system did not let us have the shortcut `key`: another program holds it, or it is none. */
    'shortcutRefused',
  ]),
  at: instant,
  params: z.record(z.string(), z.string()),
});
export type Notice = z.infer<typeof notice>;

export const healthView = z.object({
  smartRouting: doorHealth,
  callHook: doorHealth,
  encom: askedHealth,
  ccai: askedHealth,
  pitel: askedHealth,
  cliqphone: askedHealth,
  storage: z.enum(['opening', 'ready', 'failed']),
  notices: z.array(notice),
});
export type HealthView = z.infer<typeof healthView>;

export const aboutView = z.object({
  version: z.string(),
  electron: z.string(),
  chrome: z.string(),
  node: z.string(),
  platform: z.string(),
  userData: z.string(),
  policyFile: z.string().nullable(),
  calls: z.int().nullable(),
  /** Event to painted pop, over the last calls, in ms; null before the first. */
  popMs: z.object({ count: z.int(), p50: z.number(), p95: z.number() }).nullable(),
});
export type AboutView = z.infer<typeof aboutView>;

/** As many changes as are shown. */
export const CHANGES_SHOWN = 100;

/** What was changed in other systems, and of credentials, from this computer: the newest first. See `AuditEntry`. */
export const changesView = z.object({
  /** Null while the memory of them is not open. */
  changes: z
    .array(
      z.object({
        at: instant,
        who: z.string(),
        action: z.enum(AUDIT_ACTIONS),
        subject: z.string(),
        certain: z.boolean(),
      }),
    )
    .max(CHANGES_SHOWN)
    .nullable(),
});
export type ChangesView = z.infer<typeof changesView>;
