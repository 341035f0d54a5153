import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReception } from '#core/calls/reception.ts';
import { DEFAULT_LINGER } from '#core/calls/registry.ts';
import { systemClock } from '#core/clock.ts';
import { createHttp } from '#core/http/http.ts';
import { createIdentify } from '#core/identify/identify.ts';
import { createHomeDigits, nationalDigits } from '#core/numbers/nationalDigits.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { createEncomClient } from '#core/providers/encom/client.ts';
import { openSmartRouting } from '#core/providers/enreach/endpoint.ts';
import { openMemory } from '#core/storage/openMemory.ts';
import { answerParent } from '../support/children.ts';
import { quietLogger } from '../support/quiet.ts';
import { CUSTOMER_ACCOUNT, ENCOM_TOKEN, startEncom } from '../support/ringside.ts';
import { ROUTING } from '../support/routing.ts';

/*
 * Ringside without its windows: endpoint, registry, identification with its memory of answers, and history in a
 * SQLite file, put together as the app does. Asked for its port, it listens.
 */

async function listen(): Promise<number> {
  const clock = systemClock;
  const logger = quietLogger;
  const folder = await mkdtemp(join(tmpdir(), 'ringside-bench-desk-'));
  process.once(
    'SIGTERM',
    () => void rm(folder, { recursive: true, force: true }).then(() => process.exit(0)),
  );

  const encom = await startEncom();
  const client = createEncomClient({
    http: createHttp({
      name: 'encom',
      userAgent: 'Ringside bench',
      clock,
      logger,
      proxy: () => 'none',
      resolveProxy: async () => null,
    }),
    clock,
    settings: () => ({
      baseUrl: encom.url,
      customerAccount: CUSTOMER_ACCOUNT,
      numberFormat: 'e164',
      timeoutMs: 5_000,
    }),
    token: () => ENCOM_TOKEN,
    nationalOf: createHomeDigits('FR'),
    onCredentialOutcome: () => undefined,
    onHealth: () => undefined,
  });
  const opened = openMemory({ file: join(folder, 'ringside.sqlite'), clock, logger, nationalDigits });
  const reception = createReception({
    clock,
    logger,
    memory: opened.memory,
    identify: createIdentify({ directory: client, clock, deadlineMs: 5_000 }),
    listener: { changed: () => undefined, removed: () => undefined },
    storage: { failed: () => undefined, recovered: () => undefined },
    ttl: () => ({ ringingMs: 180_000, answeredMs: 7_200_000 }),
    linger: () => DEFAULT_LINGER,
    later: (task) => void setImmediate(task),
  });
  const endpoint = await openSmartRouting(ROUTING, {
    receive: (report) => reception.receive(report),
    readNumber: createReadNumber('FR'),
    clock,
    logger,
  });
  return endpoint.port;
}

answerParent(listen);
