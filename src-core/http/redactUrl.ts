import { maskNumber } from '#shared/domain/partyNumber.ts';

/**
 * An address fit for a log: every path segment with a digit in it is masked (phone numbers, codes, accounts), except
 * versions such as `v1`; user names, passwords, queries and fragments are dropped.
 */
export function redactUrl(baseUrl: string, path: string): string {
  if (!URL.canParse(baseUrl)) return '(no address)';
  const base = new URL(baseUrl);
  const [bare = ''] = `${base.pathname.replace(/\/+$/, '')}${path}`.split(/[?#]/, 1);
  return `${base.protocol}//${base.host}${bare.split('/').map(redactSegment).join('/')}`;
}

function redactSegment(segment: string): string {
  const text = segment.replaceAll(/%2B/gi, '+');
  return /\d/.test(text) && !/^v\d{1,2}$/.test(text) ? maskNumber(text) : text;
}
