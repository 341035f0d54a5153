import type { MediaStrings } from '../mediaStrings.ts';
import { pluralOf } from '../callStrings.ts';
import { providerListEn } from './cliqphone.ts';

const plural = pluralOf('en');
const sounds = (count: number): string =>
  `${count.toLocaleString('en-GB')} ${plural(count, 'sound', 'sounds')}`;

export const mediaEn: MediaStrings = {
  list: {
    ...providerListEn,
    notConfigured: 'The company’s sounds are at Cliqphone',
    failed: 'The sounds could not be read',
  },
  search: 'Search by name or id',
  counted: sounds,
  shown: (matched, count) => `${matched.toLocaleString('en-GB')} of ${sounds(count)}`,
  filter: 'Kind of sound',
  all: 'All',
  kind: {
    voicemail: 'Voicemail',
    recordingNotice: 'Recording notice',
    playback: 'Playback',
    welcomeMessage: 'Welcome',
    waitingMusic: 'Waiting music',
  },
  otherKind: 'Kind not told',
  stateFilter: 'State',
  anyState: 'Any state',
  state: { active: 'Active', inactive: 'Inactive', unknown: 'State not told' },
  table: 'Sounds of the company',
  id: (id) => `no. ${id}`,
  play: (name) => `Listen to ${name}`,
  stop: (name) => `Stop ${name}`,
  noFile: 'Cliqphone tells no address where this sound lies',
  unusable: 'Cliqphone tells an address that cannot be played',
  empty: 'Cliqphone lists no sound',
  emptyText: 'Welcome messages, waiting music and greetings show here once Cliqphone has some.',
  noMatch: 'No sound fits',
  showAll: 'Show all sounds',
  player: {
    title: (name) => `Player: ${name}`,
    region: 'Player',
    stop: 'Stop',
    state: {
      loading: 'Fetching the file…',
      ready: 'Ready',
      playing: 'Playing',
      paused: 'Paused',
      ended: 'Played to its end',
    },
    failed: {
      cutOff: 'The rest of the file did not come: the connection broke while it was playing.',
      noSound: 'The file came, but is damaged.',
      notLoaded:
        'Nothing could be played: the file did not come, came from another place than Cliqphone said, or is no sound.',
    },
    inClear:
      'Cliqphone offers this file without encryption (http:), which Ringside does not load. Ask for an https: address.',
    noFile: 'This sound has no file any more. Read the list again.',
    from: (host) => `from ${host}`,
  },
};
