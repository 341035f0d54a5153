import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createCallers, type Callers } from '#core/calls/callers.ts';
import type { Outbox } from '#core/callbacks/outbox.ts';
import type { CallListener, CallMemory } from '#core/calls/ports.ts';
import { createReception, type Reception } from '#core/calls/reception.ts';
import { spaced } from '#core/calls/spaced.ts';
import { createCompanyNumbers, type CompanyNumbers } from '#core/companyNumbers/companyNumbers.ts';
import { createIdentify } from '#core/identify/identify.ts';
import { nationalDigits } from '#core/numbers/nationalDigits.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { createUnderstand, type Understood } from '#core/numbers/understand.ts';
import type { WrittenPin } from '#core/routes/ports.ts';
import { createRoutes, type Routes } from '#core/routes/routes.ts';
import type { Audit } from '#core/storage/auditTable.ts';
import type { LeftOpen } from '#core/storage/callsTable.ts';
import type { BrokenDatabase } from '#core/storage/heldStore.ts';
import type { LostPromises } from '#core/storage/lostPromises.ts';
import { openMemory, type OpenMemory } from '#core/storage/openMemory.ts';
import type { MediaState, NumbersState } from '#shared/contract/numbersViews.ts';
import type { BulkView, RoutesState } from '#shared/contract/routesViews.ts';
import type { CallerCard } from '#shared/contract/views.ts';
import type { AuditAction } from '#shared/domain/audit.ts';
import type { Fact, Pin } from '#shared/domain/facts.ts';
import { callerKeyOfNumber } from '#shared/domain/partyNumber.ts';
import type { PartyNumber, ReadNumber } from '#shared/domain/partyNumber.ts';
import type { AskedSystem } from './askedSystems.ts';
import type { NoteChange } from './auditing.ts';
import { coalesce } from './coalesce.ts';
import { openDoors, type Doors, type DoorSecrets } from './doors.ts';
import { followLeftOpen, type LeftOpenCalls } from './leftOpenCalls.ts';
import { openPlacing, type PlacingListener } from './openPlacing.ts';
import { openProviders, type ProviderParts, type Providers } from './openProviders.ts';
import { unavailableIntents, unavailableMemory } from './unavailableMemory.ts';

/** What the core needs from the app around it. */
export interface CoreParts extends ProviderParts {
  /** Absolute path of the SQLite file. */
  readonly databaseFile: string;
  readonly doorSecrets: DoorSecrets;
  readonly calls: CallListener;
  readonly placing: PlacingListener;
  readonly routes: {
    changed(routes: RoutesState): void;
    bulkChanged(bulk: BulkView): void;
  };
  readonly callerChanged: (card: CallerCard) => void;
  readonly companyNumbers: {
    changed(numbers: NumbersState): void;
    mediaChanged(media: MediaState): void;
  };
  /** What was changed in other systems is written down. */
  readonly note: NoteChange;
  readonly databaseBroken: (broken: BrokenDatabase) => void;
  /** Told at every start until `seen` is called, and when a database breaks. */
  readonly promisesLost: (lost: LostPromises, seen: () => void) => void;
  /** Calls that were open when the app went away; told anew with each change, null when none is left. */
  readonly callsLeftOpen: (calls: LeftOpenCalls | null) => void;
  readonly storageFailed: (error: unknown) => void;
  readonly storageRecovered: () => void;
}

/** Everything that needs no Electron, running. */
export interface Core {
  readonly memory: CallMemory;
  /** Who changed what; null if the database cannot be opened. */
  readonly audit: Audit | null;
  readonly reception: Reception;
  readonly callers: Callers;
  readonly providers: Pick<Providers, AskedSystem>;
  readonly doors: Doors;
  /** Reads a number in the region of this moment. */
  readonly readNumber: ReadNumber;
  /** Finds the numbers in anything that was pasted. */
  readonly understand: (text: string) => Promise<Understood>;
  /** What rings people. */
  readonly outbox: Outbox;
  /** The company's numbers and sound files. */
  readonly companyNumbers: CompanyNumbers;
  /** Callers pinned to an extension. */
  readonly routes: Routes;
  /** Puts changed settings or credentials into force. `changed`: the systems whose own they are. */
  adjust(changed: readonly AskedSystem[]): Promise<void>;
  /** After sleep: ends what ran out of time, opens what the network closed. */
  wake(): void;
  stop(): Promise<void>;
}

