import type { GlobalShortcut } from 'electron';

export interface CallShortcut {
  /** Puts another key in force; empty: none. Says whether the system let us have it. */
  set(accelerator: string): boolean;
  stop(): void;
}

/**
 * The key that works from anywhere. The system gives each key to one program: a key that another holds, or that is
 * none, is refused, and the old one is given back all the same, since the agent no longer wants it.
 */
export function createCallShortcut(
  system: Pick<GlobalShortcut, 'register' | 'unregister'>,
  pressed: () => void,
): CallShortcut {
  let held: string | null = null;

  function release(): void {
    if (held !== null) system.unregister(held);
    held = null;
  }

  return {
    set(accelerator) {
      if (accelerator === (held ?? '')) return true;
      release();
      if (accelerator === '') return true;
      if (!registers(system, accelerator, pressed)) return false;
      held = accelerator;
      return true;
    },
    stop: release,
  };
}

/** What is no key at all throws. */
function registers(
  system: Pick<GlobalShortcut, 'register'>,
  accelerator: string,
  pressed: () => void,
): boolean {
  try {
    return system.register(accelerator, pressed);
  } catch {
    return false;
  }
}
