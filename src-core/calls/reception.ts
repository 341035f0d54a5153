import { RequestError } from '#shared/contract/errors.ts';
import type { CallView } from '#shared/contract/views.ts';
import type { Call } from '#shared/domain/call.ts';
import { abandon } from '#shared/domain/callMachine.ts';
import type { TimeToLive } from '#shared/domain/callMachine.ts';
import { NOTHING_KNOWN, factsNotAsked } from '#shared/domain/facts.ts';
import type { AskedFact, Fact, Pin } from '#shared/domain/facts.ts';
import { maskNumber } from '#shared/domain/partyNumber.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';
import { isSameNumber } from '#shared/domain/stickyRoute.ts';
import type { Clock } from '../clock.ts';
import type { Identify, LastKnownFacts } from '../identify/ports.ts';
import type { Logger } from '../logger.ts';
import { NO_FACTS, feedOf } from './folder.ts';
import type { Folder } from './folder.ts';
import { createInquiry } from './inquiry.ts';
import type { CallDesk, CallListener, CallMemory, CallRecord, StorageListener } from './ports.ts';
import { createRegistry } from './registry.ts';
import type { Linger } from './registry.ts';
import { rememberedOf } from './remembered.ts';
import { createSaver } from './saver.ts';
import { createTelling } from './telling.ts';
import { callViewOf, callerKeyOf } from './views.ts';

export interface ReceptionPorts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly memory: CallMemory;
  readonly identify: Identify;
  readonly listener: CallListener;
  readonly storage: StorageListener;
  readonly ttl: () => TimeToLive;
  readonly linger: () => Linger;
  /** Runs a task behind the present one; `setImmediate` in the app. */
  readonly later: (task: () => void) => void;
}

/** The calls of this moment, and everything that is done with them. Unknown ids throw `notFound`. */
export interface Reception extends CallDesk {
  list(): readonly CallView[];
  /** The agent's code for this caller; it counts more than any that a source reports. */
  giveCode(callId: string, code: string): void;
  askAgain(callId: string, fact?: AskedFact): void;
  dismiss(callId: string): void;
  /** Saves the note of a call, on the desk or past; returns when, in ms. Throws `storageFailed`. */
  saveNote(callId: string, text: string): number;
  /** Reads again what is remembered of a caller (a new name, a note) for the calls on the desk. */
  refreshCaller(callerKey: string): void;
  /** Somebody's pin was changed, and this is what was read after that: for all calls of that number. */
  learnPin(number: PartyNumber, pin: Fact<Pin>): void;
  /** After sleep: ends what ran out of time meanwhile. */
  sweep(): void;
  /** Writes what storage refused before; returns whether it took everything. */
  retrySaving(): boolean;
  stop(): void;
}

/**
 * What a call event sets off: the call is merged, shown with what is known locally, asked about and written down, in
 * this order. Showing never waits for a source or for storage.
 */
