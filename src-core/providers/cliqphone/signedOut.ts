import type { NumberAnswer, NumberSaveResult } from '#shared/domain/numberSaving.ts';
import { NOT_SENT_REASONS, READ_REASONS, reasonOfStatus, shape } from '../../http/meaning.ts';
import { retryAfterMs } from '../../http/retryAfter.ts';
import type { NoAccess } from './access.ts';
import type { SignIn } from './token.ts';

/** Why a request did not get as far as leaving: nothing to ask with, or no token. */
export type NotSignedIn = ({ readonly kind: 'noAccess' } & NoAccess) | Exclude<SignIn, { kind: 'token' }>;

/** What that is for something that was to be read. */
export function answerWithoutSignIn<T>(outcome: NotSignedIn): NumberAnswer<T> {
  switch (outcome.kind) {
    case 'noAccess':
      return { kind: 'failed', reason: 'misconfigured', detail: outcome.detail };
    case 'refused':
      // Of the account, not of the question.
      return { kind: 'refused', error: outcome.error, at: outcome.at };
    case 'failed': {
      const { result } = outcome;
      if (result.kind === 'response') {
        return { kind: 'failed', reason: reasonOfStatus(result.status), detail: shape(result) };
      }
      return { kind: 'failed', reason: READ_REASONS[result.reason], detail: result.detail };
    }
  }
}

/** What that is for something that was to be saved: whatever became of the sign-in, the request itself never left. */
export function saveWithoutSignIn(outcome: NotSignedIn, now: number): NumberSaveResult {
  switch (outcome.kind) {
    case 'noAccess':
      return { kind: 'notSent', reason: outcome.why, detail: outcome.detail };
    case 'refused':
      return { kind: 'refused', errors: [outcome.error], status: outcome.status };
    case 'failed': {
      const { result } = outcome;
      if (result.kind === 'failed') {
        return { kind: 'notSent', reason: NOT_SENT_REASONS[result.reason], detail: result.detail };
      }
      if (result.status === 429) {
        return { kind: 'rateLimited', retryAfterMs: retryAfterMs(result.headers, now) };
      }
      const reason = result.status >= 500 ? 'unreachable' : 'misconfigured';
      return { kind: 'notSent', reason, detail: shape(result) };
    }
  }
}
