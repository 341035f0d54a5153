import { join } from 'node:path';
import { systemClock } from '#core/clock.ts';
import { settingsSchema } from '#shared/contract/settings.ts';
import { openCore } from '../../src-main/app/openCore.ts';
import { answerParent } from '../support/answerParent.ts';
import { quietLogger } from '../support/quiet.ts';
import { ringsideSetup, startEncom } from '../support/ringside.ts';
import { scratchFolder } from '../support/scratch.ts';

/*
 * All of Ringside that needs no Electron, built by the app's own composition, with its endpoint, call hook and
 * SQLite file; nobody listens to its calls. Asked for its port, it listens.
 */

async function listen(): Promise<number> {
  const { ports, settings, secrets } = await ringsideSetup(await startEncom());
  const parsed = settingsSchema.parse(settings);
  const core = await openCore({
    clock: systemClock,
    logger: quietLogger,
    databaseFile: join(scratchFolder(), 'ringside.sqlite'),
    userAgent: 'Ringside bench',
    settings: () => parsed,
    systemSecrets: {
      encomToken: () => secrets.encom.token,
      ccaiToken: () => null,
      pitelApiKey: () => null,
      cliqphone: () => null,
    },
    doorSecrets: { smartRouting: () => secrets.smartRouting, callHookToken: () => secrets.callHook.token },
    resolveProxy: async () => null,
    onCredential: () => undefined,
    report: () => undefined,
    calls: { changed: () => undefined, removed: () => undefined },
    callerChanged: () => undefined,
    placing: { changed: () => undefined, listsChanged: () => undefined, remind: () => undefined },
    companyNumbers: { changed: () => undefined, mediaChanged: () => undefined },
    routes: { changed: () => undefined, bulkChanged: () => undefined },
    databaseBroken: () => undefined,
    promisesLost: () => undefined,
    callsLeftOpen: () => undefined,
    storageFailed: () => undefined,
    note: () => undefined,
    storageRecovered: () => undefined,
  });
  if (core.doors.addresses().smartRouting === null) throw new Error('the endpoint does not listen');
  return ports.smartRouting;
}

answerParent(listen);
