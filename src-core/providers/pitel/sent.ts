import type { FailureReason } from '#shared/domain/facts.ts';
import { shape } from '../../http/meaning.ts';
import type { HttpFailure, HttpResponse, HttpResult } from '../../http/types.ts';
import { readBody } from './wire.ts';
import type { Body } from './wire.ts';

/** An answer with its body read, once: several look at it, and a page of the list is long. */
export interface Answered {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: HttpResponse['headers'];
  readonly body: Body;
  /** What came back, without what it said: bodies name callers, and one holds the token. */
  readonly shape: string;
}

/** What came of one request. */
export type Outcome = Answered | HttpFailure;

/** Why there is no token to ask with: the request itself never left. */
export interface SignInFailure {
  readonly reason: FailureReason | 'tls';
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  readonly detail: string;
}

/** How far a request came: it could not be asked at all, signing in failed, or it was made. */
export type Sent =
  | { readonly step: 'none' }
  | { readonly step: 'signIn'; readonly failure: SignInFailure }
  | { readonly step: 'request'; readonly outcome: Outcome };

/** Reads the body of an answer; failures pass. */
export function outcomeOf(result: HttpResult): Outcome {
  if (result.kind === 'failed') return result;
  const { status, headers, text } = result;
  return { kind: 'answered', status, headers, body: readBody(text), shape: shape(result) };
}
