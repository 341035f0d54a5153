import type { Database } from '../sqlite.ts';
import { createAudit } from './audit.ts';
import { addAuditCertainty } from './auditCertainty.ts';
import { createCalls } from './calls.ts';
import { addFirstPromise } from './firstPromise.ts';
import { createIntents } from './intents.ts';
import { addOutgoing } from './outgoing.ts';
import { createSearch } from './search.ts';

/** Takes a database from one version to the next. Runs in a transaction of its own. */
export type Migration = (database: Database) => void;

/**
 * All migrations, in order; a database's version (`user_version`) is how many of them it has seen. What stands here
 * has run on agents' machines: change nothing, add at the end.
 */
export const MIGRATIONS: readonly Migration[] = [
  createCalls,
  createSearch,
  createAudit,
  addOutgoing,
  createIntents,
  addAuditCertainty,
  addFirstPromise,
];
