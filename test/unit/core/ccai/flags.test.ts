import { describe, expect, it } from 'vitest';
import { flagsAnswerOf, flagsBody, flagsRefusalOf, flagsWriteResultOf } from '#core/providers/ccai/flags.ts';
import type { HttpResponse, HttpResult } from '#core/http/types.ts';
import type { CustomerFlags } from '#shared/domain/customerFlags.ts';
import type { Answer } from '#shared/domain/facts.ts';

const lost: HttpResult = { kind: 'failed', reason: 'timeout', sent: true, detail: 'late' };
const unsent: HttpResult = { kind: 'failed', reason: 'unreachable', sent: false, detail: 'refused' };

function response(status: number, value?: unknown): HttpResponse {
  return { kind: 'response', status, headers: {}, text: value === undefined ? '' : JSON.stringify(value) };
}

function known(flags: Partial<CustomerFlags>): Answer<CustomerFlags> {
  return { kind: 'known', value: { verifiedCustomer: null, badActor: null, repeatCustomer: null, ...flags } };
}

describe('flagsBody', () => {
  it('speaks only of what is to change', () => {
    expect(flagsBody({}, 'both')).toEqual({});
    expect(flagsBody({ badActor: false }, 'both')).toEqual({ bad_actor: false });
  });
});

describe('flagsAnswerOf', () => {
  it.each([
    [response(200, { bad_actor: true }), known({ badActor: true })],
    [response(200, { repeat_customers: 'false' }), known({ repeatCustomer: false })],
    [response(200, { repeat_customer: true, repeat_customers: false }), known({ repeatCustomer: true })],
    [response(200, { verified_customer: 'maybe' }), known({})],
    [response(404, { message: 'Not Found' }), { kind: 'unknown' }],
    [response(400, { message: 'Call not found' }), { kind: 'unknown' }],
    [response(404), { kind: 'failed', reason: 'misconfigured', detail: 'HTTP 404, empty' }],
    [response(400, { message: 'No' }), { reason: 'misconfigured' }],
    [response(401), { reason: 'refused' }],
    [response(403), { reason: 'refused' }],
    [response(429), { reason: 'rateLimited' }],
    [response(503), { reason: 'serverError' }],
    [response(200, {}), { reason: 'unreadable' }],
    [response(200), { reason: 'unreadable' }],
    [lost, { kind: 'failed', reason: 'timeout', detail: 'late' }],
    [unsent, { reason: 'unreachable' }],
  ])('case %#', (result, expected) => {
    expect(flagsAnswerOf(result)).toMatchObject(expected);
  });
});

describe('setting flags', () => {
  it.each([
    [response(400, { message: 'No' }), { kind: 'refused', status: 400, error: { code: 'other', raw: 'No' } }],
    [response(401), { kind: 'refused', error: { code: 'credentialRefused' } }],
    [response(404), { kind: 'refused', error: { code: 'wrongAddress' } }],
    [response(429), { kind: 'rateLimited', retryAfterMs: null }],
    [unsent, { kind: 'notSent', reason: 'unreachable' }],
  ])('is settled by its answer, case %#', (result, expected) => {
    expect(flagsRefusalOf(result, 0)).toMatchObject(expected);
  });

  it.each([response(200), response(204), response(302), response(408), response(500), lost])(
    'else has to be read again, case %#',
    (result) => {
      expect(flagsRefusalOf(result, 0)).toBeNull();
    },
  );

  const patch = { badActor: true, repeatCustomer: false };
  const failed: Answer<CustomerFlags> = { kind: 'failed', reason: 'timeout', detail: null };
  it.each([
    [response(200), known({ badActor: true, repeatCustomer: false }), { kind: 'written' }],
    [lost, known({ badActor: true, repeatCustomer: false }), { kind: 'written' }],
    [response(500), known({ badActor: true, repeatCustomer: false }), { kind: 'written' }],
    [response(200), known({ badActor: true, repeatCustomer: true }), { kind: 'differs' }],
    [lost, known({ badActor: false, repeatCustomer: false }), { kind: 'unmoved' }],
    [response(502), known({ badActor: false, repeatCustomer: false }), { kind: 'unmoved' }],
    [response(200), known({ badActor: true }), { kind: 'unconfirmed', reason: 'unreadable' }],
    [response(200), failed, { kind: 'unconfirmed', reason: 'unreadable' }],
    [response(200), { kind: 'unknown' } as const, { kind: 'unconfirmed' }],
    [response(500), failed, { kind: 'unconfirmed', reason: 'serverError' }],
    [lost, failed, { kind: 'unconfirmed', reason: 'timeout' }],
  ])('says what was read afterwards, case %#', (written, reread, expected) => {
    expect(flagsWriteResultOf(written, reread, patch)).toMatchObject(expected);
  });
});
