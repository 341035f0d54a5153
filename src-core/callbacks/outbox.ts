import { RequestError } from '#shared/contract/errors.ts';
import { sendsByItself } from '#shared/domain/dueness.ts';
import { applyIntentEvent, firstState, isPromise } from '#shared/domain/intent.ts';
import type { Due, Intent, IntentEvent, IntentKind, PlacingChoices } from '#shared/domain/intent.ts';
import type { PlacingResult } from '#shared/domain/outbound.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import type { StorageListener } from '../calls/ports.ts';
import { createAutoSender } from './autoSender.ts';
import { checkedDue, checkTarget, wholeText } from './checks.ts';
import type { Target } from './checks.ts';
import { createLedger } from './ledger.ts';
import { placingRequestOf } from './placingRequest.ts';
import type { PlacingRequest } from './placingRequest.ts';
import type {
  GroupLimits,
  IntentChange,
  IntentCounts,
  IntentListRequest,
  IntentPage,
  IntentPosition,
  IntentRecord,
  IntentStore,
  OutboxListener,
  Placing,
  OutboxSettings,
} from './ports.ts';
import { createRecentPresses } from './recentPresses.ts';
import { createRequests } from './requests.ts';

export interface OutboxOptions {
  readonly store: IntentStore;
  readonly placing: Placing;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Read at the moment of sending, for what an intent leaves open. */
  readonly agent: () => OutboxSettings;
  readonly listener: OutboxListener;
  readonly storage: StorageListener;
}

/** Whom to call, how, and from where it was asked. `id` is made where the agent pressed. */
interface Wanted extends Target {
  readonly id: string;
  readonly choices?: Partial<PlacingChoices> | undefined;
  readonly fromCallId?: string | null | undefined;
}

export interface DialRequest extends Wanted {
  /** The promise that this call keeps: it is noted there once the call exists. */
  readonly forCallback?: string | null | undefined;
}

/** A promise. `choices` left out are left to the settings of the moment when it is sent. */
export interface PromiseRequest extends Wanted {
  readonly kind: 'callback' | 'reminder';
  readonly due: Due;
  readonly note: string;
}

/** `repeated`: the same was asked a moment ago, and that is what is given back. */
export interface Pressed {
  readonly record: IntentRecord;
  readonly repeated: boolean;
}

/**
 * Everything that is to ring somebody. An intent is on the disk before anything leaves; nothing is ever sent twice by
 * itself, and nothing vanishes. Commands are synchronous and come back as soon as the intent is written: what becomes of
 * it is told by `listener.changed`. They throw `RequestError`: `storageFailed` (nothing was sent), `notFound`,
 * `badRequest` (`detail`: `number`, `due`, `zone`, `past`, or `state` for what cannot be done where the intent stands).
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
  /** `send` for what was never sent, `sendAgain` for what is in doubt or was refused, `exists` for what is in doubt. */
  resolve(id: string, answer: 'send' | 'sendAgain' | 'exists'): IntentRecord;
  read(id: string): IntentRecord;
  list(request: Omit<IntentListRequest, 'overdueUntil'>): IntentPage;
  counts(todayEnds: number): IntentCounts;
  /** Those for now that are not over, newest first. */
  open(): readonly IntentRecord[];
  /** Promises that are to come, soonest first. */
  coming(limit: number): readonly IntentRecord[];
  /**
   * Withdraws what has not left and waits some seconds for the rest; what nobody knows then is `unconfirmed`. Nothing is
   * sent after it was called.
   */
  stop(): Promise<void>;
}

const NO_CHOICES: PlacingChoices = {
  outboundNumber: null,
  menuId: null,
  parentCallId: null,
  language: null,
  recordingPermission: null,
};
/** As many as Live can show. */
const OPEN_LIMIT = 200;

