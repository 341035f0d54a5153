import { z } from 'zod';
import type { CallReport, CallState } from '#shared/domain/call.ts';
import {
  NUMBER_LIMIT,
  hasUnseenCharacters,
  isCallId,
  isCode,
  readProviderCallId,
} from '#shared/domain/callFields.ts';
import type { ReadNumber } from '#shared/domain/partyNumber.ts';

/** What a softphone or a PBX tells the hook of a call. Null: not said. An empty number: the caller hides it. */
export interface HookParams {
  readonly number: string | null;
  readonly code: string | null;
  readonly id: string | null;
  readonly queue: string | null;
  readonly state: CallState;
  /** The call's id at CCAI Platform. */
  readonly ccai: number | null;
}

/** Names the field at fault; repeats nothing of what was sent. */
export interface HookProblem {
  readonly field: string;
  readonly error: string;
}

export type ParsedParams =
  { readonly ok: true; readonly params: HookParams } | { readonly ok: false; readonly problem: HookProblem };

const FIELDS = ['number', 'code', 'id', 'queue', 'state', 'ccai'] as const;
type Field = (typeof FIELDS)[number];
const QUEUE_LIMIT = 200;

/** Everything the hook was told of a call, wherever it stood: each field once. */
export function parseHookParams(pairs: Iterable<readonly [string, unknown]>): ParsedParams {
  const values = new Map<Field, string>();
  for (const [name, given] of pairs) {
    if (!isField(name) || given === null) continue;
    // JSON may write this id as the number that it is.
    const value = name === 'ccai' && typeof given === 'number' ? String(given) : given;
    if (typeof value !== 'string') return problem(name, 'must be a string');
    // Which of two numbers is meant, nobody knows.
    if (values.has(name)) return problem(name, 'is given more than once');
    values.set(name, value.trim());
  }
  const parsed = paramsSchema.safeParse(Object.fromEntries(values));
  if (parsed.success) return { ok: true, params: parsed.data };
  const [issue] = parsed.error.issues;
  return problem(String(issue?.path[0] ?? 'number'), issue?.message ?? 'cannot be read');
}

const oneLine = (text: string): boolean => !hasUnseenCharacters(text);
/** A plus behind a digit begins no number: some programs (curl) write a space in an address so. */
const withSpaces = (number: string): string => number.replace(/(?<=\d)\+/g, ' ');
/** Templates of softphones leave an empty value where they know none. */
const emptyIsNull = (text: string | undefined): string | null =>
  text === undefined || text === '' ? null : text;

const paramsSchema = z
  .object({
    number: z
      .string()
      .max(NUMBER_LIMIT, `may have ${NUMBER_LIMIT} characters`)
      .refine(oneLine, 'may not contain control characters')
      .optional()
      .transform((text) => (text === undefined ? null : withSpaces(text))),
    code: z
      .string()
      .refine((text) => text === '' || isCode(text), 'must be 1 to 64 letters, digits, spaces or ._/#*@+-')
      .optional()
      .transform(emptyIsNull),
    id: z
      .string()
      .refine((text) => text === '' || isCallId(text), 'must be 1 to 128 visible characters without quotes')
      .optional()
      .transform(emptyIsNull),
    queue: z
      .string()
      .max(QUEUE_LIMIT, `may have ${QUEUE_LIMIT} characters`)
      .refine(oneLine, 'may not contain control characters')
      .optional()
      .transform(emptyIsNull),
    state: z
      .enum(['ringing', 'answered', 'ended'], { error: 'must be ringing, answered or ended' })
      .default('ringing'),
    ccai: z
      .string()
      .refine((text) => text === '' || readProviderCallId(text) !== null, 'must be a whole number from 1 on')
      .optional()
      .transform((text) => (text === undefined ? null : readProviderCallId(text))),
  })
  .refine((params) => params.number !== null || params.id !== null, {
    path: ['number'],
    message: 'is missing, and there is no id to find the call by',
  });

/** The tokens among what the hook was told; one that is no text is a wrong one. */
export function tokensIn(pairs: Iterable<readonly [string, unknown]>): readonly string[] {
  const tokens: string[] = [];
  for (const [name, value] of pairs) {
    if (name === 'token') tokens.push(typeof value === 'string' ? value : '');
  }
  return tokens;
}

/** The report of what the hook was told; `at` in ms. */
export function hookReportOf(params: HookParams, id: string, at: number, readNumber: ReadNumber): CallReport {
  return {
    id,
    source: 'callHook',
    state: params.state,
    at,
    party: params.number === null ? null : readNumber(params.number),
    called: null,
    announcedQueue: params.queue,
    code: params.code,
    providerCallId: params.ccai,
  };
}

function isField(name: string): name is Field {
  return (FIELDS as readonly string[]).includes(name);
}

function problem(field: string, error: string): ParsedParams {
  return { ok: false, problem: { field, error: `"${field}" ${error}` } };
}
