import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleWhenResult } from 'cockatiel';
import type { CircuitBreakerPolicy } from 'cockatiel';
import type { Clock } from '../clock.ts';
import type { HttpFailure, HttpResult } from './types.ts';

export interface CircuitOptions {
  readonly clock: Clock;
  /** After so many failures in a row an origin is left alone… */
  readonly failuresToRest: number;
  /** …for so long; then one request goes first and decides. */
  readonly restMs: number;
  readonly onChange: (origin: string, state: 'resting' | 'back') => void;
}

/** One circuit breaker per origin, so that a corrected address is not punished for the wrong one. */
export interface Circuits {
  guard(origin: string, task: () => Promise<HttpResult>): Promise<HttpResult>;
  /** The origin was seen to answer: whatever was counted against it is forgotten. */
  close(origin: string): void;
}

/** A withdrawn request says nothing about the provider; thrown, it counts neither for nor against it. */
class Withdrawn extends Error {
  readonly result: HttpFailure;

  constructor(result: HttpFailure) {
    super('withdrawn');
    this.result = result;
  }
}

/** True if the provider itself is in trouble. Answers like 404 or 401 show that it is there. */
export function isOutage(result: HttpResult): boolean {
  if (result.kind === 'response') return result.status >= 500;
  return result.reason !== 'cancelled' && result.reason !== 'badRequest';
}

/** Makes the breakers; each is created with the first request to its origin. */
export function createCircuits({ clock, failuresToRest, restMs, onChange }: CircuitOptions): Circuits {
  const circuits = new Map<string, CircuitBreakerPolicy>();

  /** Cockatiel compares a duration with Date.now(); asked anew each time, it lets our clock decide. */
  function rest(): { readonly duration: number; next(): ReturnType<typeof rest> } {
    const until = clock.now() + restMs;
    return {
      get duration() {
        return clock.now() < until ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
      },
      next: rest,
    };
  }

  function circuitOf(origin: string): CircuitBreakerPolicy {
    const known = circuits.get(origin);
    if (known !== undefined) return known;
    const made = circuitBreaker(
      handleWhenResult((result) => isOutage(result as HttpResult)),
      { breaker: new ConsecutiveBreaker(failuresToRest), halfOpenAfter: { next: rest } },
    );
    made.onBreak(() => onChange(origin, 'resting'));
    made.onReset(() => onChange(origin, 'back'));
    circuits.set(origin, made);
    return made;
  }

  return {
    async guard(origin, task) {
      try {
        return await circuitOf(origin).execute(async () => {
          const result = await task();
          if (result.kind === 'failed' && result.reason === 'cancelled') throw new Withdrawn(result);
          return result;
        });
      } catch (error) {
        if (error instanceof Withdrawn) return error.result;
        if (!(error instanceof BrokenCircuitError)) throw error;
        const detail = `left alone for a moment after ${failuresToRest} failures in a row`;
        return { kind: 'failed', reason: 'resting', sent: false, detail };
      }
    },
    close(origin) {
      circuits.delete(origin);
    },
  };
}
