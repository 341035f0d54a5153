import type { NumberRefusal, NumberRefusalCode, NumberRefusalField } from '#shared/domain/numberSaving.ts';
import type { CliqphoneOperation } from './operations.ts';
import type { Said } from './wire.ts';

/** A code as four digits (`00 02`, `030 8` and `310` are printed so), or null if there is none. */
export function normalCode(sent: string | null): string | null {
  const digits = sent?.replaceAll(/\D/g, '') ?? '';
  return digits === '' ? null : digits.padStart(4, '0');
}

/** What the service says of a request. `contradiction`: neither yes nor no can be made of it. */
export function verdictOf(said: Said): 'ok' | 'ko' | 'contradiction' {
  const code = normalCode(said.code);
  const codeSays = code === null ? null : code.endsWith('00');
  const state = said.state?.toLowerCase() ?? null;
  const stateSays = state === 'ok' ? true : state === 'ko' ? false : null;
  const says = stateSays ?? codeSays;
  if (says === null || (codeSays !== null && codeSays !== says)) return 'contradiction';
  return says ? 'ok' : 'ko';
}

/**
 * Messages without accents, in small letters. They come first: two meanings share one code at the sign-in, and where the
 * tables swap them only the words are right. The first that fits counts.
 */
const MESSAGES: readonly (readonly [RegExp, NumberRefusalCode])[] = [
  [/token.*exp|\bexp(ired|ried|iree?|irer)\b/, 'tokenExpired'],
  [/token/, 'tokenInvalid'],
  [/\b(login|mdp|mot de passe|password)\b/, 'loginInvalid'],
  [/\b(compte|account|user)\b.*\b(inacti|incati)/, 'accountInactive'],
  [/existe deja|already exist/, 'numberExists'],
  [/\bzone\b/, 'zoneInvalid'],
  [/\bappel entrant\b/, 'incomingInvalid'],
  [/\bappel sortant\b/, 'outgoingInvalid'],
  [/\bnotif|e-?mail\b/, 'emailNotificationInvalid'],
  [/\benregistrement\b/, 'recordingInvalid'],
  [/\brep(o|e)ndeur\b/, 'voicemailInvalid'],
  // Before the music: one message has both words.
  [/\bplay[ _-]?back\b/, 'playbackInvalid'],
  [/\bmusique\b/, 'waitingMusicInvalid'],
  [/\b(compagne|campagne)\b/, 'campaignInvalid'],
  [/\bporteur\b/, 'holderInvalid'],
  [/\brenvoi\b/, 'forwardingInvalid'],
  [/\bid\b/, 'idInvalid'],
  // The state of a number, before the number itself.
  [/\betat\b/, 'stateInvalid'],
  [/\bformat\b.*\bnumero\b/, 'numberFormat'],
  [/\bnumero\b/, 'numberInvalid'],
  [/\btype\b/, 'kindInvalid'],
];

type CodeTable = Readonly<Record<string, NumberRefusalCode>>;

/** Section III of document 004. It leaves out 0315 and 0323, which stand next to operations. */
const FINAL_TABLE: CodeTable = {
  '0001': 'loginInvalid',
  '0002': 'accountInactive',
  '0003': 'tokenInvalid',
  '0004': 'tokenExpired',
  '0201': 'stateInvalid',
  '0202': 'kindInvalid',
  '0301': 'stateInvalid',
  '0302': 'kindInvalid',
  '0303': 'numberInvalid',
  '0304': 'numberExists',
  '0305': 'numberFormat',
  '0306': 'campaignInvalid',
  '0307': 'zoneInvalid',
  '0308': 'holderInvalid',
  '0309': 'voicemailInvalid',
  '0310': 'forwardingInvalid',
  '0311': 'incomingInvalid',
  '0312': 'outgoingInvalid',
  '0313': 'forwardingInvalid',
  '0314': 'emailNotificationInvalid',
  '0316': 'playbackInvalid',
  '0317': 'waitingMusicInvalid',
  '0318': 'recordingInvalid',
  '0319': 'numberInvalid',
  '0320': 'idInvalid',
};

