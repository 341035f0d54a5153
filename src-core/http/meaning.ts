import type { FailureReason } from '#shared/domain/facts.ts';
import type { NotSent, NotSentReason, Unconfirmed, UnconfirmedReason } from '#shared/domain/outbound.ts';
import type { HttpFailure, HttpFailureReason, HttpResponse } from './types.ts';

/** What outcomes mean wherever the document of a system does not say otherwise. */

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** What came back, without what it said: bodies name people, and some hold a token. */
export function shape({ status, headers, text }: HttpResponse): string {
  const type = headers['content-type']?.split(';')[0] ?? 'no content type';
  return `HTTP ${status}, ${text === '' ? 'empty' : `${type}, ${text.length} characters`}`;
}

/** Why an answer that was not understood is of no use to who wanted to read, as far as its status says. */
export function reasonOfStatus(status: number): FailureReason {
  if (isSuccess(status)) return 'unreadable';
  if (status === 401 || status === 403) return 'refused';
  if (status === 429) return 'rateLimited';
  return status >= 500 ? 'serverError' : 'misconfigured';
}

/** Why what was to be read was not, by why there was no answer. */
export const READ_REASONS: Readonly<Record<HttpFailureReason, Exclude<FailureReason, 'refused'>>> = {
  timeout: 'timeout',
  unreachable: 'unreachable',
  tls: 'unreachable',
  unreadable: 'unreadable',
  resting: 'resting',
  cancelled: 'cancelled',
  badRequest: 'misconfigured',
};

/** Why a request did not leave, by why there was no answer. */
export const NOT_SENT_REASONS: Readonly<Record<HttpFailureReason, NotSentReason>> = {
  timeout: 'timeout',
  unreachable: 'unreachable',
  tls: 'tls',
  unreadable: 'unreachable',
  resting: 'resting',
  cancelled: 'cancelled',
  badRequest: 'misconfigured',
};

/** Why nobody knows what a request did that left, by why there was no answer. */
export const UNCONFIRMED_REASONS: Readonly<Record<HttpFailureReason, UnconfirmedReason>> = {
  timeout: 'timeout',
  unreachable: 'connectionLost',
  tls: 'connectionLost',
  unreadable: 'unreadable',
  resting: 'connectionLost',
  cancelled: 'cancelled',
  badRequest: 'unexpected',
};

/** A change without any answer: what matters is whether the request left. */
export function withoutAnswer({ sent, reason, detail }: HttpFailure): NotSent | Unconfirmed {
  return sent
    ? { kind: 'unconfirmed', reason: UNCONFIRMED_REASONS[reason], detail }
    : { kind: 'notSent', reason: NOT_SENT_REASONS[reason], detail };
}

/** A change with an answer that does not tell what was done. */
export function unclear(response: HttpResponse): Unconfirmed {
  const { status } = response;
  const reason = status >= 500 ? 'serverError' : isSuccess(status) ? 'unreadable' : 'unexpected';
  return { kind: 'unconfirmed', reason, detail: shape(response) };
}
