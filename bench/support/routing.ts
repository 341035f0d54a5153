import type { SmartRoutingOptions } from '#core/providers/enreach/endpoint.ts';
import { ROUTING_RULES, SMART_ROUTING_KEY } from './ringside.ts';

/** An endpoint as an administrator sets it up, on any free port. */
export const ROUTING: SmartRoutingOptions = {
  host: '127.0.0.1',
  port: 0,
  path: '/smartrouting',
  tls: null,
  credentials: { apiKey: SMART_ROUTING_KEY },
  rules: ROUTING_RULES,
  deadlineMs: 2000,
};
