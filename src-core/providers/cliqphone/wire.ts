import { z } from 'zod';
import { readLongList } from './longList.ts';

/**
 * What Cliqphone really sends. Document 004 contradicts itself about types, names and even about what JSON is: every
 * value may be text, a number, a yes or no, null or absent, and keys we do not know pass.
 */

/**
 * Any single value as trimmed text; null if there is none or it is blank. One step instead of a union: a list has fifty
 * thousand times ten of them.
 */
const text = z.unknown().optional().transform(textOf);

const zoneSchema = z.object({
  id: text,
  code: text,
  pays: text,
  nom: text,
  prefix: text,
  type: text,
  etat: text,
});
export type WireZone = z.infer<typeof zoneSchema>;

const numberSchema = z.object({
  id: text,
  code: text,
  numero: text,
  type: text,
  entreprise: text,
  etat: text,
  info: text,
  telephon: text,
  nomPorteur: text,
  /** How answers spell it, and how requests do. */
  Compagne: text,
  compagne: text,
});
export type WireNumber = z.infer<typeof numberSchema>;

const mediaSchema = z.object({
  id: text,
  nom: text,
  url: text,
  type: text,
  /** How the description spells it. */
  typr: text,
  typeName: text,
  entreprise: text,
  info: text,
  etat: text,
});
export type WireMedia = z.infer<typeof mediaSchema>;

/** What the service says about a request, or of a sign-in. `code` is as sent, spaces and all. */
export interface Said {
  readonly state: string | null;
  readonly code: string | null;
  readonly message: string;
  readonly token: string | null;
  readonly tokenEnd: string | null;
}

/** An answer by what it is: a list, a word of the service, or nothing that it would send. */
export type WireAnswer =
  | { readonly kind: 'list'; readonly items: readonly unknown[] }
  | { readonly kind: 'said'; readonly said: Said }
  | { readonly kind: 'unreadable' };

const UNREADABLE: WireAnswer = { kind: 'unreadable' };

const saidSchema = z.object({ state: text, codeErreur: text, messageErreur: text, token: text });
const objectSchema = z.record(z.string(), z.unknown());

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() || null;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** Longer than everything but lists. */
const LONG = 200_000;

/** Reads any text, a long list a little at a time; never rejects. */
export async function readAnyAnswer(body: string): Promise<WireAnswer> {
  const trimmed = body.length < LONG ? '' : body.trim();
  if (!trimmed.startsWith('[')) return readAnswer(body);
  const items = await readLongList(trimmed);
  return items === null ? UNREADABLE : { kind: 'list', items };
}

/** Reads any text; never throws. */
export function readAnswer(body: string): WireAnswer {
  const trimmed = body.trim();
  let value: unknown;
  try {
    value = JSON.parse(trimmed);
  } catch {
    return trimmed.startsWith('{') ? scan(trimmed) : UNREADABLE;
  }
  if (Array.isArray(value)) return { kind: 'list', items: value };
  const object = objectSchema.safeParse(value).data;
  if (object === undefined) return UNREADABLE;
  const said = saidOf(object);
  if (said !== null) return { kind: 'said', said };
  return isNumbered(object) ? { kind: 'list', items: Object.values(object) } : UNREADABLE;
}

function saidOf(object: Readonly<Record<string, unknown>>): Said | null {
  const { state, codeErreur, messageErreur, token } = saidSchema.parse(object);
  if (state === null && codeErreur === null) return null;
  const end = Object.entries(object).find(([key]) => TOKEN_END.test(key));
  return {
    state,
    code: codeErreur,
    message: messageErreur ?? '',
    token: tokenOf(token),
    tokenEnd: text.parse(end?.[1]),
  };
}

/** `tokenExprid` in the sample; whoever mends that spelling may choose among several. */
const TOKEN_END = /exp(i|r)/i;

/** The sample breaks the token over two lines. What could not stand in a header is no token. */
function tokenOf(sent: string | null): string | null {
  const token = sent?.replaceAll(/\s/g, '') ?? '';
  return /^[\u0021-\u007E]+$/.test(token) ? token : null;
}

/** PHP writes a list that was filtered as an object with numbers for keys. */
function isNumbered(object: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(object);
  return keys.length > 0 && keys.every((key) => /^\d+$/.test(key));
}

/** Longer than anything the service says; lists are never read this way. */
const MOST_SCANNED = 4000;

/**
 * Three answers of the document are no JSON: the sign-in has `=>` for a colon, the refusal of a recording lost the name
 * of its message, and some break off. What they say is read pair by pair; a list that is no JSON is left alone, for half
 * of it would pass for the whole.
 */
function scan(body: string): WireAnswer {
  const start = body.slice(0, MOST_SCANNED);
  const pairs = [...start.matchAll(/"(\w{1,40})"\s*(?::|=>)\s*"([^"]*)"/g)];
  const said = saidOf(Object.fromEntries(pairs.map(([, key = '', value]) => [key, value] as const)));
  if (said === null) return UNREADABLE;
  const last = pairs.at(-1);
  if (said.message !== '' || last?.[1] !== 'codeErreur') return { kind: 'said', said };
  const nameless = start.slice(last.index + last[0].length).replaceAll(/^[\s,"]+|[\s"}]+$/g, '');
  return { kind: 'said', said: { ...said, message: nameless } };
}

export function readZone(item: unknown): WireZone | null {
  return zoneSchema.safeParse(item).data ?? null;
}

export function readNumber(item: unknown): WireNumber | null {
  return numberSchema.safeParse(item).data ?? null;
}

export function readMedium(item: unknown): WireMedia | null {
  return mediaSchema.safeParse(item).data ?? null;
}
