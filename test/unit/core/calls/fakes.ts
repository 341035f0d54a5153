import type { CallMemory, StorageListener } from '#core/calls/ports.ts';
import type { Linger } from '#core/calls/registry.ts';
import { callerKeyOf, historyEntryOf } from '#core/calls/views.ts';
import type { Identification, Identify, IdentifyRequest } from '#core/identify/ports.ts';
import type { HistoryEntry } from '#shared/contract/views.ts';
import type { Call, CallReport } from '#shared/domain/call.ts';
import { factsNotAsked } from '#shared/domain/facts.ts';
import type { CallerFacts, Fact } from '#shared/domain/facts.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';

export const LINGER: Linger = { missed: 20_000, completed: 8_000, notReported: 5_000 };

export const ANONYMOUS: PartyNumber = { kind: 'withheld', raw: '' };

export function partyOf(e164: string): PartyNumber {
  return { kind: 'number', raw: e164, e164, country: null, display: e164 };
}

/** Reads what tests write: E.164, digits, nothing, anything else. */
export function readNumber(raw: string): PartyNumber {
  if (/^\+\d{6,15}$/.test(raw)) return partyOf(raw);
  if (/^\d{1,6}$/.test(raw)) return { kind: 'short', raw, digits: raw, display: raw };
  return raw === '' || raw === 'anonymous' ? { kind: 'withheld', raw } : { kind: 'unreadable', raw };
}

export function reportOf(id: string, details: Partial<CallReport> = {}): CallReport {
  return {
    id,
    source: 'callHook',
    state: 'ringing',
    at: 0,
    party: null,
    called: null,
    announcedQueue: null,
    code: null,
    ...details,
  };
}

export function known<T>(value: T): Fact<T> {
  return { state: 'known', source: 'encom', at: 1, value };
}

const pending = { state: 'pending', source: 'encom', since: 1, lastKnown: null } as const;
const NO_PIN = { state: 'notAsked', why: 'notConfigured' } as const;

export const ALL_PENDING: CallerFacts = { queue: pending, vip: pending, onCallDuty: pending, pin: NO_PIN };
export const A_VIP: CallerFacts = {
  queue: known('900'),
  vip: known(true),
  onCallDuty: known(false),
  pin: NO_PIN,
};

export interface Asked {
  readonly request: IdentifyRequest;
  /** Answers; a stopped identification says nothing. */
  answer(facts: CallerFacts): void;
  stopped: boolean;
  /** Every source has answered. */
  over: boolean;
}

/** An identification that answers when the test says so. Nobody is asked about a caller without a number and a code. */
export function fakeIdentify(): { identify: Identify; asked: Asked[] } {
  const asked: Asked[] = [];
  const identify: Identify = (request, onFacts) => {
    const { kind } = request.question.number;
    if (request.question.code === null && kind !== 'number' && kind !== 'short') {
      const facts = factsNotAsked(kind === 'withheld' ? 'withheld' : 'noQuestion');
      return { facts, done: Promise.resolve(facts), over: () => true, stop: () => undefined };
    }
    const entry: Asked = {
      request,
      stopped: false,
      over: false,
      answer(facts) {
        if (!entry.stopped) onFacts(facts);
      },
    };
    asked.push(entry);
    const identification: Identification = {
      facts: ALL_PENDING,
      done: new Promise(() => {}),
      over: () => entry.over,
      stop() {
        entry.stopped = true;
      },
    };
    return identification;
  };
  return { identify, asked };
}

export interface FakeMemory extends CallMemory {
  readonly saved: Map<string, { call: Call; callerKey: string | null; facts: CallerFacts; note: string }>;
  readonly names: Map<string, string>;
  readonly notes: Map<string, string>;
  /** While set, every access throws it. */
  broken: Error | null;
  writes: number;
  /** Tries to save several calls at once. */
  transactions: number;
  /** Calls that cannot be saved, whatever becomes of the others. */
  readonly spoilt: Set<string>;
}

