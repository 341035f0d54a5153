import { randomBytes } from 'node:crypto';
import { chmod, copyFile, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const entry = z.object({
  /** The fields of one provider as JSON, encrypted, in base64. */
  sealed: z.base64(),
  refused: z.object({ at: z.number(), status: z.int() }).nullable(),
});

/** What stands in `vault.json`. Which providers have an entry is no secret; what is in it is. */
const vaultFileSchema = z.object({
  version: z.literal(1),
  /** What encrypted the entries, such as `gnome_libsecret`. */
  backend: z.string(),
  entries: z.record(z.string(), entry),
});
export type VaultFile = z.infer<typeof vaultFileSchema>;

export type VaultFileRead =
  | { readonly state: 'read'; readonly file: VaultFile }
  | { readonly state: 'absent' }
  | { readonly state: 'unreadable' };

/** Reads the file. Never throws. */
export async function readVaultFile(path: string): Promise<VaultFileRead> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { state: absent ? 'absent' : 'unreadable' };
  }
  try {
    const parsed = vaultFileSchema.safeParse(JSON.parse(text));
    return parsed.success ? { state: 'read', file: parsed.data } : { state: 'unreadable' };
  } catch {
    return { state: 'unreadable' };
  }
}

/**
 * Writes the file as a whole: beside it, to the disk, then in its place, readable by this user only. After a crash at any
 * point there is the old file or the new one. Throws if it cannot be written.
 */
export async function writeVaultFile(path: string, content: VaultFile): Promise<void> {
  const beside = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    const handle = await open(beside, 'wx', 0o600);
    try {
      await handle.writeFile(JSON.stringify(content, null, 2));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/**
 * Keeps a vault that cannot be opened under `vault.broken-<time>.json`: the key that fits may come back. Returns where,
 * or null if it could not be kept, in which case the file must not be written over.
 */
export async function keepAside(path: string, now: Date): Promise<string | null> {
  const aside = join(dirname(path), `vault.broken-${now.toISOString().replaceAll(':', '-')}.json`);
  try {
    await copyFile(path, aside);
    await chmod(aside, 0o600);
    return aside;
  } catch {
    return null;
  }
}
