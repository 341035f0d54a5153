import type { HttpOptions } from '#core/http/http.ts';
import type { Http } from '#core/http/types.ts';
import { createHomeDigits } from '#core/numbers/nationalDigits.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { createPitelClient } from '#core/providers/pitel/client.ts';
import type { CredentialOutcome } from '#core/providers/pitel/line.ts';
import type { PitelSettings } from '#core/providers/pitel/operations.ts';
import { startPitelSimulator } from '#simulators/pitel/simulator.ts';
import type { PitelSimulatorOptions } from '#simulators/pitel/simulator.ts';
import { manualClock } from '../../support/manualClock.ts';
import { recordedLogger } from '../../support/recordedLogger.ts';
import { testHttp } from '../../support/testHttp.ts';

export const API_KEY = 'sim-key-003';
export const read = createReadNumber('VN');
/** Of the examples of document 003. */
export const FIRST = read('0899990988');
export const SECOND = read('0899990989');

export const ROUTES = [
  { id: '1', phoneNumber: '0899990988', agent: '101', createdAt: '2021-08-06 10:00:00' },
  { id: '2', phoneNumber: '0899990989', agent: '102', createdAt: '2021-08-06 10:00:01' },
];

/** So many routes, none of them in `ROUTES`. */
export function manyRoutes(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    phoneNumber: `09${String(index).padStart(8, '0')}`,
    agent: String(100 + (index % 40)),
    createdAt: '2021-08-06 10:00:00',
  }));
}

/** The simulator, the real client in front of it, and one clock for both. */
export async function startWorld(
  simulated: Partial<PitelSimulatorOptions> = {},
  httpOptions: Partial<HttpOptions> = {},
) {
  const clock = manualClock();
  const simulator = await startPitelSimulator({
    apiKey: API_KEY,
    routes: ROUTES,
    now: () => clock.now(),
    ...simulated,
  });
  const logger = recordedLogger();
  const http = testHttp(clock, { name: 'pitel', logger, ...httpOptions });
  const outcomes: CredentialOutcome[] = [];
  const settings: PitelSettings = {
    baseUrl: simulator.url,
    numberFormat: 'national',
    region: 'VN',
    timeoutMs: 10_000,
    createdAtZone: '+07:00',
  };
  const world = {
    clock,
    logger,
    http,
    simulator,
    outcomes,
    settings,
    apiKey: API_KEY,
    /** The operations that reached the simulator, in order. */
    operations: () => simulator.log().map(({ operation }) => operation),
    stop: async () => {
      await http.stop();
      await simulator.stop();
    },
  };
  /** A client of its own, with something between it and the socket. */
  const clientOver = (between: Pick<Http, 'request'>) =>
    createPitelClient({
      http: between,
      clock,
      settings: () => world.settings,
      apiKey: () => world.apiKey,
      readNumberIn: createReadNumber,
      homeDigitsIn: createHomeDigits,
      onCredentialOutcome: (outcome) => outcomes.push(outcome),
      onHealth: () => {},
    });
  return Object.assign(world, { client: clientOver(http), clientOver });
}

export type World = Awaited<ReturnType<typeof startWorld>>;
