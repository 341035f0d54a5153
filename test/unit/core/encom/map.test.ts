import { describe, expect, it } from 'vitest';
import type { HttpFailureReason, HttpResult } from '#core/http/types.ts';
import { answerOf, tokenAccepted } from '#core/providers/encom/map.ts';
import { testResultOf } from '#core/providers/encom/testResultOf.ts';
import { readFlag, readQueue } from '#core/providers/encom/wire.ts';
import type { FailureReason } from '#shared/domain/facts.ts';

function response(status: number, text: string, type?: string): HttpResult {
  return { kind: 'response', status, headers: type === undefined ? {} : { 'content-type': type }, text };
}

const PAGE_404 = '<html><head><title>404 Not Found</title></head></html>';

describe('answerOf', () => {
  it('knows "no" from "unknown caller"', () => {
    expect(answerOf(response(200, 'false', 'application/json'), readFlag)).toEqual({
      kind: 'known',
      value: false,
    });
    expect(answerOf(response(404, '{"response":"not found"}'), readFlag)).toEqual({ kind: 'unknown' });
  });

  it('reads a bare queue that is called HTML, as PHP does by default', () => {
    expect(answerOf(response(200, '0900', 'text/html; charset=UTF-8'), readQueue)).toEqual({
      kind: 'known',
      value: '0900',
    });
  });

  it.each([
    [404, '{"response":"not found"}', 'application/json'],
    [404, '"not found"', 'application/json'],
    [404, '{"message":"Not Found"}', 'application/json'],
    [404, 'not found', 'text/plain'],
    [404, 'not found', 'text/html'],
    [200, '{"response":"not found"}', 'application/json'],
    [200, '"not found"', undefined],
  ])('%i %s is an unknown caller', (status, text, type) => {
    expect(answerOf(response(status, text, type), readQueue)).toEqual({ kind: 'unknown' });
    expect(answerOf(response(status, text, type), readFlag)).toEqual({ kind: 'unknown' });
  });

  it.each<[string, HttpResult, FailureReason]>([
    ['404 without the words', response(404, '{"error":"no route"}', 'application/json'), 'misconfigured'],
    ['404 without a body', response(404, ''), 'misconfigured'],
    ["a web server's own 404 page", response(404, PAGE_404, 'text/html'), 'misconfigured'],
    ['the same page without its type', response(404, PAGE_404), 'misconfigured'],
    ['a redirect', response(302, '', 'text/html'), 'misconfigured'],
    ['400', response(400, 'bad request'), 'misconfigured'],
    ['401', response(401, '{"message":"Unauthenticated."}'), 'refused'],
    ['401 that says not found', response(401, 'not found'), 'refused'],
    ['403 without a body', response(403, ''), 'refused'],
    ['429', response(429, ''), 'rateLimited'],
    ['500 page', response(500, '<html>', 'text/html'), 'serverError'],
    ['503', response(503, 'not found'), 'serverError'],
    ['a page with 200', response(200, '<!DOCTYPE html>', 'text/html'), 'unreadable'],
    ['a page with 200 that says not found', response(200, PAGE_404, 'text/html'), 'unreadable'],
    ['an empty queue', response(200, ''), 'unreadable'],
    ['204', response(204, ''), 'unreadable'],
    ['an object', response(200, '{"queue":"900"}', 'application/json'), 'unreadable'],
  ])('%s fails as it should', (_name, result, reason) => {
    expect(answerOf(result, readQueue)).toMatchObject({ kind: 'failed', reason });
  });

  it('describes what came without repeating what it said', () => {
    expect(
      answerOf(response(200, '{"name":"Mme Durand"}', 'application/json; charset=utf-8'), readQueue),
    ).toEqual({
      kind: 'failed',
      reason: 'unreadable',
      detail: 'HTTP 200, application/json, 21 characters',
    });
    expect(answerOf(response(403, ''), readQueue)).toMatchObject({ detail: 'HTTP 403, empty' });
  });

  it.each<[HttpFailureReason, FailureReason]>([
    ['timeout', 'timeout'],
    ['unreachable', 'unreachable'],
    ['tls', 'unreachable'],
    ['unreadable', 'unreadable'],
    ['resting', 'resting'],
    ['cancelled', 'cancelled'],
    ['badRequest', 'misconfigured'],
  ])('%s without an answer is %s', (from, reason) => {
    const result: HttpResult = { kind: 'failed', reason: from, sent: false, detail: 'why' };
    expect(answerOf(result, readQueue)).toEqual({ kind: 'failed', reason, detail: 'why' });
  });
});

describe('tokenAccepted', () => {
  it.each([
    [response(200, '900'), true],
    [response(404, '"not found"'), true],
    [response(401, ''), false],
    [response(403, ''), false],
    [response(500, ''), null],
    [response(429, ''), null],
    [response(404, PAGE_404), null],
    [response(200, '<html>'), null],
    [{ kind: 'failed', reason: 'unreachable', sent: false, detail: '' } as const, null],
  ])('case %#', (result, expected) => {
    expect(tokenAccepted(result, answerOf(result, readQueue))).toBe(expected);
  });
});

describe('testResultOf', () => {
  const of = (result: HttpResult) => testResultOf({ result, answer: answerOf(result, readQueue) }, 12);
  const failed = (reason: HttpFailureReason): HttpResult => ({
    kind: 'failed',
    reason,
    sent: false,
    detail: 'why',
  });

  it.each<[HttpResult, string, number | null]>([
    [response(404, '"not found"'), 'ok', 404],
    [response(200, '{"response":"not found"}'), 'ok', 200],
    [response(200, '900'), 'ok', 200],
    [response(401, ''), 'refused', 401],
    [response(403, ''), 'refused', 403],
    [response(404, PAGE_404), 'misconfigured', 404],
    [response(302, ''), 'misconfigured', 302],
    [response(200, '<html>'), 'unreadable', 200],
    [response(500, ''), 'serverError', 500],
    [response(429, ''), 'serverError', 429],
    [failed('tls'), 'tls', null],
    [failed('unreachable'), 'unreachable', null],
    [failed('timeout'), 'timeout', null],
    [failed('unreadable'), 'unreadable', null],
    [failed('badRequest'), 'misconfigured', null],
    [failed('cancelled'), 'unreachable', null],
  ])('case %#', (result, outcome, status) => {
    expect(of(result)).toMatchObject({ provider: 'encom', outcome, status, ms: 12 });
  });

  it('says when there was nothing to ask with', () => {
    expect(testResultOf(null, 0)).toMatchObject({ outcome: 'notConfigured', status: null });
  });
});
