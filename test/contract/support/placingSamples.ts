import type { IntentView, PlacingOptions } from '#shared/contract/placingViews.ts';
import { showable } from './numbersSamples.ts';
import type { CommandSample, EventSample } from './sample.ts';
import type { placingCommands, placingEvents } from '#shared/contract/placingSchemas.ts';
import type { NumberView } from '#shared/contract/views.ts';

/** One sound example of each command and event that rings people, keeps promises or touches flags. */

const ID = '4f1b3c0a-6d2e-4b7a-9c55-0a1b2c3d4e5f';
const OTHER_ID = '9d8c7b6a-5f4e-4d3c-8b2a-1f0e9d8c7b6a';
const party: NumberView = {
  kind: 'number',
  raw: '0612345678',
  display: '+33 6 12 34 56 78',
  e164: '+33612345678',
  country: 'FR',
};
const to = { number: '0612345678' };
const due = { at: 1_700_000_000_000, zone: 'Europe/Paris' };
const intent: IntentView = {
  id: ID,
  kind: 'callback',
  party,
  callerKey: '+33612345678',
  name: null,
  ticketId: null,
  choices: {
    outboundNumber: null,
    menuId: 9,
    parentCallId: null,
    language: 'fr',
    recordingPermission: 'notAsked',
  },
  due,
  firstDue: due,
  note: 'about the invoice',
  fromCallId: 'call-1',
  replaces: null,
  createdAt: 1_600_000_000_000,
  calledAt: null,
  state: { name: 'scheduled', at: 1_600_000_000_000, how: 'created', providerCallId: 4711 },
  attempts: [{ at: 1_600_000_000_000, endedAt: 1_600_000_000_200, outcome: 'created', detail: null }],
};
const options: PlacingOptions = {
  ready: true,
  missing: [],
  agentEmail: 'claire@example.fr',
  outboundNumbers: [party],
  companyNumbers: showable,
  menus: [{ id: 9, name: 'Support' }],
  callbackMenuId: 9,
  inboundMenuId: null,
  language: 'fr',
  askFirst: true,
  remindMinutesBefore: 5,
  overdueAfterMinutes: 10,
  callingHours: { fromMinute: 480, toMinute: 1200 },
};
const flags = { verifiedCustomer: true, badActor: null, repeatCustomer: false };

const notEmpty = { request: { surprise: 1 }, path: 'request' };
const idOnly = [
  { request: {}, path: 'id' },
  { request: { id: 'call-1' }, path: 'id' },
  { request: { id: ID, more: true }, path: 'request' },
];
const badDue = [
  { due: { at: Number.NaN, zone: 'Europe/Paris' }, path: 'due.at' },
  { due: { at: 1, zone: '' }, path: 'due.zone' },
  { due: { at: 1 }, path: 'due.zone' },
];

type Samples = { readonly [N in keyof typeof placingCommands]: CommandSample<N> };

