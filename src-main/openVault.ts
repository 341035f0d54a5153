import type { Logger } from '#core/logger.ts';
import type { Publish } from '#shared/contract/api.ts';
import type { NoteChange } from './app/auditing.ts';
import { secretsNotices, vaultNotices } from './app/startNotices.ts';
import type { Lifecycle } from './app/lifecycle.ts';
import type { Notices } from './app/notices.ts';
import type { SafeStorage } from './vault/cipher.ts';
import { openSecrets } from './vault/openSecrets.ts';
import type { Vault } from './vault/vault.ts';

export interface VaultParts {
  readonly ready: () => Promise<void>;
  readonly safeStorage: SafeStorage;
  readonly platform: NodeJS.Platform;
  readonly folder: string;
  readonly secretsFile: string | null;
  readonly logger: Logger;
  readonly lifecycle: Lifecycle;
  readonly notices: Notices;
  readonly publish: Publish;
  readonly learnSecrets: (secrets: readonly string[]) => void;
  readonly note: NoteChange;
}

/** Gives the vault; opens it when it is first asked for, tells what became of it, and closes it with the app. */
export function vaultOnDemand(parts: VaultParts): () => Promise<Vault> {
  const { ready, lifecycle, notices, publish, secretsFile } = parts;
  let vault: Promise<Vault> | null = null;
  const open = async (): Promise<Vault> => {
    const { vault: opened, provisioned } = await openSecrets({ ...parts, now: Date.now });
    lifecycle.onStop('vault', () => opened.flush());
    notices.addAll(vaultNotices({ ...opened.view().vault, problem: opened.problem }));
    notices.addAll(secretsNotices(secretsFile, provisioned));
    for (const name of provisioned?.changed ?? []) parts.note('credentialProvisioned', name);
    opened.subscribe(() => publish('credentials.changed', opened.view()));
    return opened;
  };
  return () => (vault ??= ready().then(open));
}
