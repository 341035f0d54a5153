import type { Database } from './sqlite.ts';

/** Small enough that a step never delays a ringing call. */
const INTENTS_PER_STEP = 20;

/**
 * Deletes a few intents that were over before `before` (ms since the epoch), with their attempts; what is open stays,
 * however old. Returns how many.
 */
export function createIntentsPurge(database: Database): (before: number) => number {
  const remove = database.prepare(
    `DELETE FROM intents WHERE id IN
       (SELECT id FROM intents WHERE over = 1 AND state_at < ? ORDER BY state_at LIMIT ?)`,
  );
  return (before) => database.transaction(() => remove.run(Math.round(before), INTENTS_PER_STEP));
}
