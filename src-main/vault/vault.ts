import { randomBytes } from 'node:crypto';
import type { Logger } from '#core/logger.ts';
import { RequestError } from '#shared/contract/errors.ts';
import {
  PROVIDERS,
  type CredentialsView,
  type CredentialView,
  type ProviderName,
} from '#shared/contract/views.ts';
import type { Cipher } from './cipher.ts';
import {
  FIELD_RULES,
  isComplete,
  secretsSchema,
  type SecretFields,
  type SecretOwner,
  type Secrets,
} from './fields.ts';
import { unsealAll, type Unsealed } from './unseal.ts';
import { keepAside, readVaultFile, writeVaultFile, type VaultFile } from './vaultFile.ts';

type Refused = { readonly at: number; readonly status: number };
interface Held {
  readonly fields: SecretFields;
  readonly refused: Refused | null;
}

/** The secrets. What a method returns or takes never reaches a window, except `view()`. */
export interface Vault {
  /** What windows may know. */
  view(): CredentialsView;
  /** The secrets of a provider, as far as set; null if none is. */
  read<O extends SecretOwner>(owner: O): Readonly<NonNullable<Secrets[O]>> | null;
  /** Whether what is set suffices to sign in. */
  isComplete(owner: SecretOwner): boolean;
  /** Sets the named fields and keeps the others. Throws RequestError `badRequest` for a field that does not exist. */
  set(owner: SecretOwner, fields: SecretFields): Promise<void>;
  clear(owner: SecretOwner): Promise<void>;
  /** Makes a random secret, keeps it and returns it. */
  generate(owner: 'smartRouting' | 'callHook'): Promise<string>;
  /** The system answered 401 or 403. Never call this for a network error. */
  markRefused(owner: SecretOwner, status: number): void;
  /** The system accepted the credential. */
  markAccepted(owner: SecretOwner): void;
  /** Tells of every change of what `view()` gives, and of every new secret. Returns the function that stops. */
  subscribe(listener: () => void): () => void;
  /** Waits until everything is written. */
  flush(): Promise<void>;
  /** What was wrong at opening; for notices. */
  readonly problem: VaultProblem | null;
}

export interface VaultProblem {
  /** Where the file that could not be opened is kept; null if it could not even be copied. */
  readonly keptAs: string | null;
  /** Providers whose secrets could not be opened; empty if the whole file was unreadable. */
  readonly lost: readonly string[];
  readonly backendBefore: string | null;
  readonly backendNow: string;
}

export interface VaultParts {
  /** Absolute path of `vault.json`. */
  readonly path: string;
  readonly cipher: Cipher;
  readonly logger: Logger;
  readonly now: () => number;
  /** Hears every secret that the vault holds, so that logs can leave it out. */
  readonly learnSecrets: (secrets: readonly string[]) => void;
}

