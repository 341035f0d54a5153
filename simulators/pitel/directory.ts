import { z } from 'zod';

/** A route as the directory stores it: the number to the letter, the instant as local text without a zone. */
export const pitelRouteSchema = z.object({
  id: z.string().optional(),
  phoneNumber: z.string(),
  agent: z.string(),
  createdAt: z.string().optional(),
});
export type PitelRouteInput = Readonly<z.infer<typeof pitelRouteSchema>>;

export interface StoredRoute {
  readonly id: string;
  readonly phoneNumber: string;
  readonly agent: string;
  readonly createdAt: string;
}

/** The routes, in the order of their making. Takes 100,000 of them without getting slow. */
export function createDirectory(now: () => number) {
  let byId = new Map<string, StoredRoute>();
  let byNumber = new Map<string, StoredRoute>();
  let ordered: readonly StoredRoute[] | null = null;
  let nextId = 1;

  function put(route: StoredRoute): StoredRoute {
    byId.set(route.id, route);
    byNumber.set(route.phoneNumber, route);
    ordered = null;
    return route;
  }

  function freshId(): string {
    while (byId.has(String(nextId))) nextId += 1;
    nextId += 1;
    return String(nextId - 1);
  }

  const all = (): readonly StoredRoute[] => (ordered ??= [...byId.values()]);

  return {
    all,
    byId: (id: string) => byId.get(id),
    byNumber: (number: string) => byNumber.get(number),
    replace(routes: readonly PitelRouteInput[]): void {
      byId = new Map();
      byNumber = new Map();
      ordered = null;
      nextId = 1;
      for (const { id, phoneNumber, agent, createdAt } of routes) {
        put({ id: id ?? freshId(), phoneNumber, agent, createdAt: createdAt ?? localText(now()) });
      }
    },
    /** An entry that exists keeps its id and the instant of its making, and says nothing of the change. */
    upsert(phoneNumber: string, agent: string): StoredRoute {
      const before = byNumber.get(phoneNumber);
      if (before !== undefined) return put({ ...before, agent });
      return put({ id: freshId(), phoneNumber, agent, createdAt: localText(now()) });
    },
    remove(route: StoredRoute): void {
      byId.delete(route.id);
      byNumber.delete(route.phoneNumber);
      ordered = null;
    },
  };
}

const HANOI_MS = 7 * 3_600_000;

/** As the examples write it: the time of the system's country, which it does not name. */
function localText(at: number): string {
  return new Date(at + HANOI_MS).toISOString().slice(0, 19).replace('T', ' ');
}
