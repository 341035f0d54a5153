import type { NumberRefusal } from '#shared/domain/numberSaving.ts';
import { dateExists, DAY_MS, instantOf, MINUTE_MS } from '#shared/domain/time/zones.ts';
import type { Clock } from '../../clock.ts';
import { isSuccess, shape } from '../../http/meaning.ts';
import type { Http, HttpResult } from '../../http/types.ts';
import type { Access } from './access.ts';
import { refusalByStatus, refusalOf, verdictOf } from './errors.ts';
import { signInBody } from './operations.ts';
import { received } from './outcome.ts';

/**
 * What came of signing in. `refused`: the service does not want this account; `at` is when it said so, for it may have
 * been asked earlier. `failed`: no answer, or none that it would give.
 */
export type SignIn =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'refused'; readonly error: NumberRefusal; readonly status: number; readonly at: number }
  | { readonly kind: 'failed'; readonly result: HttpResult };

export interface TokenDeskOptions {
  readonly http: Pick<Http, 'request'>;
  readonly clock: Clock;
  /** Hears of each sign-in that was answered, or failed to be. */
  readonly onSignIn: (access: Access, signIn: SignIn) => void;
}

/**
 * Signs in, and keeps the token. There is never more than one sign-in under way; who needs a token meanwhile waits for
 * the same. A refusal is kept too, because services lock accounts that keep trying.
 */
export interface TokenDesk {
  /** The token that is there, or a new one. `signal` ends the waiting, not the sign-in that others wait for. */
  token(access: Access, signal?: AbortSignal): Promise<SignIn>;
  /** A token in place of one that the service no longer takes. */
  renew(access: Access, stale: string, signal?: AbortSignal): Promise<SignIn>;
  /** Signs in even where a token or a refusal is at hand: a person wants to know. */
  probe(access: Access): Promise<SignIn>;
  /** A person asks again: a refusal counts no more, and the next who needs a token signs in. */
  forgive(): void;
  /** Forgets token and refusal. */
  reset(): void;
}

/** Off what the service states, so that no request leaves with a token that ends on its way. */
const MARGIN_MS = 5 * MINUTE_MS;

/** Document 004: tokens expire after 24 h. */
const LIFE_MS = DAY_MS;

/** How long a refusal is believed that is not about the account itself. */
const DOUBTFUL_REFUSAL_MS = 5 * MINUTE_MS;

/** Refusals that last until somebody changes something. */
const LASTING = new Set<NumberRefusal['code']>(['loginInvalid', 'accountInactive', 'credentialRefused']);

interface Kept {
  readonly key: string;
  readonly signIn: SignIn;
  readonly until: number;
}

