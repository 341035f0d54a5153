import { userInfo } from 'node:os';
import type { Logger } from '#core/logger.ts';
import type { Audit } from '#core/storage/auditTable.ts';
import type { ChangesView } from '#shared/contract/views.ts';
import { CHANGES_SHOWN } from '#shared/contract/views.ts';
import type { AuditAction } from '#shared/domain/audit.ts';

/** Writes down a change that was made, or may have been (`certain` false). Never throws. */
export type NoteChange = (action: AuditAction, subject: string, certain?: boolean) => void;

export interface AuditingParts {
  readonly agent: () => { readonly extension: string; readonly email: string };
  /** Name of the account of the operating system. Throws where there is none. */
  readonly osUser: () => string;
  readonly logger: Logger;
}

/** Who changed what in other systems, and which credentials, from this computer. */
export interface Auditing {
  readonly note: NoteChange;
  recent(): ChangesView;
  /** The database is open. What was noted before is written now; null: there is none, and nothing is kept. */
  keepIn(audit: Audit | null): void;
}

/** The name of the account that this process runs under. Throws where the system has none. */
export function osUser(): string {
  return userInfo().username;
}

type Noted = Parameters<Audit['record']>[0];

/** Notes changes from the start on: credentials are provisioned before there is a database. */
export function createAuditing({ agent, osUser, logger }: AuditingParts): Auditing {
  let waiting: Noted[] | null = [];
  let kept: Audit | null = null;

  function who(): string {
    const { extension, email } = agent();
    if (extension !== '' || email !== '') return extension || email;
    try {
      return osUser();
    } catch {
      return '';
    }
  }

  function write(noted: Noted): void {
    try {
      kept?.record(noted);
    } catch (error) {
      // The change itself was made; a full disk must not make it look as if it had failed.
      logger.error('a change could not be written down', { action: noted.action, error: String(error) });
    }
  }

  return {
    note(action, subject, certain = true) {
      const noted = { who: who(), action, subject, certain };
      if (waiting === null) write(noted);
      else waiting.push(noted);
    },
    recent() {
      try {
        return { changes: kept === null ? null : [...kept.recent(CHANGES_SHOWN)] };
      } catch (error) {
        logger.warn('the changes could not be read', { error: String(error) });
        return { changes: null };
      }
    },
    keepIn(audit) {
      kept = audit;
      for (const noted of waiting ?? []) write(noted);
      waiting = null;
    },
  };
}
