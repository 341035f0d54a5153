import { digitsAsSent } from '#shared/domain/companyNumber.ts';
import type { AvailableFilters, NumberFilters } from '#shared/domain/companyNumber.ts';
import type { MediaFilters, MediaKind } from '#shared/domain/media.ts';
import { WEEKDAYS } from '#shared/domain/numberForm.ts';
import type { NumberEdit, NumberField, Weekday } from '#shared/domain/numberForm.ts';

/** What the documents leave open, and where the service is. */
export interface CliqphoneSettings {
  /** Null: not set up. */
  readonly baseUrl: string | null;
  /** Token and password travel in clear over http, so that it takes a yes. Document 004 shows both schemes. */
  readonly allowInsecureHttp: boolean;
  /** `form`: `metadata[code]=fr_01`; `json`: `{"code":"fr_01"}`. Document 004 shows both. */
  readonly bodyEncoding: 'form' | 'json';
  /** A path, or a whole address where only the sign-in is reached over https. Documented: `SIGN_IN_PATH`. */
  readonly signInPath: string;
  /** For each request; a sign-in that has to come first has as long again. */
  readonly timeoutMs: number;
  /** Document 004 says "date" and nothing more. `iso`: `2021-02-10`; `dayFirst`: `10-02-2021`. */
  readonly dateFormat: 'iso' | 'dayFirst';
}

/** The operations of document 004 (Cliqphone Developers API). */
export type CliqphoneOperation =
  'signIn' | 'zones' | 'zoneByCode' | 'availableNumbers' | 'numbers' | 'addNumber' | 'editNumber' | 'media';

/** Printed twice in document 004, however much it looks like a slip. */
export const SIGN_IN_PATH = '/api/auto';

/** Lists come whole: thousands of numbers in one answer. */
export const CLIQPHONE_HTTP = { maxBodyBytes: 32 * 1024 * 1024, silenceMs: 30_000, connections: 4 } as const;

/** Parameters by their documented names, in the documented order. */
export type Parameters = Readonly<Record<string, string | boolean>>;

/** One request to be sent once there is a token. Without parameters it is a GET. */
export interface CliqphoneRequest {
  readonly operation: CliqphoneOperation;
  readonly path: string;
  readonly parameters: Parameters | null;
}

export const zonesRequest: CliqphoneRequest = {
  operation: 'zones',
  path: '/api/getallzone',
  parameters: null,
};

/** The samples write zone codes in small letters. */
export function zoneByCodeRequest(code: string): CliqphoneRequest {
  const parameters = { code: code.trim().toLowerCase() };
  return { operation: 'zoneByCode', path: '/api/getallbyzone', parameters };
}

/** Free numbers. As in the samples, what does not filter is sent blank. */
export function availableNumbersRequest({ zoneCode, number }: AvailableFilters): CliqphoneRequest {
  return {
    operation: 'availableNumbers',
    path: '/numeroapi/getlistnumerodispobyzone',
    parameters: { code: zoneCode?.trim().toLowerCase() ?? '', numero: phone(number) },
  };
}

export function numbersRequest(filters: NumberFilters): CliqphoneRequest {
  const { zoneCode, state, kind, number, campaign, holder } = filters;
  return {
    operation: 'numbers',
    path: '/numeroapi/getlistnumerodispo',
    parameters: {
      code: zoneCode?.trim().toLowerCase() ?? '',
      etat: state === undefined ? '' : state === 'active',
      type: kind === undefined ? '' : kind === 'fax' ? 'FA' : 'TE',
      numero: phone(number),
      compagne: campaign?.trim() ?? '',
      porteur: holder?.trim() ?? '',
    },
  };
}

export function mediaRequest({ state, kind, name }: MediaFilters): CliqphoneRequest {
  return {
    operation: 'media',
    path: '/mediapi/getlistmedia',
    parameters: {
      etat: state === undefined ? '' : state === 'active',
      type: kind === undefined ? '' : MEDIA_CODES[kind],
      nom: name?.trim() ?? '',
    },
  };
}

/**
 * Only what has a value: only the number has to be sent. The sample sends all the others blank, which may blank what a
 * free number has already.
 */
export function addNumberRequest(form: NumberEdit, dates: CliqphoneSettings['dateFormat']): CliqphoneRequest {
  // A new number has no message: the parameter is in the table of the edit alone.
  const { message: _edit, ...added } = form;
  const parameters = Object.fromEntries(
    Object.entries(parametersOf(added, dates)).filter(([name, value]) => name === 'numero' || value !== ''),
  );
  return { operation: 'addNumber', path: '/numeroapi/addNumero', parameters };
}

/**
 * Only the fields of the edit, for the others would be emptied. The id goes in the path, as in the sample; the table
 * lists it among the parameters. Null if it is no number: it would lead to another path.
 */
export function editNumberRequest(
  id: string,
  edit: NumberEdit,
  dates: CliqphoneSettings['dateFormat'],
): CliqphoneRequest | null {
  if (!/^\d{1,15}$/.test(id)) return null;
  const parameters = parametersOf(edit, dates);
  return { operation: 'editNumber', path: `/numeroapi/editnumero/${id}`, parameters };
}

