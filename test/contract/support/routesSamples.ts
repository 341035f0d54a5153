import type { BulkView, RoutesState, RouteView } from '#shared/contract/routesViews.ts';
import type { routesCommands, routesEvents } from '#shared/contract/routesSchemas.ts';
import type { CommandSample, EventSample } from './sample.ts';

/** One sound example of each command and event about callers pinned to an extension. */

const route: RouteView = {
  id: '7',
  party: {
    kind: 'number',
    raw: '0187224465',
    display: '+33 1 87 22 44 65',
    e164: '+33187224465',
    country: 'FR',
  },
  raw: '0187224465',
  extension: '104',
  mine: true,
  createdAt: 1_600_000_000_000,
  callerKey: '+33187224465',
  name: 'Mme Roy',
  twin: false,
};
const state: RoutesState = {
  reading: { state: 'reading', since: 1_700_000_000_000, came: 500, total: 100_000 },
  asOf: 1_600_000_000_000,
  incomplete: true,
  version: 3,
  count: 99_000,
  mine: 12,
  myExtension: '104',
};
const bulk: BulkView = {
  id: 'b',
  what: 'import',
  total: 100,
  done: 2,
  failed: 1,
  unknown: 0,
  state: 'stopped',
  stoppedBy: 'trouble',
  rows: [
    { key: 'line:7', number: '+33 1 87 22 44 65', outcome: { result: 'pinned', route } },
    {
      key: 'line:8',
      number: '104',
      outcome: {
        result: 'refused',
        refusal: { code: 'unknown', field: 'extension', raw: 'USER_NOT_REGISTERED' },
        status: 200,
      },
    },
  ],
};
const query = { text: '0187', mineOnly: false };
const notEmpty = { request: { surprise: 1 }, path: 'request' };

export const routesCommandSamples: {
  readonly [N in keyof typeof routesCommands]: CommandSample<N>;
} = {
  'routes.pin': {
    good: { number: '+33187224465', extension: '105', over: { id: '7', extension: '104' } },
    bad: [
      { request: { number: ' ' }, path: 'number' },
      { request: { number: '0187', extension: '' }, path: 'extension' },
      { request: { number: '0187', over: { id: '7' } }, path: 'over.extension' },
    ],
    reply: { result: 'taken', route },
  },
  'routes.unpin': {
    good: { route },
    bad: [{ request: { route: { id: '7', extension: '104' } }, path: 'route.raw' }],
    reply: { result: 'unconfirmed', reason: 'timeout', detail: null },
  },
  'routes.state': {
    good: { refresh: true },
    bad: [{ request: { refresh: 1 }, path: 'refresh' }],
    reply: state,
  },
  'routes.rows': {
    good: { query, from: 0, count: 200 },
    bad: [
      { request: { query, from: 0, count: 201 }, path: 'count' },
      { request: { query: { text: 'x'.repeat(201) }, from: 0, count: 1 }, path: 'query.text' },
    ],
    reply: { version: 3, matched: 1, rows: [route] },
  },
  'routes.bulk': {
    good: { what: 'pin', chosen: { query, except: ['8'] }, extension: '105', version: 3 },
    bad: [
      { request: { what: 'unpin', chosen: { ids: [] } }, path: 'chosen.ids' },
      { request: { what: 'swap', chosen: { ids: ['7'] } }, path: 'what' },
    ],
    reply: bulk,
  },
  'routes.holders': {
    good: { chosen: { query, except: [] }, version: 3 },
    bad: [{ request: { chosen: { ids: [] } }, path: 'chosen.ids' }],
    reply: {
      others: 40,
      holders: [{ extension: '107', count: 26, since: 1_600_000_000_000 }],
      more: { extensions: 2, count: 14 },
    },
  },
  'routes.bulkAgain': {
    good: { id: 'b', over: true },
    bad: [
      { request: {}, path: 'id' },
      { request: { id: 'b', over: 'all' }, path: 'over' },
    ],
    reply: bulk,
  },
  'routes.bulkHolders': {
    good: { id: 'b' },
    bad: [{ request: {}, path: 'id' }],
    reply: {
      others: 3,
      holders: [{ extension: '107', count: 2, since: 1_790_000_000_000 }],
      more: { extensions: 1, count: 1 },
    },
  },
  'routes.bulkState': { good: {}, bad: [notEmpty], reply: { bulk: null } },
  'routes.bulkRows': {
    good: { id: 'b', failedOnly: true, from: 0, count: 50 },
    bad: [{ request: { id: 'b', from: -1, count: 1 }, path: 'from' }],
    reply: { matched: 2, rows: bulk.rows },
  },
  'routes.bulkStop': { good: {}, bad: [notEmpty], reply: {} },
  'routes.importPreview': {
    good: {},
    bad: [notEmpty],
    reply: {
      result: 'preview',
      id: 'p',
      fileName: 'pins.csv',
      counts: { added: 1, moved: 2, same: 3, problems: 4 },
      shorts: 1,
      cut: false,
      swapped: false,
      incomplete: true,
    },
  },
  'routes.importCancel': { good: {}, bad: [notEmpty], reply: {} },
  'routes.importRows': {
    good: { id: 'p', what: 'problem', from: 0, count: 1 },
    bad: [{ request: { id: 'p', what: 'odd', from: 0, count: 1 }, path: 'what' }],
    reply: {
      matched: 1,
      rows: [
        {
          line: 7,
          what: 'problem',
          number: '8,99E+08',
          extension: '',
          short: false,
          before: null,
          problem: 'numberRounded',
          otherLine: null,
        },
      ],
    },
  },
  'routes.importRun': {
    good: { id: 'p', move: false },
    bad: [{ request: { id: 'p' }, path: 'move' }],
    reply: bulk,
  },
  'routes.export': {
    good: { query },
    bad: [{ request: {}, path: 'query' }],
    reply: { result: 'failed', why: 'diskFull' },
  },
};

export const routesEventSamples: { readonly [N in keyof typeof routesEvents]: EventSample<N> } = {
  'routes.changed': { good: state, bad: { ...state, reading: { state: 'lost' } } },
  'routes.bulkChanged': { good: bulk, bad: { ...bulk, state: 'idle' } },
};
