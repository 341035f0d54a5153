import { NUMBER_LIMIT, hasUnseenCharacters, isCallId, isCode, readProviderCallId } from './callFields.ts';

/** Why a link was not understood. */
export type LinkProblem =
  'tooLong' | 'controlCharacters' | 'unknownScheme' | 'unknownAction' | 'badEscape' | 'badValue' | 'empty';

export type NumberScheme = 'tel' | 'callto' | 'sip' | 'sips';

/**
 * A link as it came from outside: anybody may have written it. `incoming` announces a call (a pop URL of a
 * softphone), `number` names somebody to look up. The texts are trimmed and free of control characters; whether a
 * number is one is for the reader of numbers to say.
 */
export type Link =
  | {
      readonly kind: 'incoming';
      readonly number: string | null;
      readonly code: string | null;
      readonly id: string | null;
      /** The call's id at CCAI Platform. */
      readonly providerCallId: number | null;
    }
  | {
      readonly kind: 'number';
      readonly scheme: NumberScheme;
      /** `+`, digits, `*` and `#` only. */
      readonly number: string;
      readonly extension: string | null;
      /** The global prefix behind which `number` is local (RFC 3966): `+` and digits. */
      readonly context: string | null;
      /** Keys for after the answer, with the pauses before them: digits, `*`, `#`, `,`, `;`, `p` and `w`. */
      readonly tones: string | null;
    }
  | { readonly kind: 'unknown'; readonly reason: LinkProblem };