export const placingCommandSamples: Samples = {
  'placing.options': { good: {}, bad: [notEmpty], reply: options },
  'placing.proposal': {
    good: { number: '' },
    bad: [{ request: { number: 1 }, path: 'number' }],
    reply: { proposal: null },
  },
  'placing.understand': {
    good: { text: 'call 06 12 34 56 78' },
    bad: [{ request: { text: 'x'.repeat(2_000_001) }, path: 'text' }],
    reply: {
      candidates: [
        {
          text: '06 12 34 56 78',
          party,
          extension: null,
          callerKey: '+33612345678',
          name: null,
          line: 'mobile',
          complete: true,
          emergency: false,
          emergencyIn: [],
          leftOut: null,
          zones: ['Europe/Paris'],
        },
      ],
      cut: false,
    },
  },
  'placing.clipboard': { good: {}, bad: [notEmpty], reply: { text: '06 12 34 56 78', cut: false } },
  'placing.dial': {
    good: { id: ID, to },
    bad: [
      { request: { id: ID, to: {} }, path: 'to' },
      { request: { id: 'again', to }, path: 'id' },
      { request: { id: ID, to: { number: 33612345678 } }, path: 'to.number' },
    ],
    reply: { intent, repeated: false },
  },
  'placing.queueNow': {
    good: { id: ID, to: { ticketId: '71450' }, menuId: 9 },
    bad: [
      { request: { id: ID, to }, path: 'menuId' },
      { request: { id: ID, to, menuId: 9, language: 'français' }, path: 'language' },
      { request: { id: ID, to, menuId: 9, recordingPermission: 'yes' }, path: 'recordingPermission' },
    ],
    reply: { intent, repeated: true },
  },
  'intents.read': { good: { id: ID }, bad: idOnly, reply: intent },
  'intents.open': { good: {}, bad: [notEmpty], reply: { intents: [intent] } },
  'intents.resolve': {
    good: { id: ID, answer: 'exists' },
    bad: [{ request: { id: ID, answer: 'perhaps' }, path: 'answer' }],
    reply: intent,
  },
  'intents.cancel': {
    good: { id: ID, removedThere: true },
    bad: idOnly,
    reply: { ...intent, state: { name: 'cancelled', at: 1, there: 'removedByAgent' } },
  },
  'callbacks.schedule': {
    good: { id: ID, kind: 'reminder', to, due, note: 'about the invoice' },
    bad: [
      { request: { id: ID, kind: 'dial', to, due }, path: 'kind' },
      { request: { id: ID, kind: 'callback', to, due, note: 'x'.repeat(20_001) }, path: 'note' },
      ...badDue.map(({ due: bad, path }) => ({
        request: { id: ID, kind: 'callback', to, due: bad },
        path,
      })),
    ],
    reply: intent,
  },
  'callbacks.edit': {
    good: { id: ID, kind: 'callback', to, due, note: '' },
    bad: [{ request: { id: ID, kind: 'callback', to, due }, path: 'note' }],
    reply: intent,
  },
  'callbacks.note': {
    good: { id: ID, text: 'rang twice' },
    bad: [{ request: { id: ID, text: 'x'.repeat(20_001) }, path: 'text' }],
    reply: intent,
  },
  'callbacks.replace': {
    good: { id: ID, newId: OTHER_ID, due, removedThere: false },
    bad: [{ request: { id: ID, newId: OTHER_ID, due }, path: 'removedThere' }],
    reply: { before: intent, after: { ...intent, id: OTHER_ID, replaces: ID } },
  },
  'callbacks.finish': { good: { id: ID }, bad: idOnly, reply: intent },
  'callbacks.undoFinish': { good: { id: ID }, bad: idOnly, reply: intent },
  'callbacks.list': {
    good: { group: 'today', todayEnds: 1_700_000_000_000, limit: 50 },
    bad: [
      { request: { group: 'all', todayEnds: 1, limit: 50 }, path: 'group' },
      { request: { group: 'today', todayEnds: 1, limit: 201 }, path: 'limit' },
    ],
    reply: { intents: [intent], next: { at: 1_700_000_000_000, id: ID }, unreadable: 1 },
  },
  'callbacks.counts': {
    good: { todayEnds: 1_700_000_000_000 },
    bad: [{ request: {}, path: 'todayEnds' }],
    reply: { undecided: 0, overdue: 1, today: 2, coming: 3, done: 4 },
  },
  'callbacks.ofCaller': {
    good: { callerKey: '+33612345678' },
    bad: [{ request: { callerKey: '' }, path: 'callerKey' }],
    reply: { intents: [intent], total: 1 },
  },
  'callbacks.export': {
    good: { id: null },
    bad: [{ request: { id: 'all' }, path: 'id' }],
    reply: { savedAs: null, count: 0, problem: { why: 'diskFull', file: 'callbacks.ics' } },
  },
  'flags.read': {
    good: { providerCallId: 4711 },
    bad: [{ request: { providerCallId: -1 }, path: 'providerCallId' }],
    reply: { result: 'read', flags, at: 1 },
  },
  'flags.write': {
    good: { providerCallId: 4711, flag: 'badActor', value: true },
    bad: [{ request: { providerCallId: 4711, flag: 'vip', value: true }, path: 'flag' }],
    reply: { result: 'differs', flags, at: 1 },
  },
  'pop.openForm': {
    good: { callId: 'call-1', form: 'schedule' },
    bad: [{ request: { callId: 'call-1', form: 'card' }, path: 'form' }],
    reply: {},
  },
  'pop.openCallback': { good: { id: ID }, bad: [{ request: { id: 'x' }, path: 'id' }], reply: {} },
  'links.status': {
    good: {},
    bad: [notEmpty],
    reply: { opens: { tel: true, callto: false, sip: false }, registers: true, systemSettings: false },
  },
  'links.openSystemSettings': { good: {}, bad: [notEmpty], reply: {} },
};

export const placingEventSamples: { readonly [N in keyof typeof placingEvents]: EventSample<N> } = {
  'placing.optionsChanged': { good: options, bad: { ...options, ready: 'yes' } },
  'intent.changed': { good: { intent }, bad: { intent: { ...intent, state: { name: 'due', at: 1 } } } },
  'callbacks.changed': { good: {}, bad: { all: true } },
  'flags.changed': {
    good: { providerCallId: 4711, flags, at: 1 },
    bad: { providerCallId: 4711, flags: { badActor: true }, at: 1 },
  },
};
