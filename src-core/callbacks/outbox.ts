import { RequestError } from '#shared/contract/errors.ts';
import { isOver, isPromise } from '#shared/domain/intent.ts';
import type { Due, Intent } from '#shared/domain/intent.ts';
import { noteText } from '#shared/domain/noteText.ts';
import type { PlacedCall } from '#shared/domain/outbound.ts';
import type { StorageListener } from '../calls/ports.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { createBeforeFinish } from './beforeFinish.ts';
import { checkedDue, checkTarget } from './checks.ts';
import { after, createDispatch } from './dispatch.ts';
import { createLedger } from './ledger.ts';
import type {
  CallerPromises,
  GroupLimits,
  IntentChange,
  IntentCounts,
  IntentListRequest,
  IntentPage,
  IntentRecord,
  IntentStore,
  OutboxListener,
  OutboxSettings,
  Placing,
} from './ports.ts';
import { createCallsUnderWay } from './callsUnderWay.ts';
import { createRecentPresses } from './recentPresses.ts';
import { choicesOf, isSameWish, newIntent, personOf, stillStands } from './wishes.ts';
import type { DialRequest, PromiseRequest, Wanted } from './wishes.ts';

export interface OutboxOptions {
  readonly store: IntentStore;
  readonly placing: Placing;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Read at the moment of sending, for what an intent leaves open. */
  readonly agent: () => OutboxSettings;
  readonly listener: OutboxListener;
  readonly storage: StorageListener;
  /** Whether the call that came of an intent is not over, as far as the desk knows. */
  readonly isUnderWay?: ((intent: Intent) => boolean) | undefined;
}

/**
 * `repeated`: nothing was placed. The same was asked a moment ago, or a call to this person is not over: that is what is given
 * back. Of the second the agent is told once; asked again within a minute, it is another call.
 */
export interface Pressed {
  readonly record: IntentRecord;
  readonly repeated: boolean;
}

/**
 * Everything that is to ring somebody. An intent is on the disk before anything leaves; nothing is ever sent twice by
 * itself, and nothing vanishes. Commands are synchronous and come back as soon as the intent is written: what becomes of
 * it is told by `listener.changed`. They throw `RequestError`: `storageFailed` (nothing was sent), `notFound`, `idInUse`
 * (the id of a new one stands for something else; the same again is given back as it stands), `badRequest` (`detail`: `number`, `due`, `zone`, `past`, or `state` for what cannot be done where the intent stands).
 */
export interface Outbox {
  /** Marks what an earlier run left half done, and begins to send what may be sent. */
  start(): void;
  /** After sleep, and when settings, credential or network changed. */
  wake(): void;
  dial(request: DialRequest): Pressed;
  queueNow(request: Wanted): Pressed;
  schedule(request: PromiseRequest): IntentRecord;
  /** Changes a promise that the provider does not hold. */
  edit(request: Omit<PromiseRequest, 'fromCallId'>): IntentRecord;
  note(id: string, text: string): IntentRecord;
  /** Cancels one promise as far as this app can, and makes another in its place. */
  replace(request: {
    readonly id: string;
    readonly newId: string;
    readonly due: Due;
    readonly removedThere: boolean;
  }): { readonly before: IntentRecord; readonly after: IntentRecord };
  cancel(id: string, removedThere: boolean): IntentRecord;
  finish(id: string): IntentRecord;
  /** Takes back that it was finished in this run of the app: it stands where it stood. `badRequest` (`state`) where that is not known. */
  undoFinish(id: string): IntentRecord;
  /** `send` for what was never sent, `sendAgain` for what is in doubt or was refused, `exists` for what is in doubt. */
  resolve(id: string, answer: 'send' | 'sendAgain' | 'exists'): IntentRecord;
  read(id: string): IntentRecord;
  list(request: Omit<IntentListRequest, 'overdueUntil' | 'now'>): IntentPage;
  counts(todayEnds: number): IntentCounts;
  /** Those for now that are not over, newest first. */
  open(): readonly IntentRecord[];
  /** Promises that are not over, also those whose time has passed, soonest first. */
  promised(limit: number): readonly IntentRecord[];
  /** Promises to one caller that are not over, soonest first. */
  ofCaller(callerKey: string, limit: number): CallerPromises;
  /**
   * Withdraws what has not left and waits some seconds for the rest; what nobody knows then is `unconfirmed`. Nothing is
   * sent after it was called.
   */
  stop(): Promise<void>;
}