/** A call memory in a map, which can be broken and mended. */
export function fakeMemory(): FakeMemory {
  const saved: FakeMemory['saved'] = new Map();
  const names = new Map<string, string>();
  const notes = new Map<string, string>();
  const entryOf = (id: string): HistoryEntry | null => {
    const record = saved.get(id);
    return record === undefined ? null : historyEntryOf(record.call, { ...record, name: null });
  };
  const working = (): void => {
    if (memory.broken !== null) throw memory.broken;
  };
  const of = (key: string): HistoryEntry[] =>
    [...saved.values()]
      .filter((record) => record.callerKey === key)
      .map((record) => historyEntryOf(record.call, { ...record, name: null }))
      .sort((a, b) => b.startedAt - a.startedAt);
  const memory: FakeMemory = {
    saved,
    names,
    notes,
    broken: null,
    writes: 0,
    transactions: 0,
    spoilt: new Set(),
    saveCall(call, callerKey, facts) {
      working();
      memory.writes += 1;
      saved.set(call.id, { call, callerKey, facts, note: saved.get(call.id)?.note ?? '' });
    },
    saveCalls(records) {
      memory.transactions += 1;
      working();
      const before = new Map(saved);
      try {
        for (const { call, callerKey, facts, note } of records) {
          if (memory.spoilt.has(call.id)) throw new Error(`no room for ${call.id}`);
          memory.saveCall(call, callerKey, facts);
          if (note !== null) memory.saveCallNote(call.id, note);
        }
      } catch (error) {
        saved.clear();
        for (const [id, record] of before) saved.set(id, record);
        throw error;
      }
    },
    saveCallNote(callId, text) {
      working();
      const record = saved.get(callId);
      if (record === undefined) throw new Error('no such call');
      saved.set(callId, { ...record, note: text });
      return 77;
    },
    saveCallerNote(key, text) {
      working();
      notes.set(key, text);
      return 78;
    },
    renameCaller(key, name) {
      working();
      names.set(key, name);
    },
    caller(key) {
      working();
      return { name: names.get(key) ?? null, note: notes.get(key) ?? '' };
    },
    earlier(key, except) {
      working();
      const entries = of(key).filter((entry) => entry.callId !== except);
      return { count: entries.length, lastAt: entries[0]?.startedAt ?? null, lastNote: null };
    },
    callerNames: () => names,
    correctPin: () => {
      working();
    },
    lastKnownFacts(key) {
      working();
      const vip = of(key)[0]?.facts.vip;
      return {
        queue: null,
        vip: vip?.state === 'known' ? { value: vip.value, at: vip.at } : null,
        onCallDuty: null,
        pin: null,
      };
    },
    callsOf(key, limit) {
      working();
      return of(key).slice(0, limit);
    },
    countOf: (key) => of(key).length,
    call(id) {
      working();
      return entryOf(id);
    },
    search: () => ({ entries: [], next: null }),
    countCalls: () => saved.size,
    purge: () => 0,
  };
  return memory;
}

/** Puts a call into the memory as if it had been handled before. */
export function remember(memory: FakeMemory, call: Call, facts = factsNotAsked('noQuestion')): void {
  memory.saved.set(call.id, { call, callerKey: callerKeyOf(call), facts, note: '' });
}

export interface FakeStorageListener extends StorageListener {
  readonly told: string[];
}

export function fakeStorageListener(): FakeStorageListener {
  const told: string[] = [];
  return { told, failed: () => told.push('failed'), recovered: () => told.push('recovered') };
}

/** Collects tasks put off, to run them when the test says so. */
export function fakeLater(): { later: (task: () => void) => void; run: () => void } {
  let tasks: (() => void)[] = [];
  return {
    later: (task) => tasks.push(task),
    run() {
      while (tasks.length > 0) {
        const due = tasks;
        tasks = [];
        for (const task of due) task();
      }
    },
  };
}
