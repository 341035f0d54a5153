import { z } from 'zod';
import { AUDIT_ACTIONS } from '#shared/domain/audit.ts';
import type { AuditEntry } from '#shared/domain/audit.ts';
import type { Database } from './sqlite.ts';

/** The memory of who changed what. */
export interface Audit {
  record(entry: Omit<AuditEntry, 'at'>): void;
  /** Newest first. */
  recent(limit: number): readonly AuditEntry[];
}

const auditRow = z.object({
  at: z.number(),
  who: z.string(),
  action: z.enum(AUDIT_ACTIONS),
  subject: z.string(),
  certain: z.number().transform((value) => value !== 0),
});

/** Prepares every statement once. */
export function createAuditTable(database: Database) {
  const insert = database.prepare(
    'INSERT INTO audit (at, who, action, subject, certain) VALUES (?, ?, ?, ?, ?)',
  );
  const recent = database.prepare(
    'SELECT at, who, action, subject, certain FROM audit ORDER BY id DESC LIMIT ?',
  );
  return {
    record({ at, who, action, subject, certain }: AuditEntry): void {
      insert.run(at, who, action, subject, certain ? 1 : 0);
    },
    recent: (limit: number): AuditEntry[] => z.array(auditRow).parse(recent.all(limit)),
  };
}
