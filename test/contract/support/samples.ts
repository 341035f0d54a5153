import type { CommandName, EventName } from '#shared/contract/channels.ts';
import { settingsSchema } from '#shared/contract/settings.ts';
import type { CallerCard, CallView, CredentialsView, HealthView } from '#shared/contract/views.ts';
import { numbersCommandSamples, numbersEventSamples } from './numbersSamples.ts';
import { placingCommandSamples, placingEventSamples } from './placingSamples.ts';
import { routesCommandSamples, routesEventSamples } from './routesSamples.ts';
import type { CommandSample, EventSample } from './sample.ts';

/** One sound example of everything that crosses the wall. A channel without an example does not compile. */

const facts: CallView['facts'] = {
  queue: { state: 'known', source: 'encom', at: 1_700_000_000_500, value: '0900' },
  vip: { state: 'unknown', source: 'encom', at: 1_700_000_000_500 },
  onCallDuty: {
    state: 'failed',
    source: 'encom',
    at: 1_700_000_000_500,
    reason: 'timeout',
    detail: null,
    lastKnown: { value: true, at: 1_600_000_000_000 },
  },
  pin: {
    state: 'known',
    source: 'pitel',
    at: 1_700_000_000_600,
    value: { id: '7', raw: '0612345678', extension: '104', createdAt: 1_600_000_000_000 },
  },
};
const party: CallView['party'] = {
  kind: 'number',
  raw: '0612345678',
  display: '06 12 34 56 78',
  e164: '+33612345678',
  country: 'FR',
};
const sampleCall: CallView = {
  id: 'call-1',
  source: 'smartRouting',
  direction: 'incoming',
  providerCallId: null,
  ticketId: null,
  state: 'ringing',
  endReason: null,
  party,
  called: null,
  announcedQueue: '900',
  code: null,
  startedAt: 1_700_000_000_000,
  answeredAt: null,
  endedAt: null,
  callerKey: '+33612345678',
  name: null,
  facts,
  earlier: { count: 2, lastAt: 1_600_000_000_000, lastNote: { text: 'calls back', at: 1_600_000_000_000 } },
  note: '',
  dismissed: false,
  otherParty: null,
  saved: true,
};
const card: CallerCard = {
  key: '+33612345678',
  party,
  code: null,
  name: 'Mme Roy',
  facts,
  note: '',
  providerCallId: null,
  earlierCount: 0,
  earlier: [],
};
const credentials: CredentialsView = {
  vault: { state: 'system', backend: 'gnome_libsecret', why: null },
  credentials: [
    { provider: 'encom', configured: true, account: null, fields: { token: true }, refused: null },
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
const health: HealthView = {
  smartRouting: { state: 'listening', address: 'http://127.0.0.1:8443', detail: null },
  callHook: { state: 'off', address: null, detail: null },
  encom: { state: 'idle', at: null, detail: null },
  ccai: { state: 'notConfigured', at: null, detail: null },
  pitel: { state: 'notConfigured', at: null, detail: null },
  cliqphone: { state: 'notConfigured', at: null, detail: null },
  storage: 'ready',
  notices: [{ id: 'n', kind: 'sandboxOff', at: 1, params: {} }],
};
const settings = settingsSchema.parse({});
const preferences = {
  language: 'fr',
  theme: 'system',
  region: 'FR',
  agentName: 'Claire',
  extension: '104',
} as const;

const notEmpty = { request: { surprise: 1 }, path: 'request' };
const callIdOnly = [
  { request: {}, path: 'callId' },
  { request: { callId: '' }, path: 'callId' },
  { request: { callId: 1 }, path: 'callId' },
  { request: { callId: 'x', more: true }, path: 'request' },
];

export const commandSamples: { readonly [N in CommandName]: CommandSample<N> } = {
  'calls.list': { good: {}, bad: [notEmpty], reply: { calls: [sampleCall] } },
  'calls.dismiss': { good: { callId: 'call-1' }, bad: callIdOnly, reply: {} },
  'calls.giveCode': {
    good: { callId: 'call-1', code: '4711' },
    bad: [
      { request: { callId: 'call-1', code: ' ' }, path: 'code' },
      { request: { callId: 'call-1', code: 'x'.repeat(65) }, path: 'code' },
    ],
    reply: {},
  },
  'calls.askAgain': {
    good: { callId: 'call-1', fact: 'vip' },
    bad: [{ request: { callId: 'call-1', fact: 'age' }, path: 'fact' }],
    reply: {},
  },
  'notes.save': {
    good: { about: { callId: 'call-1' }, text: 'wants a call back' },
    bad: [
      { request: { about: { callId: 'a', callerKey: 'b' }, text: '' }, path: 'about' },
      { request: { about: { callId: 'a' }, text: 'x'.repeat(20_001) }, path: 'text' },
    ],
    reply: { savedAt: 1 },
  },
  'clipboard.copy': {
    good: { text: '+33612345678' },
    bad: [
      { request: { text: 5 }, path: 'text' },
      { request: { text: 'x'.repeat(16_000_001) }, path: 'text' },
    ],
    reply: {},
  },
  'preferences.read': { good: {}, bad: [notEmpty], reply: preferences },
  'pop.resize': {
    good: { height: 220 },
    bad: [
      { request: { height: -1 }, path: 'height' },
      { request: { height: 4001 }, path: 'height' },
      { request: { height: Number.NaN }, path: 'height' },
    ],
    reply: {},
  },
  'pop.painted': {
    good: { callIds: ['call-1'], at: 1 },
    bad: [{ request: { callIds: 'call-1', at: 1 }, path: 'callIds' }],
    reply: {},
  },
  'pop.openCaller': { good: { callId: 'call-1' }, bad: callIdOnly, reply: {} },
  'window.ready': { good: {}, bad: [notEmpty], reply: {} },
  'callers.lookup': {
    good: { by: 'number', text: '06 12 34 56 78' },
    bad: [
      { request: { by: 'name', text: 'Roy' }, path: 'by' },
      { request: { by: 'code', text: '' }, path: 'text' },
    ],
    reply: { result: 'card', card },
  },
  'callers.card': {
    good: { key: '+33612345678' },
    bad: [{ request: { key: '' }, path: 'key' }],
    reply: card,
  },
  'callers.askAgain': { good: { key: 'code:1' }, bad: [{ request: {}, path: 'key' }], reply: {} },
  'callers.rename': {
    good: { key: 'code:1', name: '' },
    bad: [{ request: { key: 'code:1', name: 'x'.repeat(201) }, path: 'name' }],
    reply: {},
  },
  'history.search': {
    good: { text: '', before: null, limit: 50 },
    bad: [
      { request: { text: '', before: null, limit: 0 }, path: 'limit' },
      {
        request: { text: '', before: { startedAt: 'now', callId: 'a' }, limit: 1 },
        path: 'before.startedAt',
      },
      { request: { text: '', only: 'vip', before: null, limit: 1 }, path: 'only' },
    ],
    reply: { entries: [], next: { startedAt: 1, callId: 'a' } },
  },
  'settings.read': { good: {}, bad: [notEmpty], reply: { settings, locked: ['encom.baseUrl'] } },
  'settings.change': {
    good: { change: { theme: 'dark' } },
    bad: [
      { request: { change: [] }, path: 'change' },
      { request: { change: null }, path: 'change' },
    ],
    reply: { result: 'refused', problems: [{ path: 'theme', problem: 'invalid', detail: 'x' }] },
  },
  'credentials.read': { good: {}, bad: [notEmpty], reply: credentials },
  'credentials.set': {
    good: { provider: 'encom', fields: { token: 't' } },
    bad: [
      { request: { provider: 'other', fields: {} }, path: 'provider' },
      { request: { provider: 'encom', fields: { token: '' } }, path: 'fields.token' },
    ],
    reply: credentials,
  },
  'credentials.clear': {
    good: { provider: 'encom' },
    bad: [{ request: {}, path: 'provider' }],
    reply: credentials,
  },
  'credentials.generate': {
    good: { provider: 'callHook' },
    bad: [
      { request: { provider: 'encom' }, path: 'provider' },
      { request: { provider: 'ccai' }, path: 'provider' },
    ],
    reply: credentials,
  },
  'providers.test': {
    good: { provider: 'ccai' },
    bad: [{ request: { provider: null }, path: 'provider' }],
    reply: { provider: 'ccai', outcome: 'ok', status: 200, ms: 12, detail: null },
  },
  'health.read': { good: {}, bad: [notEmpty], reply: health },
  'notices.dismiss': {
    good: { id: 'n' },
    bad: [{ request: { id: 'x'.repeat(201) }, path: 'id' }],
    reply: {},
  },
  'about.read': {
    good: {},
    bad: [notEmpty],
    reply: {
      version: '1',
      electron: '45',
      chrome: '1',
      node: '20',
      platform: 'linux x64',
      userData: '/x',
      policyFile: null,
      calls: null,
      popMs: { count: 1, p50: 1, p95: 2 },
    },
  },
  'about.openLog': { good: {}, bad: [notEmpty], reply: {} },
  'about.changes': {
    good: {},
    bad: [notEmpty],
    reply: {
      changes: [{ at: 1, who: '104', action: 'credentialSet', subject: 'encom.token', certain: true }],
    },
  },
  ...placingCommandSamples,
  ...routesCommandSamples,
  ...numbersCommandSamples,
};

export const eventSamples: { readonly [N in EventName]: EventSample<N> } = {
  'call.changed': { good: { call: sampleCall }, bad: { call: { ...sampleCall, state: 'lost' } } },
  'call.removed': { good: { callId: 'call-1' }, bad: {} },
  'preferences.changed': { good: preferences, bad: { ...preferences, language: 'de' } },
  'pop.shown': { good: { shown: true }, bad: { shown: 'yes' } },
  'caller.changed': { good: { card }, bad: { card: { ...card, facts: {} } } },
  'history.changed': { good: {}, bad: { all: true } },
  'settings.changed': { good: { settings, locked: [] }, bad: { settings: {}, locked: 'all' } },
  'credentials.changed': { good: credentials, bad: { ...credentials, vault: null } },
  'health.changed': { good: health, bad: { ...health, storage: 'full' } },
  navigate: { good: { to: 'caller', key: '+33612345678' }, bad: { to: 'nowhere' } },
  ...placingEventSamples,
  ...routesEventSamples,
  ...numbersEventSamples,
};
