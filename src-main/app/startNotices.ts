import type { Notice } from '#shared/contract/views.ts';

/** What went wrong while files were read at start, as each part reports it. */
export interface StartProblems {
  readonly sandboxOff: boolean;
  readonly settings: {
    readonly userFile: 'read' | 'absent' | 'broken';
    readonly keptAs: string | null;
    readonly policyFile: string | null;
    readonly policy: readonly string[];
    readonly user: readonly string[];
  };
}

type Told = Pick<Notice, 'kind' | 'params'>;

/** The notices that tell of problems at start. Paths and names only, never a value from a file. Pure. */
export function startNotices({ sandboxOff, settings }: StartProblems): readonly Told[] {
  const told: Told[] = [];
  if (sandboxOff) told.push({ kind: 'sandboxOff', params: {} });
  if (settings.userFile === 'broken') {
    told.push({ kind: 'settingsBroken', params: { file: settings.keptAs ?? '' } });
  }
  if (settings.user.length > 0) {
    told.push({ kind: 'settingsValueIgnored', params: { detail: settings.user.join(', ') } });
  }
  if (settings.policy.length > 0) {
    const params = { file: settings.policyFile ?? '', detail: settings.policy.join(', ') };
    told.push({ kind: 'policyProblem', params });
  }
  return told;
}

/** The notices that tell of the vault. */
export function vaultNotices(vault: {
  readonly state: 'system' | 'session';
  readonly why: string | null;
  readonly problem: { readonly keptAs: string | null; readonly lost: readonly string[] } | null;
}): readonly Told[] {
  const told: Told[] = [];
  if (vault.state === 'session') told.push({ kind: 'vaultSessionOnly', params: { detail: vault.why ?? '' } });
  if (vault.problem !== null) {
    const { keptAs, lost } = vault.problem;
    told.push({ kind: 'vaultUnreadable', params: { file: keptAs ?? '', detail: lost.join(', ') } });
  }
  return told;
}

/** The notice that tells of a provisioning file of which something could not be used. */
export function secretsNotices(
  file: string | null,
  provisioned: { readonly problems: readonly string[] } | null,
): readonly Told[] {
  if (file === null || provisioned === null || provisioned.problems.length === 0) return [];
  return [{ kind: 'secretsProblem', params: { file, detail: provisioned.problems.join(', ') } }];
}
