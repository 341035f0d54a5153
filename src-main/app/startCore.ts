import type { Clock } from '#core/clock.ts';
import { intentViewOf } from '#core/callbacks/intentView.ts';
import type { ResolveProxy } from '#core/http/types.ts';
import type { Logger } from '#core/logger.ts';
import type { Publish } from '#shared/contract/api.ts';
import type { CallView } from '#shared/contract/views.ts';
import type { SettingsService } from '../settings/settings.ts';
import type { Vault } from '../vault/vault.ts';
import type { PopControl } from '../windows/popControl.ts';
import type { PopTimings } from '../windows/popTimings.ts';
import type { Reminder as DesktopReminder } from '../desktop/reminders.ts';
import { ASKED } from './askedSystems.ts';
import type { NoteChange } from './auditing.ts';
import type { Health } from './health.ts';
import { namesInClear } from './inClear.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Notices } from './notices.ts';
import type { Core, openCore as OpenCore } from './openCore.ts';

export interface StartCoreParts {
  /** The module of the core, loaded after the first window. */
  readonly openCore: typeof OpenCore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly lifecycle: Pick<Lifecycle, 'onStop'>;
  readonly databaseFile: string;
  readonly userAgent: string;
  readonly settings: Pick<SettingsService, 'current' | 'subscribe'>;
  readonly secrets: Vault;
  readonly resolveProxy: ResolveProxy;
  readonly health: Pick<Health, 'report'>;
  readonly notices: Pick<Notices, 'add' | 'settle'>;
  readonly publish: Publish;
  readonly popTimings: Pick<PopTimings, 'heard'>;
  readonly popControl: Pick<PopControl<CallView>, 'changed' | 'removed'>;
  readonly historyChanged: () => void;
  readonly callbacksChanged: () => void;
  /** What can be shown to a called party may be something else. */
  readonly showableChanged: () => void;
  readonly remind: (reminder: DesktopReminder) => void;
  readonly note: NoteChange;
}

/** Opens the core with the app around it at hand, and puts later changes of settings and secrets into force. */
export async function startCore(parts: StartCoreParts): Promise<Core> {
  const { settings, secrets, health, notices, publish, popControl, lifecycle } = parts;
  const core = await parts.openCore({
    clock: parts.clock,
    logger: parts.logger,
    databaseFile: parts.databaseFile,
    userAgent: parts.userAgent,
    settings: () => settings.current().settings,
    systemSecrets: {
      encomToken: () => secrets.read('encom')?.token ?? null,
      ccaiToken: () => secrets.read('ccai')?.token ?? null,
      pitelApiKey: () => secrets.read('pitel')?.apiKey ?? null,
      cliqphone() {
        const { login, password } = secrets.read('cliqphone') ?? {};
        return login === undefined || password === undefined ? null : { login, password };
      },
    },
    doorSecrets: {
      smartRouting: () => (secrets.isComplete('smartRouting') ? secrets.read('smartRouting') : null),
      callHookToken: () => secrets.read('callHook')?.token ?? null,
    },
    resolveProxy: parts.resolveProxy,
    onCredential: (system, { status, accepted }) => {
      if (accepted) secrets.markAccepted(system);
      else secrets.markRefused(system, status);
    },
    report: (part, state) => health.report(part, state),
    calls: {
      changed(call) {
        parts.popTimings.heard(call.id, call.startedAt);
        publish('call.changed', { call });
        popControl.changed(call);
        parts.historyChanged();
      },
      removed(callId) {
        publish('call.removed', { callId });
        popControl.removed(callId);
      },
    },
    placing: {
      changed: (record) => publish('intent.changed', { intent: intentViewOf(record) }),
      listsChanged: parts.callbacksChanged,
      remind: ({ when, records, total }) => {
        parts.remind({ when, total, intents: records.map(intentViewOf) });
      },
    },
    companyNumbers: {
      changed(numbers) {
        publish('numbers.changed', numbers);
        parts.showableChanged();
      },
      mediaChanged: (media) => publish('media.changed', media),
    },
    routes: {
      changed: (routes) => publish('routes.changed', routes),
      bulkChanged: (bulk) => publish('routes.bulkChanged', bulk),
    },
    callerChanged: (card) => publish('caller.changed', { card }),
    note: parts.note,
    databaseBroken: ({ keptAs, intents: { carried } }) => {
      notices.add('databaseBroken', { file: keptAs, carried: String(carried) });
      // What windows have read is of the old one.
      parts.historyChanged();
      parts.callbacksChanged();
    },
    // Apart from what happened to the file: to have read that is not to have looked for what is missing.
    promisesLost: ({ at, keptAs, count }, seen) => {
      const lost = count === null ? 'unknown' : String(count);
      notices.add('databaseBroken', { file: keptAs ?? '', lost }, { at, dismissed: seen });
    },
    callsLeftOpen: (calls) => {
      notices.settle('callsLeftOpen');
      if (calls === null) return;
      const { count, at, seen } = calls;
      notices.add('callsLeftOpen', { count: String(count) }, { at, dismissed: seen });
    },
    storageFailed: () => notices.add('storageFailed', { detail: '' }),
    storageRecovered: () => notices.settle('storageFailed'),
  });
  lifecycle.onStop('core', () => core.stop());
  const tellInClear = (): void => {
    notices.settle('inClear');
    for (const name of namesInClear(settings.current().settings)) notices.add('inClear', { name });
  };
  tellInClear();
  lifecycle.onStop(
    'core settings',
    settings.subscribe(({ settings: now }, { settings: before }) => {
      if (JSON.stringify(namesInClear(now)) !== JSON.stringify(namesInClear(before))) tellInClear();
      void core.adjust(
        ASKED.filter((system) => JSON.stringify(now[system]) !== JSON.stringify(before[system])),
      );
    }),
  );
  lifecycle.onStop('core secrets', followSecrets(secrets, core));
  return core;
}

/** The vault also tells that a credential was refused or accepted: no reason to forget what a system said. */
function followSecrets(secrets: Vault, core: Core): () => void {
  const readAll = () => new Map(ASKED.map((system) => [system, JSON.stringify(secrets.read(system))]));
  let known = readAll();
  return secrets.subscribe(() => {
    const before = known;
    known = readAll();
    void core.adjust(ASKED.filter((system) => known.get(system) !== before.get(system)));
  });
}
