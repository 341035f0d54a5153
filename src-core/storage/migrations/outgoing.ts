import type { Database } from '../sqlite.ts';

/** Calls that the agent had placed, and the ids under which CCAI Platform and its CRM know them. Nobody missed a call of their own. */
export function addOutgoing(database: Database): void {
  database.exec(`
    ALTER TABLE calls ADD COLUMN direction TEXT NOT NULL DEFAULT 'incoming';
    ALTER TABLE calls ADD COLUMN provider_call_id INTEGER;
    ALTER TABLE calls ADD COLUMN ticket_id TEXT;
    DROP INDEX calls_missed;
    CREATE INDEX calls_missed ON calls (moment) WHERE end_reason = 'missed' AND direction = 'incoming';
  `);
}
