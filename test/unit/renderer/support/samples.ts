import { settingsSchema } from '#shared/contract/settings.ts';
import type { Settings } from '#shared/contract/settings.ts';
import type {
  CallView,
  CallerCard,
  CredentialsView,
  HealthView,
  HistoryEntry,
  NumberView,
  Preferences,
} from '#shared/contract/views.ts';
import type { CallerFacts, Fact, FailureReason, LastKnown } from '#shared/domain/facts.ts';

/** The instant at which every sample lives: Tuesday 3 November 2026, 10:00 UTC. */
export const NOW = Date.UTC(2026, 10, 3, 10, 0, 0);
export const SECOND = 1000;
export const DAY = 86_400_000;

type Facts = CallView['facts'];

export function known<T>(value: T, age = 2 * SECOND): Fact<T> & { readonly state: 'known' } {
  return { state: 'known', source: 'encom', at: NOW - age, value };
}

export const unknown = { state: 'unknown', source: 'encom', at: NOW - 3 * SECOND } as const;

export function pending<T>(lastKnown: LastKnown<T> | null = null) {
  return { state: 'pending', source: 'encom', since: NOW, lastKnown } as const;
}

export function failed<T>(reason: FailureReason = 'timeout', lastKnown: LastKnown<T> | null = null) {
  return { state: 'failed', source: 'encom', at: NOW - 4 * SECOND, reason, detail: null, lastKnown } as const;
}

export function notAsked(why: 'withheld' | 'notConfigured' | 'noQuestion') {
  return { state: 'notAsked', why } as const;
}

const NO_PIN = notAsked('notConfigured');

/** The facts of a caller; to whom they are pinned nobody asked unless told otherwise. */
export function facts(change: Partial<CallerFacts> = {}): Facts {
  return {
    queue: known('900'),
    vip: known(false),
    onCallDuty: known(false),
    pin: NO_PIN,
    ...change,
  };
}

export function allFacts(
  fact: typeof unknown | ReturnType<typeof pending | typeof failed | typeof notAsked>,
): Facts {
  return { queue: fact, vip: fact, onCallDuty: fact, pin: NO_PIN } as Facts;
}

export function number(display = '+33 1 87 22 44 65', country: string | null = 'FR'): NumberView {
  const e164 = display.replaceAll(' ', '');
  return { kind: 'number', raw: e164, display, e164, country };
}

export const withheld: NumberView = {
  kind: 'withheld',
  raw: 'anonymous',
  display: '',
  e164: null,
  country: null,
};

export function call(change: Partial<CallView> = {}): CallView {
  const party = change.party ?? number();
  return {
    id: 'call-1',
    source: 'smartRouting',
    direction: 'incoming',
    providerCallId: null,
    ticketId: null,
    state: 'ringing',
    endReason: null,
    party,
    called: null,
    announcedQueue: null,
    code: null,
    startedAt: NOW - 12 * SECOND,
    answeredAt: null,
    endedAt: null,
    callerKey: party.e164,
    name: null,
    facts: facts(),
    earlier: { count: 0, lastAt: null, lastNote: null },
    note: '',
    dismissed: false,
    otherParty: null,
    saved: true,
    ...change,
  };
}

export function entry(change: Partial<HistoryEntry> = {}): HistoryEntry {
  const party = change.party ?? number();
  return {
    callId: 'past-1',
    source: 'smartRouting',
    direction: 'incoming',
    providerCallId: null,
    ticketId: null,
    state: 'ended',
    endReason: 'completed',
    party,
    called: null,
    callerKey: party.e164,
    name: null,
    announcedQueue: null,
    code: null,
    startedAt: NOW - DAY,
    answeredAt: NOW - DAY + 5 * SECOND,
    endedAt: NOW - DAY + 65 * SECOND,
    facts: facts(),
    note: '',
    ...change,
  };
}

export function card(change: Partial<CallerCard> = {}): CallerCard {
  return {
    key: '+33187224465',
    party: number(),
    code: null,
    name: null,
    facts: facts(),
    note: '',
    providerCallId: null,
    earlierCount: 0,
    earlier: [],
    ...change,
  };
}

export const preferences: Preferences = {
  language: 'en',
  theme: 'system',
  region: 'FR',
  agentName: 'Claire Morel',
  extension: '104',
};

export const health: HealthView = {
  smartRouting: { state: 'listening', address: 'http://127.0.0.1:8443/smartrouting', detail: null },
  callHook: { state: 'off', address: null, detail: null },
  encom: { state: 'answering', at: NOW, detail: null },
  ccai: { state: 'notConfigured', at: null, detail: null },
  pitel: { state: 'notConfigured', at: null, detail: null },
  cliqphone: { state: 'notConfigured', at: null, detail: null },
  storage: 'ready',
  notices: [],
};

export const credentials: CredentialsView = {
  vault: { state: 'system', backend: 'keychain', why: null },
  credentials: [
    { provider: 'encom', configured: true, account: null, fields: { token: true }, refused: null },
    { provider: 'smartRouting', configured: false, account: null, fields: {}, refused: null },
    { provider: 'callHook', configured: false, account: null, fields: {}, refused: null },
    { provider: 'ccai', configured: false, account: null, fields: { token: false }, refused: null },
    { provider: 'pitel', configured: false, account: null, fields: { apiKey: false }, refused: null },
    {
      provider: 'cliqphone',
      configured: false,
      account: null,
      fields: { login: false, password: false },
      refused: null,
    },
  ],
};

export function settings(): Settings {
  return settingsSchema.parse({});
}
