import { z } from 'zod';
import type { SimulatedRequest } from '../support/httpSimulator.ts';

/** What a request asks, by the names of the document. */
export type Parameters = Readonly<Record<string, unknown>>;

const object = z.record(z.string(), z.unknown());

/**
 * The parameters of a body in either form of the document: `metadata[code]=fr_01` (names without `metadata` count as
 * well: the sign-in has none) or JSON. Null if it is neither.
 */
export function readParameters({ body, headers }: SimulatedRequest): Parameters | null {
  const trimmed = body.trim();
  if (trimmed.startsWith('{') || headers['content-type']?.includes('json') === true) {
    try {
      return object.parse(JSON.parse(trimmed || '{}'));
    } catch {
      return null;
    }
  }
  return Object.fromEntries(
    [...new URLSearchParams(trimmed)].map(([name, value]) => [
      /^metadata\[(.*)\]$/.exec(name)?.[1] ?? name,
      value,
    ]),
  );
}

/**
 * The token of a request: the header `token`, whose value may carry the `=` of the samples (`- H token= …`) or be the
 * JSON object of the prose, or the parameter of that name.
 */
export function readToken(request: SimulatedRequest): string {
  const sent = request.headers['token'];
  const header = (Array.isArray(sent) ? sent.join('') : (sent ?? '')).trim();
  const json = /"token"\s*:\s*"([^"]*)"/.exec(header)?.[1];
  const value = json ?? header.replace(/^(token)?\s*=\s*/, '');
  return value || text(readParameters(request)?.['token']);
}

/** A parameter as text; null, false and what is no single value are blank. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** A yes or no in any of its spellings; null if blank, undefined if it is none. */
export function truth(value: unknown): boolean | null | undefined {
  if (value === undefined || value === null || value === '') return null;
  if (value === true || value === 1 || value === '1' || value === 'true') return true;
  return value === false || value === 0 || value === '0' || value === 'false' ? false : undefined;
}
