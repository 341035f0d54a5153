import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the checkout (the folder that holds package.json). */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** What the choice of a cache folder depends on. */
export interface CacheFacts {
  readonly platform: NodeJS.Platform;
  readonly uid: number | undefined;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Folder for downloaded runtimes and staged files. It stands outside node_modules so that `npm ci`
 * does not throw a 300 MB download away. Root on Linux gets a machine-wide folder, because the app
 * then runs as another user who can read nothing below /root.
 */
export function cacheDirFor(facts: CacheFacts): string {
  const chosen = facts.env['RINGSIDE_CACHE_DIR'];
  if (chosen) return chosen;
  if (facts.platform === 'win32') {
    return join(facts.env['LOCALAPPDATA'] ?? join(facts.home, 'AppData', 'Local'), 'ringside-dev');
  }
  if (facts.platform === 'darwin') return join(facts.home, 'Library', 'Caches', 'ringside-dev');
  if (facts.uid === 0) return '/var/cache/ringside-dev';
  return join(facts.env['XDG_CACHE_HOME'] ?? join(facts.home, '.cache'), 'ringside-dev');
}

/** The cache folder of this process. */
export function cacheDir(): string {
  return cacheDirFor({
    platform: process.platform,
    uid: process.getuid?.(),
    home: homedir(),
    env: process.env,
  });
}
