import { readFileSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';
import { isTree, type SettingsTree } from './leaves.ts';

/** What the policy file says. A part that is missing or misshapen is empty, and reported. */
export interface Policy {
  /** The file that was read; null if there is none. */
  readonly file: string | null;
  readonly defaults: SettingsTree;
  readonly locked: SettingsTree;
  /** What could not be used: `file` for the whole, else `default`, `locked` or the unknown name. */
  readonly problems: readonly string[];
}

/**
 * Where administrators put the policy of a machine: a folder that agents cannot write. `RINGSIDE_POLICY` names another
 * file.
 */
export function policyPath(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const chosen = env['RINGSIDE_POLICY'];
  if (chosen) return chosen;
  if (platform === 'darwin') return posix.join('/Library/Application Support/Ringside', 'policy.json');
  if (platform === 'win32') {
    return win32.join(env['ProgramData'] ?? String.raw`C:\ProgramData`, 'Ringside', 'policy.json');
  }
  return posix.join('/etc/ringside', 'policy.json');
}

/** Reads the policy file: `{ "default": {…}, "locked": {…} }`, both of the settings' shape. Never throws. */
export function readPolicy(path: string, required: boolean): Policy {
  const nothing = { defaults: {}, locked: {} };
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    // No policy is the ordinary case, except where somebody named the file.
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT' && !required;
    return absent ? { file: null, ...nothing, problems: [] } : { file: path, ...nothing, problems: ['file'] };
  }
  const tree = parseTree(text);
  if (tree === null) return { file: path, ...nothing, problems: ['file'] };
  const { default: defaults = {}, locked = {}, ...others } = tree;
  return {
    file: path,
    defaults: isTree(defaults) ? defaults : {},
    locked: isTree(locked) ? locked : {},
    problems: [
      ...(isTree(defaults) ? [] : ['default']),
      ...(isTree(locked) ? [] : ['locked']),
      ...Object.keys(others),
    ],
  };
}

/** A JSON object, or null. Editors on Windows like to begin a file with a byte order mark. */
export function parseTree(text: string): SettingsTree | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isTree(value) ? value : null;
  } catch {
    return null;
  }
}

/** Where the settings of this person are kept. */
export function settingsPath(userData: string): string {
  return join(userData, 'settings.json');
}
