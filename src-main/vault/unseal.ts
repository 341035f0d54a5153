import type { Cipher } from './cipher.ts';
import { SECRET_OWNERS, secretsSchema, type SecretFields, type SecretOwner } from './fields.ts';
import type { VaultFile } from './vaultFile.ts';

/** The entries that could be opened, and the names of those that could not. */
export interface Unsealed {
  readonly held: ReadonlyMap<
    SecretOwner,
    {
      readonly fields: SecretFields;
      readonly refused: { readonly at: number; readonly status: number } | null;
    }
  >;
  readonly lost: readonly string[];
}

/** Opens every entry of a vault by itself: one that does not open costs no other. Never rejects. */
export async function unsealAll(
  file: VaultFile,
  cipher: Extract<Cipher, { usable: true }>,
): Promise<Unsealed> {
  const held = new Map<
    SecretOwner,
    { fields: SecretFields; refused: { at: number; status: number } | null }
  >();
  const lost: string[] = [];
  for (const [name, { sealed, refused }] of Object.entries(file.entries)) {
    const owner = SECRET_OWNERS.find((known) => known === name);
    const fields = owner === undefined ? null : await unseal(owner, sealed, cipher);
    if (owner === undefined || fields === null) lost.push(name);
    else held.set(owner, { fields, refused });
  }
  return { held, lost };
}

async function unseal(
  owner: SecretOwner,
  sealed: string,
  cipher: Extract<Cipher, { usable: true }>,
): Promise<SecretFields | null> {
  try {
    const plain = await cipher.decrypt(Buffer.from(sealed, 'base64'));
    const parsed = secretsSchema.shape[owner].safeParse(JSON.parse(plain));
    return parsed.success ? ((parsed.data ?? {}) as SecretFields) : null;
  } catch {
    return null;
  }
}
