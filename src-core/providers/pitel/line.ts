import type { Clock } from '../../clock.ts';
import type { Http, HttpRequest } from '../../http/types.ts';
import { credentialAccepted, healthOf } from './health.ts';
import type { PitelHealth } from './health.ts';
import type { PitelSettings } from './operations.ts';
import { isRefusedToken } from './outcome.ts';
import { outcomeOf } from './sent.ts';
import type { Sent } from './sent.ts';
import { createTokens } from './token.ts';
import type { Access, Taken } from './token.ts';

/** Told after an answer that says something about the API key; a network error says nothing. */
export interface CredentialOutcome {
  readonly status: number;
  readonly accepted: boolean;
}

export interface LineOptions {
  readonly http: Pick<Http, 'request'>;
  readonly clock: Clock;
  readonly settings: () => PitelSettings;
  readonly apiKey: () => string | null;
  readonly onCredentialOutcome: (outcome: CredentialOutcome) => void;
  readonly onHealth: (health: PitelHealth) => void;
}

interface Extras {
  readonly signal?: AbortSignal | undefined;
  /** Asked by a person to find out what is wrong. */
  readonly probe?: boolean;
}

/** Requests with a token, and what their answers say about system and key. */
export interface Line {
  configured(): boolean;
  send(method: HttpRequest['method'], path: string, body: object | null, extras: Extras): Promise<Sent>;
  health(): PitelHealth;
  /** The next request signs in even with a key that was refused. */
  askAnew(): void;
  reset(): void;
}

const IDLE: PitelHealth = { state: 'idle', at: null, detail: null };
const NOT_CONFIGURED: PitelHealth = { state: 'notConfigured', at: null, detail: null };

/** Makes the line; nothing is sent before the first request. */
export function createLine({ http, clock, settings, apiKey, ...tell }: LineOptions): Line {
  let seen: PitelHealth | null = null;
  const tokens = createTokens({
    http,
    clock,
    onSignIn(access, outcome, accepted) {
      if (outcome.kind === 'failed') note(healthOf(outcome, clock.now()));
      else {
        noteCredential(access, outcome.status, accepted);
        note(signInHealth(accepted, outcome.status, outcome.shape));
      }
    },
  });

  function access(): Access | null {
    const { baseUrl, timeoutMs } = settings();
    const key = apiKey();
    return baseUrl === null || key === null ? null : { baseUrl, apiKey: key, deadlineMs: timeoutMs };
  }

  /** An API key replaced meanwhile must not be blamed for the old one. */
  function noteCredential(used: Access, status: number, accepted: boolean | null): void {
    if (accepted !== null && apiKey() === used.apiKey) tell.onCredentialOutcome({ status, accepted });
  }

  function signInHealth(accepted: boolean | null, status: number, detail: string): PitelHealth {
    const at = clock.now();
    if (accepted === true || status === 429) return { state: 'answering', at, detail: null };
    return { state: accepted === false ? 'refused' : 'failing', at, detail };
  }

  function note(health: PitelHealth | null): void {
    if (health === null) return;
    const changed = seen?.state !== health.state || seen.detail !== health.detail;
    seen = health;
    if (changed) tell.onHealth(health);
  }

  function learn(used: Access, sent: Sent): void {
    if (sent.step !== 'request') return;
    const { outcome } = sent;
    if (outcome.kind === 'answered') noteCredential(used, outcome.status, credentialAccepted(outcome));
    note(healthOf(outcome, clock.now()));
  }

  async function attempt(
    open: Access,
    taken: Taken,
    method: HttpRequest['method'],
    path: string,
    body: object | null,
    { signal, probe }: Extras,
  ): Promise<Sent> {
    if (taken.kind === 'failed') return { step: 'signIn', failure: taken.failure };
    const result = await http.request({
      method,
      baseUrl: open.baseUrl,
      path,
      // Document 003 names the content type for every operation, those without a body included.
      headers: {
        Authorization: `Bearer ${taken.token}`,
        'Content-Type': 'application/json',
        Accept: 'application/json',
      },
      deadlineMs: open.deadlineMs,
      ...(body ? { body: JSON.stringify(body) } : {}),
      ...(signal ? { signal } : {}),
      ...(probe === true ? { probe } : {}),
    });
    return { step: 'request', outcome: outcomeOf(result) };
  }

  return {
    configured: () => access() !== null,
    /**
     * One request; the rest of the client learns from its answer. A token that is refused is replaced once and the
     * request made again, a change too: who refuses the token has done nothing.
     */
    async send(method, path, body, extras) {
      const open = access();
      if (open === null) return { step: 'none' };
      const { signal, probe = false } = extras;
      for (let renewed = false; ; renewed = true) {
        const taken = await tokens.take(open, { ...(signal ? { signal } : {}), probe: probe && !renewed });
        const sent = await attempt(open, taken, method, path, body, extras);
        if (taken.kind === 'token' && sent.step === 'request' && isRefusedToken(sent.outcome)) {
          tokens.drop(taken.token);
          if (!taken.fresh && !renewed) continue;
        }
        learn(open, sent);
        return sent;
      }
    },
    health: () => (access() === null ? NOT_CONFIGURED : (seen ?? IDLE)),
    askAnew() {
      tokens.forgive();
    },
    reset() {
      tokens.clear();
      seen = null;
    },
  };
}
