import type { Answer } from '#shared/domain/facts.ts';
import type { StickyRoute } from '#shared/domain/stickyRoute.ts';

/** One page of the directory. `came` counts every entry of it, `unreadable` those that are not among `routes`. */
export interface RoutePage {
  readonly routes: readonly StickyRoute[];
  readonly offset: number;
  readonly came: number;
  readonly unreadable: number;
  /** How many entries there are in all; null where the directory does not say. */
  readonly total: number | null;
}

/**
 * The whole directory, as far as it was read. `end`: `all`; `cap`, there are more than were wanted; `short`, the
 * directory speaks of more entries than it gave, because somebody changed it meanwhile or because it cannot page; or
 * it gives the same full page again and says of no total, so that nobody knows.
 */
export interface RouteListing {
  readonly routes: readonly StickyRoute[];
  readonly total: number | null;
  readonly unreadable: number;
  readonly end: 'all' | 'cap' | 'short';
}

export interface WalkOptions {
  /** At most so many entries are read. */
  readonly cap: number;
  readonly limit: number;
  readonly signal?: AbortSignal | undefined;
  /** Told of the entries of each page that no earlier page had. Returning false ends the walk. */
  readonly visit: (page: RoutePage, added: readonly StickyRoute[]) => unknown;
}

const CANCELLED = { kind: 'failed', reason: 'cancelled', detail: 'cancelled' } as const;

/**
 * Pages through the directory until its end. Pages shift when somebody adds or deletes meanwhile: an entry that comes
 * twice counts once, as it came last. A page that brings nothing new ends the walk, so that a directory that ignores
 * `offset` is not asked for ever. Fails with the first page that fails.
 */
export async function walkPages(
  list: (at: { offset: number; limit: number }, signal?: AbortSignal) => Promise<Answer<RoutePage>>,
  { cap, limit, signal, visit }: WalkOptions,
): Promise<Answer<RouteListing>> {
  const byId = new Map<string, StickyRoute>();
  let unreadable = 0;
  let total: number | null = null;
  let most = 0;
  const listing = (end: RouteListing['end']): Answer<RouteListing> => ({
    kind: 'known',
    value: { routes: [...byId.values()], total, unreadable, end },
  });
  for (let offset = 0; ;) {
    if (signal?.aborted === true) return CANCELLED;
    const room = cap - byId.size - unreadable;
    if (room <= 0) return listing('cap');
    const answer = await list({ offset, limit: Math.min(limit, room) }, signal);
    if (answer.kind === 'failed') return answer;
    if (answer.kind === 'unknown') return listing('all');
    const page = answer.value;
    // More than was asked for is more than was wanted, too.
    const taken = page.routes.slice(0, room);
    const added = taken.filter(({ id }) => !byId.has(id));
    for (const route of taken) byId.set(route.id, route);
    unreadable += page.unreadable;
    total = page.total ?? total;
    most = Math.max(most, total ?? 0);
    offset += page.came;
    const wanted = visit(page, added) !== false;
    if (taken.length < page.routes.length) return listing('cap');
    const brought = added.length + page.unreadable;
    const over = page.came === 0 || brought === 0 || (total !== null && offset >= total);
    const repeats = total === null && brought === 0 && page.came >= Math.min(limit, room);
    if (over || !wanted) return listing(repeats || byId.size + unreadable < most ? 'short' : 'all');
  }
}