/** As many as Live can show. */
const OPEN_LIMIT = 200;

/** A call that the agent found at the provider: it is there, and nothing else is known of it. */
const FOUND_CALL: PlacedCall = {
  id: null,
  status: 'other',
  statusText: null,
  createdAt: null,
  scheduledAt: null,
};

/** Makes the outbox; nothing is read or sent before `start`. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { store, clock, agent } = options;
  const ledger = createLedger(options);
  const underWay = createCallsUnderWay(clock, (id) => {
    const record = ledger.find(id);
    return record !== null && options.isUnderWay?.(record.intent) === true;
  });
  const listener: OutboxListener = {
    changed: (record) => {
      options.listener.changed(record);
    },
    placed: (intent, call, at) => {
      underWay.placed(intent);
      options.listener.placed(intent, call, at);
    },
  };
  const dispatch = createDispatch({ ...options, listener, ledger });
  const presses = createRecentPresses(clock);
  const beforeFinish = createBeforeFinish();

  const now = (): number => Math.round(clock.now());

  function write(intent: Intent): IntentRecord {
    return lastOf(ledger.write([{ intent }]));
  }

  /** Keeps a promise that is new or changed: nobody else is needed for a reminder, a callback is sent. */
  function keep(intent: Intent, before: readonly IntentChange[] = []): readonly IntentRecord[] {
    return intent.kind === 'reminder'
      ? ledger.write([...before, { intent }])
      : dispatch.send(intent, { before });
  }

  function limits(todayEnds: number): GroupLimits {
    const at = now();
    return { overdueUntil: at - agent().overdueAfterMs, todayEnds, now: at };
  }

  /** What was asked for under this id already; throws `idInUse` if that was something else. */
  function standing(wish: Intent): IntentRecord | null {
    const known = ledger.find(wish.id);
    if (known !== null && !isSameWish(known.intent, wish)) throw idInUse();
    return known;
  }

  function press(kind: 'dial' | 'queueNow', wanted: Wanted, forCallback: string | null): Pressed {
    const intent = newIntent(kind, wanted, now(), null);
    const same = standing(intent);
    if (same !== null) return { record: same, repeated: true };
    checkTarget(kind, wanted);
    const key = personOf(intent);
    const earlier = presses.find(key);
    const record = earlier === null ? null : ledger.find(earlier);
    if (record !== null && stillStands(record.intent, intent)) return { record, repeated: true };
    const going = underWay.find(intent);
    const goingOn = going === null ? null : ledger.find(going);
    if (going !== null && goingOn !== null) {
      underWay.told(intent);
      // A second click of the same moment asks nothing new.
      presses.note(key, going);
      return { record: goingOn, repeated: true };
    }
    const launched = lastOf(dispatch.send(intent, { forCallback }));
    presses.note(key, intent.id);
    return { record: launched, repeated: false };
  }

  return {
    start() {
      ledger.markInterrupted();
      dispatch.run();
    },
    wake: () => {
      dispatch.wake();
    },
    dial: ({ forCallback, ...wanted }) => press('dial', wanted, forCallback ?? null),
    queueNow: (wanted) => press('queueNow', wanted, null),

    schedule({ kind, due, note, ...wanted }) {
      const rounded = { at: Math.round(due.at), zone: due.zone };
      const intent = newIntent(kind, wanted, now(), { due: rounded, note });
      const same = standing(intent);
      if (same !== null) return same;
      checkTarget(kind, wanted);
      const checked = checkedDue(kind, due, now());
      return lastOf(keep({ ...intent, due: checked, firstDue: checked }));
    },

    edit({ id, kind, party, ticketId, due, note, choices }) {
      const { intent } = ledger.read(id);
      const revised = after(intent, { type: 'revise', kind }, now());
      checkTarget(kind, { party, ticketId });
      const checked = checkedDue(kind, due, now());
      const edited = {
        party,
        ticketId,
        due: checked,
        note: noteText(note),
        choices: choicesOf({ choices }),
      };
      return lastOf(keep({ ...revised, ...edited }));
    },

    note: (id, text) => write({ ...ledger.read(id).intent, note: noteText(text) }),

    replace({ id, newId, due, removedThere }) {
      const before = ledger.read(id);
      const done = ledger.find(newId);
      if (done !== null) {
        const { replaces, due: kept } = done.intent;
        const same = replaces === id && kept?.at === Math.round(due.at) && kept.zone === due.zone;
        if (!same) throw idInUse();
        return { before, after: done };
      }
      const { intent } = before;
      if (!isPromise(intent.kind))
        throw new RequestError('badRequest', 'only promises can be moved', 'state');
      const checked = checkedDue(intent.kind, due, now());
      const cancelled = after(intent, { type: 'cancel', removedThere }, now());
      const promise = { due: checked, note: intent.note };
      const moved = newIntent(intent.kind, { ...intent, id: newId }, now(), promise);
      const inItsPlace = { ...moved, replaces: id, firstDue: intent.firstDue };
      const records = keep(inItsPlace, [{ intent: cancelled }]);
      return { before: firstOf(records), after: lastOf(records) };
    },

    cancel(id, removedThere) {
      const record = ledger.read(id);
      if (record.intent.state.name === 'cancelled') return record;
      return write(after(record.intent, { type: 'cancel', removedThere }, now()));
    },

    finish(id) {
      const record = ledger.read(id);
      if (record.intent.state.name === 'done') return record;
      const finished = write(after(record.intent, { type: 'finish' }, now()));
      beforeFinish.note(id, record.intent.state);
      return finished;
    },

    undoFinish(id) {
      const record = ledger.read(id);
      if (!isOver(record.intent)) return record;
      const to = beforeFinish.find(id);
      if (to === null) throw new RequestError('badRequest', 'where it stood is not known', 'state');
      const back = write(after(record.intent, { type: 'undoFinish', to }, now()));
      beforeFinish.forget(id);
      // What never left goes on waiting to leave.
      if (to.name === 'drafted') dispatch.run();
      return back;
    },

    resolve(id, answer) {
      const record = ledger.read(id);
      if (answer === 'exists') {
        const known = write(after(record.intent, { type: 'exists' }, now()));
        // Nobody knows when the provider placed it; the request is what there is of it.
        const at = record.attempts.at(-1)?.at ?? record.intent.createdAt;
        if (known.intent.due === null) listener.placed(known.intent, FOUND_CALL, at);
        return known;
      }
      // A second click must not ring twice where the first one was lost at once.
      const key = `resolved ${id}`;
      if (presses.find(key) !== null) return record;
      const { intent } = record;
      const drafted = answer === 'send' ? intent : after(intent, { type: 'sendAgain' }, now());
      const launched = lastOf(dispatch.send(drafted));
      presses.note(key, id);
      return launched;
    },

    read: (id) => ledger.read(id),
    list: (request) => ledger.page(() => store.list({ ...request, ...limits(request.todayEnds) })),
    counts: (todayEnds) => ledger.count(() => store.counts(limits(todayEnds))),
    open: () => ledger.records(() => store.open(OPEN_LIMIT)),
    promised: (limit) => ledger.records(() => store.promised(limit)),
    ofCaller: (callerKey, limit) => ledger.page(() => store.ofCaller(callerKey, limit)),

    async stop() {
      presses.stop();
      underWay.stop();
      await dispatch.stop();
      ledger.stop();
    },
  };
}

function idInUse(): RequestError {
  return new RequestError('idInUse', 'this id stands for something else');
}

function firstOf(records: readonly IntentRecord[]): IntentRecord {
  const [record] = records;
  if (record === undefined) throw new RequestError('internal', 'nothing was written');
  return record;
}

function lastOf(records: readonly IntentRecord[]): IntentRecord {
  return firstOf(records.slice(-1));
}