/** Makes the outbox; nothing is read or sent before `start`. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { store, placing, clock, logger, agent, listener } = options;
  const ledger = createLedger(options);
  const presses = createRecentPresses(clock);
  const requests = createRequests({ placing, clock, logger });
  const autoSender = createAutoSender({ clock, next: nextToSend, send: sendByItself });
  let stopped = false;

  const now = (): number => Math.round(clock.now());

  function after(intent: Intent, event: IntentEvent): Intent {
    const changed = applyIntentEvent(intent, event, now());
    if (changed !== null) return changed;
    throw new RequestError('badRequest', `no ${event.type} for what is ${intent.state.name}`, 'state');
  }

  /** What sending an intent writes, and the request that has to follow if it is written. */
  function departure(drafted: Intent): Departure {
    const sending = after(drafted, { type: 'send' });
    if (drafted.due !== null) checkedDue(drafted.kind, drafted.due, now());
    const asked = placingRequestOf(drafted, agent());
    if (asked.operation !== null && placing.ready()) {
      return { change: { intent: sending, began: sending.state.at }, asked };
    }
    const detail = asked.operation === null ? asked.missing : null;
    const result: PlacingResult = { kind: 'notSent', reason: 'notConfigured', detail };
    return { change: { intent: after(sending, { type: 'answered', result }) }, asked: null };
  }

  /** What a new or changed intent writes: nobody else is needed for a reminder, the rest is sent. */
  function beginning(intent: Intent): Departure {
    return intent.kind === 'reminder' ? { change: { intent }, asked: null } : departure(intent);
  }

  /** Writes all, and only then lets the request of the last one leave. */
  function depart(
    before: readonly IntentChange[],
    { change, asked }: Departure,
    forCallback: string | null = null,
  ) {
    if (stopped) throw new RequestError('internal', 'the app is being closed');
    const records = ledger.write([...before, change]);
    const { intent } = change;
    const answer =
      asked === null
        ? null
        : requests.begin(asked, (result) => {
            settle(intent, result, forCallback);
          });
    return { records, answer };
  }

  function launch(departing: Departure, forCallback?: string | null): IntentRecord {
    return lastOf(depart([], departing, forCallback).records);
  }

  function settle(sent: Intent, result: PlacingResult, forCallback: string | null): void {
    const at = now();
    const before = ledger.underWay(sent.id) ?? sent;
    const settled = after(before, { type: 'answered', result });
    const detail = attemptDetail(result);
    ledger.settle(settled, { at: sent.state.at, endedAt: at, outcome: result.kind, detail });
    if (!stopped) autoSender.heard(result);
    const reached = result.kind === 'created' || result.kind === 'finishInAdapter';
    if (reached && forCallback !== null) noteCalled(forCallback);
    if (result.kind === 'created' && settled.due === null) listener.placed(settled, result.call);
  }

  function noteCalled(id: string): void {
    const record = ledger.find(id);
    const called = record === null ? null : applyIntentEvent(record.intent, { type: 'called' }, now());
    if (called !== null) ledger.write([{ intent: called }]);
  }

  function nextToSend(position: IntentPosition): IntentRecord | null {
    if (!placing.ready()) return null;
    let from = position;
    for (;;) {
      const [record] = ledger.records(() => {
        const next = store.nextDrafted(from);
        return next === null ? [] : [next];
      });
      if (record?.intent.due == null) return null;
      const { intent } = record;
      const isNext = sendsByItself(intent, now()) && placingRequestOf(intent, agent()).operation !== null;
      if (isNext) return record;
      from = { at: record.intent.due.at, id: intent.id };
    }
  }

  async function sendByItself({ intent }: IntentRecord): Promise<void> {
    await depart([], departure(intent)).answer;
  }

  function press(kind: 'dial' | 'queueNow', wanted: Wanted, forCallback: string | null): Pressed {
    const same = ledger.find(wanted.id);
    if (same !== null) return { record: same, repeated: true };
    checkTarget(kind, wanted);
    const intent = newIntent(kind, wanted, null, '');
    const key = personOf(intent);
    const earlier = presses.find(key);
    const record = earlier === null ? null : ledger.find(earlier);
    if (record !== null && stillStands(record.intent, intent)) return { record, repeated: true };
    const launched = launch(departure(intent), forCallback);
    presses.note(key, intent.id);
    return { record: launched, repeated: false };
  }

  function newIntent(kind: IntentKind, wanted: Wanted, due: Due | null, note: string): Intent {
    const { id, party, ticketId, choices, fromCallId } = wanted;
    const at = now();
    return {
      id,
      kind,
      party,
      ticketId,
      choices: { ...NO_CHOICES, ...choices },
      due,
      note: wholeText(note),
      fromCallId: fromCallId ?? null,
      replaces: null,
      createdAt: at,
      calledAt: null,
      state: firstState(kind, at),
    };
  }

  return {
    start() {
      ledger.markInterrupted();
      autoSender.run();
    },
    wake: () => {
      autoSender.wake();
    },
    dial: ({ forCallback, ...wanted }) => press('dial', wanted, forCallback ?? null),
    queueNow: (wanted) => press('queueNow', wanted, null),

    schedule({ kind, due, note, ...wanted }) {
      const same = ledger.find(wanted.id);
      if (same !== null) return same;
      checkTarget(kind, wanted);
      const checked = checkedDue(kind, due, now());
      return launch(beginning(newIntent(kind, wanted, checked, note)));
    },

    edit({ id, kind, party, ticketId, due, note, choices }) {
      const { intent } = ledger.read(id);
      const revised = after(intent, { type: 'revise', kind });
      checkTarget(kind, { party, ticketId });
      const checked = checkedDue(kind, due, now());
      const edited = {
        party,
        ticketId,
        due: checked,
        note: wholeText(note),
        choices: { ...NO_CHOICES, ...choices },
      };
      return launch(beginning({ ...revised, ...edited }));
    },

    note: (id, text) => write({ ...ledger.read(id).intent, note: wholeText(text) }),

    replace({ id, newId, due, removedThere }) {
      const before = ledger.read(id);
      const done = ledger.find(newId);
      if (done !== null) return { before, after: done };
      const { intent } = before;
      if (!isPromise(intent.kind))
        throw new RequestError('badRequest', 'only promises can be moved', 'state');
      const checked = checkedDue(intent.kind, due, now());
      const cancelled = after(intent, { type: 'cancel', removedThere });
      const moved = {
        ...newIntent(intent.kind, { ...intent, id: newId }, checked, intent.note),
        replaces: id,
      };
      const { records } = depart([{ intent: cancelled }], beginning(moved));
      return { before: firstOf(records), after: lastOf(records) };
    },

    cancel(id, removedThere) {
      const record = ledger.read(id);
      if (record.intent.state.name === 'cancelled') return record;
      return write(after(record.intent, { type: 'cancel', removedThere }));
    },

    finish(id) {
      const record = ledger.read(id);
      if (record.intent.state.name === 'done') return record;
      return write(after(record.intent, { type: 'finish' }));
    },

    resolve(id, answer) {
      const record = ledger.read(id);
      if (answer === 'exists') return write(after(record.intent, { type: 'exists' }));
      // A second click must not ring twice where the first one was lost at once.
      const key = `resolved ${id}`;
      if (presses.find(key) !== null) return record;
      const { intent } = record;
      const drafted = answer === 'send' ? intent : after(intent, { type: 'sendAgain' });
      const launched = launch(departure(drafted));
      presses.note(key, id);
      return launched;
    },

    read: (id) => ledger.read(id),
    list: (request) => ledger.page(() => store.list({ ...request, ...limits(request.todayEnds) })),
    counts: (todayEnds) => ledger.count(() => store.counts({ ...limits(todayEnds), now: now() })),
    open: () => ledger.records(() => store.open(OPEN_LIMIT)),
    coming: (limit) => ledger.records(() => store.coming(now(), limit)),

    async stop() {
      stopped = true;
      autoSender.stop();
      presses.stop();
      await requests.stop();
      ledger.stop();
    },
  };

  function write(intent: Intent): IntentRecord {
    return lastOf(ledger.write([{ intent }]));
  }

  function limits(todayEnds: number): GroupLimits {
    return { overdueUntil: now() - agent().overdueAfterMs, todayEnds };
  }
}

