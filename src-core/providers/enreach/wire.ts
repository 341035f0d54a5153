import { z } from 'zod';

/**
 * What Enreach Core sends for each call (document 001, Enreach SmartRouting HTTP). `anum` alone is needed; anything
 * else that is missing or oddly typed is taken as not said, because a call must not go unseen for a detail of it.
 * Unknown keys pass: there is "an extended set for special cases".
 */
const optionalText = z
  .string()
  .nullish()
  .catch(null)
  // `CurrUserId` is `""` while no agent is chosen.
  .transform((text) => (text === undefined || text === '' ? null : text));

const extraData = z.looseObject({
  CallId: optionalText,
  LegId: optionalText,
  CurrQueueId: optionalText,
  CurrUserId: optionalText,
  IsInternalCaller: z.boolean().nullish().catch(null),
});

export const smartRoutingRequest = z.looseObject({
  /** Who calls: E.164, or empty, or some word, for those who hide. */
  anum: z.string(),
  bnum: optionalText,
  targetid: optionalText,
  extradata: extraData.nullish().catch(null),
});

export type SmartRoutingRequest = z.output<typeof smartRoutingRequest>;

export type Parsed =
  | { readonly ok: true; readonly request: SmartRoutingRequest }
  | { readonly ok: false; readonly error: string };

/** Parses the body of a request; the error names what is wrong and repeats nothing of what was sent. */
export function parseRequest(body: Buffer): Parsed {
  let json: unknown;
  try {
    json = JSON.parse(withoutMark(body.toString('utf8')));
  } catch {
    return { ok: false, error: 'the body is not JSON' };
  }
  const parsed = smartRoutingRequest.safeParse(json);
  if (parsed.success) return { ok: true, request: parsed.data };
  const aboutNumber = parsed.error.issues.some((issue) => issue.path[0] === 'anum');
  return {
    ok: false,
    error: aboutNumber ? '"anum" must be there and be a string' : 'the body is not a JSON object',
  };
}

/** Some writers put a byte order mark before JSON. */
function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
