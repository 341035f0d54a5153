import { z } from 'zod';
import { settingsSchema } from '#shared/contract/settings.ts';

/** A tree of settings as a file or a change holds it: nothing about it is trusted yet. */
export type SettingsTree = Readonly<Record<string, unknown>>;

/**
 * Every single setting by its dotted path, such as `encom.baseUrl`, with the schema of its value. Layers are merged and
 * policies lock leaf by leaf. A leaf is what is not a plain group: a list (`agent.queues`) or an object that is there
 * or not there as a whole (`pop.position`) is one leaf.
 */
export const SETTING_LEAVES: ReadonlyMap<string, z.ZodType> = leavesOf(settingsSchema, '');

function leavesOf(group: z.ZodObject, prefix: string): Map<string, z.ZodType> {
  const leaves = new Map<string, z.ZodType>();
  for (const [name, schema] of Object.entries(group.shape)) {
    const path = `${prefix}${name}`;
    const inner: unknown = schema instanceof z.ZodPrefault ? schema.unwrap() : schema;
    if (inner instanceof z.ZodObject) leavesOf(inner, `${path}.`).forEach((leaf, at) => leaves.set(at, leaf));
    else leaves.set(path, schema as z.ZodType);
  }
  return leaves;
}

/** The value at a dotted path, and whether there is one. Own properties only. */
export function readAt(tree: unknown, path: string): { readonly found: boolean; readonly value: unknown } {
  let value = tree;
  for (const name of path.split('.')) {
    if (!isTree(value) || !Object.hasOwn(value, name)) return { found: false, value: undefined };
    value = value[name];
  }
  return { found: true, value };
}

/**
 * A copy of `tree` with the value at a dotted path set, or taken out if it is undefined. Everything else is kept, also
 * what this version does not know. A non-object in the way is replaced.
 */
export function writeAt(tree: SettingsTree, path: string, value: unknown): SettingsTree {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    const { [name]: _old, ...others } = tree;
    return value === undefined ? others : { ...others, [name]: value };
  }
  const child = Object.hasOwn(tree, name) ? tree[name] : undefined;
  if (value === undefined && !isTree(child)) return tree;
  return { ...tree, [name]: writeAt(isTree(child) ? child : {}, rest.join('.'), value) };
}

/**
 * The dotted paths that a tree names: known leaves, and below them nothing. `unknown` are those that this version has no
 * setting for; `misshapen` those where a group should be and something else is.
 */
export function pathsIn(tree: SettingsTree): {
  readonly known: readonly string[];
  readonly unknown: readonly string[];
  readonly misshapen: readonly string[];
} {
  const found = { known: [] as string[], unknown: [] as string[], misshapen: [] as string[] };
  collect(tree, '', found);
  return found;
}

function collect(
  tree: SettingsTree,
  prefix: string,
  found: { known: string[]; unknown: string[]; misshapen: string[] },
): void {
  for (const [name, value] of Object.entries(tree)) {
    const path = `${prefix}${name}`;
    if (SETTING_LEAVES.has(path)) found.known.push(path);
    else if (!isGroup(path)) found.unknown.push(path);
    else if (isTree(value)) collect(value, `${path}.`, found);
    else found.misshapen.push(path);
  }
}

function isGroup(path: string): boolean {
  for (const leaf of SETTING_LEAVES.keys()) if (leaf.startsWith(`${path}.`)) return true;
  return false;
}

export function isTree(value: unknown): value is SettingsTree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
