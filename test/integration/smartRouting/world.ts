import { systemClock } from '#core/clock.ts';
import type { Clock } from '#core/clock.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { openSmartRouting } from '#core/providers/enreach/endpoint.ts';
import type { SmartRoutingEndpoint, SmartRoutingOptions } from '#core/providers/enreach/endpoint.ts';
import type { CallReport } from '#shared/domain/call.ts';
import { factsNotAsked } from '#shared/domain/facts.ts';
import type { CallerFacts } from '#shared/domain/facts.ts';
import { createEnreachSimulator } from '#simulators/enreach/client.ts';
import type { EnreachSimulator, EnreachSimulatorOptions } from '#simulators/enreach/client.ts';
import { recordedLogger } from '../../support/recordedLogger.ts';
import type { RecordedLogger } from '../../support/recordedLogger.ts';

export const API_KEY = 'k-1234';
export const BASIC = { username: 'enreach', password: 'pass:wörd' };

const pending = { state: 'pending', source: 'encom', since: 0, lastKnown: null } as const;
export const PENDING: CallerFacts = { queue: pending, vip: pending, onCallDuty: pending, pin: pending };

export function known<T>(value: T): { state: 'known'; source: 'encom'; at: number; value: T } {
  return { state: 'known', source: 'encom', at: 0, value };
}

/** Nobody waits for the pin. */
export const A_VIP: CallerFacts = {
  queue: known('0900'),
  vip: known(true),
  onCallDuty: known(false),
  pin: pending,
};

/** A desk that notes what it receives and whose facts come when the test says so. */
export interface FakeDesk {
  readonly reports: CallReport[];
  facts: CallerFacts;
  /** Tells all who follow. */
  tell(facts: CallerFacts): void;
  followers(): number;
  /** Resolves once somebody waits for facts. */
  whenFollowed(): Promise<void>;
  /** Resolves once nobody does. */
  whenLeft(): Promise<void>;
  receive(report: CallReport): {
    facts: () => CallerFacts;
    follow: (l: (facts: CallerFacts) => void) => () => void;
  };
}

function fakeDesk(): FakeDesk {
  const followers = new Set<(facts: CallerFacts) => void>();
  const watchers = new Set<() => void>();
  const look = (): void => {
    for (const watcher of [...watchers]) watcher();
  };
  const when = (holds: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const watcher = (): void => {
        if (!holds()) return;
        watchers.delete(watcher);
        resolve();
      };
      watchers.add(watcher);
      watcher();
    });
  const desk: FakeDesk = {
    reports: [],
    facts: factsNotAsked('noQuestion'),
    tell(facts) {
      desk.facts = facts;
      for (const follow of [...followers]) follow(facts);
    },
    followers: () => followers.size,
    whenFollowed: () => when(() => followers.size > 0),
    whenLeft: () => when(() => followers.size === 0),
    receive(report) {
      desk.reports.push(report);
      return {
        facts: () => desk.facts,
        follow(listener) {
          followers.add(listener);
          look();
          return () => {
            followers.delete(listener);
            look();
          };
        },
      };
    },
  };
  return desk;
}

export interface World {
  readonly endpoint: SmartRoutingEndpoint;
  readonly desk: FakeDesk;
  readonly logger: RecordedLogger;
  readonly enreach: EnreachSimulator;
  /** Another client, with its own credentials or none. */
  client(options?: Partial<EnreachSimulatorOptions>): EnreachSimulator;
  stop(): Promise<void>;
}

/** The real endpoint on a free port, a fake desk behind it, the Enreach simulator before it. */
export async function openWorld(
  options: Partial<SmartRoutingOptions> = {},
  clock: Clock = systemClock,
): Promise<World> {
  const desk = fakeDesk();
  const logger = recordedLogger();
  const endpoint = await openSmartRouting(
    {
      host: '127.0.0.1',
      port: 0,
      path: '/smartrouting',
      tls: null,
      deadlineMs: 2_000,
      rules: [],
      credentials: { apiKey: API_KEY, ...BASIC },
      ...options,
    },
    { receive: (report) => desk.receive(report), readNumber: createReadNumber('FR'), clock, logger },
  );
  const clients: EnreachSimulator[] = [];
  const client = (own: Partial<EnreachSimulatorOptions> = {}): EnreachSimulator => {
    const made = createEnreachSimulator({ url: endpoint.url, ...own });
    clients.push(made);
    return made;
  };
  return {
    endpoint,
    desk,
    logger,
    enreach: client({ apiKey: API_KEY }),
    client,
    async stop() {
      for (const made of clients) made.close();
      await endpoint.stop();
    },
  };
}
