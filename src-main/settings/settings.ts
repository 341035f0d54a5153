import type { Logger } from '#core/logger.ts';
import { RequestError } from '#shared/contract/errors.ts';
import type { PartialSettings, Settings } from '#shared/contract/settings.ts';
import { checkChange, type ChangeProblem } from './change.ts';
import { composeSettings, type Composed, type SettingProblem } from './layers.ts';
import type { SettingsTree } from './leaves.ts';
import { readPolicy, type Policy } from './policyFile.ts';
import { readUserFile, setAside, type UserFile } from './userFile.ts';
import type { UserStore } from './userStore.ts';

export interface SettingsView {
  readonly settings: Settings;
  /** Dotted paths that the policy locks. */
  readonly locked: string[];
}

export type ChangeResult =
  | ({ readonly result: 'saved' } & SettingsView)
  | { readonly result: 'refused'; readonly problems: ChangeProblem[] };

/** The settings in force, and the one way to change them. */
export interface SettingsService {
  /** What was wrong when the files were read; for notices. */
  readonly problems: SettingsProblems;
  current(): SettingsView;
  /**
   * Saves a change, or refuses all of it and names each path. Throws RequestError `storageFailed` if the file cannot be
   * written; the settings in force are then as before. Changes are made one after the other.
   */
  change(change: PartialSettings): Promise<ChangeResult>;
  /** Tells of every change with what held before. Returns the function that stops. */
  subscribe(listener: (now: SettingsView, before: SettingsView) => void): () => void;
}

export interface SettingsProblems {
  readonly userFile: UserFile['state'];
  /** Where the broken settings file stands now. */
  readonly keptAs: string | null;
  readonly policyFile: string | null;
  /** Paths of the policy that were ignored, such as `locked.encom.baseUrl`; `file` for all of it. */
  readonly policy: readonly string[];
  /** Paths of the user's own settings that were ignored. */
  readonly user: readonly string[];
}

export interface SettingsParts {
  readonly userPath: string;
  readonly policyPath: string;
  /** The policy file was named by somebody, so that its absence is a problem. */
  readonly policyRequired: boolean;
  readonly openStore: (path: string) => Promise<UserStore>;
  readonly logger: Logger;
  readonly now: () => Date;
}

/** Reads both files and composes the settings. Synchronous and quick: it stands before the first window. */
export function openSettings(parts: SettingsParts): SettingsService {
  const policy = readPolicy(parts.policyPath, parts.policyRequired);
  const userFile = readUserFile(parts.userPath, parts.now());
  let user: SettingsTree = userFile.state === 'read' ? userFile.tree : {};
  let composed = compose(policy, user);
  const problems = problemsOf(policy, userFile, composed.problems);
  const listeners = new Set<(now: SettingsView, before: SettingsView) => void>();
  let store: Promise<UserStore> | null = null;
  let lastChange: Promise<unknown> = Promise.resolve();

  const save = async (apply: (tree: SettingsTree) => SettingsTree): Promise<void> => {
    try {
      store ??= parts.openStore(parts.userPath);
      const opened = await store;
      // What stands in the file now: somebody may have edited it by hand meanwhile.
      const written = apply(readOr(opened, user, parts));
      opened.write(written);
      user = written;
    } catch (error) {
      // The next change tries to open it again.
      store = null;
      parts.logger.error('the settings could not be written', { error });
      throw new RequestError('storageFailed', 'the settings file cannot be written');
    }
  };

  const change = async (wanted: PartialSettings): Promise<ChangeResult> => {
    const checked = checkChange(wanted, composed.locked);
    if (checked.result === 'refused') return checked;
    await save(checked.apply);
    const before = composed;
    composed = compose(policy, user);
    for (const listener of listeners) listener(viewOf(composed), viewOf(before));
    return { result: 'saved', ...viewOf(composed) };
  };

  return {
    problems,
    current: () => viewOf(composed),
    change(wanted) {
      const made = lastChange.then(() => change(wanted));
      lastChange = made.catch(() => undefined);
      return made;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

function compose(policy: Policy, user: SettingsTree): Composed {
  return composeSettings({ policyDefault: policy.defaults, user, policyLocked: policy.locked });
}

function viewOf({ settings, locked }: Composed): SettingsView {
  return { settings, locked };
}

/** The file's content, or what was last known if it became unreadable under our feet; then it is set aside. */
function readOr(store: UserStore, known: SettingsTree, parts: SettingsParts): SettingsTree {
  try {
    return store.read();
  } catch (error) {
    const keptAs = setAside(parts.userPath, 'settings', parts.now());
    parts.logger.warn('the settings file became unreadable; written anew', { keptAs, error });
    return known;
  }
}

const LAYER_NAMES = { policyDefault: 'default', policyLocked: 'locked' } as const;

function problemsOf(policy: Policy, userFile: UserFile, found: readonly SettingProblem[]): SettingsProblems {
  const inPolicy = found.flatMap(({ layer, path }) =>
    layer === 'user' ? [] : [`${LAYER_NAMES[layer]}.${path}`],
  );
  return {
    userFile: userFile.state,
    keptAs: userFile.state === 'broken' ? userFile.keptAs : null,
    policyFile: policy.file,
    policy: [...policy.problems, ...inPolicy],
    user: found.flatMap(({ layer, path }) => (layer === 'user' ? [path] : [])),
  };
}
