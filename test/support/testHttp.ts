import type { Clock } from '#core/clock.ts';
import { createHttp } from '#core/http/http.ts';
import type { HttpOptions } from '#core/http/http.ts';
import type { Http } from '#core/http/types.ts';
import { recordedLogger } from './recordedLogger.ts';

/** An HTTP client as the app makes one, that repeats nothing and asks nobody for a proxy. */
export function testHttp(clock: Clock, options: Partial<HttpOptions> = {}): Http {
  return createHttp({
    name: 'encom',
    userAgent: 'Ringside/test',
    clock,
    logger: recordedLogger(),
    proxy: () => 'none',
    resolveProxy: () => Promise.resolve(null),
    env: {},
    retries: 0,
    ...options,
  });
}
