import type { Clock } from '../clock.ts';
import { createCircuits, isOutage } from './circuits.ts';
import type { CircuitOptions } from './circuits.ts';
import { createPace } from './pace.ts';
import type { Rate } from './pace.ts';
import { retryAfterMs } from './retryAfter.ts';
import { aborted } from './scope.ts';
import type { RequestScope } from './scope.ts';
import { createTransport } from './transport.ts';
import type { TransportOptions } from './transport.ts';
import type { HttpRequest, HttpResult } from './types.ts';

export interface AttemptOptions extends TransportOptions, CircuitOptions {
  readonly clock: Clock;
  /** How often a GET may be repeated. */
  readonly retries: number;
  /** Between 0 and 1; spreads retries out. */
  readonly random: () => number;
  /** Every attempt waits its turn; the deadline runs meanwhile. Null: no limit. */
  readonly rate: Rate | null;
  readonly onAttempt: (request: HttpRequest, result: HttpResult, ms: number) => void;
}

/** All attempts at a request: circuit breaker outside, retries inside, so that one request counts once. */
export interface Attempts {
  run(request: HttpRequest, scope: RequestScope): Promise<HttpResult>;
  warm(baseUrl: string): void;
  stop(): Promise<void>;
}

const FIRST_PAUSE_MS = 100;

/** How long all requests rest after a 429 that does not say how long: the period that such limits count in. */
const LIMITED_MS = 1000;

/** Makes the attempts machinery. In its own file so that the libraries behind it load with the first request. */
export function createAttempts(options: AttemptOptions): Attempts {
  const { clock } = options;
  const transport = createTransport(options);
  const circuits = createCircuits(options);
  const pace = options.rate === null ? null : createPace(options.rate, clock);

  async function tryWhileSafe(request: HttpRequest, scope: RequestScope): Promise<HttpResult> {
    for (let attempt = 0; ; attempt += 1) {
      const startedAt = clock.now();
      const result = await transport.exchange(request, scope);
      options.onAttempt(request, result, clock.now() - startedAt);
      if (result.kind === 'response' && result.status === 429) {
        pace?.hold(retryAfterMs(result.headers, clock.now()) ?? LIMITED_MS);
      }
      if (request.method !== 'GET' || attempt >= options.retries) return result;
      const jittered = FIRST_PAUSE_MS * 2 ** attempt * (0.5 + options.random());
      const pauseMs = pauseBeforeRetry(result, jittered, clock.now());
      if (pauseMs === null || clock.now() + pauseMs >= scope.deadlineAt) return result;
      await pause(pauseMs, scope.signal);
      if (!(await takeTurn(request, scope))) return scope.failure();
    }
  }

  /** False if the request was withdrawn first. A probe is a single request, which should meet a limit, not wait. */
  function takeTurn(request: HttpRequest, scope: RequestScope): Promise<boolean> {
    if (pace === null || request.probe === true) return Promise.resolve(!scope.signal.aborted);
    return pace.turn(scope.signal);
  }

  function pause(ms: number, signal: AbortSignal): Promise<void> {
    const over = new Promise<void>((resolve) => {
      const stop = clock.after(ms, resolve);
      signal.addEventListener('abort', stop, { once: true });
    });
    return Promise.race([over, aborted(signal)]);
  }

  return {
    async run(request, scope) {
      if (!URL.canParse(request.baseUrl) || !/^https?:/i.test(request.baseUrl)) {
        return { kind: 'failed', reason: 'badRequest', sent: false, detail: 'not an http address' };
      }
      const { origin } = new URL(request.baseUrl);
      // Outside the breaker: who runs out of time in our own queue says nothing about the provider.
      if (!(await takeTurn(request, scope))) return scope.failure();
      if (request.probe !== true) return circuits.guard(origin, () => tryWhileSafe(request, scope));
      const result = await tryWhileSafe(request, scope);
      if (result.kind === 'response' && !isOutage(result)) circuits.close(origin);
      return result;
    },
    warm: (baseUrl) => {
      transport.warm(baseUrl);
    },
    stop: () => transport.stop(),
  };
}

/**
 * How long to wait before asking again, or null if asking again is wrong: certificates do not mend themselves, an
 * answer is an answer, and a busy provider says when to come back or wants to be left alone.
 */
export function pauseBeforeRetry(result: HttpResult, jitteredMs: number, now: number): number | null {
  if (result.kind === 'failed') {
    const passing =
      result.reason === 'timeout' || result.reason === 'unreachable' || result.reason === 'unreadable';
    return passing ? jitteredMs : null;
  }
  const asked = retryAfterMs(result.headers, now);
  if (result.status === 429) return asked;
  return [502, 503, 504].includes(result.status) ? (asked ?? jitteredMs) : null;
}
