import { z } from 'zod';
import type { Database } from './sqlite.ts';

/** One change of a setting or credential. `subject` is its name (`encom.baseUrl`), never a value. */
export interface AuditEntry {
  readonly at: number;
  readonly who: 'agent' | 'policy' | 'provisioning';
  readonly action: 'settingChanged' | 'credentialSet' | 'credentialCleared';
  readonly subject: string;
}

/** The memory of who changed what. */
export interface Audit {
  record(entry: Omit<AuditEntry, 'at'>): void;
  /** Newest first. */
  recent(limit: number): readonly AuditEntry[];
}

const auditRow = z.object({
  at: z.number(),
  who: z.enum(['agent', 'policy', 'provisioning']),
  action: z.enum(['settingChanged', 'credentialSet', 'credentialCleared']),
  subject: z.string(),
});

/** Prepares every statement once. */
export function createAuditTable(database: Database) {
  const insert = database.prepare('INSERT INTO audit (at, who, action, subject) VALUES (?, ?, ?, ?)');
  const recent = database.prepare('SELECT at, who, action, subject FROM audit ORDER BY id DESC LIMIT ?');
  return {
    record({ at, who, action, subject }: AuditEntry): void {
      insert.run(at, who, action, subject);
    },
    recent: (limit: number): AuditEntry[] => z.array(auditRow).parse(recent.all(limit)),
  };
}
