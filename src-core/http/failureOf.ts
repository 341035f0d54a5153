import type { HttpFailure, HttpFailureReason } from './types.ts';

const TIMEOUTS = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

const OVERSIZED = new Set(['UND_ERR_HEADERS_OVERFLOW', 'UND_ERR_RES_EXCEEDED_MAX_SIZE']);

/** OpenSSL's and Node's names for a certificate or a handshake that is not good enough. */
const TLS = /^(ERR_TLS_|ERR_SSL_|ERR_OSSL|CERT_|CRL_|UNABLE_TO_|ERROR_IN_C|INVALID_(CA|PURPOSE)|HOSTNAME_)/;
const TLS_EXACT = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'PATH_LENGTH_EXCEEDED',
  'EPROTO',
  'UND_ERR_PRX_TLS',
]);

/**
 * Names what undici or Node threw. `answering` is true once a status line was read: then a lost connection is an
 * answer that broke off. Never to be used for our own cancellation, whose code proxies share (`UND_ERR_ABORTED`).
 */
export function failureOf(error: unknown, sent: boolean, answering: boolean): HttpFailure {
  const { code, text } = describe(error);
  // By name: undici means to give the parser's errors a code, but looks it up the wrong way round.
  const garbage = error instanceof Error && error.name === 'HTTPParserError';
  const reason = garbage ? 'unreadable' : reasonOf(code, text, sent, answering);
  return { kind: 'failed', reason, sent, detail: text };
}

function reasonOf(code: string, text: string, sent: boolean, answering: boolean): HttpFailureReason {
  if (TIMEOUTS.has(code)) return 'timeout';
  if (TLS.test(code) || TLS_EXACT.has(code)) return 'tls';
  if (answering || OVERSIZED.has(code)) return 'unreadable';
  // undici calls a proxy that wants a login an invalid argument.
  if (code === 'UND_ERR_INVALID_ARG' && !text.includes('407')) return 'badRequest';
  if (code === 'ERR_INVALID_URL' && !sent) return 'badRequest';
  return 'unreachable';
}

/** Node tries several addresses of a host and throws an aggregate without a message of its own. */
function describe(error: unknown): { code: string; text: string } {
  if (!(error instanceof Error)) return { code: '', text: String(error) };
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  const cause = first instanceof Error && error.message === '' ? first : error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const message = cause.message || cause.name;
  return { code, text: code === '' || message.includes(code) ? message : `${message} (${code})` };
}
