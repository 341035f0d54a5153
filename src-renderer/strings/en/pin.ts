import type { PinStrings } from '../pinStrings.ts';

export const pinEn: PinStrings = {
  label: 'Pinned to an extension',
  to: (extension, mine) => (mine ? `Pinned to ${extension} (you)` : `Pinned to ${extension}`),
  toNoExtension: 'Pinned, but no extension is named',
  nobody: 'Pinned to nobody',
  since: (moment) => `in Pitel since ${moment}`,
  sinceFuture: (moment) =>
    `in Pitel since ${moment}, which is still to come: the time zone of Pitel in the settings may be wrong`,
  asking: 'Asking Pitel who has this caller…',
  failed: {
    timeout: 'Pitel did not answer in time',
    unreachable: 'Pitel cannot be reached',
    refused: 'Pitel refuses access: check the API key',
    misconfigured: 'Pitel answers as if the address were wrong',
    unreadable: 'Pitel gave an answer that cannot be read',
    serverError: 'Pitel reports an error of its own',
    rateLimited: 'Pitel asks for fewer questions',
    resting: 'Pitel is left alone for a moment after several failures',
    cancelled: 'The answer of Pitel was not waited for',
  },
  notAsked: 'Pitel is not asked about short numbers',
  lastKnown: (who, ago) => `${who}, as known ${ago}`,
  askAgain: 'Ask again',
  pinToMe: 'Pin to me',
  handBack: 'Hand back',
  takeOver: 'Take over…',
  pinning: 'Pinning…',
  unpinning: 'Handing back…',
  detail: 'Technical detail',
  settings: 'Open the settings',
  ask: {
    theirs: (extension, since) =>
      `Extension ${extension} has this caller, ${since}. Calls would no longer ring there.`,
    mine: (since) => `Your own extension has this caller, ${since}. Calls would no longer ring here.`,
    changed: (extension, since) =>
      `It changed meanwhile: extension ${extension} has this caller, ${since}. Nothing was sent.`,
    mineChanged: (since) =>
      `It changed meanwhile: your own extension has this caller, ${since}. Nothing was sent.`,
    unpin: (extension, since) =>
      `Extension ${extension} has this caller, ${since}. Calls would ring as the rules say.`,
    sinceUnknown: 'Pitel does not say since when',
    yes: 'Take over',
    no: 'Leave it',
  },
  done: {
    pinned: (extension, mine) =>
      mine ? `Pitel confirms: pinned to ${extension} (you)` : `Pitel confirms: pinned to ${extension}`,
    unpinned: 'Pitel confirms: pinned to nobody',
    gone: 'It was pinned to nobody already',
    other: (extension, mine, raw) => ({
      title: mine
        ? `This entry is gone, but another one still pins the caller to ${extension} (you)`
        : `This entry is gone, but another one still pins the caller to ${extension}`,
      why: `Pitel holds the number in another writing, too: ${raw}.`,
    }),
  },
  taken: (extension) => ({
    title: `Extension ${extension} has this caller by now`,
    why: 'Nothing was sent.',
  }),
  pinDiffers: (extension) => ({
    title:
      extension === null
        ? 'Pitel took it, but says that the caller is pinned to nobody'
        : `Pitel took it, but says that ${extension} has the caller`,
    why: extension === null ? 'Perhaps somebody else unpinned it at once.' : 'Somebody else was quicker.',
  }),
  unpinDiffers: (extension) => ({
    title: `Pitel still says that ${extension} has the caller`,
    why: 'Perhaps somebody else pinned it meanwhile.',
  }),
  notThere: (extension) => ({
    title:
      extension === null
        ? 'Not done: Pitel says that the caller is pinned to nobody'
        : `Not done: Pitel says that ${extension} has the caller`,
    why: 'No answer came, so it was asked again afterwards.',
  }),
  notTried: { title: 'Not tried', why: 'Nothing was sent about this one.' },
  refused: {
    ambiguous: {
      title: 'Not unpinned: the entry cannot be told from another one',
      why: 'Its id is also somebody’s number. It has to be deleted in Pitel itself.',
    },
    credentialRefused: { title: 'Pitel refuses access', why: 'Check the API key in the settings.' },
    wrongAddress: {
      title: 'No directory answers at this address',
      why: 'Check the address of Pitel in the settings.',
    },
    other: { title: 'Pitel refused the change', why: 'Its own words are in the detail.' },
    aboutField: {
      required: (field) => ({ title: `Pitel misses ${field}`, why: 'Nothing was changed.' }),
      malformed: (field) => ({ title: `Pitel cannot read ${field}`, why: 'Nothing was changed.' }),
      unknown: (field) => ({ title: `Pitel does not know ${field}`, why: 'Nothing was changed.' }),
    },
  },
  field: { number: 'the number', extension: 'the extension' },
  something: 'something',
  notSent: {
    title: 'Nothing was sent',
    why: 'Nothing left this computer.',
    because: {
      notConfigured: 'Pitel is not set up.',
      invalid: 'The number or the extension cannot be written as Pitel needs it.',
      misconfigured: 'The address of Pitel does not work: check the settings.',
      timeout: 'Pitel could not be reached in time.',
      unreachable: 'Pitel cannot be reached.',
      tls: 'The connection to Pitel is not safe: its certificate was not accepted.',
      resting: 'Pitel is left alone for a moment after several failures.',
      cancelled: 'It was stopped before.',
    },
  },
  unconfirmed: {
    title: 'Perhaps changed: no answer tells',
    why: 'Ask again to see who has the caller.',
    because: {
      timeout: 'Pitel did not answer in time.',
      connectionLost: 'The connection broke off.',
      serverError: 'Pitel reports an error of its own.',
      unreadable: 'What Pitel says cannot be read.',
      unexpected: 'Pitel answered neither yes nor no.',
      cancelled: 'The answer was not waited for.',
    },
  },
  rateLimited: (seconds) => ({
    title: 'Pitel asks for fewer requests and did nothing',
    why: seconds === null ? 'Try again in a moment.' : `Try again in ${seconds} s.`,
  }),
  notLookedUp: {
    title: 'Nothing was sent',
    why: 'Who has the caller could not be read before, so nobody is overwritten unseen.',
  },
  noOwnExtension: {
    title: 'Your own extension is not set',
    why: 'Enter it in the settings, on the page “You”.',
  },
  notDone: 'Nothing was changed',
};
