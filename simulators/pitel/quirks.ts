import type { z } from 'zod';
import { quirkOrder } from '../support/quirkDesk.ts';

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
export const quirkSchema = quirkOrder([
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
]);
export type QuirkOrder = Readonly<z.infer<typeof quirkSchema>>;
export type Quirk = QuirkOrder['quirk'];
