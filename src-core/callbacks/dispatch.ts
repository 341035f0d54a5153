import { RequestError } from '#shared/contract/errors.ts';
import { sendsByItself } from '#shared/domain/dueness.ts';
import { applyIntentEvent } from '#shared/domain/intent.ts';
import type { Intent, IntentEvent } from '#shared/domain/intent.ts';
import type { PlacingResult } from '#shared/domain/outbound.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { createAutoSender } from './autoSender.ts';
import { checkedDue } from './checks.ts';
import type { Ledger } from './ledger.ts';
import { choicesText, placingRequestOf } from './placingRequest.ts';
import type { ReadyRequest } from './placingRequest.ts';
import type {
  IntentChange,
  IntentPosition,
  IntentRecord,
  IntentStore,
  OutboxListener,
  OutboxSettings,
  Placing,
} from './ports.ts';
import { createRequests } from './requests.ts';

export interface DispatchOptions {
  readonly ledger: Ledger;
  readonly store: Pick<IntentStore, 'nextDrafted'>;
  readonly placing: Placing;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly agent: () => OutboxSettings;
  readonly listener: Pick<OutboxListener, 'placed'>;
}

/** Lets intents leave, each after it was written as leaving, and writes what came of them. */
export interface Dispatch {
  /**
   * Writes all, and only then lets the request of `drafted` leave, if there is all that it needs. Returns the records,
   * `drafted` last. Throws `RequestError`, and then nothing was written and nothing leaves.
   */
  send(
    drafted: Intent,
    extras?: { readonly before?: readonly IntentChange[]; readonly forCallback?: string | null },
  ): readonly IntentRecord[];
  /** Begins to send what may be sent without being told. */
  run(): void;
  wake(): void;
  /** See `Requests.stop`; nothing is sent after it was called. */
  stop(): Promise<void>;
}

/** The intent after an event; throws `badRequest` (`state`) for one that cannot happen where it stands. */
export function after(intent: Intent, event: IntentEvent, at: number): Intent {
  const changed = applyIntentEvent(intent, event, at);
  if (changed !== null) return changed;
  throw new RequestError('badRequest', `no ${event.type} for what is ${intent.state.name}`, 'state');
}

/** Makes the dispatch; nothing is sent before `send` or `run`. */
export function createDispatch(options: DispatchOptions): Dispatch {
  const { ledger, store, placing, clock, agent, listener } = options;
  const requests = createRequests(options);
  const autoSender = createAutoSender({ clock, next: nextToSend, send: sendByItself });
  let stopped = false;

  const now = (): number => Math.round(clock.now());

  /** What sending an intent writes, and the request that may leave after that. */
  function departure(drafted: Intent): Departure {
    const sending = after(drafted, { type: 'send' }, now());
    if (drafted.due !== null) checkedDue(drafted.kind, drafted.due, now());
    const asked = placingRequestOf(drafted, agent());
    if (asked.operation !== null && placing.ready()) {
      const asks = choicesText(asked);
      return { change: { intent: sending, began: sending.state.at, asks }, asked };
    }
    const detail = asked.operation === null ? asked.missing : null;
    const result: PlacingResult = { kind: 'notSent', reason: 'notConfigured', detail };
    return { change: { intent: after(sending, { type: 'answered', result }, now()) }, asked: null };
  }

  function depart(before: readonly IntentChange[], drafted: Intent, forCallback: string | null) {
    if (stopped) throw new RequestError('internal', 'the app is being closed');
    const { change, asked } = departure(drafted);
    const records = ledger.write([...before, change]);
    if (asked === null) return { records, answer: null };
    const answer = requests.begin(asked, (result) => {
      settle(change, result, forCallback);
    });
    return { records, answer };
  }

  function settle({ intent: sent, asks }: IntentChange, result: PlacingResult, forCallback: string | null) {
    const at = now();
    const settled = after(ledger.underWay(sent.id) ?? sent, { type: 'answered', result }, at);
    // What was asked for depended on the settings of then: who looks for it at the provider has to know.
    const detail = [asks, attemptDetail(result)].filter((part) => part != null).join(' → ') || null;
    ledger.settle(settled, { at: sent.state.at, endedAt: at, outcome: result.kind, detail });
    if (!stopped) autoSender.heard(result);
    if (result.kind === 'created' && settled.due === null) listener.placed(settled, result.call, at);
    const reached = result.kind === 'created' || result.kind === 'finishInAdapter';
    if (reached && forCallback !== null) noteCalled(forCallback);
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
      if (sendsByItself(intent, now()) && placingRequestOf(intent, agent()).operation !== null) return record;
      from = { at: record.intent.due.at, id: intent.id };
    }
  }

  async function sendByItself({ intent }: IntentRecord): Promise<void> {
    await depart([], intent, null).answer;
  }

  return {
    send: (drafted, { before = [], forCallback = null } = {}) => depart(before, drafted, forCallback).records,
    run: () => {
      autoSender.run();
    },
    wake: () => {
      autoSender.wake();
    },
    async stop() {
      stopped = true;
      autoSender.stop();
      await requests.stop();
    },
  };
}

/** What goes to the disk, and the request that may leave after that; null if nothing is to leave. */
interface Departure {
  readonly change: IntentChange;
  readonly asked: ReadyRequest | null;
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
