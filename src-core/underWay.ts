import type { Clock } from './clock.ts';

/** Changes in another system that are being made: cut off, nobody would know what came of them. */
export interface UnderWay {
  count(): number;
  /** Counts a change until it has ended, however it does. */
  during<T>(change: Promise<T>): Promise<T>;
  /** Aborts when the changes that are left have to end as they stand. */
  readonly signal: AbortSignal;
  /** Waits for what is under way, for at most `graceMs`; what is left then is called off, and waited for. */
  end(graceMs: number): Promise<void>;
}

export function createUnderWay(clock: Clock): UnderWay {
  const changes = new Set<Promise<unknown>>();
  const calledOff = new AbortController();

  async function allEnded(): Promise<void> {
    while (changes.size > 0) await Promise.allSettled(changes);
  }

  return {
    count: () => changes.size,
    during(change) {
      changes.add(change);
      const forget = (): void => void changes.delete(change);
      change.then(forget, forget);
      return change;
    },
    signal: calledOff.signal,
    async end(graceMs) {
      const callOff = clock.after(graceMs, () => {
        calledOff.abort('the app is being closed');
      });
      await allEnded();
      callOff();
      calledOff.abort('the app is being closed');
    },
  };
}
