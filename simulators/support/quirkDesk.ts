import { z } from 'zod';

/** The schema of an order for one of these quirks. */
export function quirkOrder<const Names extends readonly [string, ...string[]]>(names: Names) {
  return z.object({
    quirk: z.enum(names),
    /** Of this operation only. */
    operation: z.string().optional(),
    /** For the next so many requests; without it, until the quirks are set anew. */
    times: z.int().positive().optional(),
  });
}

interface Order<Quirk extends string> {
  readonly quirk: Quirk;
  readonly operation?: string | undefined;
  readonly times?: number | undefined;
}

/** The quirks that stand, used up by the requests that meet them. */
export function createQuirkDesk<Quirk extends string>() {
  let standing: { readonly order: Order<Quirk>; left: number }[] = [];
  return {
    set(orders: readonly Order<Quirk>[]): void {
      standing = orders.map((order) => ({ order, left: order.times ?? Number.POSITIVE_INFINITY }));
    },
    takeFor(operation: string | null): ReadonlySet<Quirk> {
      const met = standing.filter(
        ({ order, left }) => left > 0 && (order.operation === undefined || order.operation === operation),
      );
      for (const entry of met) entry.left -= 1;
      return new Set(met.map(({ order }) => order.quirk));
    },
  };
}