const DAY_MS = 86_400_000;
/** Under load, calls that come within so long share a transaction; so long more may be lost when the app is killed. */
const WRITES_APART_MS = 5;
/** After this a fact shows as late; the answer still counts when it comes. */
const FACT_DEADLINE_MS = 4_000;
/** Windows hear at most so often how far reading the pins is, or that one changed. */
const ROUTES_QUIET_MS = 250;
/** How long an ended call stays in sight: long enough to be noticed by an agent who looked away. */
const LINGER_MS = { missed: 15_000, completed: 6_000, notReported: 10_000 };

const PIN_ACTIONS = {
  pinned: 'pinned',
  takenOver: 'pinTakenOver',
  imported: 'pinImported',
  unpinned: 'unpinned',
} as const satisfies Record<WrittenPin['what'], AuditAction>;

/** Builds the core and opens its doors. Imported after the first window shows: all that is heavy hangs on this file. */
export async function openCore(parts: CoreParts): Promise<Core> {
  const { clock, logger, settings, report } = parts;
  const storage = openStorage(parts);
  const memory = storage?.memory ?? unavailableMemory();
  const storageListener = {
    failed(error: unknown) {
      report('storage', 'failed');
      parts.storageFailed(error);
    },
    recovered() {
      report('storage', 'ready');
      parts.storageRecovered();
    },
  };

  /** Null, too, where memory cannot say: a name is an addition. */
  function nameOf(callerKey: string): string | null {
    try {
      return memory.caller(callerKey).name;
    } catch {
      return null;
    }
  }

  function leftOpen(): readonly LeftOpen[] {
    try {
      return storage?.unreported() ?? [];
    } catch (error) {
      storageListener.failed(error);
      return [];
    }
  }

  const providers = openProviders(parts);
  const identify = createIdentify({
    directory: providers.encom,
    pins: providers.pitel,
    clock,
    deadlineMs: FACT_DEADLINE_MS,
  });
  const readNumber: ReadNumber = (raw) => createReadNumber(settings().region)(raw);
  const ttl = () => {
    const { ringingMinutes, answeredMinutes } = settings().calls;
    return { ringingMs: ringingMinutes * 60_000, answeredMs: answeredMinutes * 60_000 };
  };
  const reception = createReception({
    clock,
    logger,
    memory,
    identify,
    listener: parts.calls,
    storage: storageListener,
    ttl,
    linger: () => LINGER_MS,
    later: spaced(clock, WRITES_APART_MS, (task) => void setImmediate(task)),
  });
  const heardOf = followLeftOpen(leftOpen(), ttl(), clock.now(), parts.callsLeftOpen);
  const receive: Reception['receive'] = (report) => {
    heardOf(report.id);
    return reception.receive(report);
  };
  const callers = createCallers({
    clock,
    logger,
    memory,
    identify,
    readNumber,
    storage: storageListener,
    changed: parts.callerChanged,
  });
  const understand = (text: string): Promise<Understood> =>
    createUnderstand({ region: settings().region, nameOf })(text);
  const placing = openPlacing({
    clock,
    logger,
    settings,
    store: storage?.intents ?? unavailableIntents(),
    placing: { ready: () => providers.ccai.configured(), ...providers.ccai },
    storage: storageListener,
    desk: { receive, list: () => reception.list() },
    listener: parts.placing,
  });
  const companyNumbers = createCompanyNumbers({
    provider: providers.cliqphone,
    clock,
    logger,
    account: () => JSON.stringify([settings().cliqphone.baseUrl, parts.systemSecrets.cliqphone()?.login]),
    agentName: () => settings().agent.name,
    listener: {
      numbersChanged: () => parts.companyNumbers.changed(companyNumbers.numbers()),
      mediaChanged: () => parts.companyNumbers.mediaChanged(companyNumbers.media()),
      wrote: ({ operation, number, certain }) => {
        parts.note(operation === 'add' ? 'numberAdded' : 'numberEdited', number, certain);
      },
    },
  });
  const routesChanged = coalesce(clock, ROUTES_QUIET_MS, () => parts.routes.changed(routes.state()));
  const routes = createRoutes({
    directory: providers.pitel,
    clock,
    logger,
    readNumber,
    readRaw: (raw) => createReadNumber(settings().pitel.region)(raw),
    myExtension: () => settings().agent.extension,
    names: () => memory.callerNames(),
    newId: randomUUID,
    listener: {
      learned(number, pin) {
        reception.learnPin(number, pin);
        callers.learnPin(number, pin);
        correctPin(number, pin);
      },
      wrote: ({ what, number, extension, certain }) => {
        parts.note(PIN_ACTIONS[what], `${number} → ${extension}`, certain);
      },
      listChanged: () => routesChanged.request(),
      bulkChanged: (bulk) => parts.routes.bulkChanged(bulk),
    },
  });

  /** What storage does not take is asked for again at the next call. */
  function correctPin(number: PartyNumber, pin: Fact<Pin>): void {
    const key = callerKeyOfNumber(number);
    if (key === null) return;
    try {
      memory.correctPin(key, pin);
    } catch (error) {
      logger.warn('a pin could not be remembered', { error: String(error) });
    }
  }
  const stopPurging = storage === null ? () => {} : purgeDaily(storage, parts);
  const doors = await openDoors({
    clock,
    logger,
    settings,
    secrets: parts.doorSecrets,
    report,
    receive,
    readNumber,
    readText: (path) => readFile(path, 'utf8'),
  });

  return {
    memory,
    audit: storage?.audit ?? null,
    reception,
    callers,
    providers,
    doors,
    readNumber,
    understand,
    outbox: placing.outbox,
    companyNumbers,
    routes,
    async adjust(changed) {
      for (const system of changed) providers.reset(system);
      if (changed.includes('cliqphone')) companyNumbers.adjust();
      routes.refresh(changed.includes('pitel'));
      placing.refresh();
      await doors.refresh();
    },
    wake() {
      reception.sweep();
      placing.wake();
      void doors.refresh();
    },
    async stop() {
      await doors.stop();
      // Before the desk: what was placed meanwhile still appears in history.
      await Promise.all([companyNumbers.stop(), routes.stop(), placing.stop()]);
      routesChanged.stop();
      callers.stop();
      reception.stop();
      stopPurging();
      await providers.stop();
      storage?.close();
    },
  };
}

