import type { Clock } from '#core/clock.ts';
import type { Logger } from '#core/logger.ts';

/** Ends what was started. May be called once. */
export type Stop = () => void | Promise<void>;

/** Keeps the stops of everything that was started, and runs them in reverse. */
export interface Lifecycle {
  /** Registers a stop. After `stop()` began, it is run at once: what starts late must not stay. */
  onStop(name: string, stop: Stop): void;
  /**
   * Runs all stops, last started first, each after the one before. One that fails is logged and passed over; together they
   * get `limitMs`, then the rest is left. Calling again returns the same promise.
   */
  stop(limitMs: number): Promise<void>;
  readonly stopping: boolean;
}

export function createLifecycle(logger: Logger, clock: Clock): Lifecycle {
  const stops: { readonly name: string; readonly stop: Stop }[] = [];
  let stopped: Promise<void> | null = null;

  const run = async ({ name, stop }: { readonly name: string; readonly stop: Stop }): Promise<void> => {
    try {
      await stop();
    } catch (error) {
      logger.error('something did not stop cleanly', { name, error });
    }
  };

  const runAll = async (limitMs: number): Promise<void> => {
    const late = new AbortController();
    let current = '';
    const all = async (): Promise<void> => {
      for (let next = stops.pop(); next !== undefined; next = stops.pop()) {
        current = next.name;
        await run(next);
        if (late.signal.aborted) return;
      }
    };
    let callOff = (): void => undefined;
    const limit = new Promise<void>((resolve) => {
      callOff = clock.after(limitMs, () => {
        late.abort();
        logger.warn('stopping takes too long; leaving the rest', { at: current });
        resolve();
      });
    });
    await Promise.race([all(), limit]);
    callOff();
  };

  return {
    onStop(name, stop) {
      if (stopped === null) stops.push({ name, stop });
      else void run({ name, stop });
    },
    stop(limitMs) {
      stopped ??= runAll(limitMs);
      return stopped;
    },
    get stopping() {
      return stopped !== null;
    },
  };
}
