import type { Clock } from '#core/clock.ts';
import { createHttp } from '#core/http/http.ts';
import type { ResolveProxy } from '#core/http/types.ts';
import type { Logger } from '#core/logger.ts';
import { createHomeDigits } from '#core/numbers/nationalDigits.ts';
import { createCcaiClient, type CcaiClient } from '#core/providers/ccai/client.ts';
import { CCAI_HTTP } from '#core/providers/ccai/operations.ts';
import { createEncomClient, type EncomClient } from '#core/providers/encom/client.ts';
import type { Settings } from '#shared/contract/settings.ts';
import type { HealthParts } from './health.ts';

/** The systems that this app asks and signs in to with a token. */
export type AskedSystem = 'encom' | 'ccai';

export interface ProviderParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly userAgent: string;
  readonly settings: () => Settings;
  readonly token: (system: AskedSystem) => string | null;
  readonly resolveProxy: ResolveProxy;
  /** An answer of a system said something about its token. */
  readonly onCredential: (
    system: AskedSystem,
    outcome: { readonly status: number; readonly accepted: boolean },
  ) => void;
  readonly report: <K extends keyof HealthParts>(part: K, state: HealthParts[K]) => void;
}

export interface Providers {
  readonly encom: EncomClient;
  readonly ccai: CcaiClient;
  /** Forgets what a system said, after its settings or its token changed. */
  reset(system: AskedSystem): void;
  stop(): Promise<void>;
}

/** Makes a client for each system, with connections of its own: a slow one must not hold up the other. */
export function openProviders(parts: ProviderParts): Providers {
  const { clock, logger, userAgent, settings, resolveProxy, report } = parts;
  const network = { userAgent, clock, logger, proxy: () => settings().network.proxy, resolveProxy };
  const encomHttp = createHttp({ name: 'encom', ...network });
  const ccaiHttp = createHttp({ name: 'ccai', ...network, ...CCAI_HTTP });
  const providers = {
    encom: createEncomClient({
      http: encomHttp,
      clock,
      settings: () => settings().encom,
      token: () => parts.token('encom'),
      nationalOf: (e164) => createHomeDigits(settings().region)(e164),
      onCredentialOutcome: (outcome) => parts.onCredential('encom', outcome),
      onHealth: (health) => report('encom', health),
    }),
    ccai: createCcaiClient({
      http: ccaiHttp,
      clock,
      settings: () => settings().ccai,
      token: () => parts.token('ccai'),
      onCredentialOutcome: (outcome) => parts.onCredential('ccai', outcome),
      onHealth: (health) => report('ccai', health),
    }),
  };
  report('encom', providers.encom.health());
  report('ccai', providers.ccai.health());
  // The first caller shall not wait for what the HTTP client loads.
  void encomHttp.warm(settings().encom.baseUrl ?? undefined);
  return {
    ...providers,
    reset(system) {
      providers[system].reset();
      report(system, providers[system].health());
    },
    async stop() {
      await Promise.all([encomHttp.stop(), ccaiHttp.stop()]);
    },
  };
}
