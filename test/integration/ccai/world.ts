import type { HttpOptions } from '#core/http/http.ts';
import { createCcaiClient } from '#core/providers/ccai/client.ts';
import { startCcaiSimulator } from '#simulators/ccai/simulator.ts';
import type { CcaiSimulatorOptions } from '#simulators/ccai/simulator.ts';
import type { CcaiDirectoryInput } from '#simulators/ccai/directory.ts';
import { manualClock } from '../../support/manualClock.ts';
import { recordedLogger } from '../../support/recordedLogger.ts';
import { testHttp } from '../../support/testHttp.ts';

export const SUBDOMAIN = 'customer';
export const TOKEN = 'sim-token-002';
export const NUMBER = '+33187224465';
export const AGENT = 'claire@example.fr';

/** One of everything that a row of document 002 speaks of. */
export const DIRECTORY = {
  agents: [
    { id: 1, email: AGENT, name: 'Claire Morel' },
    { id: 2, email: 'busy@example.fr', available: false },
    { id: 3, email: 'trainee@example.fr', mayCall: false },
  ],
  menus: [
    { id: 9, name: 'Lock Star', kinds: ['ivr', 'mobile'] },
    { id: 10, name: 'Redirected', state: 'manual redirection' },
    { id: 11, name: 'Night', state: 'after hours' },
    { id: 50, name: 'Web only', kinds: ['web'] },
    { id: 51, name: 'IVR only', kinds: ['ivr'] },
  ],
  outboundNumbers: ['+1 339-219-5276', '+33 1 87 22 00 00'],
  defaultOutboundNumber: '+1 339-219-5276',
  tickets: [
    { id: '71450', numbers: ['+1 859-657-9625'] },
    { id: '1', numbers: [] },
    { id: '2', numbers: ['+1 859-657-9625', '+33612345678'] },
  ],
  calls: [514],
} satisfies CcaiDirectoryInput;

/** The simulator, the real client in front of it, and one clock for both. Requests leave as they come. */
export async function startWorld(
  simulated: Partial<CcaiSimulatorOptions> = {},
  httpOptions: Partial<HttpOptions> = {},
) {
  const clock = manualClock();
  const simulator = await startCcaiSimulator({
    subdomain: SUBDOMAIN,
    token: TOKEN,
    directory: DIRECTORY,
    now: () => clock.now(),
    ...simulated,
  });
  const logger = recordedLogger();
  const http = testHttp(clock, { name: 'ccai', logger, ...httpOptions });
  const world = {
    clock,
    logger,
    http,
    simulator,
    settings: { baseUrl: simulator.url, subdomain: SUBDOMAIN, timeoutMs: 10_000 },
    token: TOKEN,
    stop: async () => {
      await http.stop();
      await simulator.stop();
    },
  };
  const client = createCcaiClient({
    http,
    clock,
    settings: () => world.settings,
    token: () => world.token,
    onCredentialOutcome: () => {},
    onHealth: () => {},
  });
  return Object.assign(world, { client });
}
