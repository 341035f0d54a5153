import { parseLeaf } from './layers.ts';
import { pathsIn, readAt, writeAt, type SettingsTree } from './leaves.ts';

export interface ChangeProblem {
  readonly path: string;
  readonly problem: 'locked' | 'invalid';
  readonly detail: string;
}

export type Change =
  | { readonly result: 'accepted'; readonly apply: (user: SettingsTree) => SettingsTree }
  | { readonly result: 'refused'; readonly problems: ChangeProblem[] };

/**
 * Checks a change leaf by leaf: all of it is accepted, or nothing and every problem is named. A leaf whose value is
 * undefined goes back to what the weaker layers say. `apply` puts it into the user's layer, leaving the rest as it is.
 * Pure.
 */
export function checkChange(change: SettingsTree, locked: readonly string[]): Change {
  const { known, unknown, misshapen } = pathsIn(change);
  const problems: ChangeProblem[] = [
    ...unknown.map((path) => ({ path, problem: 'invalid' as const, detail: 'no such setting' })),
    ...misshapen.map((path) => ({
      path,
      problem: 'invalid' as const,
      detail: 'a group of settings belongs here',
    })),
  ];
  const values = new Map<string, unknown>();
  for (const path of known) {
    const { value } = readAt(change, path);
    const parsed = value === undefined ? { ok: true as const, value } : parseLeaf(path, value);
    if (locked.includes(path)) problems.push({ path, problem: 'locked', detail: 'fixed by the policy' });
    else if (!parsed.ok) problems.push({ path, problem: 'invalid', detail: parsed.detail });
    else values.set(path, parsed.value);
  }
  if (problems.length > 0) return { result: 'refused', problems };
  return {
    result: 'accepted',
    apply: (user) => [...values].reduce((tree, [path, value]) => writeAt(tree, path, value), user),
  };
}
