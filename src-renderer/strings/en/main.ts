import type { Strings } from '../strings.ts';
import { pluralOf } from '../callStrings.ts';
import { callEn } from './call.ts';
import { healthEn } from './health.ts';
import { settingsEn } from './settings.ts';
import { testResultsEn } from './testResults.ts';

const plural = pluralOf('en');

const inClear: Readonly<Record<string, string>> & { readonly smartRouting: string } = {
  encom: 'Encom is asked over plain HTTP: the token and the numbers can be read on the way.',
  ccai: 'CCAI Platform is reached over plain HTTP: the token can be read on the way.',
  pitel: 'Pitel is reached over plain HTTP: the API key and the numbers can be read on the way.',
  cliqphone: 'Cliqphone is reached over plain HTTP: login, password and token can be read on the way.',
  smartRouting:
    'The SmartRouting endpoint can be reached from other computers over plain HTTP: its key can be read on the way.',
};

export const en: Strings = {
  ...callEn,
  app: {
    name: 'Ringside',
    title: (screen) => `${screen} – Ringside`,
    skip: 'Skip to the content',
    navigation: 'Screens',
    back: 'Back',
    close: 'Close',
    retry: 'Try again',
    reload: 'Reload the window',
    loading: 'Loading…',
    loadFailed: 'This could not be loaded',
    partMissing: 'A part of Ringside is not at hand. Calls and notes are safe.',
  },
  screen: {
    live: 'Live',
    lookup: 'Look up',
    history: 'History',
    callbacks: 'Callbacks',
    numbers: 'Numbers',
    media: 'Sounds',
    routes: 'Pinned callers',
    settings: 'Settings',
    about: 'About',
  },
  callbacks: {
    waiting: (overdue, undecided) =>
      [
        overdue === 0 ? '' : `${overdue} overdue`,
        undecided === 0 ? '' : `${undecided} ${plural(undecided, 'waits', 'wait')} for your decision`,
      ]
        .filter((part) => part !== '')
        .join(', '),
  },
  live: {
    waiting: (count) => `${count} ${plural(count, 'call rings', 'calls ring')}`,
    list: 'Calls now',
    emptyTitle: 'No call right now',
    emptyText: 'The next one shows here and in the pop, the moment it is announced.',
    dismissEnded: (count) => `Clear ended calls (${count})`,
    dismissEndedAbout: 'They stay in history.',
    clearNotPlaced: (count) => `Clear calls not placed (${count})`,
    clearNotPlacedAbout: 'Refused, or never left this computer. What may be ringing stays until you decide.',
    emptyNoDoor: 'No call can arrive yet: neither the SmartRouting endpoint nor the call hook is listening.',
  },
  callOut: {
    call: 'Call',
    laterWho: (who) => `Call ${who} back later`,
    callWho: (who) => `Call ${who}`,
    calling: 'Calling…',
    dial: 'Call somebody',
    open: (count) => `${count} ${plural(count, 'call waits', 'calls wait')} for your decision`,
    openFailed: 'Calls that may wait for your decision could not be read',
  },
  lookup: {
    label: 'Number or code',
    placeholder: '01 87 22 44 65, +32 2 555 12 12, 12345…',
    by: 'Search as',
    byNumber: 'Number',
    byCode: 'Code',
    guessed: 'guessed',
    ask: 'Look up',
    hint: 'Type the number of a caller, or the code they gave.',
    unreadable: (text) => `“${text}” is not a number that anyone can be looked up by.`,
    tryCode: 'Search it as a code',
  },
  history: {
    search: 'Search in the history',
    filter: 'Show',
    only: { all: 'All', missed: 'Missed', noted: 'With a note' },
    list: 'Calls of the past',
    empty: 'No call in the history yet',
    emptyText: 'Every call is kept here with what was known, and your notes.',
    noMatch: (text) => (text === '' ? 'No call fits this filter' : `No call fits “${text}”`),
    moreFailed: 'Older calls could not be loaded',
    anonymous: 'There is no card of a caller without a number',
    today: 'Today',
    yesterday: 'Yesterday',
    lasted: (duration) => `lasted ${duration}`,
    ccaiCall: (id) => `CCAI call ${id}`,
  },
  caller: {
    name: 'Name',
    namePlaceholder: 'Give this caller a name',
    nameSaved: 'Name saved',
    note: 'Note about this caller',
    facts: 'What is known',
    earlier: 'Calls',
    earlierShown: (shown, count) => `the latest ${shown} of ${count}`,
    none: 'No call of this caller is kept on this computer',
    addNote: 'Add a note',
    noteOf: (when) => `Note of ${when}`,
    now: 'On the phone now',
  },
  source: { smartRouting: 'Enreach', callHook: 'Softphone', link: 'Link', placed: 'Called from here' },
  health: healthEn,
  notice: {
    label: 'Notices',
    text: {
      settingsBroken: ({ file }) =>
        `The settings could not be read; Ringside runs on its defaults.${file ? ` The old file is kept as ${file}.` : ''}`,
      settingsValueIgnored: ({ detail }) =>
        `Some settings do not fit; their defaults hold instead${detail ? `: ${detail}` : ''}.`,
      databaseBroken: ({ file, carried = '0', lost }) =>
        lost === undefined
          ? [
              'The history was damaged; a new one was begun.',
              carried === '0'
                ? ''
                : ` ${carried} open ${plural(Number(carried), 'call or callback was', 'calls and callbacks were')} carried over.`,
              file ? ` The old one is kept as ${file}.` : '',
            ].join('')
          : [
              lost === 'unknown'
                ? 'Callbacks promised before the history was damaged may be missing; nobody can tell from here.'
                : `${lost} ${plural(Number(lost), 'call or callback that was open when the history was damaged is', 'calls and callbacks that were open when the history was damaged are')} missing.`,
              ' Look them up where you can, and close this notice once you have.',
            ].join(''),
      policyProblem: ({ file, detail }) =>
        `The administrator’s policy${file ? ` (${file})` : ''} has a fault.${detail ? ` Ignored: ${detail}` : ''}`,
      secretsProblem: ({ file, detail }) =>
        `The file of credentials${file ? ` (${file})` : ''} could not be taken over.${detail ? ` ${detail}` : ''}`,
      vaultSessionOnly: () =>
        'This computer offers no safe place for credentials: they are kept until Ringside closes.',
      vaultUnreadable: ({ file, detail }) =>
        `Stored credentials cannot be read any more${detail ? ` (${detail})` : ''}; please enter them again.${file ? ` The old file is kept as ${file}.` : ''}`,
      storageFailed: ({ detail }) => `Calls and notes cannot be saved.${detail ? ` ${detail}` : ''}`,
      inClear: ({ name = '' }) => inClear[name] ?? inClear.smartRouting,
      shortcutRefused: ({ key = '' }) =>
        `The shortcut ${key} is not to be had: another program uses it, or it is no key.`,
      callsLeftOpen: ({ count = '' }) =>
        `${count} ${plural(Number(count), 'call was open when Ringside closed and may still go on: its end was', 'calls were open when Ringside closed and may still go on: their end was')} not reported.`,
      sandboxOff: () => 'Ringside runs without its sandbox. Only do so for a trial.',
    },
    openHistory: 'Open History',
    dismiss: 'Dismiss this notice',
  },
  about: {
    tagline: 'Says who is calling before you answer.',
    pops: (p50, p95, count) =>
      `Your pops: ${p50} ms median, 95 of 100 within ${p95} ms (last ${count} ${plural(count, 'call', 'calls')})`,
    noPops: 'Your pops will be timed here from the first call on.',
    ms: (value) => `${value} ms`,
    version: 'Version',
    runtime: 'Runtime',
    platform: 'System',
    userData: 'Data folder',
    policyFile: 'Policy file',
    noPolicy: 'None',
    calls: 'Calls in the history',
    unknownCalls: 'Not known: the history is not open',
    openLog: 'Open the log',
    keyboard: 'Keyboard',
    keys: [
      ['Ctrl 1 … 9', 'Screens, in the order of the rail'],
      ['Ctrl K', 'Look somebody up'],
      ['Ctrl D', 'Call somebody'],
      ['Esc', 'Close the card'],
      ['↑ ↓', 'Move in lists'],
      ['C, L', 'In the history: call, call back later'],
      ['Del, Shift Del', 'In Live: dismiss an ended call, or all of them'],
    ],
  },
  settings: settingsEn,
  section: {
    agent: 'You',
    appearance: 'Appearance and language',
    alerts: 'Pop and sound',
    encom: 'Encom',
    smartRouting: 'SmartRouting',
    callHook: 'Call hook',
    ccai: 'CCAI Platform',
    pitel: 'Pitel',
    cliqphone: 'Cliqphone',
    links: 'Links and shortcut',
    callbacks: 'Callbacks',
    history: 'History',
    startup: 'Start',
    network: 'Network',
  },
  credentials: {
    title: 'Credentials',
    field: {
      token: 'Token',
      apiKey: 'API key',
      username: 'User name',
      login: 'Login',
      password: 'Password',
    },
    configured: 'Configured',
    notSet: 'Not set',
    account: (account) => `as ${account}`,
    refused: (status, when) => (status === null ? `Refused ${when}` : `Refused with ${status} ${when}`),
    replace: 'Replace',
    set: 'Enter',
    save: 'Save',
    cancel: 'Cancel',
    clear: 'Remove',
    clearAsk: 'Remove these credentials?',
    clearYes: 'Yes, remove',
    generate: 'Make one and copy it',
    generateAgain: 'Make a new one and copy it',
    generated: 'Made and copied. Paste it where it belongs now: it is never shown.',
    writeOnly: 'What is stored is never shown again.',
    either: 'An API key, or a user name with a password, or both.',
    vault: {
      system: 'Encrypted by the operating system',
      session: 'Kept in memory only, until Ringside closes',
    },
    vaultWhy: {
      unavailable: 'the computer offers no key store',
      basicText: 'the key store would only keep plain text',
      unreadableFile: 'the stored file cannot be decrypted',
    },
  },
  test: {
    run: 'Test the connection',
    running: 'Testing…',
    result: testResultsEn,
    account: {
      accountInactive: 'Cliqphone knows the account and says that it is switched off',
      loginInvalid: 'Cliqphone refuses login or password',
      tokenRefused:
        'Cliqphone accepts login and password, but not the sign-in that it gives: its lists stay closed',
    },
    took: (ms, status) => (status === null ? `${ms} ms` : `HTTP ${status}, ${ms} ms`),
  },
};
