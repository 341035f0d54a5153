/**
 * What is written down when somebody changes another system, or a credential, from this computer. Calls and promises are
 * no part of it: history and the callbacks keep those.
 */
export const AUDIT_ACTIONS = [
  'numberAdded',
  'numberEdited',
  'pinned',
  'pinTakenOver',
  'pinImported',
  'unpinned',
  'flagSet',
  'credentialSet',
  'credentialGenerated',
  'credentialCleared',
  'credentialProvisioned',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** One change. */
export interface AuditEntry {
  /** Ms since the epoch. */
  readonly at: number;
  /** The agent's extension or e-mail address, else the account of the operating system; empty if none is known. */
  readonly who: string;
  readonly action: AuditAction;
  /** The number, the pin, the flag or the name of the credential (`encom.token`): never a secret. */
  readonly subject: string;
  /** False if it was sent and no answer tells whether it was done. */
  readonly certain: boolean;
}
