import type { z } from 'zod';
import { quirkOrder } from '../support/quirkDesk.ts';

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
export const quirkSchema = quirkOrder([
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
]);
export type QuirkOrder = Readonly<z.infer<typeof quirkSchema>>;
export type Quirk = QuirkOrder['quirk'];
