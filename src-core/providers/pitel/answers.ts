import type { Answer, FailureReason } from '#shared/domain/facts.ts';
import { isSuccess, READ_REASONS, reasonOfStatus } from '../../http/meaning.ts';
import { saysNoEntry, saysNoPage, saysTokenRefused } from './errors.ts';
import type { Answered, Sent } from './sent.ts';
import { readEntries, readFailure, readMessage, readPage } from './wire.ts';
import type { WirePage, WireRoute } from './wire.ts';

/** What cannot be asked: no address, no key, or no number. */
export const NOT_ASKABLE = {
  kind: 'failed',
  reason: 'misconfigured',
  detail: 'nothing to ask with',
} as const;

const NONE = { kind: 'unknown' } as const;

/**
 * The entries in an answer about one entry; `unknown`: there is none. Document 003 does not say what a number without
 * entry is answered, so nothing (of any kind), 404, and words for it all count, but neither a web page nor a web
 * server's words about a wrong address.
 */
export function entriesAnswerOf(sent: Sent): Answer<readonly WireRoute[]> {
  return answerOf(sent, ({ status, body }) => {
    if (status === 404) return body.kind === 'page' || saysNoPage(readMessage(body) ?? '') ? undefined : NONE;
    const said = isSuccess(status) ? readFailure(body) : readMessage(body);
    if (said !== undefined || !isSuccess(status)) {
      return status < 500 && said !== undefined && saysNoEntry(said) ? NONE : undefined;
    }
    if (body.kind === 'empty') return NONE;
    const entries = body.kind === 'json' ? readEntries(body.value) : undefined;
    if (entries === undefined) return undefined;
    return entries.length === 0 ? NONE : { kind: 'known', value: entries };
  });
}

/** One page of the list. An answer of nothing is no empty list. */
export function pageAnswerOf(sent: Sent): Answer<WirePage> {
  return answerOf(sent, ({ status, body }) => {
    if (body.kind !== 'json' || !isSuccess(status) || readFailure(body) !== undefined) return undefined;
    const page = readPage(body.value);
    return page && { kind: 'known', value: page };
  });
}

/** `read` makes an answer of what came, or gives undefined where it can make nothing of it. */
function answerOf<T>(sent: Sent, read: (answered: Answered) => Answer<T> | undefined): Answer<T> {
  if (sent.step === 'none') return NOT_ASKABLE;
  if (sent.step === 'signIn') {
    const { reason, detail } = sent.failure;
    return { kind: 'failed', reason: reason === 'tls' ? 'unreachable' : reason, detail };
  }
  const { outcome } = sent;
  if (outcome.kind === 'failed') {
    return { kind: 'failed', reason: READ_REASONS[outcome.reason], detail: outcome.detail };
  }
  return read(outcome) ?? { kind: 'failed', reason: reasonOf(outcome), detail: outcome.shape };
}

function reasonOf({ status, body }: Answered): FailureReason {
  const said = readFailure(body);
  if (said !== undefined && status < 500 && saysTokenRefused(said)) return 'refused';
  return isSuccess(status) && said !== undefined ? 'serverError' : reasonOfStatus(status);
}
