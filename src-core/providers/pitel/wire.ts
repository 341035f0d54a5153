import { z } from 'zod';

/**
 * What Pitel really sends. Document 003 shows another envelope for each operation, ids of both types, and the
 * extension under two names, so every form is read for every operation; keys we do not know pass.
 */

const text = z
  .union([z.string().trim(), z.int().transform(String)])
  .nullish()
  .catch(null);
const neededText = z
  .union([z.string().trim(), z.int().transform(String)])
  .refine((value) => value !== '' && value.length <= 200);
/** `limit`, `offset` and `total` come as digits in quotes too. */
const count = z
  .union([
    z.int().nonnegative(),
    z
      .string()
      .trim()
      .regex(/^\d{1,12}$/)
      .transform(Number),
  ])
  .nullish()
  .catch(null);

const entrySchema = z
  .looseObject({ id: neededText, phone_number: neededText, description: text, agent: text, created_at: text })
  .transform(({ id, phone_number, description, agent, created_at }) => ({
    id,
    number: phone_number,
    // One thing with two names: answers to reading say `description`, writing and its answer `agent`.
    extension: agent || description || '',
    createdAt: created_at ?? null,
  }));

/** An entry of the directory, with the two names of the extension made one. */
export type WireRoute = z.output<typeof entrySchema>;

/** One page of the list. `came` counts all entries, those that could not be read included. */
export interface WirePage {
  readonly entries: readonly WireRoute[];
  readonly came: number;
  readonly limit: number | null;
  readonly offset: number | null;
  readonly total: number | null;
}

/** A body by what it is: nothing, a value, a web page, or something else. */
export type Body =
  | { readonly kind: 'empty' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'page' }
  | { readonly kind: 'text'; readonly text: string };

/** Reads any text; never throws. */
export function readBody(body: string): Body {
  const trimmed = body.trim();
  if (trimmed === '') return { kind: 'empty' };
  try {
    return { kind: 'json', value: JSON.parse(trimmed) as unknown };
  } catch {
    const page = /^<|<(!doctype|html|body)\b/i.test(trimmed);
    return page ? { kind: 'page' } : { kind: 'text', text: trimmed };
  }
}

const enveloped = z.looseObject({ data: z.unknown() });
const nothing = z.union([z.null(), z.strictObject({}), z.tuple([])]);

/**
 * The entries in an answer about one entry: bare, in `data`, or in a list. Empty where the answer says in any of the
 * usual ways that there is none (`null`, `{}`, `[]`, `{"data":null}`); undefined where it cannot be read.
 */
export function readEntries(value: unknown): readonly WireRoute[] | undefined {
  const inner = contentOf(value);
  if (nothing.safeParse(inner).success) return [];
  const each: readonly unknown[] = Array.isArray(inner) ? inner : [inner];
  const entries = readable(each);
  return entries.length === 0 ? undefined : entries;
}

const pageSchema = z.looseObject({
  data: z.array(z.unknown()).nullable(),
  limit: count,
  offset: count,
  total: count,
});

/** A page of the list, or undefined. An empty list may be null, but only if nothing says that there are entries. */
export function readPage(value: unknown): WirePage | undefined {
  const page = pageSchema.safeParse(Array.isArray(value) ? { data: value } : value).data;
  if (page === undefined) return undefined;
  const total = page.total ?? null;
  if (page.data === null && total !== null && total > 0) return undefined;
  const all = page.data ?? [];
  const entries = readable(all);
  // Without its envelope only the entries show that it is the list.
  if (Array.isArray(value) && value.length > 0 && entries.length === 0) return undefined;
  return {
    entries,
    came: all.length,
    limit: page.limit ?? null,
    offset: page.offset ?? null,
    total,
  };
}

function contentOf(value: unknown): unknown {
  const envelope = Array.isArray(value) ? undefined : enveloped.safeParse(value).data;
  return envelope !== undefined && 'data' in envelope ? envelope.data : value;
}

function readable(values: readonly unknown[]): WireRoute[] {
  return values.flatMap((value) => {
    const entry = entrySchema.safeParse(value).data;
    return entry === undefined ? [] : [entry];
  });
}

const words = z
  .union([
    z.string().trim(),
    z.looseObject({ message: z.string().trim() }).transform(({ message }) => message),
    z.looseObject({ error: z.string().trim() }).transform(({ error }) => error),
  ])
  .nullish()
  .catch(null);
const failureSchema = z.looseObject({
  status: z
    .union([z.string().trim().toLowerCase(), z.literal(false)])
    .nullish()
    .catch(null),
  error: words,
  message: words,
  /** Operations on several at once list those that failed beside a `message` of success. */
  fail: z.array(z.unknown()).nullish().catch(null),
});

const FAILED: readonly unknown[] = ['fail', 'failed', 'failure', 'error', 'ko', false];

/**
 * The words of a body that says "failed", whatever its HTTP status, or undefined: `{"status":"fail","error":"…"}`,
 * `{"error":"…"}`, `{"fail":[…],"message":"successfully"}`. Empty if it says nothing more.
 */
export function readFailure(body: Body): string | undefined {
  const read = body.kind === 'json' ? failureSchema.safeParse(body.value).data : undefined;
  if (read === undefined) return undefined;
  if (read.fail?.length) return words.parse(read.fail[0]) ?? '';
  if (FAILED.includes(read.status)) return read.error || read.message || '';
  return read.error || undefined;
}

/** What a body says in words, for statuses that are no success; undefined if nothing. */
export function readMessage(body: Body): string | undefined {
  if (body.kind === 'text') return body.text.slice(0, 500);
  const read = body.kind === 'json' ? failureSchema.safeParse(body.value).data : undefined;
  return readFailure(body) || read?.message || undefined;
}

const seconds = z
  .union([
    z.number().positive(),
    z
      .string()
      .trim()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .nullish()
  .catch(null);
const tokenSchema = z
  .looseObject({ token: z.string().trim().min(1), expired: seconds, expired_in: seconds })
  .transform(({ token, expired, expired_in }) => ({ token, end: expired ?? expired_in ?? null }));

/**
 * The token in the answer to signing in, and its `end` as it was sent: `expired` in `data` (v1) or a flat `expired_in`
 * (v3). Undefined if there is none.
 */
export function readToken(body: Body): z.output<typeof tokenSchema> | undefined {
  return body.kind === 'json' ? tokenSchema.safeParse(contentOf(body.value)).data : undefined;
}