/** Opens the vault. Never rejects: whatever is wrong with the file or the keyring, the app starts. */
export async function openVault(parts: VaultParts): Promise<Vault> {
  const found = await load(parts);
  const held = new Map<SecretOwner, Held>(found.held);
  const { cipher, logger } = parts;
  const listeners = new Set<() => void>();
  let writing: Promise<void> = Promise.resolve();

  const learn = (): void => {
    parts.learnSecrets([...held.values()].flatMap(({ fields }) => Object.values(fields)));
  };
  learn();

  /** Writes what is held when its turn comes, so that a burst of changes ends in the last state. */
  const write = (): Promise<void> => {
    if (!found.writable || !cipher.usable) return Promise.resolve();
    writing = writing
      .catch(() => undefined)
      .then(async () => {
        const entries: VaultFile['entries'] = {};
        for (const [owner, { fields, refused }] of held) {
          const sealed = await cipher.encrypt(JSON.stringify(fields));
          entries[owner] = { sealed: sealed.toString('base64'), refused };
        }
        await writeVaultFile(parts.path, { version: 1, backend: cipher.backend, entries });
      });
    return writing;
  };

  const change = async (owner: SecretOwner, next: Held | null): Promise<void> => {
    const before = held.get(owner);
    if (next === null) held.delete(owner);
    else held.set(owner, next);
    learn();
    try {
      await write();
    } catch (error) {
      if (before === undefined) held.delete(owner);
      else held.set(owner, before);
      logger.error('the vault could not be written', { owner, error });
      throw new RequestError('storageFailed', 'the vault file cannot be written');
    }
    for (const listener of listeners) listener();
  };

  const mark = (owner: SecretOwner, refused: Refused | null): void => {
    const known = held.get(owner);
    if (known === undefined || (known.refused === null && refused === null)) return;
    if (known.refused !== null && known.refused.status === refused?.status) return;
    change(owner, { ...known, refused }).catch(() => {
      // Logged above; a mark that was not written is found again by the next answer.
    });
  };

  return {
    problem: found.problem,
    view: () => ({
      vault: {
        state: found.writable && cipher.usable ? 'system' : 'session',
        backend: cipher.backend,
        why: cipher.usable ? (found.problem === null ? null : 'unreadableFile') : cipher.why,
      },
      credentials: PROVIDERS.map((provider) => viewOf(provider, held.get(provider))),
    }),
    read: (owner) => held.get(owner)?.fields ?? null,
    isComplete: (owner) => isComplete(owner, held.get(owner)?.fields ?? {}),
    async set(owner, fields) {
      const parsed = secretsSchema.shape[owner].safeParse(fields);
      if (!parsed.success) throw new RequestError('badRequest', `no such credential field for ${owner}`);
      await change(owner, { fields: { ...held.get(owner)?.fields, ...fields }, refused: null });
    },
    async clear(owner) {
      if (held.has(owner)) await change(owner, null);
    },
    async generate(owner) {
      const secret = randomBytes(32).toString('base64url');
      const field = FIELD_RULES[owner].generated ?? 'token';
      await change(owner, { fields: { ...held.get(owner)?.fields, [field]: secret }, refused: null });
      return secret;
    },
    markRefused: (owner, status) => {
      mark(owner, { at: parts.now(), status });
    },
    markAccepted: (owner) => {
      mark(owner, null);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    flush: () => writing.catch(() => undefined),
  };
}

function viewOf(provider: ProviderName, held: Held | undefined): CredentialView {
  const rules = FIELD_RULES[provider];
  const fields = held?.fields ?? {};
  return {
    provider,
    configured: isComplete(provider, fields),
    account: rules.account === null ? null : (fields[rules.account] ?? null),
    fields: Object.fromEntries(rules.fields.map((name) => [name, fields[name] !== undefined])),
    refused: held?.refused ?? null,
  };
}

interface Loaded {
  readonly held: ReadonlyMap<SecretOwner, Held>;
  readonly writable: boolean;
  readonly problem: VaultProblem | null;
}

/**
 * Reads the file and opens its entries. Without a usable keyring the file stays as it is, for a session that has one.
 * With one that does not fit, the file is kept aside and what could be opened goes on.
 */
async function load({ path, cipher, logger, now }: VaultParts): Promise<Loaded> {
  const read = await readVaultFile(path);
  if (!cipher.usable || read.state === 'absent') {
    return { held: new Map(), writable: cipher.usable, problem: null };
  }
  const unsealed: Unsealed =
    read.state === 'read' ? await unsealAll(read.file, cipher) : { held: new Map(), lost: [] };
  if (read.state === 'read' && unsealed.lost.length === 0) {
    return { held: unsealed.held, writable: true, problem: null };
  }
  const keptAs = await keepAside(path, new Date(now()));
  const problem: VaultProblem = {
    keptAs,
    lost: unsealed.lost,
    backendBefore: read.state === 'read' ? read.file.backend : null,
    backendNow: cipher.backend,
  };
  logger.warn('the vault could not be opened', { ...problem });
  return { held: unsealed.held, writable: keptAs !== null, problem };
}
