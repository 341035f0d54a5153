import type { IncomingMessage } from 'node:http';
import { headerOf } from '../listen/exchange.ts';

export type BodyPairs =
  | { readonly ok: true; readonly pairs: readonly (readonly [string, unknown])[] }
  | { readonly ok: false; readonly error: string };

/** The fields in the body of a request: a JSON object or a form, as its content type says, or as it looks. */
export function bodyPairs(request: IncomingMessage, body: Buffer): BodyPairs {
  const text = body
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trim();
  if (text === '') return { ok: true, pairs: [] };
  const type = headerOf(request, 'content-type')?.toLowerCase() ?? '';
  const isForm = type.startsWith('application/x-www-form-urlencoded');
  if (text.startsWith('{') || !isForm) return jsonPairs(text);
  return { ok: true, pairs: [...new URLSearchParams(formText(text))] };
}

function jsonPairs(text: string): BodyPairs {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, error: 'the body is neither JSON nor a form' };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { ok: false, error: 'the body is not a JSON object' };
  }
  return { ok: true, pairs: Object.entries(json) };
}

/** A plus that begins a value begins a number: `number=+33…` is how people write it, whatever the standard says. */
function formText(text: string): string {
  return text.replace(/=\+(?=\d)/g, '=%2B');
}