/** The body of a request, and its content type. */
export function encoded(parameters: Parameters, encoding: CliqphoneSettings['bodyEncoding']) {
  if (encoding === 'json') return { type: 'application/json', body: JSON.stringify(parameters) };
  const pairs = Object.entries(parameters).map(([name, value]) => pair(`metadata[${name}]`, String(value)));
  return { type: 'application/x-www-form-urlencoded', body: pairs.join('&') };
}

/** The body of the sign-in, which the document shows as a form without `metadata`. */
export function signInBody(login: string, password: string) {
  const body = `${pair('login', login)}&${pair('pwd', password)}`;
  return { type: 'application/x-www-form-urlencoded', body };
}

/** Names stay as curl sends them, brackets and all. Half a surrogate pair cannot be encoded. */
function pair(name: string, value: string): string {
  return `${name}=${encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, '\uFFFD'))}`;
}

/** The codes of the kinds of media. */
export const MEDIA_CODES = {
  voicemail: 'R',
  recordingNotice: 'ME',
  playback: 'PB',
  welcomeMessage: 'MI',
  waitingMusic: 'MA',
} as const satisfies Record<MediaKind, string>;

/** The parameters of add and edit in the order of their table, slips included. */
const PARAMETERS = [
  ['numero', 'number'],
  ['messageIntroduction', 'welcomeMessage'],
  ['messageEnregistrement', 'recordingNotice'],
  ['musicAattente', 'waitingMusic'],
  ['playback', 'playback'],
  ['repondeur', 'voicemail'],
  ['emailPorteur', 'holderEmail'],
  ['nomPorteur', 'holder'],
  ['info', 'info'],
  // Where the table has it, the samples have a pair without a name.
  ['sonnerie', 'ringSeconds'],
  ['type', 'handling'],
  ['typeRenvoi', 'forwarding'],
  ['hourDebut', 'hourFrom'],
  ['hourFin', 'hourTo'],
  ['jours', 'days'],
  ['numRenvoi', 'forwardTo'],
  ['idMessage', 'message'],
  ['etat', 'state'],
  ['dateDebut', 'dateFrom'],
  ['dateFin', 'dateTo'],
  ['activeAppelEntrant', 'incoming'],
  ['activeAppelSortant', 'outgoing'],
  ['activerEnregistrement', 'recording'],
  ['code', 'zoneCode'],
  ['notificationEmail', 'emailNotification'],
] as const satisfies readonly (readonly [string, NumberField])[];

function parametersOf(form: NumberEdit, dates: CliqphoneSettings['dateFormat']): Parameters {
  return Object.fromEntries(
    PARAMETERS.flatMap(([name, field]) => {
      const value = valueOf(form, field, dates);
      return value === null ? [] : [[name, value]];
    }),
  );
}

/** A field as it is sent; null if it is not. */
function valueOf(
  form: NumberEdit,
  field: NumberField,
  dates: CliqphoneSettings['dateFormat'],
): string | boolean | null {
  switch (field) {
    case 'state':
      return form.state == null ? null : form.state === 'active';
    case 'incoming':
    case 'outgoing':
    case 'recording':
    case 'emailNotification':
      return form[field] ?? null;
    case 'handling':
      return choice(form.handling, { voicemail: 'Rep', forward: 'Ren' });
    case 'forwarding':
      return choice(form.forwarding, { parallel: 'Par', sequential: 'Seq' });
    case 'days':
      return form.days === undefined ? null : daysText(form.days);
    case 'number':
    case 'forwardTo':
      return form[field] === undefined ? null : phone(form[field]);
    case 'zoneCode':
      return form.zoneCode?.trim().toLowerCase() ?? null;
    case 'dateFrom':
    case 'dateTo':
      return form[field] === undefined ? null : dateText(form[field].trim(), dates);
    default:
      return form[field]?.trim() ?? null;
  }
}

/** A choice that nobody made goes blank, as in the samples; one that is not part of an edit does not go. */
function choice<T extends string>(made: T | null | undefined, codes: Readonly<Record<T, string>>) {
  if (made === undefined) return null;
  return made === null ? '' : codes[made];
}

const DAY_CODES: Readonly<Record<Weekday, string>> = {
  monday: 'Lu',
  tuesday: 'Ma',
  wednesday: 'Me',
  thursday: 'Je',
  friday: 'Ve',
  saturday: 'Sa',
  sunday: 'Di',
};

/** All seven have a word of their own. How several are joined the document does not say. */
function daysText(days: readonly Weekday[]): string {
  const chosen = WEEKDAYS.filter((day) => days.includes(day));
  return chosen.length === WEEKDAYS.length ? 'All' : chosen.map((day) => DAY_CODES[day]).join(',');
}

function dateText(date: string, format: CliqphoneSettings['dateFormat']): string {
  return format === 'iso' ? date : date.split('-').toReversed().join('-');
}

/** What is no number goes as it is: the provider says what is wrong with it. */
function phone(text: string | undefined): string {
  const trimmed = text?.trim() ?? '';
  return digitsAsSent(trimmed) ?? trimmed;
}
