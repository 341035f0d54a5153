import { dirname } from 'node:path';
import type { SettingsTree } from './leaves.ts';

/** Where the user's layer is written. */
export interface UserStore {
  /** What the file holds now; throws if it is no JSON. */
  read(): SettingsTree;
  /** Replaces the file as a whole, atomically; throws if it cannot be written. */
  write(tree: SettingsTree): void;
}

/**
 * Opens the settings file with electron-store. Loaded on the first change and not at start, where its schema compiler
 * would cost more than the first window's whole budget for code; nothing needs it before. `opened` is called once the
 * library is there and has done what it does to the process.
 */
export async function openUserStore(path: string, opened: () => void = () => {}): Promise<UserStore> {
  const { default: ElectronStore } = await import('electron-store');
  const store = new ElectronStore<Record<string, unknown>>({
    name: 'settings',
    cwd: dirname(path),
    // A key is a key; dotted paths are this app's own business.
    accessPropertiesByDotNotation: false,
    clearInvalidConfig: false,
    configFileMode: 0o600,
  });
  opened();
  return {
    read: () => ({ ...store.store }),
    write: (tree) => {
      store.store = { ...tree };
    },
  };
}
