import { describe, expect, it } from 'vitest';
import { migrate } from '#core/storage/migrate.ts';
import { MIGRATIONS } from '#core/storage/migrations/migrations.ts';
import { storedIntents } from '#core/storage/intents.ts';
import { openDatabase } from '#core/storage/sqlite.ts';
import type { Database } from '#core/storage/sqlite.ts';
import { anIntent } from '../../../support/intents.ts';
import { recordedLogger } from '../../../support/recordedLogger.ts';

/** Every statement that the work on intents prepares, with how SQLite would find its rows. */
function plans(): ReadonlyMap<string, string> {
  const database = openDatabase(':memory:');
  migrate(database, MIGRATIONS);
  const sqls = new Set<string>();
  const watched: Database = {
    ...database,
    prepare(sql) {
      sqls.add(sql);
      return database.prepare(sql);
    },
  };
  const { memory } = storedIntents(watched, recordedLogger(), () => null);
  memory.save([{ intent: anIntent({}) }]);
  for (const group of ['undecided', 'overdue', 'today', 'coming', 'done'] as const) {
    for (const text of ['', 'word', '0612']) {
      memory.list({ group, text, after: null, limit: 9, overdueUntil: 5, todayEnds: 9, now: 7 });
    }
  }
  memory.promised(9);
  memory.ofCaller('+33612345678', 9);
  return new Map(
    [...sqls].map((sql) => {
      const rows = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[];
      return [sql.replaceAll(/\s+/g, ' '), rows.map(({ detail }) => detail).join('; ')];
    }),
  );
}

/** What a plan may be: a look into an index; as many steps along one as are shown; or the one that counts what is kept. */
const RUNS_ALONG_AN_INDEX: readonly ((sql: string, plan: string) => boolean)[] = [
  (_sql, plan) => !/SCAN (i|intents)\b/.test(plan),
  (sql, plan) => /SCAN i USING (COVERING )?INDEX/.test(plan) && sql.endsWith('LIMIT ?'),
  (_sql, plan) => plan === 'SCAN intents USING INDEX intents_kept',
];

describe('however many intents there are', () => {
  const all = [...plans()];

  it('no statement goes through the table, and no list is sorted', () => {
    expect(all.length).toBeGreaterThan(30);
    const slow = all.filter(
      ([sql, plan]) => !RUNS_ALONG_AN_INDEX.some((fits) => fits(sql, plan)) || plan.includes('TEMP B-TREE'),
    );
    expect(slow).toEqual([]);
  });

  it('the callback clock looks into indexes of its own', () => {
    const clockPlans = all.filter(([sql]) => sql.includes('told') && !sql.startsWith('INSERT'));
    expect(clockPlans.length).toBeGreaterThanOrEqual(8);
    for (const [sql, plan] of clockPlans) {
      expect(`${sql}: ${plan}`).toMatch(
        /SEARCH (i|intents) USING (COVERING )?INDEX intents_(untold_(due|before)|due)\b/,
      );
    }
  });
});
