import type { HealthView, TestResult } from '#shared/contract/views.ts';
import { isSuccess, shape } from '../../http/meaning.ts';
import type { HttpResult } from '../../http/types.ts';
import { refusalOf, verdictOf } from './errors.ts';
import { received } from './outcome.ts';
import type { Received } from './outcome.ts';
import type { SignIn } from './token.ts';

/** How the service is, as far as its last answer shows. */
export type CliqphoneHealth = HealthView['cliqphone'];

/** What an outcome says about the service; null if nothing. */
export function healthOf(got: Received, at: number): CliqphoneHealth | null {
  if (got.answer === null) {
    const { result } = got;
    if (result.reason === 'cancelled') return null;
    return { state: result.reason === 'resting' ? 'resting' : 'failing', at, detail: result.detail };
  }
  const { result } = got;
  if (result.status === 429 || serviceAnswered(got)) return { state: 'answering', at, detail: null };
  const refused = result.status === 401 || result.status === 403;
  return { state: refused ? 'refused' : 'failing', at, detail: shape(result) };
}

/** What a sign-in says about the service and the account; null if nothing. */
export function healthOfSignIn(signIn: SignIn, at: number): CliqphoneHealth | null {
  switch (signIn.kind) {
    case 'token':
      return { state: 'answering', at, detail: null };
    case 'refused':
      return { state: 'refused', at, detail: signIn.error.code };
    case 'failed':
      // A service that talks but lets nobody in is no help.
      return signIn.result.kind === 'failed'
        ? healthOf({ result: signIn.result, answer: null }, at)
        : { state: 'failing', at, detail: shape(signIn.result) };
  }
}

/** True if it was the service that answered, and not something in front of it. */
function serviceAnswered({ answer, result: response }: Received): boolean {
  if (answer === null || response.status >= 500) return false;
  return answer.kind === 'said' || (answer.kind === 'list' && isSuccess(response.status));
}

/** The outcome of "test connection": signing in, then the list of zones. Null: nothing was asked. */
export function testResultOf(
  asked: { readonly signIn: SignIn; readonly zones: HttpResult | null } | null,
  ms: number,
): TestResult {
  if (asked === null) {
    return { provider: 'cliqphone', outcome: 'notConfigured', status: null, ms, detail: null };
  }
  const { signIn, zones } = asked;
  if (signIn.kind === 'refused') {
    const { error, status } = signIn;
    return { provider: 'cliqphone', outcome: 'refused', status, ms, detail: `${error.code}: ${error.raw}` };
  }
  const refusal = signIn.kind === 'token' ? refusalOfZones(zones) : null;
  if (refusal !== null) {
    const status = zones?.kind === 'response' ? zones.status : null;
    return { provider: 'cliqphone', outcome: 'refused', status, ms, detail: refusal };
  }
  const result = signIn.kind === 'failed' ? signIn.result : zones;
  const status = result?.kind === 'response' ? result.status : null;
  const outcome = result === null ? 'unreadable' : testOutcome(result, signIn.kind === 'failed');
  const detail = result?.kind === 'response' ? shape(result) : (result?.detail ?? null);
  return { provider: 'cliqphone', outcome, status, ms, detail: outcome === 'ok' ? null : detail };
}

/** The sign-in was taken, and then its token was not: the list has no other refusal. */
function refusalOfZones(result: HttpResult | null): string | null {
  if (result?.kind !== 'response' || result.status >= 500 || result.status === 429) return null;
  const { answer } = received(result);
  if (answer?.kind === 'said' && verdictOf(answer.said) === 'ko') {
    return `tokenRefused: ${refusalOf('zones', answer.said).raw}`;
  }
  return result.status === 401 || result.status === 403 ? `tokenRefused: ${shape(result)}` : null;
}

function testOutcome(result: HttpResult, signingIn: boolean): TestResult['outcome'] {
  if (result.kind === 'failed') {
    if (result.reason === 'badRequest') return 'misconfigured';
    return result.reason === 'resting' || result.reason === 'cancelled' ? 'unreachable' : result.reason;
  }
  const { status } = result;
  if (status === 401 || status === 403) return 'refused';
  if (status >= 500 || status === 429) return 'serverError';
  const { answer } = received(result);
  if (answer?.kind === 'list' && isSuccess(result.status) && !signingIn) return 'ok';
  return isSuccess(result.status) ? 'unreadable' : 'misconfigured';
}
