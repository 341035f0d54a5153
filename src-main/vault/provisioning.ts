import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Logger } from '#core/logger.ts';
import { SECRET_OWNERS, secretsSchema, type SecretFields } from './fields.ts';
import type { Vault } from './vault.ts';

/**
 * What became of a provisioning file. `changed`: of those that were imported, the providers whose credential is another
 * one now. `problems` are paths in it such as `encom.token`; `file` for all of it.
 */
export interface Provisioned {
  readonly imported: readonly string[];
  readonly changed: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Imports the JSON file that `RINGSIDE_SECRETS` names: for each field that it names the file wins over what the vault
 * holds, at every start, so that an administrator replaces a credential by replacing the file. Fields that it does not
 * name stay as they are. The values are kept in the vault and outlast the file. Each provider is taken or refused as a
 * whole; nothing of the content is ever repeated in a message. Never rejects.
 */
export async function importSecrets(path: string, vault: Vault, logger: Logger): Promise<Provisioned> {
  const content = await readJson(path);
  const whole = z.record(z.string(), z.unknown()).safeParse(content);
  if (!whole.success) return { imported: [], changed: [], problems: ['file'] };

  const imported: string[] = [];
  const changed: string[] = [];
  const problems: string[] = [];
  for (const [name, value] of Object.entries(whole.data)) {
    const owner = SECRET_OWNERS.find((known) => known === name);
    const parsed = owner === undefined ? null : secretsSchema.shape[owner].unwrap().safeParse(value);
    if (owner === undefined || parsed === null) problems.push(name);
    else if (!parsed.success) problems.push(...parsed.error.issues.map((issue) => pathOf(name, issue)));
    else {
      const became = await setChanged(vault, owner, parsed.data as SecretFields, logger);
      (became === 'failed' ? problems : imported).push(name);
      if (became === 'set') changed.push(name);
    }
  }
  return { imported, changed, problems };
}

function pathOf(owner: string, issue: z.core.$ZodIssue): string {
  // A key that does not belong there is where the typing mistake is.
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [owner, ...issue.path.map(String), ...keys].join('.');
}

/** Sets only what differs, so that an unchanged file neither writes nor clears a "refused" mark. */
async function setChanged(
  vault: Vault,
  owner: (typeof SECRET_OWNERS)[number],
  fields: SecretFields,
  logger: Logger,
): Promise<'set' | 'same' | 'failed'> {
  const held = vault.read(owner) as SecretFields | null;
  const changed = Object.entries(fields).some(([name, value]) => held?.[name] !== value);
  if (!changed) return 'same';
  try {
    await vault.set(owner, fields);
    return 'set';
  } catch (error) {
    logger.error('a provisioned credential could not be kept', { owner, error });
    return 'failed';
  }
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, '')) as unknown;
  } catch {
    // The parser's message would quote the content.
    return undefined;
  }
}
