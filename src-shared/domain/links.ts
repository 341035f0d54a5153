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
    }
  | { readonly kind: 'unknown'; readonly reason: LinkProblem };

const LONGEST_LINK = 2_048;
const PARAMETERS = ['number', 'code', 'id', 'ccai'] as const;
type Parameter = (typeof PARAMETERS)[number];

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
/** RFC 3966 visual separators, and the spaces, slashes and no-break spaces that people paste. */
const SEPARATORS = /[\s\-().\u00a0\u202f/]/g;
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

/** `;phone-context` is left alone: RFC 3966 forbids to put it before the number. The region's plan reads it. */
function numberLink(scheme: NumberScheme, subscriber: string, params: readonly string[]): Link {
  const decoded = unescaped(subscriber);
  if (decoded === undefined) return unknown('badEscape');
  if (hasUnseenCharacters(decoded)) return unknown('controlCharacters');
  // What follows a pause is dialled after the answer.
  const number = (decoded.split(',')[0] ?? '').replace(SEPARATORS, '');
  if (number === '') return unknown('empty');
  if (!DIALABLE.test(number)) return unknown('badValue');
  return { kind: 'number', scheme, number, extension: extensionIn(params) };
}

function extensionIn(params: readonly string[]): string | null {
  const param = params.find((candidate) => /^ext=/i.test(candidate));
  const extension = unescaped(param?.slice('ext='.length) ?? '')?.replace(SEPARATORS, '') ?? '';
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
