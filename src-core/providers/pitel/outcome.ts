import type { NotSentReason, UnconfirmedReason } from '#shared/domain/outbound.ts';
import type { Answer, FailureReason } from '#shared/domain/facts.ts';
import type { RouteNotWritten, RouteRefused } from '#shared/domain/stickyRoute.ts';
import { isSuccess, UNCONFIRMED_REASONS } from '../../http/meaning.ts';
import { retryAfterMs } from '../../http/retryAfter.ts';
import { refusalBy, refusalOf, saysNoEntry, saysNoPage, saysTokenRefused } from './errors.ts';
import type { Answered, Outcome, Sent } from './sent.ts';
import { readFailure, readMessage } from './wire.ts';

/**
 * What the answer to a POST or a DELETE of document 003 settles. `taken`: it says that it was done. `lost`: it may
 * have been done. Both are then settled by reading. `noEntry`: it speaks of something that is not there, which for a
 * DELETE is the entry, for a POST what `refusal` says.
 */
export type Written =
  | { readonly kind: 'taken' }
  | { readonly kind: 'lost'; readonly reason: UnconfirmedReason; readonly detail: string }
  | { readonly kind: 'noEntry'; readonly refusal: RouteRefused }
  | { readonly kind: 'settled'; readonly result: RouteNotWritten };

const NOTHING_TO_ASK_WITH = { kind: 'notSent', reason: 'notConfigured', detail: null } as const;

/** Reads the answer to a write. The words of success are not looked at: only those of failure mean anything. */
export function writtenBy(sent: Sent, now: number): Written {
  if (sent.step === 'none') return settled(NOTHING_TO_ASK_WITH);
  if (sent.step === 'signIn') {
    const { reason, status, detail, retryAfterMs: pause } = sent.failure;
    if (reason === 'refused') return refused(refusalBy('credentialRefused', detail), status);
    if (reason === 'rateLimited') return settled({ kind: 'rateLimited', retryAfterMs: pause });
    return settled({ kind: 'notSent', reason: NOT_SENT[reason], detail });
  }
  const { outcome } = sent;
  if (outcome.kind === 'answered') return answered(outcome, now);
  const { reason, detail } = outcome;
  if (outcome.sent) return { kind: 'lost', reason: UNCONFIRMED_REASONS[reason], detail };
  const why = reason === 'badRequest' ? 'misconfigured' : reason;
  return settled({ kind: 'notSent', reason: NOT_SENT[why], detail });
}

function answered(answer: Answered, now: number): Written {
  const { status, headers, body, shape } = answer;
  if (status === 429) return settled({ kind: 'rateLimited', retryAfterMs: retryAfterMs(headers, now) });
  const said = isSuccess(status) ? readFailure(body) : readMessage(body);
  const raw = said || shape;
  if (isRefusedCredential(answer)) return refused(refusalBy('credentialRefused', raw), status);
  if (isSuccess(status)) {
    // Who answers a page is not the directory.
    if (body.kind === 'page' || body.kind === 'text')
      return { kind: 'lost', reason: 'unreadable', detail: shape };
    if (said === undefined) return { kind: 'taken' };
    const error = refusalOf(raw);
    return saysNoEntry(said) ? noEntry(error, status) : refused(error, status);
  }
  // Another place for the same request: what stands here takes no routes.
  if ([301, 307, 308, 404, 405].includes(status)) {
    const error = refusalBy('wrongAddress', raw);
    const ofTheApi = status === 404 && body.kind !== 'page' && !saysNoPage(said ?? '');
    return ofTheApi ? noEntry(error, status) : refused(error, status);
  }
  // A gateway's time-out, a redirect that may follow a deed, all of 5xx: nothing shows that nothing was done.
  if (status < 400 || status >= 500 || status === 408 || status === 499) {
    return { kind: 'lost', reason: status >= 500 ? 'serverError' : 'unexpected', detail: shape };
  }
  return refused(refusalOf(raw), status);
}

/** True where the token was turned away, so that nothing can have been done: by its status, or by words. */
export function isRefusedCredential({ status, body }: Answered): boolean {
  return status === 401 || status === 403 || (status < 500 && saysTokenRefused(readFailure(body) ?? ''));
}

/** True where a new token may help. A 403 is about what the key may do. */
export function isRefusedToken(outcome: Outcome): boolean {
  return outcome.kind === 'answered' && outcome.status !== 403 && isRefusedCredential(outcome);
}

/** The result of a write that was not even tried, because what had to be read first could not be read. */
export function unwritten({ reason, detail }: Extract<Answer<never>, { kind: 'failed' }>): RouteNotWritten {
  if (reason === 'refused') {
    return { kind: 'refused', error: refusalBy('credentialRefused', detail ?? ''), status: null };
  }
  if (reason === 'rateLimited') return { kind: 'rateLimited', retryAfterMs: null };
  return { kind: 'notSent', reason: NOT_SENT[reason], detail };
}

function settled(result: RouteNotWritten): Written {
  return { kind: 'settled', result };
}

function noEntry(error: RouteRefused['error'], status: number): Written {
  return { kind: 'noEntry', refusal: { kind: 'refused', error, status } };
}

function refused(error: RouteRefused['error'], status: number | null): Written {
  return settled({ kind: 'refused', error, status });
}

const NOT_SENT: Readonly<Record<Exclude<FailureReason, 'refused' | 'rateLimited'> | 'tls', NotSentReason>> = {
  timeout: 'timeout',
  unreachable: 'unreachable',
  tls: 'tls',
  // Something answered before the change was asked for, and was of no use.
  unreadable: 'unreachable',
  serverError: 'unreachable',
  misconfigured: 'misconfigured',
  resting: 'resting',
  cancelled: 'cancelled',
};
