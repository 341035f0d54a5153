import type { NumberAnswer, NumberSaveResult } from '#shared/domain/numberSaving.ts';
import {
  isSuccess,
  READ_REASONS,
  reasonOfStatus,
  shape,
  unclear,
  withoutAnswer,
} from '../../http/meaning.ts';
import { retryAfterMs } from '../../http/retryAfter.ts';
import type { HttpFailure, HttpResponse, HttpResult } from '../../http/types.ts';
import { isAboutToken, refusalByStatus, refusalOf, verdictOf } from './errors.ts';
import type { CliqphoneOperation } from './operations.ts';
import { readAnswer, readAnyAnswer } from './wire.ts';
import type { WireAnswer } from './wire.ts';

/** An HTTP outcome with what stands in it, read once. */
export type Received =
  | { readonly result: HttpFailure; readonly answer: null }
  | { readonly result: HttpResponse; readonly answer: WireAnswer };

export function received(result: HttpResult): Received {
  return result.kind === 'failed' ? { result, answer: null } : { result, answer: readAnswer(result.text) };
}

/** As `received`, for answers that may be long. */
export async function receivedAny(result: HttpResult): Promise<Received> {
  return result.kind === 'failed'
    ? { result, answer: null }
    : { result, answer: await readAnyAnswer(result.text) };
}

/** What could be read of a list, and how many of its entries could not. */
export interface Readable<T> {
  readonly value: T;
  readonly unread: number;
}

/**
 * What an outcome means for a list. `read` takes the list, or gives null for one that is none of ours. The service
 * names no HTTP status, so that its own words count whatever the status.
 */
export async function listAnswerOf<T>(
  { result, answer }: Received,
  operation: CliqphoneOperation,
  read: (items: readonly unknown[]) => Promise<Readable<T> | null>,
): Promise<NumberAnswer<T>> {
  if (answer === null) return { kind: 'failed', reason: READ_REASONS[result.reason], detail: result.detail };
  if (answer.kind === 'said' && verdictOf(answer.said) === 'ko') {
    return { kind: 'refused', error: refusalOf(operation, answer.said) };
  }
  const list = answer.kind === 'list' && isSuccess(result.status) ? await read(answer.items) : null;
  if (list !== null) {
    return { kind: 'known', value: list.value, ...(list.unread > 0 ? { unread: list.unread } : {}) };
  }
  if (result.status === 401 || result.status === 403) {
    return { kind: 'refused', error: refusalByStatus('tokenInvalid', shape(result)) };
  }
  return { kind: 'failed', reason: reasonOfStatus(result.status), detail: shape(result) };
}

/** What came of an add or an edit. Only words of the service, or a status that excludes the deed, make a refusal. */
export function saveResultOf(
  { result, answer }: Received,
  operation: CliqphoneOperation,
  now: number,
): NumberSaveResult {
  if (answer === null) return withoutAnswer(result);
  const { status } = result;
  if (status === 429) return { kind: 'rateLimited', retryAfterMs: retryAfterMs(result.headers, now) };
  if (isGateways(status)) return unclear(result);
  const verdict = answer.kind === 'said' ? verdictOf(answer.said) : null;
  if (verdict === 'ok' && isSuccess(result.status)) return { kind: 'saved' };
  if (answer.kind === 'said' && verdict === 'ko') {
    return { kind: 'refused', errors: [refusalOf(operation, answer.said)], status };
  }
  const byStatus = verdict === null ? refusalOfStatus(result) : null;
  return byStatus === null ? unclear(result) : { kind: 'refused', errors: [byStatus], status };
}

/** Whether the service turned the request away for its token, under any of the names it has for that. */
export function wantsNewToken({ result, answer }: Received, operation: CliqphoneOperation): boolean {
  if (answer === null || isGateways(result.status) || result.status === 429) return false;
  if (answer.kind === 'said' && verdictOf(answer.said) === 'ko') {
    return isAboutToken(refusalOf(operation, answer.said));
  }
  return result.status === 401 && answer.kind === 'unreadable';
}

/** Said by what stands between us and the service, perhaps after the deed; whatever the body, it may be of another. */
function isGateways(status: number): boolean {
  return status >= 500 || status === 408 || status === 499;
}

/** The refusal that a status is by itself, or null. A redirect may follow a deed, except those that keep the method. */
function refusalOfStatus(response: HttpResponse) {
  const { status } = response;
  // Login and password were taken: it is the token that is not.
  if (status === 401 || status === 403) return refusalByStatus('tokenInvalid', shape(response));
  if ([301, 307, 308, 404, 405].includes(status)) return refusalByStatus('wrongAddress', shape(response));
  return status >= 400 && status < 500 ? refusalByStatus('other', shape(response)) : null;
}