/** Makes the desk; nothing is sent before the first token is wanted. */
export function createTokenDesk({ http, clock, onSignIn }: TokenDeskOptions): TokenDesk {
  let kept: Kept | null = null;
  let underWay: { readonly key: string; readonly signIn: Promise<SignIn> } | null = null;
  let generation = 0;

  function atHand({ key }: Access): SignIn | null {
    return kept !== null && kept.key === key && clock.now() < kept.until ? kept.signIn : null;
  }

  /** Joins the sign-in under way, or begins one when there is none. */
  async function signIn(access: Access, probe: boolean): Promise<SignIn> {
    // One for other credentials is waited for, too: two at a time is what services take for an attack.
    while (underWay !== null && underWay.key !== access.key) await underWay.signIn;
    if (underWay !== null) return underWay.signIn;
    const begun = begin(access, probe);
    underWay = { key: access.key, signIn: begun };
    return begun;
  }

  async function begin(access: Access, probe: boolean): Promise<SignIn> {
    const born = generation;
    try {
      const { type, body } = signInBody(access.credentials.login, access.credentials.password);
      const result = await http.request({
        method: 'POST',
        ...access.signIn,
        headers: { 'Content-Type': type, Accept: 'application/json' },
        body,
        deadlineMs: access.settings.timeoutMs,
        ...(probe ? { probe } : {}),
      });
      const { signIn, until } = signInOf(result, clock.now());
      // What was asked before a reset says nothing about what is now.
      if (born === generation) {
        kept = until === null ? null : { key: access.key, signIn, until };
        onSignIn(access, signIn);
      }
      return signIn;
    } finally {
      underWay = null;
    }
  }

  function waiting(result: Promise<SignIn>, signal?: AbortSignal): Promise<SignIn> {
    if (signal === undefined) return result;
    return new Promise((resolve, reject) => {
      const leave = () => resolve(CANCELLED);
      if (signal.aborted) leave();
      else signal.addEventListener('abort', leave, { once: true });
      result.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }

  const token = (access: Access, signal?: AbortSignal) => {
    const ready = signal?.aborted === true ? CANCELLED : atHand(access);
    return ready === null ? waiting(signIn(access, false), signal) : Promise.resolve(ready);
  };

  return {
    token,
    renew(access, stale, signal) {
      if (kept?.signIn.kind === 'token' && kept.signIn.token === stale) kept = null;
      return token(access, signal);
    },
    probe: (access) => signIn(access, true),
    forgive() {
      if (kept?.signIn.kind === 'refused') kept = null;
    },
    reset() {
      generation += 1;
      kept = null;
    },
  };
}

const CANCELLED: SignIn = {
  kind: 'failed',
  result: { kind: 'failed', reason: 'cancelled', sent: false, detail: 'cancelled' },
};

/** What an answer to the sign-in says, and until when it counts (ms since the epoch; null: not at all). */
export function signInOf(result: HttpResult, now: number): { signIn: SignIn; until: number | null } {
  const failed = { signIn: { kind: 'failed', result } as const, until: null };
  const got = received(result);
  if (got.answer === null) return failed;
  const { status } = got.result;
  if (got.answer.kind === 'said' && status < 500 && status !== 429) {
    const { said } = got.answer;
    const verdict = verdictOf(said);
    if (verdict === 'ok' && said.token !== null && isSuccess(got.result.status)) {
      return { signIn: { kind: 'token', token: said.token }, until: usableUntil(said.tokenEnd, now) };
    }
    if (verdict === 'ko') return refused(refusalOf('signIn', said), status, now);
  }
  if (status !== 401 && status !== 403) return failed;
  return refused(refusalByStatus('credentialRefused', shape(got.result)), status, now);
}

function refused(error: NumberRefusal, status: number, now: number) {
  const until = LASTING.has(error.code) ? Number.POSITIVE_INFINITY : now + DOUBTFUL_REFUSAL_MS;
  return { signIn: { kind: 'refused', error, status, at: now } as const, until };
}

/**
 * Until when a token can be used, by the end that the service states. Where that end cannot be read, has passed or is
 * far away, a clock or a zone is not what we think: then a day counts, and the service will say "expired" if it was less.
 */
export function usableUntil(stated: string | null, now: number): number {
  const end = stated === null ? null : endOf(stated);
  const believable = end !== null && end - MARGIN_MS > now && end <= now + 2 * LIFE_MS;
  return (believable ? end : now + LIFE_MS) - MARGIN_MS;
}

/**
 * `10-02-2021 10:00:00`, day first and without a zone, as an instant or null. The service is French, so it is read as
 * Paris time; where its clock runs on UTC the token is merely renewed early.
 */
function endOf(stated: string): number | null {
  const match = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(stated.trim());
  if (match === null) return null;
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((digits) => Number((digits as string | undefined) ?? 0));
  if (!dateExists({ year, month, day }) || hour > 23 || minute > 59 || second > 59) return null;
  const found = instantOf({ year, month, day, hour, minute, second }, 'Europe/Paris');
  if (found.kind === 'instant') return found.at;
  return found.kind === 'gap' ? found.before : found.first;
}
