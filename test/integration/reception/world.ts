import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCallHook } from '#core/calls/callHook.ts';
import { createReception } from '#core/calls/reception.ts';
import { systemClock } from '#core/clock.ts';
import { createIdentify } from '#core/identify/identify.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { createEncomClient } from '#core/providers/encom/client.ts';
import { openSmartRouting } from '#core/providers/enreach/endpoint.ts';
import { openMemory } from '#core/storage/openMemory.ts';
import { settingsSchema } from '#shared/contract/settings.ts';
import { callView } from '#shared/contract/views.ts';
import type { CallView } from '#shared/contract/views.ts';
import type { RoutingRule } from '#shared/domain/routing.ts';
import { startEncomSimulator } from '#simulators/encom/simulator.ts';
import { createEnreachSimulator } from '#simulators/enreach/client.ts';
import { recordedLogger } from '../../support/recordedLogger.ts';
import { testHttp } from '../../support/testHttp.ts';

/** A desk without Pitel. */
const NO_PINS = {
  configured: () => false,
  findCaller: () => Promise.resolve({ kind: 'unknown' } as const),
  forgetCaller: () => undefined,
};

const TOKEN = 'sim-token-000';
export const HOOK_TOKEN = 'hook-token';

const CUSTOMERS = [
  { number: '0033187224465', code: '4711', queue: '0900', vip: true, onCallDuty: false },
  { number: '003225550199', code: '4712', queue: '910', vip: false, onCallDuty: true },
];

/** The desk with everything real around it: Encom over HTTP, SQLite in a file, both doors, Enreach before them. */
export async function openDesk(
  options: { rules?: readonly RoutingRule[]; deadlineMs?: number; hangUpMs?: number; folder?: string } = {},
) {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'ringside-reception-'));
  const file = join(folder, 'calls.sqlite');
  const logger = recordedLogger();
  const clock = systemClock;
  const encom = await startEncomSimulator({ token: TOKEN, customerAccount: 'CL0001', customers: CUSTOMERS });
  const settings = settingsSchema.parse({ encom: { baseUrl: encom.url, customerAccount: 'CL0001' } }).encom;
  const http = testHttp(clock, { logger });
  const directory = createEncomClient({
    http,
    clock,
    settings: () => settings,
    token: () => TOKEN,
    nationalOf: () => null,
    onCredentialOutcome: () => {},
    onHealth: () => {},
  });
  const store = openMemory({ file, clock, logger, nationalDigits: () => null });
  const readNumber = createReadNumber('FR');

  const changed: CallView[] = [];
  const watchers = new Set<() => void>();
  const reception = createReception({
    clock,
    logger,
    memory: store.memory,
    identify: createIdentify({ directory, pins: NO_PINS, clock, deadlineMs: 5_000 }),
    listener: {
      changed(view) {
        changed.push(callView.parse(view));
        for (const look of [...watchers]) look();
      },
      removed: () => {},
    },
    storage: { failed: () => {}, recovered: () => {} },
    ttl: () => ({ ringingMs: 180_000, answeredMs: 7_200_000 }),
    linger: () => ({ missed: 20_000, completed: 8_000, notReported: 5_000 }),
    later: (task) => void setImmediate(task),
  });
  const endpoint = await openSmartRouting(
    {
      host: '127.0.0.1',
      port: 0,
      path: '/smartrouting',
      tls: null,
      deadlineMs: options.deadlineMs ?? 4_000,
      rules: options.rules ?? [],
      credentials: { apiKey: 'k' },
    },
    { receive: (report) => reception.receive(report), readNumber, clock, logger },
  );
  const hook = await openCallHook(
    { port: 0, token: HOOK_TOKEN },
    { desk: reception, readNumber, clock, logger },
  );
  const enreach = createEnreachSimulator({ url: endpoint.url, apiKey: 'k', hangUpMs: options.hangUpMs });

  /** The first view of a call, seen already or to come, of which this holds. */
  function whenShown(holds: (view: CallView) => boolean): Promise<CallView> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = changed.find(holds);
        if (found === undefined) return;
        watchers.delete(look);
        resolve(found);
      };
      watchers.add(look);
      look();
    });
  }

  let stopped = false;
  /** Stops as the app does: doors, desk, sources, storage. The file stays. */
  async function stop(): Promise<void> {
    if (stopped) return;
    stopped = true;
    enreach.close();
    await Promise.all([endpoint.stop(), hook.stop()]);
    reception.stop();
    await http.stop();
    await encom.stop();
    store.close();
  }

  return {
    changed,
    enreach,
    encom,
    endpoint,
    hook,
    logger,
    reception,
    memory: store.memory,
    whenShown,
    stop,
    /** For a desk that goes on where this one stopped. */
    folder,
    /** Opens the database of a stopped desk again. */
    reopen: () => openMemory({ file, clock, logger, nationalDigits: () => null }),
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
