import { createCallbackClock, type Reminder } from '#core/callbacks/callbackClock.ts';
import { createOutbox, type Outbox } from '#core/callbacks/outbox.ts';
import type { IntentRecord, IntentStore, Placing, ReminderStore } from '#core/callbacks/ports.ts';
import type { StorageListener } from '#core/calls/ports.ts';
import type { Reception } from '#core/calls/reception.ts';
import type { Clock } from '#core/clock.ts';
import type { Logger } from '#core/logger.ts';
import type { Settings } from '#shared/contract/settings.ts';
import type { CallView } from '#shared/contract/views.ts';
import type { Intent } from '#shared/domain/intent.ts';
import type { PlacedCall } from '#shared/domain/outbound.ts';

export interface PlacingParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly settings: () => Settings;
  readonly store: IntentStore & ReminderStore;
  readonly placing: Placing;
  readonly storage: StorageListener;
  /** Where a call that was placed appears. */
  readonly desk: Pick<Reception, 'receive' | 'list'>;
  readonly listener: PlacingListener;
}

export interface PlacingListener {
  changed(record: IntentRecord): void;
  /** Intents were added, moved or ended, or the time of one has come. */
  listsChanged(): void;
  remind(reminder: Reminder): void;
}

/** The outbox and the clock of callbacks, running. */
export interface OpenPlacing {
  readonly outbox: Outbox;
  /** Settings, credential or network changed. */
  refresh(): void;
  /** After sleep. */
  wake(): void;
  stop(): Promise<void>;
}

const MINUTE_MS = 60_000;

/** Opens everything that rings people; what an earlier run left half done is in a true state when this returns. */
export function openPlacing(parts: PlacingParts): OpenPlacing {
  const { clock, logger, settings, store, listener } = parts;
  const overdueAfterMs = (): number => settings().callbacks.overdueAfterMinutes * MINUTE_MS;
  const callbackClock = createCallbackClock({
    store,
    clock,
    logger,
    settings: () => ({
      remindBeforeMs: settings().callbacks.remindMinutesBefore * MINUTE_MS,
      overdueAfterMs: overdueAfterMs(),
    }),
    listener: { remind: (reminder) => listener.remind(reminder), moved: () => listener.listsChanged() },
  });
  const outbox = createOutbox({
    isUnderWay: ({ id, state }) =>
      isGoingOn(parts.desk.list(), callIdOf(id, 'providerCallId' in state ? state.providerCallId : null)),
    store,
    clock,
    logger,
    placing: parts.placing,
    storage: parts.storage,
    agent: () => {
      const { agent, ccai } = settings();
      return {
        agentEmail: agent.email,
        outboundNumber: ccai.outboundNumber,
        callbackMenuId: ccai.callbackMenuId,
        language: ccai.language,
        overdueAfterMs: overdueAfterMs(),
      };
    },
    listener: {
      changed(record) {
        listener.changed(record);
        listener.listsChanged();
        callbackClock.refresh();
      },
      placed: (intent, call, at) => {
        const report = reportOf(intent, call, clock.now());
        parts.desk.receive(report);
        // A doubt that the agent resolved: the call is older than the news of it, and lives from the news on.
        if (at < report.at) parts.desk.receive({ ...report, at });
      },
    },
  });
  outbox.start();
  callbackClock.start();
  return {
    outbox,
    refresh() {
      outbox.wake();
      callbackClock.refresh();
    },
    wake() {
      outbox.wake();
      callbackClock.wake();
    },
    async stop() {
      callbackClock.stop();
      await outbox.stop();
    },
  };
}

/** A call that the agent put away counts as over. */
function isGoingOn(calls: readonly CallView[], callId: string): boolean {
  return calls.some(({ id, state, dismissed }) => id === callId && state !== 'ended' && !dismissed);
}

/** Under which id a call that was placed goes on the desk. */
function callIdOf(intentId: string, providerCallId: number | null): string {
  return providerCallId === null ? `placed:${intentId}` : `ccai:${providerCallId}`;
}

/** A call that was placed appears like any other; the provider never tells how it goes on. */
function reportOf(intent: Intent, call: PlacedCall, at: number): Parameters<Reception['receive']>[0] {
  return {
    id: callIdOf(intent.id, call.id),
    source: 'placed',
    direction: 'outgoing',
    providerCallId: call.id,
    ticketId: intent.ticketId,
    state: 'ringing',
    at,
    // With a ticket the provider dials the ticket's number, whatever was typed.
    party: intent.ticketId === null ? intent.party : null,
    called: null,
    announcedQueue: null,
    code: null,
  };
}
