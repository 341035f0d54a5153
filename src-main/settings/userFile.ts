import { readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SettingsTree } from './leaves.ts';
import { parseTree } from './policyFile.ts';

/**
 * What the settings file holds. `broken`: it is no JSON object; it now stands aside under `keptAs`, or could not be moved
 * (null).
 */
export type UserFile =
  | { readonly state: 'read'; readonly tree: SettingsTree }
  | { readonly state: 'absent' }
  | { readonly state: 'broken'; readonly keptAs: string | null };

/**
 * Reads the settings file before anything else exists, since the first window needs the theme and the language. A broken
 * file is set aside, never deleted: somebody's settings are in it. Never throws.
 */
export function readUserFile(path: string, now: Date): UserFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { state: 'absent' };
    return { state: 'broken', keptAs: null };
  }
  const tree = parseTree(text);
  if (tree !== null) return { state: 'read', tree };
  return { state: 'broken', keptAs: setAside(path, 'settings', now) };
}

/** Renames `<name>.json` to `<name>.broken-<time>.json` beside it; null if even that fails. */
export function setAside(path: string, name: string, now: Date): string | null {
  // Colons are no part of a file name on Windows.
  const time = now.toISOString().replaceAll(':', '-');
  const aside = join(dirname(path), `${name}.broken-${time}.json`);
  try {
    renameSync(path, aside);
    return aside;
  } catch {
    return null;
  }
}
