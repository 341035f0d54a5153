import type { HealthView, TestResult } from '#shared/contract/views.ts';
import { isSuccess } from '../../http/meaning.ts';
import { pageAnswerOf } from './answers.ts';
import { isRefusedCredential } from './outcome.ts';
import type { Answered, Outcome, Sent } from './sent.ts';

/** How the directory is, as far as its last answer shows. */
export type PitelHealth = HealthView['pitel'];

/** True if the API itself answered: it succeeds without a web page, or it says in JSON why it does not. */
function apiAnswered({ status, body }: Answered): boolean {
  if (isSuccess(status)) return body.kind === 'empty' || body.kind === 'json';
  return status < 500 && body.kind === 'json';
}

/** What an answer says about the credential: accepted, refused, or null for nothing. */
export function credentialAccepted(outcome: Answered): boolean | null {
  if (isRefusedCredential(outcome)) return false;
  return outcome.status !== 429 && apiAnswered(outcome) ? true : null;
}

/** What an outcome says about the system; null if nothing. A 429 shows that it is there. */
export function healthOf(outcome: Outcome, at: number): PitelHealth | null {
  if (outcome.kind === 'failed') {
    if (outcome.reason === 'cancelled') return null;
    return { state: outcome.reason === 'resting' ? 'resting' : 'failing', at, detail: outcome.detail };
  }
  if (isRefusedCredential(outcome)) return { state: 'refused', at, detail: outcome.shape };
  if (outcome.status === 429 || apiAnswered(outcome)) return { state: 'answering', at, detail: null };
  return { state: 'failing', at, detail: outcome.shape };
}

/** What asking for one entry of the list, with a new token, shows of address and key. */
export function testResultOf(sent: Sent, ms: number): TestResult {
  const status =
    sent.step === 'signIn'
      ? sent.failure.status
      : sent.step === 'request' && sent.outcome.kind === 'answered'
        ? sent.outcome.status
        : null;
  const answer = pageAnswerOf(sent);
  const detail = sent.step === 'none' || answer.kind !== 'failed' ? null : answer.detail;
  return { provider: 'pitel', outcome: testOutcomeOf(sent), status, ms, detail };
}

function testOutcomeOf(sent: Sent): TestResult['outcome'] {
  if (sent.step === 'none') return 'notConfigured';
  const answer = pageAnswerOf(sent);
  if (answer.kind !== 'failed') return 'ok';
  if (sent.step === 'signIn' && sent.failure.reason === 'tls') return 'tls';
  if (sent.step === 'request' && sent.outcome.kind === 'failed' && sent.outcome.reason === 'tls')
    return 'tls';
  switch (answer.reason) {
    case 'rateLimited':
      return 'serverError';
    case 'resting':
    case 'cancelled':
      return 'unreachable';
    default:
      return answer.reason;
  }
}
