import { LRUCache } from 'lru-cache';
import type { Answer } from '#shared/domain/facts.ts';
import type { Clock } from '../clock.ts';

/**
 * Shares answers between askers: the routing endpoint, the pop and a card put the same questions at the same moment.
 * Who comes while a question is under way joins it; who comes soon after gets the same answer. Failures are not kept.
 */
export interface AnswerMemory<T> {
  ask(key: string, signal: AbortSignal, put: (signal: AbortSignal) => Promise<Answer<T>>): Promise<Answer<T>>;
  forget(key: string): void;
  clear(): void;
}

interface Flight<T> {
  readonly answer: Promise<Answer<T>>;
  readonly cancel: AbortController;
  waiting: number;
}

const CANCELLED = { kind: 'failed', reason: 'cancelled', detail: null } as const;

/** Makes an empty memory; answers live for `lifetimeMs`. */
export function createAnswerMemory<T>(clock: Clock, lifetimeMs: number): AnswerMemory<T> {
  const answers = new LRUCache<string, Answer<T>>({
    max: 1000,
    ttl: lifetimeMs,
    ttlResolution: 0,
    perf: clock,
  });
  const flights = new Map<string, Flight<T>>();

  function land(key: string, flight: Flight<T>): void {
    if (flights.get(key) === flight) flights.delete(key);
  }

  function takeOff(key: string, put: (signal: AbortSignal) => Promise<Answer<T>>): Flight<T> {
    const cancel = new AbortController();
    const flight: Flight<T> = { answer: put(cancel.signal), cancel, waiting: 0 };
    flights.set(key, flight);
    void flight.answer.then((answer) => {
      // One that was forgotten meanwhile is older than the wish to ask again.
      if (answer.kind !== 'failed' && flights.get(key) === flight) answers.set(key, answer);
      land(key, flight);
    });
    return flight;
  }

  return {
    ask(key, signal, put) {
      if (signal.aborted) return Promise.resolve(CANCELLED);
      const remembered = answers.get(key);
      if (remembered !== undefined) return Promise.resolve(remembered);
      const flight = flights.get(key) ?? takeOff(key, put);
      flight.waiting += 1;
      return new Promise((resolve) => {
        // The request itself is given up only when nobody waits for it any more.
        const leave = () => {
          resolve(CANCELLED);
          flight.waiting -= 1;
          if (flight.waiting > 0) return;
          land(key, flight);
          flight.cancel.abort();
        };
        signal.addEventListener('abort', leave, { once: true });
        void flight.answer.then((answer) => {
          signal.removeEventListener('abort', leave);
          resolve(answer);
        });
      });
    },
    forget(key) {
      answers.delete(key);
      flights.delete(key);
    },
    clear() {
      answers.clear();
      flights.clear();
    },
  };
}
