import { describe, expect, it } from 'vitest';
import { failureOf } from '#core/http/failureOf.ts';

function coded(code: string, message = 'it failed'): Error {
  return Object.assign(new Error(message), { code });
}

describe('failureOf', () => {
  it.each([
    ['ENOTFOUND', 'unreachable'],
    ['ECONNREFUSED', 'unreachable'],
    ['ECONNRESET', 'unreachable'],
    ['UND_ERR_SOCKET', 'unreachable'],
    ['UND_ERR_ABORTED', 'unreachable'],
    ['ETIMEDOUT', 'timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
    ['UND_ERR_BODY_TIMEOUT', 'timeout'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['EPROTO', 'tls'],
    ['UND_ERR_HEADERS_OVERFLOW', 'unreadable'],
    ['UND_ERR_INVALID_ARG', 'badRequest'],
    ['ERR_INVALID_URL', 'badRequest'],
  ])('%s before any answer is %s', (code, reason) => {
    expect(failureOf(coded(code), false, false)).toEqual({
      kind: 'failed',
      reason,
      sent: false,
      detail: `it failed (${code})`,
    });
  });

  it('calls a connection lost in the middle of an answer unreadable, but silence there a time-out', () => {
    expect(failureOf(coded('ECONNRESET'), true, true).reason).toBe('unreadable');
    expect(failureOf(coded('UND_ERR_BODY_TIMEOUT'), true, true).reason).toBe('timeout');
  });

  it('does not blame the request for a proxy that wants a login', () => {
    const error = coded('UND_ERR_INVALID_ARG', 'Proxy Authentication Required (407)');
    expect(failureOf(error, true, false).reason).toBe('unreachable');
  });

  it('takes the words of the first address tried when several failed', () => {
    const each = coded('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:9');
    const error = Object.assign(new AggregateError([each, each], ''), { code: 'ECONNREFUSED' });
    expect(failureOf(error, false, false).detail).toBe('connect ECONNREFUSED 127.0.0.1:9');
  });

  it('knows what is no HTTP by the name of the error, which has no code', () => {
    const error = Object.assign(new Error('Response does not match'), { name: 'HTTPParserError' });
    expect(failureOf(error, true, false)).toMatchObject({ reason: 'unreadable', sent: true });
  });

  it('survives what is no error', () => {
    expect(failureOf('boom', true, false)).toEqual({
      kind: 'failed',
      reason: 'unreachable',
      sent: true,
      detail: 'boom',
    });
  });
});
