import { z } from 'zod';

/**
 * What Encom really sends. Document 000 speaks of a string for the queue and of JSON for the flags and for "not
 * found", but shows no body, so every form seen in this family of systems is read.
 */

/** A queue is any one-line text: `0900` and `"0900"` keep their zero, so it is never a number. */
const queueBody = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}<>]{1,100}$/u);

const flagBody = z.union([
  z.literal([true, 'true', '1']).transform(() => true),
  z.literal([false, 'false', '0']).transform(() => false),
]);

/**
 * A web page: no operation of document 000 answers one. Judged by the text alone, because a server written in PHP says
 * `text/html` of a bare `900` too unless told otherwise.
 */
export function isPage(text: string): boolean {
  return /^\s*<|<(!doctype|html|body)\b/i.test(text);
}

/** `{"response":"not found"}`, `"not found"`, `{"message":"not found"}` or the bare words. */
export function saysNotFound(text: string): boolean {
  return /not found/i.test(text);
}

/** The queue in a body, or undefined. */
export function readQueue(text: string): string | undefined {
  return queueBody.safeParse(bodyValue(text)).data;
}

/** The flag in a body, or undefined. */
export function readFlag(text: string): boolean | undefined {
  const value = bodyValue(text);
  return flagBody.safeParse(typeof value === 'string' ? value.trim().toLowerCase() : value).data;
}

/** The JSON value of a body, or its text if it is no JSON; numbers stay the digits that were sent. */
function bodyValue(text: string): unknown {
  const trimmed = text.trim();
  try {
    const value: unknown = JSON.parse(trimmed);
    return typeof value === 'number' ? trimmed : value;
  } catch {
    // A quote or a bracket opens JSON that broke off; it is no text.
    return /^["'[{]/.test(trimmed) ? undefined : trimmed;
  }
}
