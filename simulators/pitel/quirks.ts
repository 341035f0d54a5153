import { z } from 'zod';

/**
 * Oddities that single requests can be made to meet:
 *
 * - `tokenDies`: the token is forgotten before the request is looked at;
 * - `tokenDiesIn200`: the same, told by a failure with status 200;
 * - `notRegistered`: `{"status":"fail","error":"USER_NOT_REGISTERED"}` with 200, nothing done;
 * - `failedList`: `{"fail":[…],"message":"successfully","success":[]}`, nothing done;
 * - `onlySays`: "successfully", and nothing done;
 * - `colleague`: done, and at once overwritten by somebody else (extension 199);
 * - `strayEntries`: a list with entries that are none;
 * - `shifts`: before a page is read, somebody deletes the first entry of the list;
 * - `noOffset`: a list that always begins at its beginning;
 * - `rateLimited`: 429 with `Retry-After: 7`;
 * - `barePage`: a list without an envelope.
 */
export const quirkSchema = z.object({
  quirk: z.enum([
    'tokenDies',
    'tokenDiesIn200',
    'notRegistered',
    'failedList',
    'onlySays',
    'colleague',
    'strayEntries',
    'shifts',
    'noOffset',
    'rateLimited',
    'barePage',
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
