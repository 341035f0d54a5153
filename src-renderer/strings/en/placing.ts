import type { PlacingStrings, Said } from '../placingStrings.ts';

const said = (title: string, advice: string): Said => ({ title, advice });

const quote = (text: string): string => (text === '' ? '' : ` “${text}”`);

const look = 'Look in the agent adapter or in CCAI Platform first.';

export const placingEn: PlacingStrings = {
  kind: { dial: 'Call', queueNow: 'Call through a queue', callback: 'Callback', reminder: 'Reminder' },
  field: {
    agent: 'the agent’s e-mail',
    number: 'the number to call',
    ticket: 'the ticket',
    outboundNumber: 'the number shown to the called party',
    menu: 'the menu',
    parentCall: 'the earlier call',
    scheduledAt: 'the time',
    language: 'the language',
    recordingPermission: 'the recording permission',
    callType: 'the kind of call',
  },
  something: 'a value',
  sending: {
    dial: said('Placing the call…', 'CCAI Platform rings you, then the other side.'),
    queueNow: said('Putting them in the queue…', 'CCAI Platform is being asked to call this person now.'),
    callback: said('Handing over the callback…', 'CCAI Platform is being asked to call at the time.'),
    reminder: said('Saving the reminder…', 'It stays on this computer.'),
  },
  notSent: {
    title: {
      dial: 'Not called: nothing left this computer',
      queueNow: 'Not put in the queue: nothing left this computer',
      callback: 'Not handed over yet',
      reminder: 'Not saved yet',
    },
    turnedAway: {
      dial: 'Not called: turned away for now',
      queueNow: 'Not put in the queue: turned away for now',
      callback: 'Not handed over: turned away for now',
      reminder: 'Not saved yet',
    },
    waiting: {
      dial: 'Ready, not called yet',
      queueNow: 'Ready, not put in the queue yet',
      callback: 'Waits to be handed over to CCAI Platform',
      reminder: 'Waits to be saved',
    },
    why: {
      notConfigured: () => 'CCAI Platform is not set up on this computer.',
      invalid: (detail) => `The request cannot be written down${detail === '' ? '' : `: ${detail}`}.`,
      misconfigured: () => 'The address of CCAI Platform cannot be used as it stands.',
      timeout: () => 'No connection to CCAI Platform came about in time.',
      unreachable: () => 'CCAI Platform cannot be reached.',
      tls: () => 'The certificate of CCAI Platform is not trusted on this computer.',
      resting: () => 'CCAI Platform failed several times in a row and is left alone for a few seconds.',
      cancelled: () => 'It was stopped before it left.',
      rateLimited: () => 'CCAI Platform asks for fewer requests and did nothing.',
    },
    advice: {
      notConfigured: 'Complete the set-up, then try again.',
      invalid: 'Change what is named, then try again.',
      misconfigured: 'Check the address in the settings.',
      timeout: 'Check network and proxy, then try again.',
      unreachable: 'Check network and proxy, then try again.',
      tls: 'Ask your administrator, or check the address in the settings.',
      resting: 'Try again in a moment.',
      cancelled: 'Try again if it is still wanted.',
      rateLimited: 'Try again a little later.',
    },
    tooLate: said(
      'Its time passed before it could be handed over',
      'CCAI Platform never had it and calls nobody. Call now, or choose another time.',
    ),
    byItself: 'It goes out by itself as soon as it can.',
    againAt: (time) => `Not before ${time}.`,
  },
  created: {
    dial: said('The call is placed', 'Your phone rings first; the call shows in Live.'),
    queueNow: said(
      'In the queue',
      'CCAI Platform calls this person and connects a free agent; the call shows in Live.',
    ),
    callback: said(
      'CCAI Platform has the callback',
      'It calls the customer at the time and connects an agent.',
    ),
    reminder: said('Reminder set', 'Ringside reminds you at the time.'),
  },
  agentSaysSo: {
    dial: said('Placed, as you found', 'You looked it up; nothing is sent again.'),
    queueNow: said('In the queue, as you found', 'You looked it up; nothing is sent again.'),
    callback: said('CCAI Platform has it, as you found', 'You looked it up; nothing is sent again.'),
    reminder: said('Reminder set', 'Ringside reminds you at the time.'),
  },
  reminderSet: said('You call', 'Ringside reminds you at the time. CCAI Platform knows nothing of it.'),
  providerId: (id) => `CCAI call ${id}`,
  finish: {
    chooseNumber: said(
      'Choose the number in the agent adapter',
      'CCAI Platform asks there which number the called party should see. It calls once you have chosen.',
    ),
    adapter: said(
      'Finish in the agent adapter',
      'CCAI Platform has opened the call there and waits for you to confirm it.',
    ),
    ticket: said(
      'Call from the ticket in the agent adapter',
      'CCAI Platform wants this call to be started there, from the ticket.',
    ),
    unknown: said(
      'Look into the agent adapter',
      'CCAI Platform accepted the request without placing a call. Something waits for you there.',
    ),
  },
  finished: said('Done', 'You marked it as done.'),
  cancelled: {
    nothing: said('Cancelled', 'CCAI Platform never had it: nobody is called.'),
    remains: said('Cancelled here only', 'CCAI Platform still has it and will call. Remove it there.'),
    removedByAgent: said('Cancelled', 'You removed it in CCAI Platform.'),
    unknown: said('Given up', 'Whether CCAI Platform has it is not known. It may still call.'),
  },
  unconfirmed: {
    title: {
      dial: 'Perhaps placed: no answer tells',
      queueNow: 'Perhaps in the queue: no answer tells',
      callback: 'Perhaps handed over: no answer tells',
      reminder: 'Not certain',
    },
    sentAt: (when) => `Sent on ${when}.`,
    why: {
      timeout: 'No answer came in time.',
      connectionLost: 'The connection broke before the answer.',
      serverError: 'CCAI Platform reported an error of its own.',
      unreadable: 'The answer cannot be read.',
      unexpected: 'The answer says neither yes nor no.',
      cancelled: 'Ringside stopped waiting for the answer.',
      interrupted: 'Ringside ended while it was on its way.',
    },
    advice: {
      dial: `${look} If your phone rings or the call stands there, it was placed.`,
      queueNow: `${look} If the person waits in the queue there, it was placed.`,
      callback: `${look} If the callback stands there, it was taken.`,
      reminder: 'Look at it and decide.',
    },
  },
  refusal: {
    required: (field) => said(`CCAI Platform needs ${field}`, 'Fill it in and try again.'),
    malformed: (field) => said(`CCAI Platform cannot read ${field}`, 'Correct it and try again.'),
    notFound: (field, quoted) =>
      said(`CCAI Platform does not know ${field}${quote(quoted)}`, 'Correct it and try again.'),
    numberOrTicketRequired: () =>
      said('CCAI Platform needs a number or a ticket', 'Fill in one of the two and try again.'),
    agentUnavailable: () =>
      said(
        'You are busy or offline in CCAI Platform',
        'Make yourself available in the agent adapter, then try again.',
      ),
    agentUnknown: () =>
      said(
        'CCAI Platform does not know your e-mail',
        'Enter the e-mail under which you sign in to CCAI Platform.',
      ),
    agentMayNotCall: () =>
      said('You may not call out in CCAI Platform', 'An administrator of CCAI Platform has to permit it.'),
    contactNotFound: () =>
      said('The ticket has nobody to call', 'Check the ticket, or call by number instead.'),
    callTypeInvalid: () =>
      said(
        'CCAI Platform does not accept this kind of call',
        'Your CCAI Platform may not offer it. Ask an administrator.',
      ),
    menuRedirected: () =>
      said(
        'This menu is redirected by hand and takes no calls',
        'Choose another menu, or schedule it for later.',
      ),
    menuAfterHours: () =>
      said('This menu is closed: outside its hours', 'Choose another menu, or schedule it for its hours.'),
    menuClosed: (_field, quoted) =>
      said(`This menu takes no calls now${quote(quoted)}`, 'Choose another menu, or schedule it for later.'),
    menuWrongKind: (_field, quoted) =>
      said(
        'This menu cannot be used for this',
        `${quoted === '' ? '' : `CCAI Platform asks for: ${quoted}. `}Choose another menu.`,
      ),
    languageUnavailable: (_field, quoted) =>
      said(`The menu does not speak the language${quote(quoted)}`, 'Choose another language, or none.'),
    languageUnknown: (_field, quoted) =>
      said(`CCAI Platform does not know the language${quote(quoted)}`, 'Choose another language, or none.'),
    credentialRefused: () =>
      said('CCAI Platform refuses the token', 'Check the subdomain, or replace the token in the settings.'),
    wrongAddress: () =>
      said('Nothing takes calls at this address', 'Check the subdomain and the address in the settings.'),
    other: () => said('CCAI Platform refused', 'Its own words say why.'),
  },
  refused: {
    dial: 'Not called.',
    queueNow: 'Not put in the queue.',
    callback: 'Not taken by CCAI Platform.',
    reminder: 'Not saved.',
  },
  raw: 'What CCAI Platform answered',
  detail: 'Technical detail',
  status: (status) => `HTTP ${status}`,
  step: {
    send: 'Try again',
    sendIn: (wait) => `Try again in ${wait}`,
    sendAgain: 'Send again',
    callAgain: 'Call again',
    exists: {
      dial: 'It was placed',
      queueNow: 'It was placed',
      callback: 'It stands there',
      reminder: 'It stands',
    },
    scheduleInstead: 'Schedule instead',
    giveUp: 'Give up',
    openSettings: 'Open the settings',
    mayRingTwice: 'If it was placed after all, it rings a second time.',
  },
};