/** What goes to the disk, and the request that may leave after that; null if nothing is to leave. */
interface Departure {
  readonly change: IntentChange;
  readonly asked: Exclude<PlacingRequest, { operation: null }> | null;
}

/** With a ticket the provider dials the ticket's number, whatever was typed. */
function personOf({ kind, party, ticketId }: Intent): string {
  if (ticketId !== null) return `${kind} ticket ${ticketId}`;
  return `${kind} ${party?.kind === 'number' ? party.e164 : ''}`;
}

/** Whether what was asked a moment ago answers this wish, too: not if it is off, or was refused as it was then. */
function stillStands(earlier: Intent, wish: Intent): boolean {
  const { name } = earlier.state;
  if (name === 'cancelled') return false;
  return name !== 'refused' || JSON.stringify(earlier.choices) === JSON.stringify(wish.choices);
}

/** What came of a request in one line, as a fact for whoever has to decide. */
function attemptDetail(result: PlacingResult): string | null {
  switch (result.kind) {
    case 'created':
      return result.call.id === null ? null : String(result.call.id);
    case 'finishInAdapter':
      return result.why;
    case 'refused':
      return result.error.raw;
    case 'notSent':
    case 'unconfirmed':
      return result.detail === null ? result.reason : `${result.reason}: ${result.detail}`;
    case 'rateLimited':
      return result.retryAfterMs === null ? null : `${result.retryAfterMs} ms`;
  }
}

function firstOf(records: readonly IntentRecord[]): IntentRecord {
  const [record] = records;
  if (record === undefined) throw new RequestError('internal', 'nothing was written');
  return record;
}

function lastOf(records: readonly IntentRecord[]): IntentRecord {
  return firstOf(records.slice(-1));
}
