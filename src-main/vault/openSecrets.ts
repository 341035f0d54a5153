import { join } from 'node:path';
import type { Logger } from '#core/logger.ts';
import { openCipher, type SafeStorage } from './cipher.ts';
import { importSecrets, type Provisioned } from './provisioning.ts';
import { openVault, type Vault } from './vault.ts';

/** The vault with what was provisioned already in it. */
export interface OpenedSecrets {
  readonly vault: Vault;
  /** What became of the file of `RINGSIDE_SECRETS`; null if none was named. */
  readonly provisioned: Provisioned | null;
}

/** Opens the vault in `folder` and imports the provisioning file, if any. Call after `ready`. Never rejects. */
export async function openSecrets(parts: {
  readonly safeStorage: SafeStorage;
  readonly platform: NodeJS.Platform;
  readonly folder: string;
  readonly secretsFile: string | null;
  readonly logger: Logger;
  readonly now: () => number;
  readonly learnSecrets: (secrets: readonly string[]) => void;
}): Promise<OpenedSecrets> {
  const { logger, now, learnSecrets, secretsFile } = parts;
  const cipher = await openCipher(parts.safeStorage, parts.platform);
  const path = join(parts.folder, 'vault.json');
  const vault = await openVault({ path, cipher, logger, now, learnSecrets });
  if (secretsFile === null) return { vault, provisioned: null };
  return { vault, provisioned: await importSecrets(secretsFile, vault, logger) };
}