/** In characters; as long as the oldest browsers let one be. */
export const LONGEST_LINK = 2_048;
const PARAMETERS = ['number', 'code', 'id', 'ccai'] as const;
type Parameter = (typeof PARAMETERS)[number];

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
/** RFC 3966 visual separators, and the spaces, slashes and no-break spaces that people paste. */
const SEPARATORS = /[\s\-().\u00a0\u202f/]/g;
/** A number, and what is dialled after a pause behind it. */
const PAUSED = /^(.*?)([,pw][\d*#,pw]*)?$/is;
const TONES = /^[,;pw]*[\d*#][\d*#,pw]{0,39}$/i;
const DIALABLE = /^\+?[0-9*#]{1,40}$/;

/** Reads any text as a link. Never throws; what is not understood says why. */
export function parseLink(text: string): Link {
  const link = text.trim();
  if (link.length > LONGEST_LINK) return unknown('tooLong');
  if (hasUnseenCharacters(link)) return unknown('controlCharacters');
  const scheme = SCHEME.exec(link)?.[1]?.toLowerCase();
  if (scheme === undefined) return unknown('unknownScheme');
  const rest = link.slice(scheme.length + 1);
  switch (scheme) {
    case 'ringside':
      return parseIncoming(rest);
    case 'tel':
    case 'callto':
      return parseTelephone(scheme, rest);
    case 'sip':
    case 'sips':
      return parseSip(scheme, rest);
    default:
      return unknown('unknownScheme');
  }
}

/**
 * The first link among the arguments of a process; null if there is none. Switches are never links, and a file or a
 * web address is none of ours. A link of ours that cannot be read is returned as such, so that somebody is told.
 */
export function findLink(args: readonly string[]): Link | null {
  for (const arg of args) {
    if (/^\s*(ringside|tel|callto|sips?):/i.test(arg)) return parseLink(arg);
  }
  return null;
}

/** `ringside://incoming?number=&code=&id=&ccai=`. Browsers add a slash before the query, and some drop the two others. */
function parseIncoming(rest: string): Link {
  const [, action = '', query = ''] = /^(?:\/\/)?([^?#]*)\??([^#]*)/.exec(rest) ?? [];
  if (action.replace(/\/$/, '').toLowerCase() !== 'incoming') return unknown('unknownAction');
  const values: Record<Parameter, string | null> = { number: null, code: null, id: null, ccai: null };
  for (const pair of query.split('&')) {
    const [, name = '', escaped = ''] = /^([^=]*)=?(.*)$/.exec(pair) ?? [];
    if (!isParameter(name)) continue;
    // A plus stays a plus: it begins an international number. Nothing here needs a form's plus for a space.
    const value = unescaped(escaped)?.trim();
    if (value === undefined) return unknown('badEscape');
    const problem = problemOf(name, value);
    if (problem !== null) return unknown(problem);
    // Which of two numbers is meant, nobody knows.
    if (values[name] !== null) return unknown('badValue');
    if (value !== '' || name === 'number') values[name] = value;
  }
  // `number=` without a value is a caller who hides it; no number, no code and no id announces nobody.
  if (values.number === null && values.code === null && values.id === null) return unknown('empty');
  const { ccai, ...named } = values;
  return { kind: 'incoming', ...named, providerCallId: ccai === null ? null : readProviderCallId(ccai) };
}

function isParameter(name: string): name is Parameter {
  return (PARAMETERS as readonly string[]).includes(name);
}

function problemOf(name: Parameter, value: string): LinkProblem | null {
  if (hasUnseenCharacters(value)) return 'controlCharacters';
  if (value === '') return null;
  switch (name) {
    case 'number':
      if (value.length > NUMBER_LIMIT) return 'tooLong';
      return /[<>"`]/.test(value) ? 'badValue' : null;
    case 'code':
      return isCode(value) ? null : 'badValue';
    case 'id':
      return isCallId(value) ? null : 'badValue';
    case 'ccai':
      return readProviderCallId(value) === null ? 'badValue' : null;
  }
}

/** RFC 3966, and `callto:`, which never had a standard and is written the same way. */
function parseTelephone(scheme: 'tel' | 'callto', rest: string): Link {
  const [subscriber = '', ...params] = withoutQuery(rest.replace(/^\/\//, '')).split(';');
  return numberLink(scheme, subscriber, params);
}

/** `sip:user;params:password@host:port;params?headers`: the user is what was dialled. */
function parseSip(scheme: 'sip' | 'sips', rest: string): Link {
  const address = withoutQuery(rest.replace(/^\/\//, ''));
  const at = address.lastIndexOf('@');
  // Without a user part some softphones write the number where the host stands.
  const user = at === -1 ? address : address.slice(0, at);
  const [subscriber = '', ...params] = user.replace(/:.*$/, '').split(';');
  return numberLink(scheme, subscriber, params);
}

function numberLink(scheme: NumberScheme, subscriber: string, params: readonly string[]): Link {
  const decoded = unescaped(subscriber);
  if (decoded === undefined) return unknown('badEscape');
  if (hasUnseenCharacters(decoded)) return unknown('controlCharacters');
  const [, dialled = '', paused = ''] = PAUSED.exec(decoded.replace(SEPARATORS, '')) ?? [];
  if (dialled === '') return unknown('empty');
  if (!DIALABLE.test(dialled)) return unknown('badValue');
  return {
    kind: 'number',
    scheme,
    number: dialled,
    extension: extensionIn(params),
    context: contextIn(params),
    tones: tonesIn(paused, params),
  };
}

/** A context that is a domain says nothing here: the number is one of the region. */
function contextIn(params: readonly string[]): string | null {
  const context = unescaped(valueOf('phone-context', params) ?? '')?.replace(SEPARATORS, '') ?? '';
  return /^\+\d{1,15}$/.test(context) ? context : null;
}

/** Behind a comma, behind a semicolon that opens no parameter, or in the parameter of RFC 2806. */
function tonesIn(paused: string, params: readonly string[]): string | null {
  const waited = params.find((param) => /^\d[\d*#,pw]*$/i.test(param));
  const tones = [paused, waited === undefined ? '' : `;${waited}`, valueOf('postd', params) ?? ''].find(
    (keys) => TONES.test(keys),
  );
  return tones ?? null;
}

function valueOf(name: string, params: readonly string[]): string | undefined {
  return params.find((param) => param.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
}

function extensionIn(params: readonly string[]): string | null {
  const extension = unescaped(valueOf('ext', params) ?? '')?.replace(SEPARATORS, '') ?? '';
  return /^[0-9*#]{1,20}$/.test(extension) ? extension : null;
}

function withoutQuery(text: string): string {
  return text.replace(/\?.*$/, '');
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function unknown(reason: LinkProblem): Link {
  return { kind: 'unknown', reason };
}
