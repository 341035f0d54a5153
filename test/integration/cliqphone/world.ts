import type { HttpOptions } from '#core/http/http.ts';
import { createCliqphoneClient } from '#core/providers/cliqphone/client.ts';
import type { CredentialOutcome } from '#core/providers/cliqphone/client.ts';
import type { CliqphoneHealth } from '#core/providers/cliqphone/health.ts';
import { CLIQPHONE_HTTP, SIGN_IN_PATH } from '#core/providers/cliqphone/operations.ts';
import type { CliqphoneSettings } from '#core/providers/cliqphone/operations.ts';
import type { CliqphoneDirectoryInput } from '#simulators/cliqphone/directory.ts';
import { DEMO_MEDIA } from '#simulators/cliqphone/directory.ts';
import { startCliqphoneSimulator } from '#simulators/cliqphone/simulator.ts';
import type { CliqphoneSimulatorOptions } from '#simulators/cliqphone/simulator.ts';
import type { LoggedRequest } from '#simulators/support/httpSimulator.ts';
import { manualClock } from '../../support/manualClock.ts';
import { recordedLogger } from '../../support/recordedLogger.ts';
import { testHttp } from '../../support/testHttp.ts';

export const LOGIN = 'test0123';
export const PASSWORD = 'test0123 \u00E9&=';

/** The numbers of the samples, and one of everything that a row of document 004 speaks of. */
export const DIRECTORY = {
  numbers: [
    { id: 147, numero: '33187224465' },
    { id: 148, numero: '33187224464' },
    { id: 150, numero: '33187220000', active: true, nomPorteur: 'Claire Morel', compagne: 'Accueil' },
    { id: 151, numero: '33240112233', code: 'fr_02', active: true, compagne: 'Ventes', info: 'Nantes' },
    { id: 152, numero: '33187220009', type: '2', active: true },
  ],
  media: [...DEMO_MEDIA],
} satisfies CliqphoneDirectoryInput;

/** The simulator, the real client in front of it, and one clock for both. */
export async function startWorld(
  simulated: Partial<CliqphoneSimulatorOptions> = {},
  httpOptions: Partial<HttpOptions> = {},
) {
  const clock = manualClock();
  const simulator = await startCliqphoneSimulator({
    login: LOGIN,
    password: PASSWORD,
    directory: DIRECTORY,
    now: () => clock.now(),
    ...simulated,
  });
  const logger = recordedLogger();
  const http = testHttp(clock, { name: 'cliqphone', logger, ...CLIQPHONE_HTTP, ...httpOptions });
  const settings: CliqphoneSettings = {
    baseUrl: simulator.url,
    allowInsecureHttp: true,
    bodyEncoding: 'form',
    signInPath: SIGN_IN_PATH,
    timeoutMs: 10_000,
    dateFormat: 'iso',
  };
  const world = {
    clock,
    logger,
    http,
    simulator,
    settings,
    credentials: { login: LOGIN, password: PASSWORD } as { login: string; password: string } | null,
    outcomes: [] as CredentialOutcome[],
    healths: [] as CliqphoneHealth[],
    /** How often each operation was asked for. */
    asked: (operation: string) => simulator.log().filter((request) => request.operation === operation).length,
    /** Resolves when the simulator has read its next request for an operation, before it answers. */
    nextRequest: (operation: string) =>
      new Promise<LoggedRequest>((resolve) => {
        const stop = simulator.onRequest((request) => {
          if (request.operation !== operation) return;
          stop();
          resolve(request);
        });
      }),
    stop: async () => {
      await http.stop();
      await simulator.stop();
    },
  };
  const client = createCliqphoneClient({
    http,
    clock,
    settings: () => world.settings,
    credentials: () => world.credentials,
    onCredentialOutcome: (outcome) => world.outcomes.push(outcome),
    onHealth: (health) => world.healths.push(health),
  });
  return Object.assign(world, { client });
}
