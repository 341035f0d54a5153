import { describe, expect, it } from 'vitest';
import { pauseBeforeRetry } from '#core/http/attempts.ts';
import type { HttpFailureReason, HttpResult } from '#core/http/types.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');

function response(status: number, headers: Record<string, string> = {}): HttpResult {
  return { kind: 'response', status, headers, text: '' };
}

function failure(reason: HttpFailureReason): HttpResult {
  return { kind: 'failed', reason, sent: false, detail: '' };
}

describe('pauseBeforeRetry', () => {
  it.each([200, 204, 301, 400, 401, 403, 404, 429, 500, 501])('%i is never asked again', (status) => {
    expect(pauseBeforeRetry(response(status), 7, NOW)).toBeNull();
  });

  it.each([502, 503, 504])('%i is asked again after a jittered pause', (status) => {
    expect(pauseBeforeRetry(response(status), 7, NOW)).toBe(7);
  });

  it.each(['timeout', 'unreachable', 'unreadable'] as const)('%s is asked again', (reason) => {
    expect(pauseBeforeRetry(failure(reason), 7, NOW)).toBe(7);
  });

  it.each(['tls', 'cancelled', 'resting', 'badRequest'] as const)('%s is not', (reason) => {
    expect(pauseBeforeRetry(failure(reason), 7, NOW)).toBeNull();
  });

  it('obeys Retry-After in seconds and as a date', () => {
    expect(pauseBeforeRetry(response(429, { 'retry-after': '2' }), 7, NOW)).toBe(2000);
    const date = new Date(NOW + 3000).toUTCString();
    expect(pauseBeforeRetry(response(503, { 'retry-after': date }), 7, NOW)).toBe(3000);
    expect(pauseBeforeRetry(response(429, { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }), 7, NOW)).toBe(
      0,
    );
  });

  it('leaves 429 alone if Retry-After cannot be read', () => {
    expect(pauseBeforeRetry(response(429, { 'retry-after': 'soon' }), 7, NOW)).toBeNull();
  });
});
