import { z } from 'zod';
import type { ProviderName } from '#shared/contract/views.ts';

const secret = z.string().min(1).max(4096);

/**
 * What each system is signed in to with: the names are those of the provisioning file, an interface for administrators.
 * Wider than the providers that windows see, so that a machine can be provisioned once for all of them.
 */
export const secretsSchema = z.strictObject({
  encom: z.strictObject({ token: secret }).partial().optional(),
  ccai: z.strictObject({ token: secret }).partial().optional(),
  pitel: z.strictObject({ apiKey: secret }).partial().optional(),
  cliqphone: z.strictObject({ login: secret, password: secret }).partial().optional(),
  smartRouting: z.strictObject({ apiKey: secret, username: secret, password: secret }).partial().optional(),
  callHook: z.strictObject({ token: secret }).partial().optional(),
  relay: z.strictObject({ username: secret, password: secret }).partial().optional(),
});

/** Secrets by provider and field. Never leaves main. */
export type Secrets = z.infer<typeof secretsSchema>;
export type SecretOwner = keyof Secrets;
export type SecretFields = Readonly<Record<string, string>>;

/** The fields of a provider; which of them is a name and not a secret; which sets of them suffice to sign in. */
interface FieldRules {
  readonly fields: readonly string[];
  readonly account: string | null;
  readonly complete: readonly (readonly string[])[];
  /** The field that this app may make up itself, because it is the one that checks it. */
  readonly generated: string | null;
}

export const FIELD_RULES: Readonly<Record<SecretOwner, FieldRules>> = {
  encom: { fields: ['token'], account: null, complete: [['token']], generated: null },
  ccai: { fields: ['token'], account: null, complete: [['token']], generated: null },
  pitel: { fields: ['apiKey'], account: null, complete: [['apiKey']], generated: null },
  cliqphone: {
    fields: ['login', 'password'],
    account: 'login',
    complete: [['login', 'password']],
    generated: null,
  },
  smartRouting: {
    fields: ['apiKey', 'username', 'password'],
    account: 'username',
    complete: [['apiKey'], ['username', 'password']],
    generated: 'apiKey',
  },
  callHook: { fields: ['token'], account: null, complete: [['token']], generated: 'token' },
  relay: {
    fields: ['username', 'password'],
    account: 'username',
    complete: [['username', 'password']],
    generated: null,
  },
} satisfies Record<SecretOwner & ProviderName, FieldRules> & Record<SecretOwner, FieldRules>;

export const SECRET_OWNERS = Object.keys(FIELD_RULES) as readonly SecretOwner[];

/** Whether these fields suffice to sign in to (or be signed in by) this system. */
export function isComplete(owner: SecretOwner, fields: SecretFields): boolean {
  return FIELD_RULES[owner].complete.some((set) => set.every((name) => fields[name] !== undefined));
}