/** Opens the database; null if that is not possible, and then every call says that it is not saved. */
function openStorage(parts: CoreParts): OpenMemory | null {
  const { clock, logger, report } = parts;
  const tellBroken = (storage: OpenMemory, broken: BrokenDatabase | null): void => {
    if (broken !== null) parts.databaseBroken(broken);
    const { lost } = storage;
    if (lost !== null) {
      parts.promisesLost(lost, () => {
        storage.lossSeen(lost);
      });
    }
  };
  try {
    const storage: OpenMemory = openMemory({
      file: parts.databaseFile,
      clock,
      logger,
      nationalDigits,
      onBroken: (broken) => tellBroken(storage, broken),
    });
    tellBroken(storage, storage.broken);
    report('storage', 'ready');
    return storage;
  } catch (error) {
    logger.error('the database cannot be opened', { error: String(error) });
    report('storage', 'failed');
    parts.storageFailed(error);
    return null;
  }
}

/** Deletes what is older than the agent's retention: soon after the start, then once a day. */
function purgeDaily(storage: OpenMemory, { clock, logger, settings }: CoreParts): () => void {
  let callOff = (): void => {};
  const purge = (): void => {
    const before = clock.now() - settings().history.retentionDays * DAY_MS;
    storage
      .purgeInSlices(before)
      .done.catch((error: unknown) =>
        logger.error('old calls could not be deleted', { error: String(error) }),
      );
    callOff = clock.after(DAY_MS, purge);
  };
  callOff = clock.after(60_000, purge);
  return () => {
    callOff();
  };
}
