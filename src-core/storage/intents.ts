import type { IntentStore, ReminderStore } from '../callbacks/ports.ts';
import type { Logger } from '../logger.ts';
import { readIntents } from './intentReader.ts';
import { createIntentReminders } from './intentReminders.ts';
import { createIntentsPurge } from './intentsPurge.ts';
import { createIntentsTable } from './intentsTable.ts';
import type { Database } from './sqlite.ts';

/** What is kept of calls to make: asked by the outbox and by the callback clock. */
export type IntentMemory = IntentStore & ReminderStore;

/** The intents of one open database. */
export interface StoredIntents {
  readonly memory: IntentMemory;
  /** The name of a caller has changed, by which intents are found. To be called in a transaction. */
  readonly callerRenamed: (callerKey: string) => void;
  /** Deletes a few of those that were over before this instant; returns how many. */
  readonly purgeStep: (before: number) => number;
}

/** Prepares every statement once. */
export function storedIntents(
  database: Database,
  logger: Logger,
  nationalDigits: (e164: string) => string | null,
): StoredIntents {
  const reader = readIntents(database, logger);
  const { callerRenamed, ...table } = createIntentsTable(database, reader, nationalDigits);
  return {
    memory: { ...table, ...createIntentReminders(database, reader) },
    callerRenamed,
    purgeStep: createIntentsPurge(database),
  };
}
