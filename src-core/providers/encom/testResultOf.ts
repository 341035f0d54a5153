import type { TestResult } from '#shared/contract/views.ts';
import type { Answer } from '#shared/domain/facts.ts';
import type { HttpResult } from '../../http/types.ts';

/**
 * The outcome of "test connection", from the question about a number that nobody has. "Not found" is the good answer,
 * any value a surprising but equally good one. Null: nothing was asked.
 */
export function testResultOf(
  asked: { readonly result: HttpResult; readonly answer: Answer<string> } | null,
  ms: number,
): TestResult {
  if (asked === null) return { provider: 'encom', outcome: 'notConfigured', status: null, ms, detail: null };
  const { result, answer } = asked;
  const status = result.kind === 'response' ? result.status : null;
  const detail = answer.kind === 'failed' ? answer.detail : null;
  return { provider: 'encom', outcome: outcomeOf(result, answer), status, ms, detail };
}

function outcomeOf(result: HttpResult, answer: Answer<string>): TestResult['outcome'] {
  if (answer.kind !== 'failed') return 'ok';
  if (result.kind === 'failed' && result.reason === 'tls') return 'tls';
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
