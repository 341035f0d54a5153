import { createHomeDigits } from '#core/numbers/nationalDigits.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { createPitelClient } from '#core/providers/pitel/client.ts';
import type { PitelClient } from '#core/providers/pitel/client.ts';
import type { Http } from '#core/http/types.ts';
import type { WrittenPin } from '#core/routes/ports.ts';
import { createRoutes } from '#core/routes/routes.ts';
import type { BulkRow, BulkView, RoutesState } from '#shared/contract/routesViews.ts';
import type { Fact, Pin } from '#shared/domain/facts.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';
import type { PitelRouteInput } from '#simulators/pitel/directory.ts';
import type { PitelSimulatorOptions } from '#simulators/pitel/simulator.ts';
import { manualClock } from '../../support/manualClock.ts';
import { startWorld } from '../pitel/world.ts';

export const MINE = '104';

/** Of a directory in France. */
export const FRENCH: readonly PitelRouteInput[] = [
  { id: '1', phoneNumber: '0187224465', agent: '104', createdAt: '2026-08-06 10:00:00' },
  { id: '2', phoneNumber: '0472001122', agent: '105', createdAt: '2026-08-07 10:00:00' },
  { id: '3', phoneNumber: '0033556010203', agent: '106' },
  { id: '4', phoneNumber: '00442079460018', agent: '105' },
  { id: '5', phoneNumber: 'reception', agent: '', createdAt: '2026-08-07 10:00:00' },
];

export const WHOLE = { text: '', mineOnly: false };

type Request = Http['request'];

/** The routes of the app over real sockets: simulator, HTTP, client, room. `between` stands before HTTP. */
export async function openRoutes(
  simulated: Partial<PitelSimulatorOptions> = {},
  between: (request: Request) => Request = (request) => request,
) {
  const world = await startWorld({ routes: FRENCH, ...simulated });
  const wrote: WrittenPin[] = [];
  const learned: { number: PartyNumber; pin: Fact<Pin> }[] = [];
  const states: RoutesState[] = [];
  const told: BulkView[] = [];
  const names = new Map([['+33187224465', 'Élodie Roy']]);
  const watchers = new Set<() => void>();
  const desk = {
    extension: MINE,
    names: names as ReadonlyMap<string, string>,
    region: 'FR',
    configured: true,
  };
  const client: PitelClient = createPitelClient({
    http: { request: between((request) => world.http.request(request)) },
    clock: world.clock,
    settings: () => ({
      ...world.settings,
      region: desk.region,
      createdAtZone: '+02:00',
      baseUrl: desk.configured ? world.simulator.url : null,
    }),
    apiKey: () => world.apiKey,
    readNumberIn: createReadNumber,
    homeDigitsIn: createHomeDigits,
    onCredentialOutcome: () => {},
    onHealth: () => {},
  });
  // Its own: advancing it lets no deadline of a request pass.
  const pauses = manualClock(world.clock.now());
  let ids = 0;
  const routes = createRoutes({
    directory: client,
    clock: pauses,
    logger: world.logger,
    readNumber: createReadNumber('FR'),
    readRaw: (raw) => createReadNumber(desk.region)(raw),
    myExtension: () => desk.extension,
    names: () => desk.names,
    newId: () => `id-${(ids += 1)}`,
    listener: {
      learned: (number, pin) => learned.push({ number, pin }),
      wrote: (pin) => wrote.push(pin),
      listChanged() {
        states.push(routes.state());
        for (const look of [...watchers]) look();
      },
      bulkChanged(bulk) {
        told.push(bulk);
        for (const look of [...watchers]) look();
      },
    },
  });

  /** Resolves once `is` holds, looked at after each change. */
  function when(is: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!is()) return;
        watchers.delete(look);
        resolve();
      };
      watchers.add(look);
      look();
    });
  }

  const isRead = (): boolean => !['reading', 'notConfigured'].includes(routes.state().reading.state);

  return {
    ...world,
    pauses,
    desk,
    routes,
    learned,
    wrote,
    states,
    told,
    when,
    /** Reads the whole directory; gives how that ended. */
    async read() {
      routes.need(true);
      await when(isRead);
      return routes.state();
    },
    /** Waits until a bulk change is over; gives its rows. */
    async ended(): Promise<BulkRow[]> {
      await when(() => routes.bulk()?.state !== 'running');
      const { id = '', total = 0 } = routes.bulk() ?? {};
      const { rows } = routes.bulkRows({ id, failedOnly: false, from: 0, count: total });
      return rows.filter(({ outcome }) => outcome !== null);
    },
    agentOf: (phoneNumber: string) =>
      world.simulator.routes().find((route) => route.phoneNumber === phoneNumber)?.agent,
    count: (operation: string) => world.operations().filter((each) => each === operation).length,
    async stop() {
      const ended = routes.stop();
      await world.stop();
      await ended;
    },
  };
}

export type RoutesWorld = Awaited<ReturnType<typeof openRoutes>>;
