import { z } from 'zod';

/**
 * Oddities that single requests can be made to meet:
 *
 * - `arrayOfOne`: a call in an array, as in the general sample;
 * - `typoKeys`: `voicemail_reaso` and `n_deflection`, as in one example;
 * - `missingKeys`, `unknownKeys`, `unknownStatus`, `textValues`: what tolerant readers must tolerate;
 * - `emptyBody`: 201 and nothing else;
 * - `otherHyphen`: "well-formed" where the other section has "well formed";
 * - `adapter`: the agent must finish in the adapter, whatever was asked;
 * - `rateLimited`, `rateLimitedFor7`: 429 without and with `Retry-After`;
 * - `notFoundPage`: the page of a wrong subdomain.
 */
export const quirkSchema = z.object({
  quirk: z.enum([
    'arrayOfOne',
    'typoKeys',
    'missingKeys',
    'unknownKeys',
    'unknownStatus',
    'textValues',
    'emptyBody',
    'otherHyphen',
    'adapter',
    'rateLimited',
    'rateLimitedFor7',
    'notFoundPage',
  ]),
  /** Of this operation only. */
  operation: z.string().optional(),
  /** For the next so many requests; without it, until the quirks are set anew. */
  times: z.int().positive().optional(),
});
export type QuirkOrder = Readonly<z.infer<typeof quirkSchema>>;
export type Quirk = QuirkOrder['quirk'];

/** The quirks that stand, used up by the requests that meet them. */
export function createQuirkDesk() {
  let standing: { readonly order: QuirkOrder; left: number }[] = [];
  return {
    set(orders: readonly QuirkOrder[]): void {
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
