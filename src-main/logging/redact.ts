import { maskNumber } from '#shared/domain/partyNumber.ts';

/**
 * Takes secrets and phone numbers out of whatever is about to be written down. Three nets, one behind the other: names
 * that announce a secret, shapes that secrets and numbers have, and the very secrets that the vault holds.
 */

/** What stands in place of a secret. */
export const REMOVED = '[removed]';

/** Names of properties, headers and parameters whose value is a secret, in whatever writing. */
const SECRET_NAME =
  /^(?:proxy-?)?authorization$|^(?:set-?)?cookie2?$|api[-_]?key|token|secret|passw(?:or)?d|passwd|^pass$|credential|signature|^login$|^x-benemen/i;

/** Whether a value under this name may not be written. */
function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** The names, with a beginning of bounded length, so that no text makes a pattern slow. */
const NAME = String.raw`(?:[\w-]{0,40}(?:api[-_]?key|token|secret|passw(?:or)?d|credentials?)|passwd|pass|login|(?:proxy-)?authorization|(?:set-)?cookie)`;
/** `"password": "…"`, also as JSON within JSON: to the quote that closes it, which no backslash precedes. */
const QUOTED_SECRET = new RegExp(
  String.raw`((\\{0,15}["'])${NAME}\2\s*:\s*)(\\{0,15}["'])(?:(?!(?<!\\)\3).)*`,
  'gis',
);
/** `Authorization: …`, `X-Benemen-APIKey: …`: to the end of the line or of its quotes, since a header may hold anything. */
const HEADER = String.raw`((?:proxy-)?authorization|(?:set-)?cookie|[\w-]{0,40}api-?key)\s*:\s*`;
const QUOTED_HEADER = new RegExp(String.raw`((["'])${HEADER})(?:(?!\2)[^\r\n])+`, 'gi');
const HEADER_LINE = new RegExp(String.raw`((?<!["'])\b${HEADER})(?!\[removed)[^\r\n]+`, 'gi');
/** `token=…`, also percent-encoded: to the next delimiter. */
const NAMED_SECRET = new RegExp(
  String.raw`(${NAME}\s*(?:[:=]|%3A|%3D)\s*)(?!\[removed)(?:(?!%26|%22)[^\s"'\\&;,)}\]<>])+`,
  'gi',
);
const SCHEME_AND_SECRET = /\b(Bearer|Basic|Digest|Negotiate)((?:\s|%20|\+)+)([^\s"'\\,;)}\]]+)/gi;
const USER_INFO = /(\b[a-z][a-z0-9+.-]*:\/\/)([^\s/?#@]+)@/gi;
const JSON_WEB_TOKEN = /\beyJ[\w-]{5,}(?:\.[\w-]+){1,4}/g;
/** Longer than any word or id that is worth reading; UUIDs are shorter. */
const LONG_OPAQUE = /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{40,}/g;

/**
 * Phone numbers, in any writing and also percent-encoded, and before them what only looks like one and says nothing about
 * anybody: UUIDs, dates with times, addresses of private networks.
 */
const SEPARATOR = String.raw`(?:[\s().\-/\u00a0\u202f\u2009]|%2[0-9DdEeFf])`;
const NUMBER_LIKE = new RegExp(
  [
    String.raw`(?<keep>`,
    String.raw`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?!\w)`,
    String.raw`|(?<!\d)(?:19|20)\d\d-[01]\d-[0-3]\d(?:[T ][0-2]\d[:-][0-5]\d(?:[:-][0-5]\d(?:\.\d{1,6})?)?Z?)?(?![\d-])`,
    String.raw`|(?<![\d.])(?:127|10)(?:\.\d{1,3}){3}(?![\d.])|(?<![\d.])192\.168(?:\.\d{1,3}){2}(?![\d.])`,
    String.raw`)`,
    String.raw`|(?<number>(?:\+|%2B)?\p{Nd}(?:${SEPARATOR}{0,3}\p{Nd}){6,})`,
  ].join(''),
  'giu',
);

/** Redacts texts. Knows the secrets that it was taught. */
export interface Redactor {
  text(text: string): string;
  /** A copy of any value, as plain data ready for JSON: redacted, without cycles, of bounded depth and length. */
  value(value: unknown): unknown;
  /** From now on these very texts are taken out wherever they stand, also encoded. Replaces what was taught before. */
  learn(secrets: readonly string[]): void;
}

/** A secret shorter than this could be part of any word; its name still gives it away. */
const SHORTEST_LEARNT = 5;
const DEEPEST = 8;
const LONGEST_TEXT = 8_000;
/** Beyond this a text is not even looked at. */
const LONGEST_INPUT = 64_000;
const MOST_ITEMS = 100;

export function createRedactor(): Redactor {
  let learnt: readonly string[] = [];

  const text = (input: string): string => {
    if (input.length > LONGEST_INPUT) return `[${input.length} characters]`;
    let output = input;
    for (const secret of learnt) output = output.replaceAll(secret, REMOVED);
    output = output
      .replace(USER_INFO, `$1${REMOVED}@`)
      .replace(QUOTED_SECRET, `$1$3${REMOVED}`)
      .replace(QUOTED_HEADER, `$1${REMOVED}`)
      .replace(HEADER_LINE, `$1${REMOVED}`)
      .replace(NAMED_SECRET, `$1${REMOVED}`)
      .replace(SCHEME_AND_SECRET, `$1$2${REMOVED}`)
      .replace(JSON_WEB_TOKEN, REMOVED)
      .replace(LONG_OPAQUE, REMOVED)
      .replace(NUMBER_LIKE, (found, ...rest) => {
        const groups = rest.at(-1) as { readonly keep?: string };
        return groups.keep === undefined ? maskNumber(decodedNumber(found)) : found;
      });
    // Cut last: a secret cut in two would no longer be recognised.
    return output.length > LONGEST_TEXT ? `${output.slice(0, LONGEST_TEXT)}…` : output;
  };

  const value = (input: unknown): unknown => plain(input, text, new Set(), 0);

  return {
    text,
    value,
    learn(secrets) {
      const forms = secrets.filter((secret) => secret.length >= SHORTEST_LEARNT).flatMap(writingsOf);
      // The longest first, so that no part of a longer one stays behind.
      learnt = [...new Set(forms)].sort((a, b) => b.length - a.length);
    },
  };
}

/** The writings in which a secret may turn up: itself, in a URL, in JSON, in base64. */
function writingsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64');
  return [
    secret,
    encodeURIComponent(secret),
    encodeURIComponent(secret).replaceAll('%20', '+'),
    JSON.stringify(secret).slice(1, -1),
    base64,
    base64.replace(/=+$/, ''),
    Buffer.from(secret).toString('base64url'),
  ];
}

function decodedNumber(found: string): string {
  return found.replace(/%2B/i, '+').replace(/%[0-9a-f]{2}/gi, '');
}

function plain(input: unknown, text: (t: string) => string, above: Set<object>, depth: number): unknown {
  switch (typeof input) {
    case 'string':
      return text(input);
    case 'number':
    case 'boolean':
      return input;
    case 'bigint':
      return text(String(input));
    case 'undefined':
      return undefined;
    case 'symbol':
    case 'function':
      return `[${typeof input}]`;
    case 'object':
      if (input === null) return null;
      if (above.has(input)) return '[cycle]';
      if (depth >= DEEPEST) return '[deeper]';
      above.add(input);
      try {
        return plainObject(input, (inner) => plain(inner, text, above, depth + 1), text);
      } catch {
        // A getter that throws must not cost the line.
        return '[unreadable]';
      } finally {
        above.delete(input);
      }
  }
}

function plainObject(
  input: object,
  inner: (value: unknown) => unknown,
  text: (t: string) => string,
): unknown {
  if (input instanceof Error) return plainError(input, inner, text);
  if (input instanceof Date) return Number.isNaN(input.getTime()) ? 'Invalid Date' : input.toISOString();
  if (input instanceof URL) return text(input.href);
  if (input instanceof RegExp) return text(input.source);
  if (ArrayBuffer.isView(input) || input instanceof ArrayBuffer) return `[${input.byteLength} bytes]`;
  if (Array.isArray(input)) return limited(input).map(inner);
  if (input instanceof Set) return limited([...input]).map(inner);
  const entries: readonly (readonly [unknown, unknown])[] =
    input instanceof Map || isHeaders(input) ? [...input] : Object.entries(input);
  return Object.fromEntries(
    limited(entries).map(([key, value]) => {
      const name = typeof key === 'string' ? key : String(inner(key));
      return [text(name), isSecretName(name) ? hidden(value) : inner(value)];
    }),
  );
}

/** Whether something is set is worth knowing; what it is, is not. */
function hidden(value: unknown): unknown {
  return value === null || value === undefined || typeof value === 'boolean' ? value : REMOVED;
}

function plainError(error: Error, inner: (value: unknown) => unknown, text: (t: string) => string): unknown {
  const { name, message, stack, cause, ...own } = error;
  return {
    name: text(name),
    message: text(message),
    ...(stack === undefined ? {} : { stack: text(stack) }),
    ...(cause === undefined ? {} : { cause: inner(cause) }),
    ...(Object.keys(own).length === 0 ? {} : { own: inner({ ...own }) }),
  };
}

function isHeaders(input: object): input is Iterable<readonly [string, string]> {
  return input.constructor.name === 'Headers' && Symbol.iterator in input;
}

function limited<T>(items: readonly T[]): readonly T[] {
  return items.slice(0, MOST_ITEMS);
}
