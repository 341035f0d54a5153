import type {
  FinishReason,
  PlacingEcho,
  PlacingResult,
  RateLimited,
  Refusal,
} from '#shared/domain/outbound.ts';
import { isSuccess, shape, unclear, withoutAnswer } from '../../http/meaning.ts';
import { retryAfterMs } from '../../http/retryAfter.ts';
import type { HttpResponse, HttpResult } from '../../http/types.ts';
import { refusalByStatus, refusalOf } from './errors.ts';
import { callOf, echoOf, EMPTY_CALL } from './map.ts';
import type { CcaiCall } from './map.ts';
import { readBody, readMessage, readPlacing } from './wire.ts';

/** What a request asked for, as far as it helps to read its answer. */
export interface Asked {
  readonly operation: 'callOut' | 'queueNow' | 'schedule';
  readonly byTicket: boolean;
  readonly withOutboundNumber: boolean;
}

/**
 * What came of a `POST /calls` of document 002 (CCAI Platform). The body decides: an integer id means created,
 * whatever the status of success; the status decides only where the body is silent. Where the call may exist and may
 * not, the result is `unconfirmed`.
 */
export function placingResultOf(result: HttpResult, asked: Asked, now: number): PlacingResult<CcaiCall> {
  if (result.kind === 'failed') return withoutAnswer(result);
  const { status } = result;
  if (isSuccess(status)) return success(result, asked);
  if (status === 429) return rateLimited(result, now);
  const error = refusalIn(result);
  return error === null ? unclear(result) : { kind: 'refused', error, status };
}

function success(response: HttpResponse, asked: Asked): PlacingResult<CcaiCall> {
  const body = readBody(response.text);
  const placing = body.kind === 'json' ? readPlacing(body.value) : { kind: 'neither' as const };
  if (placing.kind === 'call') return { kind: 'created', call: callOf(placing.call) };
  // It says "created", but not which: what must not happen now is that somebody sends it again.
  if (response.status === 201) return { kind: 'created', call: EMPTY_CALL };
  const mayFinish = response.status === 200 || response.status === 202;
  if (!mayFinish || (placing.kind === 'neither' && body.kind !== 'empty')) return unclear(response);
  const echo = placing.kind === 'echo' ? echoOf(placing.echo) : null;
  return { kind: 'finishInAdapter', why: finishReason(asked, body.kind === 'empty', echo), echo };
}

/**
 * The document gives the same two answers (200 with the request repeated, 202 without a body) to three causes, so the
 * request helps: a ticket is called from the ticket; a number that is missing or was dropped has to be chosen.
 */
function finishReason(asked: Asked, silent: boolean, echo: PlacingEcho | null): FinishReason {
  if (asked.operation !== 'callOut' || (!silent && echo === null)) return 'unknown';
  if (asked.byTicket) return 'ticket';
  const numberStands = echo === null ? asked.withOutboundNumber : echo.outboundNumber !== null;
  return numberStands ? 'adapter' : 'chooseNumber';
}

/**
 * The refusal that an answer without success is, or null if it does not show that nothing was done: a gateway's
 * time-out (408, 499), a redirect that may follow a deed, and all of 5xx. Not for 429.
 */
export function refusalIn(response: HttpResponse): Refusal | null {
  const { status } = response;
  const raw = readMessage(readBody(response.text)) ?? shape(response);
  if (status === 401 || status === 403) return refusalByStatus('credentialRefused', raw);
  // Another place for the same request: what stands here takes no calls.
  if ([301, 307, 308, 404, 405].includes(status)) return refusalByStatus('wrongAddress', raw);
  if (status < 400 || status >= 500 || status === 408 || status === 499) return null;
  return refusalOf(raw);
}

/** Turned away by 429. */
export function rateLimited({ headers }: HttpResponse, now: number): RateLimited {
  return { kind: 'rateLimited', retryAfterMs: retryAfterMs(headers, now) };
}
