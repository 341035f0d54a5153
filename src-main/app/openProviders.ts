import type { Clock } from '#core/clock.ts';
import { createHttp } from '#core/http/http.ts';
import type { ResolveProxy } from '#core/http/types.ts';
import type { Logger } from '#core/logger.ts';
import { createHomeDigits } from '#core/numbers/nationalDigits.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { createCcaiClient, type CcaiClient } from '#core/providers/ccai/client.ts';
import { CCAI_HTTP } from '#core/providers/ccai/operations.ts';
import type { CliqphoneCredentials } from '#core/providers/cliqphone/access.ts';
import { createCliqphoneClient, type CliqphoneClient } from '#core/providers/cliqphone/client.ts';
import { CLIQPHONE_HTTP } from '#core/providers/cliqphone/operations.ts';
import { createEncomClient, type EncomClient } from '#core/providers/encom/client.ts';
import { createPitelClient, type PitelClient } from '#core/providers/pitel/client.ts';
import type { Settings } from '#shared/contract/settings.ts';
import { ASKED, type AskedSystem } from './askedSystems.ts';
import type { HealthParts } from './health.ts';

/** What the systems are signed in to with, as far as it is set. Read at every request. */
export interface SystemSecrets {
  readonly encomToken: () => string | null;
  readonly ccaiToken: () => string | null;
  readonly pitelApiKey: () => string | null;
  readonly cliqphone: () => CliqphoneCredentials | null;
}

export interface ProviderParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly userAgent: string;
  readonly settings: () => Settings;
  readonly systemSecrets: SystemSecrets;
  readonly resolveProxy: ResolveProxy;
  /** An answer of a system said something about its credentials. */
  readonly onCredential: (
    system: AskedSystem,
    outcome: { readonly status: number; readonly accepted: boolean },
  ) => void;
  readonly report: <K extends keyof HealthParts>(part: K, state: HealthParts[K]) => void;
}

export interface Providers {
  readonly encom: EncomClient;
  readonly ccai: CcaiClient;
  readonly pitel: PitelClient;
  readonly cliqphone: CliqphoneClient;
  /** Forgets what a system said, after its settings or its credentials changed. */
  reset(system: AskedSystem): void;
  stop(): Promise<void>;
}

/** Makes a client for each system, with connections of its own: a slow one must not hold up the others. */
export function openProviders(parts: ProviderParts): Providers {
  const { clock, logger, userAgent, settings, systemSecrets, resolveProxy, report } = parts;
  const network = { userAgent, clock, logger, proxy: () => settings().network.proxy, resolveProxy };
  const encomHttp = createHttp({ name: 'encom', ...network });
  const ccaiHttp = createHttp({ name: 'ccai', ...network, ...CCAI_HTTP });
  const pitelHttp = createHttp({ name: 'pitel', ...network });
  const cliqphoneHttp = createHttp({ name: 'cliqphone', ...network, ...CLIQPHONE_HTTP });
  const providers = {
    encom: createEncomClient({
      http: encomHttp,
      clock,
      settings: () => settings().encom,
      token: systemSecrets.encomToken,
      nationalOf: (e164) => createHomeDigits(settings().region)(e164),
      onCredentialOutcome: (outcome) => parts.onCredential('encom', outcome),
      onHealth: (health) => report('encom', health),
    }),
    ccai: createCcaiClient({
      http: ccaiHttp,
      clock,
      settings: () => settings().ccai,
      token: systemSecrets.ccaiToken,
      onCredentialOutcome: (outcome) => parts.onCredential('ccai', outcome),
      onHealth: (health) => report('ccai', health),
    }),
    pitel: createPitelClient({
      http: pitelHttp,
      clock,
      settings: () => settings().pitel,
      apiKey: systemSecrets.pitelApiKey,
      readNumberIn: createReadNumber,
      homeDigitsIn: createHomeDigits,
      onCredentialOutcome: (outcome) => parts.onCredential('pitel', outcome),
      onHealth: (health) => report('pitel', health),
    }),
    cliqphone: createCliqphoneClient({
      http: cliqphoneHttp,
      clock,
      settings: () => settings().cliqphone,
      credentials: systemSecrets.cliqphone,
      onCredentialOutcome: (outcome) => parts.onCredential('cliqphone', outcome),
      onHealth: (health) => report('cliqphone', health),
    }),
  };
  for (const system of ASKED) report(system, providers[system].health());
  // The first caller shall not wait for what the HTTP client loads.
  void encomHttp.warm(settings().encom.baseUrl ?? undefined);
  return {
    ...providers,
    reset(system) {
      providers[system].reset();
      report(system, providers[system].health());
    },
    async stop() {
      await Promise.all([encomHttp, ccaiHttp, pitelHttp, cliqphoneHttp].map((http) => http.stop()));
    },
  };
}
