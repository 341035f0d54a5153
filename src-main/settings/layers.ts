import { settingsSchema, type Settings } from '#shared/contract/settings.ts';
import { pathsIn, readAt, SETTING_LEAVES, writeAt, type SettingsTree } from './leaves.ts';

/** The layers above the built-in defaults, weakest first. Each is as its file holds it, unparsed. */
export interface Layers {
  readonly policyDefault: SettingsTree;
  readonly user: SettingsTree;
  readonly policyLocked: SettingsTree;
}

/** A value that does not fit and was therefore treated as absent. `detail` names what was expected, not what was found. */
export interface SettingProblem {
  readonly layer: keyof Layers;
  readonly path: string;
  readonly detail: string;
}

export interface Composed {
  readonly settings: Settings;
  /** Dotted paths that the policy locks. A locked value that does not fit locks nothing. */
  readonly locked: string[];
  readonly problems: readonly SettingProblem[];
}

const ORDER = ['policyDefault', 'user', 'policyLocked'] as const satisfies readonly (keyof Layers)[];

/**
 * The settings in force: built-in default < policy default < user < policy locked, leaf by leaf. A leaf that does not fit
 * counts as absent in its layer, so that the next weaker layer holds; it is reported. Names that this version does not
 * know are left alone. Pure.
 */
export function composeSettings(layers: Layers): Composed {
  const problems: SettingProblem[] = [];
  const locked: string[] = [];
  let tree: SettingsTree = {};
  for (const layer of ORDER) {
    const { known, misshapen } = pathsIn(layers[layer]);
    for (const path of misshapen) problems.push({ layer, path, detail: 'a group of settings belongs here' });
    for (const path of known) {
      const parsed = parseLeaf(path, readAt(layers[layer], path).value);
      if (!parsed.ok) {
        problems.push({ layer, path, detail: parsed.detail });
        continue;
      }
      tree = writeAt(tree, path, parsed.value);
      if (layer === 'policyLocked') locked.push(path);
    }
  }
  return { settings: settingsSchema.parse(tree), locked, problems };
}

/** Parses the value of one setting. `detail` speaks of types and limits only. */
export function parseLeaf(
  path: string,
  value: unknown,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly detail: string } {
  const schema = SETTING_LEAVES.get(path);
  if (schema === undefined) return { ok: false, detail: 'no such setting' };
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const issue = parsed.error.issues[0];
  const inside = issue?.path.map(String).join('.') ?? '';
  const text = issue?.message ?? 'does not fit';
  return { ok: false, detail: inside === '' ? text : `${inside}: ${text}` };
}
