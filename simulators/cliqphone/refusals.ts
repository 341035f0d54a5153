import type { CliqphoneForms } from './forms.ts';

/** A row of the document: the body as printed, and the code and the words that it was meant to have. */
export interface Refusal {
  readonly printed: string;
  readonly code: string;
  readonly message: string;
}

function row(printedCode: string, message: string, code: string): Refusal {
  const printed = `{"state":"ko","codeErreur":"${printedCode}", "messageErreur": "${message}" }`;
  return { printed, code, message };
}

function plain(code: string, message: string): Refusal {
  return row(code, message, code);
}

const SAVING = {
  exists: plain('0304', 'invalid Numero existe d\u00E9j\u00E0'),
  format: plain('0305', 'invalid Numero'),
  // The name of the message is lost in print, and body and column have different codes.
  recording: {
    printed: '{"state": "ko","codeErreur":\n"0318",invalid etat appel enregistrement" }',
    code: '0323',
    message: 'invalid etat appel enregistrement',
  },
  state: plain('0301', 'invalid etat'),
  incoming: plain('0311', 'invalid etat appel entrant'),
  outgoing: plain('0312', 'invalid etat appel sortant'),
  notification: plain('0315', 'invalid etat appel notif email'),
  voicemail: plain('0315', 'invalid repondeur'),
  music: plain('0317', 'invalid Musique Attente'),
  playback: plain('0316', 'invalid Musique playback'),
  zone: plain('0307', 'invalid zone'),
};

/** Every refusal that document 004 prints next to an operation. */
export const ROWS = {
  signIn: {
    inactive: row('00 02', 'compte user inactif', '0001'),
    wrong: row('00 02', 'login ou mdp invalide', '0002'),
    invalidToken: row('00 03', 'invalid token', '0003'),
    expired: row('00 04', 'token expired', '0004'),
  },
  /** Stated for every operation with a token. */
  any: { expired: plain('0004', 'token expired'), invalidToken: plain('0003', 'invalid token') },
  zoneByCode: { zone: row('030 8', 'invalid Zone', '0308'), expired: row('000 4', 'token expired', '0004') },
  availableNumbers: { zone: plain('0310', 'invalid Zone'), number: plain('0306', 'invalid numero') },
  numbers: {
    zone: row('310', 'invalid Zone', '0310'),
    // Breaks off in print, and the column has four codes.
    number: { printed: '{"state":"ko","codeErreur":"319",', code: '0319', message: 'invalid numero' },
    // The code that means "invalid" everywhere else.
    expired: plain('0003', 'token expired'),
    type: plain('0302', 'invalid type'),
    campaign: plain('0306', 'invalid compagne'),
    holder: plain('0308', 'invalid porteur'),
    state: plain('0301', 'invalid etat'),
  },
  saving: { ...SAVING, id: plain('0320', 'invalid id') },
  media: { type: plain('0202', 'invalid type'), state: plain('0201', 'invalid etat') },
} satisfies Readonly<Record<string, Readonly<Record<string, Refusal>>>>;

/** The body of a refusal. */
export function refusalBody({ printed, code, message }: Refusal, form: CliqphoneForms['refusals']): string {
  if (form === 'printed') return printed;
  return JSON.stringify({ state: 'ko', codeErreur: code, messageErreur: message });
}