/** The recording has two codes, body and column. 0315 alone is left open: it is voicemail as much as e-mail. */
const SAVE_TABLE: CodeTable = { '0315': 'other', '0323': 'recordingInvalid' };

/** Where an operation's own rows differ from the final table. */
const OWN_TABLES: Readonly<Partial<Record<CliqphoneOperation, CodeTable>>> = {
  signIn: { '0001': 'accountInactive', '0002': 'loginInvalid' },
  zoneByCode: { '0308': 'zoneInvalid' },
  availableNumbers: { '0306': 'numberInvalid', '0310': 'zoneInvalid' },
  numbers: {
    '0003': 'tokenExpired',
    '0304': 'numberInvalid',
    '0305': 'numberInvalid',
    '0310': 'zoneInvalid',
  },
  addNumber: SAVE_TABLE,
  editNumber: SAVE_TABLE,
};

const FIELDS: Readonly<Partial<Record<NumberRefusalCode, NumberRefusalField>>> = {
  loginInvalid: 'login',
  accountInactive: 'login',
  stateInvalid: 'state',
  kindInvalid: 'kind',
  numberInvalid: 'number',
  numberExists: 'number',
  numberFormat: 'number',
  idInvalid: 'id',
  zoneInvalid: 'zoneCode',
  campaignInvalid: 'campaign',
  holderInvalid: 'holder',
  voicemailInvalid: 'voicemail',
  playbackInvalid: 'playback',
  waitingMusicInvalid: 'waitingMusic',
  forwardingInvalid: 'forwarding',
  incomingInvalid: 'incoming',
  outgoingInvalid: 'outgoing',
  recordingInvalid: 'recording',
  emailNotificationInvalid: 'emailNotification',
};

/** What a refusal of document 004 means: by its words, then by the operation's own rows, then by the final table. */
export function refusalOf(operation: CliqphoneOperation, said: Said): NumberRefusal {
  const sent = normalCode(said.code);
  const code = meaningOf(operation, sent, said.message);
  return {
    code,
    field: fieldOf(operation, code),
    params: sent === null ? {} : { code: sent },
    raw: `${said.code ?? ''} ${said.message}`.trim().slice(0, 500),
  };
}

/** A refusal that is told by the HTTP status alone; `raw` is the shape of the answer. */
export function refusalByStatus(code: NumberRefusalCode, raw: string): NumberRefusal {
  return { code, field: code === 'credentialRefused' ? 'login' : null, params: {}, raw, byStatus: true };
}

/** Whether a new token may help. */
export function isAboutToken({ code }: NumberRefusal): boolean {
  return code === 'tokenExpired' || code === 'tokenInvalid';
}

function meaningOf(operation: CliqphoneOperation, code: string | null, message: string): NumberRefusalCode {
  const words = message.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const byWords = MESSAGES.find(([pattern]) => pattern.test(words))?.[1];
  const byCode = inTable(OWN_TABLES[operation], code) ?? inTable(FINAL_TABLE, code) ?? 'other';
  // "Invalid numero" is said of each of its troubles; there the code knows more.
  if (byWords === 'numberInvalid' && byCode.startsWith('number')) return byCode;
  return byWords ?? byCode;
}

function inTable(table: CodeTable | undefined, code: string | null): NumberRefusalCode | undefined {
  return table !== undefined && code !== null && Object.hasOwn(table, code) ? table[code] : undefined;
}

/** Whatever a sign-in is refused for; `type` is that of a number in lists, and what happens to a call in forms. */
function fieldOf(operation: CliqphoneOperation, code: NumberRefusalCode): NumberRefusalField | null {
  if (operation === 'signIn') return 'login';
  if (code === 'kindInvalid' && (operation === 'addNumber' || operation === 'editNumber')) return 'handling';
  return FIELDS[code] ?? null;
}
