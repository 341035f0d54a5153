import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { z } from 'zod';
import type { Logger } from '../logger.ts';

/** Promises made before `at` (ms since the epoch) may be missing. */
export interface LostPromises {
  readonly at: number;
  /** Where the database that held them was kept; null if not even that is known any more. */
  readonly keptAs: string | null;
  /** How many; null where nobody can know. */
  readonly count: number | null;
}

const stored = z.object({
  at: z.number(),
  keptAs: z.string().nullable(),
  count: z.int().nullable(),
});

/**
 * Writes beside the database that promises were lost with it, until somebody has looked for them. A file of its own: it must
 * outlive a database that breaks again. What was lost before and not looked for counts in.
 */
export function rememberLoss(
  database: string,
  {
    keptAs,
    intents: { lost },
  }: { readonly keptAs: string; readonly intents: { readonly lost: number | null } },
  at: number,
  logger: Logger,
): void {
  if (lost === 0) return;
  try {
    const earlier = readLoss(database);
    const count = lost === null || earlier?.count === null ? null : lost + (earlier?.count ?? 0);
    const file = lossFileOf(database);
    writeFileSync(`${file}.new`, JSON.stringify({ at, keptAs, count }), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  } catch (error) {
    logger.error('that promises may be missing could not be written down', { error: String(error) });
  }
}

/** Null if nothing is missing. A file that cannot be read says at least that something is. */
export function readLoss(database: string): LostPromises | null {
  const file = lossFileOf(database);
  if (!existsSync(file)) return null;
  try {
    return stored.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { at: statSync(file).mtimeMs, keptAs: null, count: null };
  }
}

/** Forgets a loss, but none that was found out since. Throws if the file cannot be taken away. */
export function forgetLoss(database: string, { at }: Pick<LostPromises, 'at'>): void {
  if (readLoss(database)?.at === at) rmSync(lossFileOf(database), { force: true });
}

function lossFileOf(database: string): string {
  return join(dirname(database), `${basename(database, extname(database))}.lost.json`);
}
