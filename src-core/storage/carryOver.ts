import type { Intent } from '#shared/domain/intent.ts';
import { asItMayStand } from './salvage.ts';
import type { Salvage, Salvaged } from './salvage.ts';

/** What was read of a file, and whether its log was whole before. */
interface Source {
  readonly read: Salvage;
  readonly logWasWhole: boolean;
}

/**
 * What is to be carried over from a broken database and the copy of its promises. A database that gives all is believed. Else
 * both are: an intent that both have stands as it was left last, and a copy that is whole vouches that none is missing.
 * `at`: now, in ms.
 */
export function gathered(database: Source, copy: Source, at: number): Salvage {
  const sure = database.logWasWhole && database.read.lost === 0;
  const byId = new Map<string, Salvaged & { readonly logWasWhole: boolean }>();
  for (const { read, logWasWhole } of sure ? [database] : [database, copy]) {
    for (const one of read.records) {
      const other = byId.get(one.intent.id);
      if (other === undefined || isAsLate(one.intent, other.intent)) {
        byId.set(one.intent.id, { ...one, name: one.name ?? other?.name ?? null, logWasWhole });
      }
    }
  }
  return {
    records: [...byId.values()].map(({ logWasWhole, ...one }) => ({
      ...one,
      intent: asItMayStand(one.intent, logWasWhole, at),
    })),
    lost: lostOf(database, copy, byId.size),
  };
}

/** The copy is written after the database: at the same moment it is the later of the two, unless that broke in between. */
function isAsLate(intent: Intent, other: Intent): boolean {
  return intent.state.at >= other.state.at;
}

function lostOf({ read, logWasWhole }: Source, copy: Source, found: number): number | null {
  if (copy.read.lost === 0) return 0;
  // What was promised last may be among the writes that are gone.
  return read.lost === null || !logWasWhole ? null : Math.max(0, read.lost + read.records.length - found);
}
