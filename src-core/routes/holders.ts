import type { RouteHolders } from '#shared/contract/routesViews.ts';
import type { StickyRoute } from '#shared/domain/stickyRoute.ts';
import { inTurns } from '../slices.ts';

type Holder = RouteHolders['holders'][number];
type Held = readonly { readonly route: Pick<StickyRoute, 'extension' | 'createdAt'> }[];

/** So many are named; the others are counted. */
const MOST = 5;

/** Who but the agent has these callers, those with most of them first. */
export async function holdersOf(routes: Held, myExtension: string): Promise<RouteHolders> {
  const all = (await inTurns(counting(routes, myExtension))) ?? [];
  const holders = all.slice(0, MOST);
  const rest = all.slice(MOST);
  return {
    others: callersOf(all),
    holders,
    more: { extensions: rest.length, count: callersOf(rest) },
  };
}

function callersOf(holders: readonly Holder[]): number {
  return holders.reduce((sum, { count }) => sum + count, 0);
}

function* counting(routes: Held, myExtension: string): Generator<undefined, Holder[]> {
  const byExtension = new Map<string, Holder>();
  for (const [index, { route }] of routes.entries()) {
    const { extension, createdAt } = route;
    if (index % 256 === 255) yield;
    if (extension === '' || extension === myExtension) continue;
    const known = byExtension.get(extension);
    byExtension.set(extension, {
      extension,
      count: (known?.count ?? 0) + 1,
      since: earlier(known?.since ?? null, createdAt),
    });
  }
  return [...byExtension.values()].sort((a, b) => b.count - a.count);
}

function earlier(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}
