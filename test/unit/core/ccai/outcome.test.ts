import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placingResultOf } from '#core/providers/ccai/outcome.ts';
import type { Asked } from '#core/providers/ccai/outcome.ts';
import type { HttpFailureReason, HttpResponse, HttpResult } from '#core/http/types.ts';
import { anyText } from '../../../support/anyText.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');
const byNumber: Asked = { operation: 'callOut', byTicket: false, withOutboundNumber: false };
const withNumber: Asked = { ...byNumber, withOutboundNumber: true };
const byTicket: Asked = { ...withNumber, byTicket: true };
const toMenu: Asked = { ...byNumber, operation: 'queueNow' };

const PAGE = '<!DOCTYPE html><html><body>Please sign in.</body></html>';
const ECHO = '{"call_type":"Voice Outbound (API)","agent_email":"a@b.example","lang":"en"}';

function response(status: number, text: string, headers: Record<string, string> = {}): HttpResponse {
  return { kind: 'response', status, headers, text };
}

function of(result: HttpResult, asked = byNumber) {
  return placingResultOf(result, asked, NOW);
}

/** A result in one word or two: what the tables below are written in. */
function brief(result: ReturnType<typeof of>): string {
  switch (result.kind) {
    case 'created':
      return `created ${result.call.id ?? 'without id'}`;
    case 'finishInAdapter':
      return `finish: ${result.why}`;
    case 'refused':
      return `refused: ${result.error.code}`;
    case 'rateLimited':
      return `rate limited, ${result.retryAfterMs ?? 'no word'}`;
    case 'notSent':
    case 'unconfirmed':
      return `${result.kind}: ${result.reason}`;
  }
}

describe('what an answer to a POST means', () => {
  it.each([
    // The body decides about success.
    [201, '{"id":397}', 'created 397'],
    [200, '{"id":397}', 'created 397'],
    [202, '{"id":397}', 'created 397'],
    [206, '{"id":397}', 'created 397'],
    [201, '{"id":0}', 'created 0'],
    [201, '{"id":"397"}', 'created 397'],
    [201, '[{"id":397}]', 'created 397'],
    [201, '', 'created without id'],
    [201, '{"id":39', 'created without id'],
    [201, '{}', 'created without id'],
    [201, PAGE, 'created without id'],
    [201, '{"id":"c0ffee"}', 'created without id'],
    [202, '', 'finish: chooseNumber'],
    [202, ' \r\n', 'finish: chooseNumber'],
    [200, '', 'finish: chooseNumber'],
    [200, ECHO, 'finish: chooseNumber'],
    [202, ECHO, 'finish: chooseNumber'],
    [200, `[${ECHO}]`, 'finish: chooseNumber'],
    [200, '{"id":null,"agent_email":"a@b.example"}', 'finish: chooseNumber'],
    [202, '{"message":"accepted"}', 'finish: unknown'],
    [200, '{}', 'finish: unknown'],
    // What is no answer of this platform proves nothing.
    [200, PAGE, 'unconfirmed: unreadable'],
    [202, PAGE, 'unconfirmed: unreadable'],
    [200, 'OK', 'unconfirmed: unreadable'],
    [200, '{"id":39', 'unconfirmed: unreadable'],
    [200, '{"id":"c0ffee"}', 'unconfirmed: unreadable'],
    [200, '{"id":-1}', 'unconfirmed: unreadable'],
    [200, '{"id":1.5}', 'unconfirmed: unreadable'],
    [200, '{"id":9007199254740993}', 'unconfirmed: unreadable'],
    [200, '[]', 'unconfirmed: unreadable'],
    [200, '[{"id":1},{"id":2}]', 'unconfirmed: unreadable'],
    [200, 'null', 'unconfirmed: unreadable'],
    [200, '"OK"', 'unconfirmed: unreadable'],
    [204, '', 'unconfirmed: unreadable'],
    [203, ECHO, 'unconfirmed: unreadable'],
    // A redirect to the same request elsewhere did nothing; one to a result may have.
    [301, '', 'refused: wrongAddress'],
    [307, '', 'refused: wrongAddress'],
    [308, PAGE, 'refused: wrongAddress'],
    [302, PAGE, 'unconfirmed: unexpected'],
    [303, '', 'unconfirmed: unexpected'],
    [304, '', 'unconfirmed: unexpected'],
    // 4xx: nothing was done, except where a gateway speaks for a platform that it did not wait for.
    [400, '{"message":"menu_id is required"}', 'refused: required'],
    [422, '{"message":"menu_id is required"}', 'refused: required'],
    [400, '{"error":"menu_id is required"}', 'refused: required'],
    [400, '{"message":"No"}', 'refused: other'],
    [400, '', 'refused: other'],
    [400, PAGE, 'refused: other'],
    [400, '{"message":42}', 'refused: other'],
    [401, '', 'refused: credentialRefused'],
    [403, '{"message":"Forbidden"}', 'refused: credentialRefused'],
    [404, '{"message":"Not Found"}', 'refused: wrongAddress'],
    [404, PAGE, 'refused: wrongAddress'],
    [405, '', 'refused: wrongAddress'],
    [407, PAGE, 'refused: other'],
    [409, '{"message":"Duplicate"}', 'refused: other'],
    [413, '', 'refused: other'],
    [408, '', 'unconfirmed: unexpected'],
    [499, '', 'unconfirmed: unexpected'],
    [429, '{"message":"Too Many Requests"}', 'rate limited, no word'],
    [429, PAGE, 'rate limited, no word'],
    // 5xx: nobody knows, whatever the words.
    [500, '{"message":"Agent email required"}', 'unconfirmed: serverError'],
    [500, '{"id":397}', 'unconfirmed: serverError'],
    [502, PAGE, 'unconfirmed: serverError'],
    [503, '', 'unconfirmed: serverError'],
    [504, '', 'unconfirmed: serverError'],
  ])('%i %s: %s', (status, text, expected) => {
    expect(brief(of(response(status, text)))).toBe(expected);
  });

  it.each([
    ['nothing, without an outbound number', 202, '', byNumber, 'chooseNumber'],
    ['nothing, though a number was given', 202, '', withNumber, 'adapter'],
    ['nothing, by ticket', 202, '', byTicket, 'ticket'],
    ['an echo that dropped the number', 200, ECHO, withNumber, 'chooseNumber'],
    ['an echo with the number', 200, '{"outbound_number":"+33187224465"}', withNumber, 'adapter'],
    ['an echo, by ticket', 200, ECHO, byTicket, 'ticket'],
    ['words, by ticket', 202, '{"message":"accepted"}', byTicket, 'unknown'],
    ['an echo to a menu', 200, ECHO, toMenu, 'unknown'],
    ['nothing to a menu', 202, '', toMenu, 'unknown'],
  ])('finish in the adapter, after %s', (_name, status, text, asked, why) => {
    expect(of(response(status, text), asked)).toMatchObject({ kind: 'finishInAdapter', why });
  });

  it('hands on the echo as it came', () => {
    expect(of(response(200, '{"agent_email":"x@y.example","ticket_id":7}'), byTicket)).toMatchObject({
      echo: {
        agentEmail: 'x@y.example',
        ticketId: '7',
        endUserNumber: null,
        outboundNumber: null,
        lang: null,
      },
    });
  });

  it('says when to come back, if it is said', () => {
    expect(of(response(429, '', { 'retry-after': '7' }))).toEqual({
      kind: 'rateLimited',
      retryAfterMs: 7000,
    });
    const date = new Date(NOW + 3000).toUTCString();
    expect(of(response(429, '', { 'retry-after': date }))).toMatchObject({ retryAfterMs: 3000 });
    expect(of(response(429, '', { 'retry-after': 'soon' }))).toMatchObject({ retryAfterMs: null });
  });

  it('keeps the words of a refusal, and only the shape of an answer without any', () => {
    expect(of(response(400, '{"message":" menu_id is required "}'))).toMatchObject({
      status: 400,
      error: { raw: 'menu_id is required' },
    });
    expect(of(response(400, PAGE, { 'content-type': 'text/html; charset=utf-8' }))).toMatchObject({
      error: { raw: `HTTP 400, text/html, ${PAGE.length} characters` },
    });
    expect(of(response(500, 'Mme Durand, +33187224465'))).toMatchObject({
      detail: 'HTTP 500, no content type, 24 characters',
    });
  });
});

