import type { NumberRefusalCode } from '#shared/domain/numberSaving.ts';
import { pluralOf } from '../callStrings.ts';

const plural = pluralOf('en');

/** Why Cliqphone refused, said at the field or above it. */
const refusalsEn: Readonly<Record<NumberRefusalCode, string>> = {
  loginInvalid: 'Cliqphone does not accept the login or the password',
  accountInactive: 'The account is switched off at Cliqphone',
  tokenInvalid: 'Cliqphone took login and password, and then refused the sign-in that it gave',
  tokenExpired: 'The sign-in has run out, and a new one did not help',
  stateInvalid: 'Cliqphone does not take this state',
  kindInvalid: 'Cliqphone does not take this kind',
  numberInvalid: 'Cliqphone does not take this number',
  numberExists: 'This number is there already: it is in use',
  numberFormat: 'Cliqphone wants 8 to 15 digits here',
  idInvalid: 'Cliqphone does not know this entry any more',
  zoneInvalid: 'Cliqphone does not know this zone',
  campaignInvalid: 'Cliqphone does not know this campaign',
  holderInvalid: 'Cliqphone does not take this holder',
  voicemailInvalid: 'Cliqphone does not take this voicemail greeting',
  playbackInvalid: 'Cliqphone does not take this playback',
  waitingMusicInvalid: 'Cliqphone does not take this waiting music',
  forwardingInvalid: 'Cliqphone does not take this way of forwarding',
  incomingInvalid: 'Cliqphone does not take this for incoming calls',
  outgoingInvalid: 'Cliqphone does not take this for outgoing calls',
  recordingInvalid: 'Cliqphone does not take this for recording',
  emailNotificationInvalid: 'Cliqphone does not take this for e-mail notices',
  credentialRefused: 'Cliqphone refuses access',
  wrongAddress: 'Nothing of Cliqphone is at this address: check it in the settings',
  other: 'Cliqphone refuses, for a reason of its own',
};

/** What the screens of numbers and of sounds say alike; `what` is the list that is meant. */
export const providerListEn = {
  notConfiguredText:
    'Enter the address of Cliqphone, the login and the password in the settings, and they show here.',
  withheld: {
    inClear: {
      title: 'Plain HTTP is not allowed',
      text: 'The address of Cliqphone, or the one to sign in at, begins with http:. Login and password would travel unencrypted, so nothing is sent. Enter an https: address, or allow plain HTTP, in the settings.',
    },
    signInPath: {
      title: 'Where to sign in is not known',
      text: 'The path to sign in at Cliqphone is neither a path nor an address. Correct it in the settings.',
    },
  },
  openSettings: 'Set Cliqphone up',
  reading: 'Asking Cliqphone…',
  age: (ago: string) => `Read ${ago}`,
  refresh: 'Read again',
  notReadAgain: 'The list could not be read again',
  stays: (moment: string) => `What shows is from ${moment}.`,
  raw: 'What Cliqphone said',
  refused: refusalsEn,
  accountRefused: 'Check login and password in the settings.',
  tokenRefused: 'Try again; if it stays so, ask Cliqphone whether this account may read numbers and sounds.',
  saidAt: (moment: string) =>
    `Said on ${moment}; to spare the account, only “Try again” or a test of the connection asks again.`,
  unread: (count: number) =>
    `${count.toLocaleString('en-GB')} ${plural(count, 'entry', 'entries')} of Cliqphone’s list could not be read and ${plural(count, 'is', 'are')} missing here.`,
  accountInactive: 'Have Cliqphone switch it on again, or enter another account in the settings.',
} as const;
