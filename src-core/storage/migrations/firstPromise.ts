import type { Database } from '../sqlite.ts';

/** A callback is written as being sent a moment after it is made. */
const SAME_MOMENT_MS = 1000;

/**
 * For when something was promised first, which stays however often it is moved. Of what has the time that it was made with,
 * that is its own; of what came in the place of another, that of the first of them. Where a time was set again later, or
 * the first of them is deleted, it is gone: then it is NULL, and nobody claims to know.
 */
export function addFirstPromise(database: Database): void {
  database.exec(`
    ALTER TABLE intents ADD COLUMN first_due_at INTEGER;
    ALTER TABLE intents ADD COLUMN first_due_zone TEXT;

    UPDATE intents SET first_due_at = due_at, first_due_zone = due_zone
      WHERE due_at IS NOT NULL AND replaces IS NULL AND due_set_at - created_at < ${SAME_MOMENT_MS};

    WITH RECURSIVE earlier (id, earlier_id) AS (
      SELECT id, replaces FROM intents WHERE replaces IS NOT NULL
      UNION
      SELECT earlier.id, i.replaces FROM earlier JOIN intents i ON i.id = earlier.earlier_id
        WHERE i.replaces IS NOT NULL
    )
    UPDATE intents SET first_due_at = first.first_due_at, first_due_zone = first.first_due_zone
      FROM earlier JOIN intents first ON first.id = earlier.earlier_id AND first.replaces IS NULL
      WHERE intents.id = earlier.id;
  `);
}
