import type { numbersCommands, numbersEvents } from '#shared/contract/numbersSchemas.ts';
import type {
  CompanyNumberView,
  MediaState,
  NumbersState,
  ShowableNumbersView,
} from '#shared/contract/numbersViews.ts';
import { EMPTY_NUMBER_FORM } from '#shared/domain/numberForm.ts';
import type { CommandSample, EventSample } from './sample.ts';

/** One sound example of each command and event about the company's numbers and sound files. */

const seen: CompanyNumberView = {
  key: 'id:147',
  id: '147',
  number: '33187224465',
  e164: '+33187224465',
  display: '+33 1 87 22 44 65',
  state: 'active',
  kind: 'phone',
  zoneCode: 'fr_01',
  zone: '01',
  holder: 'Claire Morel',
  campaign: 'Accueil',
  company: 'cliqeo',
  info: null,
  locked: null,
};
const state: NumbersState = {
  reading: { state: 'read', at: 1_700_000_000_000 },
  asOf: 1_700_000_000_000,
  version: 1,
  count: 1,
  unread: 2,
  zones: [
    {
      code: 'fr_01',
      prefix: '01',
      name: '\u00CEle-de-France',
      country: 'France',
      kind: null,
      state: 'unknown',
      numbers: 1,
    },
  ],
  zonesUnread: 0,
  zonesReading: { state: 'failed', at: 1, reason: 'timeout', detail: null },
  campaigns: ['Accueil'],
  holders: ['Claire Morel'],
};
const media: MediaState = {
  reading: { state: 'reading', since: 1 },
  asOf: null,
  unread: 0,
  media: [
    {
      id: '228',
      name: 'Message introduction',
      kind: 'welcomeMessage',
      kindText: 'Message introduction',
      state: 'active',
      company: null,
      info: null,
      origin: 'https://cliqphone.com',
      address: 'usable',
    },
  ],
};
export const showable: ShowableNumbersView = {
  reading: { state: 'notRead' },
  asOf: null,
  numbers: [{ e164: '+33187224465', display: '+33 1 87 22 44 65', zone: '01', holder: null, campaign: null }],
  total: 1,
};

const refresh = [{ request: { refresh: 'yes' }, path: 'refresh' }];
const notEmpty = { request: { surprise: 1 }, path: 'request' };

type Samples = { readonly [N in keyof typeof numbersCommands]: CommandSample<N> };

export const numbersCommandSamples: Samples = {
  'numbers.state': { good: {}, bad: refresh, reply: state },
  'numbers.rows': {
    good: { query: { text: 'morel', zone: '01', number: '01 87' }, from: 0, count: 200 },
    bad: [
      { request: { query: {}, from: 0, count: 201 }, path: 'count' },
      { request: { query: {}, from: -1, count: 1 }, path: 'from' },
      { request: { query: { zone: '06' }, from: 0, count: 1 }, path: 'query.zone' },
      { request: { query: { text: 'x'.repeat(201) }, from: 0, count: 1 }, path: 'query.text' },
      { request: { query: { age: 1 }, from: 0, count: 1 }, path: 'query' },
    ],
    reply: { version: 1, matched: 1, rows: [seen] },
  },
  'numbers.available': {
    good: { zoneCode: 'fr_01' },
    bad: [{ request: { zoneCode: 1 }, path: 'zoneCode' }],
    reply: {
      result: 'known',
      numbers: [{ number: '33187224464', display: '+33 1 87 22 44 64', zoneCode: 'fr_01' }],
      cut: false,
      unread: 0,
    },
  },
  'numbers.add': {
    good: { form: { ...EMPTY_NUMBER_FORM, days: [], number: '33187224464' } },
    bad: [
      { request: { form: {} }, path: 'form.number' },
      { request: { form: { ...EMPTY_NUMBER_FORM, days: ['someday'] } }, path: 'form.days.0' },
      { request: { form: { ...EMPTY_NUMBER_FORM, id: '1' } }, path: 'form' },
    ],
    reply: { result: 'saved', now: seen },
  },
  'numbers.edit': {
    good: { seen, edit: { holder: '' } },
    bad: [
      { request: { seen: { ...seen, locked: 'perhaps' }, edit: {} }, path: 'seen.locked' },
      { request: { seen, edit: { state: 'asleep' } }, path: 'edit.state' },
      { request: { seen, edit: { token: 'x' } }, path: 'edit' },
    ],
    reply: { result: 'unconfirmed', reason: 'timeout', detail: null, look: 'absent', now: null },
  },
  'media.state': { good: { refresh: true }, bad: refresh, reply: media },
  'media.play': {
    good: { id: '228' },
    bad: [{ request: { id: '' }, path: 'id' }],
    reply: { result: 'player', url: 'ringside-app://player/windows/player/index.html?x' },
  },
  'media.stop': { good: {}, bad: [notEmpty], reply: {} },
};

export const numbersEventSamples: {
  readonly [N in keyof typeof numbersEvents]: EventSample<N>;
} = {
  'numbers.changed': { good: state, bad: { ...state, version: 'new' } },
  'media.changed': { good: media, bad: { ...media, media: [{}] } },
};
