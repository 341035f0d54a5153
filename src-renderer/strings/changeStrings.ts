import type { AuditAction } from '#shared/domain/audit.ts';

/** The words of what was changed from this computer, loaded when About shows. */
export interface ChangeStrings {
  readonly title: string;
  readonly about: string;
  readonly none: string;
  readonly unknown: string;
  readonly column: Record<'at' | 'what' | 'subject', string>;
  readonly action: Record<AuditAction, string>;
  /** Nobody is known. */
  readonly nobody: string;
  readonly uncertain: string;
  readonly all: (count: number) => string;
}
