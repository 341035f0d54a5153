import type { CallStrings } from '../callStrings.ts';
import { pluralOf } from '../callStrings.ts';

const plural = pluralOf('en');

const failures = {
  timeout: 'did not answer in time',
  unreachable: 'cannot be reached',
  refused: 'refused access: check its token',
  misconfigured: 'answered as if the address or account were wrong',
  unreadable: 'answered something unreadable',
  serverError: 'reported an error of its own',
  rateLimited: 'asks for fewer questions',
  resting: 'is left alone for a moment after several failures',
  cancelled: 'was not waited for',
} as const;

export const callEn: CallStrings = {
  call: {
    title: 'Incoming call',
    calls: (count) => `${count} ${plural(count, 'call', 'calls')}`,
    more: (count) => `and ${count} more in the main window`,
    course: {
      incoming: {
        ringing: 'Ringing',
        answered: 'Answered',
        missed: 'Missed',
        completed: 'Ended',
        notReported: 'End not reported',
      },
      outgoing: {
        ringing: 'Calling',
        answered: 'Answered',
        missed: 'Not answered',
        completed: 'Called',
        notReported: 'Called, end not known',
      },
    },
    notSaved: 'This call is not in the history: saving failed',
    copy: 'Copy',
    copied: 'Copied',
    openCard: 'Open card',
    dismiss: 'Dismiss',
    dismissCall: (who) => `Dismiss the call of ${who}`,
  },
  party: {
    withheld: 'Withheld number',
    unreadable: 'Unreadable number',
    short: 'Short number',
    byTicket: (ticket) => `Ticket ${ticket}`,
    byCode: (code) => `Code ${code}`,
  },
  fact: {
    label: { queue: 'Queue', vip: 'VIP', onCallDuty: 'On-call' },
    yes: { vip: 'VIP', onCallDuty: 'On-call contract' },
    no: { vip: 'Not VIP', onCallDuty: 'No contract' },
    pending: 'Asking…',
    unknown: 'Unknown',
    notAsked: 'Not asked',
    failed: {
      timeout: 'No answer',
      unreachable: 'No answer',
      refused: 'Access refused',
      misconfigured: 'Wrong set-up',
      unreadable: 'Unreadable',
      serverError: 'In error',
      rateLimited: 'Too many asked',
      resting: 'No answer',
      cancelled: 'Cancelled',
    },
    announced: (queue) => `announced: ${queue}`,
    source: { encom: 'Encom', pitel: 'Pitel', history: 'History', request: 'The call itself', agent: 'You' },
    from: (source, age) => `${source}, ${age}`,
    asking: (source) => `asking ${source}`,
    lastKnown: (age) => `last known ${age}`,
    whyNotAsked: {
      withheld: 'number withheld',
      notConfigured: 'Encom not set up',
      noQuestion: 'no number to ask by',
    },
    askAgain: 'Ask again',
    askAgainFor: (fact) => `Ask again: ${fact}`,
  },
  bar: {
    asking: (source) => `Asking ${source}…`,
    answered: (source) => `${source} answered`,
    failed: (source, reason) => `${source} ${failures[reason]}`,
    notConfigured: 'Encom is not set up on this computer',
  },
  code: {
    label: 'Caller’s code',
    unknownNumber: 'Number not known: ask for the code',
    noNumber: 'No number: ask for the code',
    unknownCode: (code) => `Code ${code} is not known either`,
    send: 'Look up',
  },
  earlier: {
    none: 'No earlier call is kept on this computer',
    count: (count, age) => `${count} earlier ${plural(count, 'call', 'calls')}, the last ${age}`,
    note: (age) => `Note, ${age}`,
    notRemembered: 'Nobody can be recognised without a number',
  },
  note: {
    label: 'Note',
    placeholder: 'Saved as you type',
    saving: 'Saving…',
    saved: 'Saved',
    failed: 'Not saved',
    retry: 'Try again',
    tooLong: (length) => `Not pasted: ${length.toLocaleString('en')} characters. A note holds 20,000.`,
  },
  ago: (age) => {
    switch (age.unit) {
      case 'now':
        return 'just now';
      case 'second':
        return `${age.count} s ago`;
      case 'minute':
        return `${age.count} min ago`;
      case 'hour':
        return `${age.count} h ago`;
      case 'day':
        return `${age.count} ${plural(age.count, 'day', 'days')} ago`;
    }
  },
  labelled: (label, text) => `${label}: ${text}`,
  spoken: (state, who, facts) => `${state}: ${[who, ...facts].join(', ')}.`,
  error: {
    forbidden: 'This window may not do that',
    badRequest: 'This cannot be read',
    notFound: 'This is no longer there',
    idInUse: 'This was written down already, with other details: close the form and look at it',
    lockedByPolicy: 'Fixed by your administrator',
    busy: 'Something else is still under way',
    outdated: 'The list has changed since; look at it again',
    notConfigured: 'Not set up yet',
    storageFailed: 'Saving on this computer failed',
    vaultUnavailable: 'The computer’s key store is not available',
    internal: 'Something went wrong; the log says what',
  },
};
