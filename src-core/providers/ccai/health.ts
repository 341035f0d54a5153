import type { HealthView, TestResult } from '#shared/contract/views.ts';
import { isSuccess, shape } from '../../http/meaning.ts';
import type { HttpResult } from '../../http/types.ts';
import { readBody, readMessage } from './wire.ts';

/** How the platform is, as far as its last answer shows. */
export type CcaiHealth = HealthView['ccai'];

/** True if the API itself answered: it succeeds without a web page, or it says in JSON why it does not. */
function apiAnswered(result: HttpResult): boolean {
  if (result.kind === 'failed') return false;
  const body = readBody(result.text);
  if (isSuccess(result.status)) return body.kind === 'empty' || body.kind === 'json';
  return result.status >= 400 && result.status < 500 && readMessage(body) !== undefined;
}

/** What an answer says about the token: true accepted, false refused, null nothing (a network error never does). */
export function tokenAccepted(result: HttpResult): boolean | null {
  if (result.kind === 'failed') return null;
  if (result.status === 401 || result.status === 403) return false;
  return result.status !== 429 && apiAnswered(result) ? true : null;
}

/** What an outcome says about the platform; null if nothing. A 429 shows that it is there. */
export function healthOf(result: HttpResult, at: number): CcaiHealth | null {
  if (result.kind === 'failed') {
    if (result.reason === 'cancelled') return null;
    return { state: result.reason === 'resting' ? 'resting' : 'failing', at, detail: result.detail };
  }
  if (tokenAccepted(result) === false) return { state: 'refused', at, detail: shape(result) };
  if (result.status === 429 || apiAnswered(result)) return { state: 'answering', at, detail: null };
  return { state: 'failing', at, detail: shape(result) };
}

/** The outcome of "test connection". Any word from the API is the good answer: the call asked about need not exist. */
export function testResultOf(result: HttpResult | null, ms: number): TestResult {
  const status = result?.kind === 'response' ? result.status : null;
  if (result === null) return { provider: 'ccai', outcome: 'notConfigured', status, ms, detail: null };
  const outcome = testOutcome(result);
  const detail = result.kind === 'failed' ? result.detail : shape(result);
  return { provider: 'ccai', outcome, status, ms, detail: outcome === 'ok' ? null : detail };
}

function testOutcome(result: HttpResult): TestResult['outcome'] {
  if (result.kind === 'failed') {
    if (result.reason === 'badRequest') return 'misconfigured';
    return result.reason === 'resting' || result.reason === 'cancelled' ? 'unreachable' : result.reason;
  }
  if (tokenAccepted(result) === false) return 'refused';
  if (result.status >= 500 || result.status === 429) return 'serverError';
  if (apiAnswered(result)) return 'ok';
  return isSuccess(result.status) ? 'unreadable' : 'misconfigured';
}
