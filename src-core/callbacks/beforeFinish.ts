import type { IntentState } from '#shared/domain/intent.ts';

/** Far more than anybody takes back. */
const KEPT = 200;

/** Where promises stood before the agent said that they are done, as long as this run of the app lasts. */
export interface BeforeFinish {
  note(id: string, state: IntentState): void;
  /** Null where it is not known (any more). */
  find(id: string): IntentState | null;
  forget(id: string): void;
}

/** Keeps the latest only, so that it does not grow for ever. */
export function createBeforeFinish(): BeforeFinish {
  const states = new Map<string, IntentState>();
  return {
    note(id, state) {
      states.delete(id);
      states.set(id, state);
      const [oldest] = states.keys();
      if (states.size > KEPT && oldest !== undefined) states.delete(oldest);
    },
    find: (id) => states.get(id) ?? null,
    forget: (id) => void states.delete(id),
  };
}
