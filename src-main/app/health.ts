import type { HealthView, Notice } from '#shared/contract/views.ts';

/** The parts of health that others report; notices come from their own store. */
export type HealthParts = Omit<HealthView, 'notices'>;

/** Gathers what the parts of the app report about themselves. */
export interface Health {
  read(): HealthView;
  /** Takes over a report; tells listeners only if it says something new. */
  report<K extends keyof HealthParts>(part: K, state: HealthParts[K]): void;
  /** Returns the function that stops. */
  subscribe(listener: (view: HealthView) => void): () => void;
}

const NOTHING_YET: HealthParts = {
  // Not `off`: until the settings are looked at nobody may say that no call can arrive.
  smartRouting: { state: 'starting', address: null, detail: null },
  callHook: { state: 'starting', address: null, detail: null },
  encom: { state: 'notConfigured', at: null, detail: null },
  ccai: { state: 'notConfigured', at: null, detail: null },
  pitel: { state: 'notConfigured', at: null, detail: null },
  cliqphone: { state: 'notConfigured', at: null, detail: null },
  storage: 'opening',
};

export function createHealth(notices: {
  list(): readonly Notice[];
  subscribe(listener: () => void): () => void;
}): Health {
  let parts = NOTHING_YET;
  const listeners = new Set<(view: HealthView) => void>();
  const read = (): HealthView => ({ ...parts, notices: [...notices.list()] });
  const tell = (): void => {
    for (const listener of listeners) listener(read());
  };
  notices.subscribe(tell);
  return {
    read,
    report(part, state) {
      // Reports are small plain data; as text they compare by value.
      if (JSON.stringify(parts[part]) === JSON.stringify(state)) return;
      parts = { ...parts, [part]: state };
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