export function createReception(ports: ReceptionPorts): Reception {
  const { clock, logger, memory, listener } = ports;
  const folders = new Map<string, Folder>();
  const tell = createTelling(logger);

  const saver = createSaver({
    memory,
    later: ports.later,
    failed(error, callIds) {
      logger.error('calls could not be saved', { calls: callIds.length, error: String(error) });
      ports.storage.failed(error);
      for (const id of callIds) show(id);
    },
    recovered(callIds) {
      logger.info('calls were saved at last', { calls: callIds.length });
      ports.storage.recovered();
      for (const id of callIds) show(id);
    },
    gaveUp: (record) => logger.error('a call is lost to history', { id: record.call.id }),
  });

  const registry = createRegistry(
    {
      clock,
      ttl: ports.ttl,
      linger: ports.linger,
      remembered(id) {
        const entry = remembered(() => memory.call(id), null);
        return entry === null ? null : rememberedOf(entry);
      },
    },
    {
      expired(call) {
        show(call.id);
        save(call.id);
      },
      left(call) {
        const folder = folders.get(call.id);
        folder?.inquiry.callOff();
        if (folder !== undefined) file(call, folder);
        folders.delete(call.id);
        tell(call.id, () => listener.removed(call.id));
      },
    },
  );

  // ------------------------------------------------------------------ reading, showing, writing

  function remembered<T>(read: () => T, otherwise: T): T {
    try {
      return read();
    } catch (error) {
      logger.error('local history could not be read', { error: String(error) });
      ports.storage.failed(error);
      return otherwise;
    }
  }

  function readCaller(call: Call, folder: Folder): void {
    const key = callerKeyOf(call);
    folder.callerKey = key;
    if (key === null) return;
    folder.name = remembered(() => memory.caller(key).name, folder.name);
    folder.earlier = remembered(() => memory.earlier(key, call.id), folder.earlier);
  }

  function ask(call: Call, folder: Folder): void {
    const key = folder.callerKey;
    const lastKnown: LastKnownFacts =
      key === null ? NOTHING_KNOWN : remembered(() => memory.lastKnownFacts(key), NOTHING_KNOWN);
    folder.asked = call;
    folder.inquiry.ask({ number: call.party, code: call.code }, lastKnown);
    tellFollowers(folder);
  }

  function tellFollowers(folder: Folder): void {
    for (const follow of [...folder.followers]) follow(folder.inquiry.facts());
  }

  function viewOf(call: Call, folder: Folder): CallView {
    const { callerKey, name, earlier, note, dismissed, otherParty } = folder;
    const saved = saver.isSaved(call.id);
    return callViewOf(call, {
      callerKey,
      name,
      earlier,
      note,
      dismissed,
      otherParty,
      saved,
      facts: folder.inquiry.facts(),
    });
  }

  function show(id: string): void {
    const call = registry.get(id);
    const folder = folders.get(id);
    if (call === null || folder === undefined) return;
    tell(id, () => listener.changed(viewOf(call, folder)));
  }

  function recordOf(call: Call, folder: Folder): CallRecord {
    return { call, callerKey: folder.callerKey, facts: folder.inquiry.facts(), note: null };
  }

  function save(id: string): void {
    const call = registry.get(id);
    const folder = folders.get(id);
    if (call !== null && folder !== undefined) file(call, folder);
  }

  /** Has the call written, unless it is filed as it stands already: most calls leave the desk that way. */
  function file(call: Call, folder: Folder): void {
    const record = recordOf(call, folder);
    const { filed } = folder;
    const same = filed?.call === call && filed.facts === record.facts && filed.callerKey === record.callerKey;
    if (same && saver.isSaved(call.id)) return;
    folder.filed = record;
    saver.put(record);
  }

  /** Notes another number under the id of a call, once. Which of the two calls now, nobody here can know. */
  function contradict({ id, party }: Call, folder: Folder, reported: PartyNumber | null): boolean {
    if (party.kind !== 'number' || reported?.kind !== 'number' || reported.e164 === party.e164) return false;
    const { otherParty } = folder;
    if (otherParty?.kind === 'number' && otherParty.e164 === reported.e164) return false;
    const [kept, other] = [maskNumber(party.e164), maskNumber(reported.e164)];
    logger.warn('the id of a call came again with another number', { id, kept, other });
    folder.otherParty = reported;
    return true;
  }

  // ------------------------------------------------------------------ events

  /** `note`: what a call that comes back, or that was known before a restart, has been given already. */
  function arrive(call: Call, note: string): Folder {
    const inquiry = createInquiry(ports, () => {
      tellFollowers(folder);
      show(call.id);
      save(call.id);
    });
    const folder: Folder = {
      callerKey: null,
      name: null,
      earlier: null,
      note,
      dismissed: false,
      codeByAgent: false,
      otherParty: null,
      filed: null,
      asked: call,
      inquiry,
      followers: new Set(),
    };
    folders.set(call.id, folder);
    readCaller(call, folder);
    ask(call, folder);
    return folder;
  }

  /** A call that left already: history alone learns of it. One that nobody can name and history lacks is nothing. */
  function fileAway(call: Call): void {
    const entry = remembered(() => memory.call(call.id), null);
    const callerKey = callerKeyOf(call);
    if (entry === null && callerKey === null) return;
    saver.put({ call, callerKey, facts: entry?.facts ?? factsNotAsked('noQuestion'), note: null });
  }

  function present(callId: string): { call: Call; folder: Folder } {
    const call = registry.get(callId);
    const folder = folders.get(callId);
    if (call === null || folder === undefined) throw new RequestError('notFound', 'no such call on the desk');
    return { call, folder };
  }

  return {
    receive(received) {
      const codeStays = folders.get(registry.idOf(received.id))?.codeByAgent === true;
      const report = codeStays ? { ...received, code: null } : received;
      const { call, changed, onDesk, note } = registry.report(report);
      if (!onDesk) {
        if (changed) fileAway(call);
        return NO_FACTS;
      }
      const folder = folders.get(call.id) ?? arrive(call, note);
      if (folder.asked.party !== call.party || folder.asked.code !== call.code) {
        readCaller(call, folder);
        ask(call, folder);
      }
      const contradicted = contradict(call, folder, report.party);
      if (changed || contradicted) show(call.id);
      if (changed) save(call.id);
      return feedOf(folder);
    },

    list() {
      const views: CallView[] = [];
      for (const call of registry.list()) {
        const folder = folders.get(call.id);
        if (folder !== undefined) views.push(viewOf(call, folder));
      }
      return views;
    },

    giveCode(callId, code) {
      const { folder } = present(callId);
      const call = registry.giveCode(callId, code);
      if (call === null) return;
      folder.codeByAgent = true;
      readCaller(call, folder);
      ask(call, folder);
      show(callId);
      save(callId);
    },

    askAgain(callId, fact) {
      present(callId).folder.inquiry.askAgain(fact);
      show(callId);
    },

    dismiss(callId) {
      present(callId).folder.dismissed = true;
      show(callId);
    },

    saveNote(callId, text) {
      const call = registry.get(callId);
      const folder = folders.get(callId);
      if (call === null || folder === undefined) {
        if (remembered(() => memory.call(callId), null) === null) {
          throw new RequestError('notFound', 'no such call');
        }
      } else {
        folder.note = text;
        saver.put({ ...recordOf(call, folder), note: text });
        const savedAt = clock.now();
        saver.flush();
        if (!saver.isSaved(callId))
          throw new RequestError('storageFailed', 'the note is kept and will be saved later');
        show(callId);
        return savedAt;
      }
      try {
        return memory.saveCallNote(callId, text);
      } catch (error) {
        ports.storage.failed(error);
        throw new RequestError('storageFailed', 'the note could not be saved', String(error));
      }
    },

    refreshCaller(callerKey) {
      for (const [id, folder] of folders) {
        const call = registry.get(id);
        if (call === null || folder.callerKey !== callerKey) continue;
        readCaller(call, folder);
        show(id);
      }
    },

    learnPin(number, pin) {
      for (const [id, folder] of folders) {
        const call = registry.get(id);
        if (call === null || !isSameNumber(call.party, number) || !folder.inquiry.learnPin(pin)) continue;
        tellFollowers(folder);
        show(id);
        save(id);
      }
    },

    sweep: () => registry.sweep(),
    retrySaving: () => saver.flush(),

    stop() {
      for (const call of registry.list()) {
        const folder = folders.get(call.id);
        if (folder === undefined) continue;
        folder.inquiry.callOff();
        folder.followers.clear();
        file(abandon(call, clock.now()), folder);
      }
      saver.flush();
      registry.stop();
      folders.clear();
    },
  };
}
