import type { Answer } from '#shared/domain/facts.ts';
import { isSuccess, READ_REASONS, reasonOfStatus, shape } from '../../http/meaning.ts';
import type { HttpResult } from '../../http/types.ts';
import { isPage, saysNotFound } from './wire.ts';

/**
 * What an HTTP outcome means for one question of document 000. `read` takes the value from a body or gives undefined.
 * A 404 is the normal answer for an unknown caller only if it says "not found" in so many words and is no web page:
 * web servers put "404 Not Found" on the page for a wrong address too.
 */
export function answerOf<T>(result: HttpResult, read: (text: string) => T | undefined): Answer<T> {
  if (result.kind === 'failed') {
    return { kind: 'failed', reason: READ_REASONS[result.reason], detail: result.detail };
  }
  const page = isPage(result.text);
  const found = isSuccess(result.status);
  if ((found || result.status === 404) && !page && saysNotFound(result.text)) return { kind: 'unknown' };
  if (!found) return { kind: 'failed', reason: reasonOfStatus(result.status), detail: shape(result) };
  const value = page ? undefined : read(result.text);
  return value === undefined
    ? { kind: 'failed', reason: 'unreadable', detail: shape(result) }
    : { kind: 'known', value };
}

/** What an answer says about the token: true accepted, false refused, null nothing (a network error never does). */
export function tokenAccepted(result: HttpResult, answer: Answer<unknown>): boolean | null {
  if (result.kind === 'failed') return null;
  if (answer.kind !== 'failed') return true;
  return answer.reason === 'refused' ? false : null;
}