describe('what no answer to a POST means', () => {
  it.each<[HttpFailureReason, string, string]>([
    ['timeout', 'notSent: timeout', 'unconfirmed: timeout'],
    ['unreachable', 'notSent: unreachable', 'unconfirmed: connectionLost'],
    ['tls', 'notSent: tls', 'unconfirmed: connectionLost'],
    ['unreadable', 'notSent: unreachable', 'unconfirmed: unreadable'],
    ['resting', 'notSent: resting', 'unconfirmed: connectionLost'],
    ['cancelled', 'notSent: cancelled', 'unconfirmed: cancelled'],
    ['badRequest', 'notSent: misconfigured', 'unconfirmed: unexpected'],
  ])('%s: %s before it left, %s after', (reason, before, after) => {
    const failure = { kind: 'failed', reason, detail: 'why' } as const;
    expect(brief(of({ ...failure, sent: false }))).toBe(before);
    expect(brief(of({ ...failure, sent: true }))).toBe(after);
    expect(of({ ...failure, sent: true })).toMatchObject({ detail: 'why' });
  });
});

describe('any answer', () => {
  const anyBody = fc.oneof(
    anyText(200),
    fc.json(),
    fc.constantFrom('', PAGE, ECHO, '{"id":397}', '[{"id":397}]', '{"message":"menu_id is required"}'),
    fc
      .record({ id: fc.jsonValue(), status: fc.jsonValue(), participants: fc.jsonValue() })
      .map((value) => JSON.stringify(value)),
  );
  const anyAsked = fc.record({
    operation: fc.constantFrom('callOut', 'queueNow', 'schedule'),
    byTicket: fc.boolean(),
    withOutboundNumber: fc.boolean(),
  }) as fc.Arbitrary<Asked>;
  const kinds = ['created', 'finishInAdapter', 'refused', 'notSent', 'unconfirmed', 'rateLimited'];

  it('gives exactly one result, and calls nothing undone that may have been done', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), anyBody, anyAsked, (status, text, asked) => {
        const { kind } = of(response(status, text), asked);
        expect(kinds).toContain(kind);
        expect(kind).not.toBe('notSent');
        const nothingDone = kind === 'refused' || kind === 'rateLimited';
        if (status < 300 || status >= 500) expect(nothingDone).toBe(false);
        if (status === 201) expect(kind).toBe('created');
        if (kind === 'created' || kind === 'finishInAdapter') expect(status).toBeLessThan(300);
      }),
      { numRuns: 500 },
    );
  });

  it('of one that never came, only what did not leave is not sent', () => {
    const reasons = [
      'timeout',
      'unreachable',
      'tls',
      'unreadable',
      'resting',
      'cancelled',
      'badRequest',
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...reasons), fc.boolean(), anyAsked, (reason, sent, asked) => {
        const { kind } = of({ kind: 'failed', reason, sent, detail: '' }, asked);
        expect(kind).toBe(sent ? 'unconfirmed' : 'notSent');
      }),
    );
  });
});
