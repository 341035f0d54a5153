import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import type { Attempts, AttemptOptions } from './attempts.ts';
import { trustedContext } from './authorities.ts';
import type { Rate } from './pace.ts';
import { redactUrl } from './redactUrl.ts';
import { aborted, openScope } from './scope.ts';
import type { RequestScope } from './scope.ts';
import type { Http, HttpRequest, HttpResult, ProxySetting, ResolveProxy } from './types.ts';

/** Figures of one provider's client; what is left out has the default named in `DEFAULTS`. */
type HttpFigures = Partial<typeof DEFAULTS>;

export interface HttpOptions extends HttpFigures {
  /** The provider, for the log. */
  readonly name: string;
  readonly userAgent: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly proxy: () => ProxySetting;
  readonly resolveProxy: ResolveProxy;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly random?: () => number;
  /** For a provider that limits its callers; without it requests leave as they come. */
  readonly rate?: Rate;
}

const DEFAULTS = {
  connections: 8,
  connectMs: 3000,
  silenceMs: 10_000,
  keepAliveMs: 30_000,
  maxBodyBytes: 1024 * 1024,
  retries: 2,
  failuresToRest: 5,
  restMs: 10_000,
};

/**
 * An HTTP client for one provider: pooled connections, one deadline over everything, retries for GET only, a circuit
 * breaker, proxy and authorities of the machine. Redirects are not followed, since they would carry the credential
 * elsewhere. undici loads with the first request or `warm()`.
 */
export function createHttp(options: HttpOptions): Http {
  const open = new Set<RequestScope>();
  let attempts: Promise<Attempts> | null = null;
  let stopped = false;

  const load = () => (attempts ??= loadAttempts(options));

  async function run(request: HttpRequest, scope: RequestScope): Promise<HttpResult> {
    const loaded = await load();
    return scope.signal.aborted ? scope.failure() : loaded.run(request, scope);
  }

  return {
    async request(request) {
      const scope = openScope(request, options.clock);
      if (stopped) scope.cancel();
      open.add(scope);
      try {
        // The race, because waiting for another request's trial of a resting provider knows no deadline of ours.
        return await Promise.race([aborted(scope.signal).then(() => scope.failure()), run(request, scope)]);
      } finally {
        open.delete(scope);
        scope.close();
      }
    },
    async warm(baseUrl) {
      const loaded = await load();
      if (baseUrl !== undefined) loaded.warm(baseUrl);
    },
    async stop() {
      stopped = true;
      for (const scope of open) scope.cancel();
      await (await attempts)?.stop();
    },
  };
}

async function loadAttempts(options: HttpOptions): Promise<Attempts> {
  const { createAttempts } = await import('./attempts.ts');
  const { name, logger } = options;
  const env = options.env ?? process.env;
  const full: AttemptOptions = {
    ...DEFAULTS,
    random: Math.random,
    rate: null,
    ...options,
    env,
    secureContext: () =>
      trustedContext({
        env,
        platform: process.platform,
        onProblem: (file, why) => logger.warn(`${name}: certificate file left out`, { file, why }),
      }),
    onAttempt: (request, result, ms) => {
      const url = redactUrl(request.baseUrl, request.path);
      const outcome =
        result.kind === 'response'
          ? { status: result.status }
          : { failed: result.reason, detail: result.detail };
      logger.debug(`${name}: ${request.method} ${url}`, { ...outcome, ms });
    },
    onChange: (origin, state) => {
      if (state === 'resting') logger.warn(`${name}: resting after repeated failures`, { origin });
      else logger.info(`${name}: answers again`, { origin });
    },
  };
  return createAttempts(full);
}
