import type { Strings } from '../strings.ts';

/** The words for how the systems around the app are doing. */
export const healthEn: Strings['health'] = {
  title: 'Health',
  verdict: {
    checking: 'Checking…',
    good: 'All is well',
    attention: 'Needs a look',
    trouble: 'Something is wrong',
  },
  part: {
    smartRouting: 'SmartRouting endpoint',
    callHook: 'Call hook',
    encom: 'Encom',
    ccai: 'CCAI Platform',
    pitel: 'Pitel',
    cliqphone: 'Cliqphone',
    storage: 'History',
  },
  door: {
    off: 'Switched off',
    starting: 'Starting…',
    listening: 'Listening',
    needsCredential: 'Closed: it has no secret',
    portInUse: 'Closed: the port is taken',
    failed: 'Closed: it could not start',
  },
  doorAdvice: {
    needsCredential: 'Set its secret in the settings; without one anybody could announce calls.',
    portInUse: 'Another program uses this port. Choose another one, or close that program.',
    failed: 'Check address, port and TLS files in the settings.',
  },
  asked: {
    notConfigured: 'Not set up',
    idle: 'Ready, not asked yet',
    answering: 'Answering',
    failing: 'Does not answer',
    refused: 'Refuses the credentials',
    resting: 'Left alone for a moment',
  },
  askedAdvice: {
    encom: {
      notConfigured: 'Enter its address, account and token; until then nobody is identified.',
      failing: 'Calls still pop; queue, VIP and on-call stay open. Test the connection in the settings.',
      refused: 'Replace the token in the settings.',
      resting: 'It failed several times in a row and is asked again shortly.',
    },
    ccai: {
      failing: 'Its last answer did not come. If that stays so, test the connection in the settings.',
      refused: 'Check the subdomain, or replace the token in the settings.',
      resting: 'It failed several times in a row and is left alone for a few seconds.',
    },
    pitel: {
      failing: 'Check its address in the settings, and test the connection.',
      refused: 'Replace the API key in the settings.',
      resting: 'It failed several times in a row and is left alone for a few seconds.',
    },
    cliqphone: {
      failing:
        'Check its address, and whether plain HTTP is allowed, in the settings; then test the connection.',
      refused: 'Check login and password in the settings.',
      inClear:
        'Its address is one of plain HTTP, which is not allowed: nothing is sent. Enter an https: address, or allow it, in the settings.',
      signInPath: 'Where to sign in is neither a path nor an address: correct it in the settings.',
      accountInactive: 'Cliqphone says that the account is switched off: have it switched on again there.',
      resting: 'It failed several times in a row and is left alone for a few seconds.',
    },
  },
  storage: { opening: 'Opening…', ready: 'Ready', failed: 'Cannot be saved' },
  storageAdvice: 'Calls still pop, but are not kept. The log says why.',
  open: 'Open the settings',
  detail: 'Detail',
};
