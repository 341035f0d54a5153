import type { DialStrings } from '../dialStrings.ts';

export const dialEn: DialStrings = {
  title: { dial: 'Call somebody', queueNow: 'Put somebody in a queue' },
  ask: (who) => `Call ${who}?`,
  askAnybody: 'Call this number?',
  askedBy: {
    link: 'A link in another program asks for this call. Nothing has been called yet.',
    clipboard: 'This was on the clipboard. Nothing has been called yet.',
    emptyClipboard: 'There is no text on the clipboard. Nothing has been called.',
  },
  number: { label: 'Number', placeholder: 'Type or paste anything with a number in it' },
  reading: 'Reading…',
  readFailed: 'The text could not be read',
  cut: 'The text is long: only its beginning was looked at.',
  none: {
    noDigits: 'There is no number in this text.',
    tooShort: 'These are too few digits for a number.',
    tooLong: 'These are too many digits for a number.',
    unreadable: 'These digits are no number that can be called.',
  },
  noneInBeginning: 'There is no number in the beginning of this text; the rest was not looked at.',
  candidates: (count) => `${count} numbers found: choose one`,
  unread: (count, pieces) =>
    `${count} more that ${count === 1 ? 'looks' : 'look'} like a number could not be read: ${pieces}. Perhaps a country code is missing.`,
  extension: (digits) => `Extension ${digits}: dial it yourself once you are connected`,
  leftOut: {
    tones: (text) => `“${text}” is not dialled with it: press these keys yourself once you are connected`,
    alternative: (text) => `“${text}” was left out: it makes no number`,
  },
  line: {
    fixed: 'Landline',
    mobile: 'Mobile',
    fixedOrMobile: 'Landline or mobile',
    voip: 'Internet number',
    tollFree: 'Free of charge',
    premium: 'Premium rate',
    sharedCost: 'Shared cost',
    other: 'Other service',
  },
  timeThere: (time, place) => `${time} there (${place})`,
  timeRange: (earliest, latest) => `Between ${earliest} and ${latest} there: the time is not certain`,
  timeUnknown: 'The time there is not known',
  timeAssumed: (time, place) => `The number does not tell where it rings; it is ${time} in ${place}`,
  warning: {
    emergency: (where) =>
      `This looks like an emergency number${where === '' ? '' : ` (${where})`}. Calls from here do not say where you are.`,
    premium: () => 'Premium rate: this call may be expensive.',
    sharedCost: () => 'Shared cost: this call may cost extra.',
    short: () =>
      'Too short for CCAI Platform, which calls whole numbers only. Complete it, or dial it on your own phone.',
    incomplete: (country) =>
      `This does not look like a complete number${country === '' ? '' : ` (${country})`}: check the digits.`,
    lateHour: (hours) => `It is outside the hours for calling there (${hours}).`,
    perhapsLate: (hours) => `It may be outside the hours for calling there (${hours}).`,
  },
  notCallable: {
    short: 'The number is too short: CCAI Platform calls whole numbers only.',
    withheld: 'The number is withheld: nobody can be called back.',
    unreadable: 'This is no number that can be called.',
  },
  providerCalls: {
    soon: (when) =>
      `CCAI Platform calls this person at ${when}, as promised, whatever you do now: they would be rung twice.`,
    perhapsNow: (when) =>
      `CCAI Platform was to call this person on ${when} and may be calling now: a second call would ring them twice.`,
  },
  standing: (when) => `Your call to this number of ${when} is not confirmed: it may be ringing.`,
  ticket: {
    label: 'Ticket',
    hint: 'Optional: the record in your CRM',
    bad: {
      tooLong: (length) =>
        `This is too long for a ticket: ${length} characters, and 100 at most. Nothing was cut off.`,
      unseen: () => 'This is no ticket: it holds line breaks or characters that cannot be seen.',
    },
    wins: 'The ticket wins: CCAI Platform dials the number of the ticket, not the number above.',
  },
  outbound: {
    label: 'Shown to the called party',
    provider: 'As CCAI Platform decides',
    none: 'CCAI Platform decides; numbers to choose from can be entered in the settings.',
  },
  mode: {
    label: 'How',
    name: { dial: 'Call now', queueNow: 'Put in a queue' },
    hint: {
      dial: 'CCAI Platform rings you, then the other side.',
      queueNow: 'CCAI Platform calls the person now and connects whoever is free.',
    },
  },
  menu: {
    label: 'Menu',
    named: (name, id) => `${name} (${id})`,
    choose: 'Choose a menu',
    other: 'Another one, by its id…',
    id: 'Id of the menu',
    idHint: 'Menus can be given names in the settings',
  },
  more: 'Language, recording and number shown',
  language: {
    label: 'Language',
    hint: 'Such as en or fr; empty: as CCAI Platform decides',
    bad: 'Nothing was sent: this is no language code, such as “fr” or “en-GB”.',
  },
  recording: {
    label: 'May it be recorded?',
    hint: 'Counts only where the queue asks',
    name: { notAsked: 'Not asked', denied: 'No', granted: 'Yes' },
  },
  action: {
    dial: 'Call',
    queueNow: 'Put in the queue',
    anyway: 'Call anyway',
    sending: 'Sending…',
    later: 'Call back later…',
    remind: 'Remind me to call…',
    change: 'Change and try again',
    showLive: 'Show in Live',
    close: 'Close',
    dismiss: 'Dismiss',
    settings: 'Open the settings',
  },
  missing: {
    title: 'Ringside cannot call out yet. Still missing:',
    item: {
      baseUrl: 'the address of CCAI Platform',
      subdomain: 'the subdomain of CCAI Platform',
      token: 'the token of CCAI Platform',
      agentEmail: 'the e-mail under which CCAI Platform knows you',
    },
    enter: 'Enter it',
    reminders: 'Reminders work without it: Ringside tells you when, and you call.',
  },
  restored: 'What you had typed is still here.',
  afresh: 'Start afresh',
  begun: 'You had begun another call:',
  goOn: (what) => `Go on with “${what}”`,
  agent: (email) => `Calls as ${email}`,
  repeated:
    'You called this number a moment ago, or the call is not over yet: this is that call, and nothing new was placed.',
  notPlaced: 'Nothing was placed',
  news: 'Call from here',
};
