import type { HttpOptions } from '#core/http/http.ts';
import type { HttpRequest } from '#core/http/types.ts';
import type { Question } from '#core/identify/ports.ts';
import { createEncomClient } from '#core/providers/encom/client.ts';
import type { CredentialOutcome, EncomHealth } from '#core/providers/encom/client.ts';
import { settingsSchema } from '#shared/contract/settings.ts';
import { startEncomSimulator } from '#simulators/encom/simulator.ts';
import type { EncomSimulatorOptions } from '#simulators/encom/simulator.ts';
import type { HttpSimulator, LoggedRequest } from '#simulators/support/httpSimulator.ts';
import { manualClock } from '../../support/manualClock.ts';
import { recordedLogger } from '../../support/recordedLogger.ts';
import { testHttp } from '../../support/testHttp.ts';

export const TOKEN = 'sim-token-000';
export const NEVER = new AbortController().signal;

/** A GET with the least it needs. */
export function get(baseUrl: string, change: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', baseUrl, path: '/x', headers: {}, deadlineMs: 5000, ...change };
}

/** The simulator, the real client in front of it, and everything between them that a test may want to turn. */
export async function startWorld(
  simulated: Partial<EncomSimulatorOptions> = {},
  httpOptions: Partial<HttpOptions> = {},
) {
  const simulator = await startEncomSimulator({
    token: TOKEN,
    customerAccount: 'CL0001',
    customers: [
      { number: '0033187224465', code: '4711', queue: '0900', vip: true, onCallDuty: false },
      { number: '003225550199', code: '4712', queue: '910', vip: false, onCallDuty: true },
    ],
    ...simulated,
  });
  const clock = manualClock();
  const logger = recordedLogger();
  const http = testHttp(clock, { logger, ...httpOptions });
  const world = {
    simulator,
    clock,
    logger,
    http,
    settings: settingsSchema.parse({ encom: { baseUrl: simulator.url, customerAccount: 'CL0001' } }).encom,
    token: TOKEN as string | null,
    outcomes: [] as CredentialOutcome[],
    healths: [] as EncomHealth[],
    stop: async () => {
      await http.stop();
      await simulator.stop();
    },
  };
  const client = createEncomClient({
    http,
    clock,
    settings: () => world.settings,
    token: () => world.token,
    nationalOf: (e164) => (e164.startsWith('+33') ? `0${e164.slice(3)}` : null),
    onCredentialOutcome: (outcome) => world.outcomes.push(outcome),
    onHealth: (health) => world.healths.push(health),
  });
  return Object.assign(world, { client });
}

export function byNumber(e164: string): Question {
  return { number: { kind: 'number', raw: e164, e164, country: null, display: e164 }, code: null };
}

export function byCode(code: string): Question {
  return { number: { kind: 'withheld', raw: '' }, code };
}

/** Resolves when the simulator has read its next request, before it answers. */
export function nextRequest(simulator: HttpSimulator): Promise<LoggedRequest> {
  return new Promise((resolve) => {
    const stop = simulator.onRequest((request) => {
      stop();
      resolve(request);
    });
  });
}
