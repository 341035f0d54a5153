import type { Clock } from '../../clock.ts';
import { isSuccess, READ_REASONS, reasonOfStatus } from '../../http/meaning.ts';
import { retryAfterMs } from '../../http/retryAfter.ts';
import type { Http } from '../../http/types.ts';
import { saysKeyRefused } from './errors.ts';
import { TOKEN_PATH } from './operations.ts';
import { outcomeOf } from './sent.ts';
import type { Outcome, SignInFailure } from './sent.ts';
import { readFailure, readMessage, readToken } from './wire.ts';

/** With what a token is got. */
export interface Access {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly deadlineMs: number;
}

/** `fresh`: got for this asker just now, so that getting another one would change nothing. */
export type Taken =
  | { readonly kind: 'token'; readonly token: string; readonly fresh: boolean }
  | { readonly kind: 'failed'; readonly failure: SignInFailure };

/**
 * The token of one API key: kept until its stated end, got once for all who ask at the same time. A wrong key is
 * remembered, so that it is not sent with every call that rings.
 */
export interface Tokens {
  /** `probe`: signs in anew, even with a key that was refused. Never rejects. */
  take(access: Access, extras: { readonly signal?: AbortSignal; readonly probe?: boolean }): Promise<Taken>;
  /** The system does not take this token any more. */
  drop(token: string): void;
  /** Forgets that the key was refused: somebody wants it tried again. */
  forgive(): void;
  clear(): void;
}

/** Before its end, so that a token does not run out on its way. */
const MARGIN_MS = 30_000;
/** A token is used at least for so long, whatever its end says: clocks are wrong, and a 401 would tell. */
const SHORTEST_MS = 10_000;

interface Flight {
  readonly of: string;
  readonly landed: Promise<SignedIn>;
}

type SignedIn =
  | { readonly kind: 'token'; readonly token: string; readonly until: number }
  | { readonly kind: 'failed'; readonly failure: SignInFailure; readonly wrongKey: boolean };

export interface TokensOptions {
  readonly http: Pick<Http, 'request'>;
  readonly clock: Clock;
  /** Told of every sign-in that was put to the system. `accepted` is null where it says nothing about the key. */
  readonly onSignIn: (access: Access, outcome: Outcome, accepted: boolean | null) => void;
}

/** Makes the keeper of the token; nothing is sent before the first `take`. */
export function createTokens({ http, clock, onSignIn }: TokensOptions): Tokens {
  let held: { of: string; token: string; until: number } | null = null;
  let wrong: { of: string; failure: SignInFailure } | null = null;
  let flight: Flight | null = null;

  function takeOff(of: string, access: Access, probe: boolean): Flight {
    const mine: Flight = { of, landed: signIn(access, probe) };
    flight = mine;
    void mine.landed.then((outcome) => {
      if (flight !== mine) return;
      flight = null;
      held = outcome.kind === 'token' ? { of, token: outcome.token, until: outcome.until } : null;
      wrong = outcome.kind === 'failed' && outcome.wrongKey ? { of, failure: outcome.failure } : null;
    });
    return mine;
  }

  async function signIn(access: Access, probe: boolean): Promise<SignedIn> {
    const { baseUrl, apiKey, deadlineMs } = access;
    const result = await http.request({
      method: 'POST',
      baseUrl,
      path: TOKEN_PATH,
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ api_key: apiKey }),
      deadlineMs,
      ...(probe ? { probe } : {}),
    });
    const outcome = outcomeOf(result);
    const signedIn = signedInBy(outcome, clock.now());
    const accepted = signedIn.kind === 'token' ? true : signedIn.wrongKey ? false : null;
    onSignIn(access, outcome, accepted);
    return signedIn;
  }

  return {
    async take(access, { signal, probe = false }) {
      const of = `${access.baseUrl} ${access.apiKey}`;
      if (!probe && wrong?.of === of) return { kind: 'failed', failure: wrong.failure };
      if (!probe && held?.of === of && clock.now() < held.until) {
        return { kind: 'token', token: held.token, fresh: false };
      }
      if (signal?.aborted === true) return { kind: 'failed', failure: CANCELLED };
      const { landed } = flight?.of === of ? flight : takeOff(of, access, probe);
      // Who gives up leaves the others their token: the sign-in itself goes on.
      const outcome = await unlessAborted(landed, signal);
      if (outcome === null) return { kind: 'failed', failure: CANCELLED };
      return outcome.kind === 'token' ? { kind: 'token', token: outcome.token, fresh: true } : outcome;
    },
    drop(token) {
      if (held?.token === token) held = null;
    },
    forgive() {
      wrong = null;
    },
    clear() {
      held = null;
      wrong = null;
    },
  };
}

const CANCELLED: SignInFailure = {
  reason: 'cancelled',
  status: null,
  retryAfterMs: null,
  detail: 'cancelled',
};

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T | null> {
  if (signal === undefined) return promise;
  return new Promise((resolve) => {
    const leave = () => {
      resolve(null);
    };
    signal.addEventListener('abort', leave, { once: true });
    void promise.then((value) => {
      signal.removeEventListener('abort', leave);
      resolve(value);
    });
  });
}

/** What came of `POST /v1/auth/token`. */
function signedInBy(outcome: Outcome, now: number): SignedIn {
  if (outcome.kind === 'failed') {
    const reason = outcome.reason === 'tls' ? outcome.reason : READ_REASONS[outcome.reason];
    const failure = { reason, status: null, retryAfterMs: null, detail: `signing in: ${outcome.detail}` };
    return { kind: 'failed', failure, wrongKey: false };
  }
  const { status, headers, body } = outcome;
  const answer = isSuccess(status) ? readToken(body) : undefined;
  if (answer !== undefined) {
    return { kind: 'token', token: answer.token, until: usableUntil(answer.end, headers['date'], now) };
  }
  const said = isSuccess(status) ? readFailure(body) : status < 500 ? readMessage(body) : undefined;
  const wrongKey = status === 401 || status === 403 || (said !== undefined && saysKeyRefused(said));
  const failure = {
    reason: wrongKey ? 'refused' : reasonOfStatus(status),
    status,
    retryAfterMs: status === 429 ? retryAfterMs(headers, now) : null,
    detail: `signing in: ${outcome.shape}`,
  } as const;
  return { kind: 'failed', failure, wrongKey };
}

/** Below it a figure is a span of seconds, above it an instant in seconds, and far above it one in milliseconds. */
const FIRST_INSTANT_S = 1e9;
const FIRST_INSTANT_MS = 1e11;

/**
 * Until when a token is used, by our clock. Its stated `end` counts, not the 24 hours that the overview of the system
 * promises; an instant is measured by the system's own clock where its answer carries the time.
 */
export function usableUntil(end: number | null, date: string | undefined, now: number): number {
  if (end === null) return Number.POSITIVE_INFINITY;
  const theirs = Date.parse(date ?? '');
  const sentAt = Number.isNaN(theirs) ? now : theirs;
  const endMs = end < FIRST_INSTANT_MS ? end * 1000 : end;
  const lifetime = end < FIRST_INSTANT_S ? endMs : endMs - sentAt;
  return now + Math.max(lifetime - MARGIN_MS, SHORTEST_MS);
}
