import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOutbox } from '#core/callbacks/outbox.ts';
import type { IntentRecord, OutboxSettings, Placing } from '#core/callbacks/ports.ts';
import type { Clock } from '#core/clock.ts';
import { nationalDigits } from '#core/numbers/nationalDigits.ts';
import type { IntentMemory } from '#core/storage/intents.ts';
import { openMemory } from '#core/storage/openMemory.ts';
import type {
  CallOutRequest,
  PlacedCall,
  PlacingResult,
  QueueNowRequest,
  ScheduleRequest,
} from '#shared/domain/outbound.ts';
import { manualClock } from '../../../support/manualClock.ts';
import { recordedLogger } from '../../../support/recordedLogger.ts';

/** How the provider meets a request: with an answer, or badly. `later`: when the test says so, if ever. */
export type Behaviour =
  | { readonly as: 'answers'; readonly result: PlacingResult }
  | { readonly as: 'later' }
  | { readonly as: 'throws' | 'rejects' };

/** One request as the provider got it. */
export interface Received {
  readonly operation: 'callOut' | 'queueNow' | 'schedule';
  readonly request: CallOutRequest | QueueNowRequest | ScheduleRequest;
  readonly signal: AbortSignal;
  /** What the asker was told; null until then. */
  result: PlacingResult | null;
  /** The first byte leaves. */
  leave(): void;
  answer(result: PlacingResult): void;
}

/** A provider that behaves as it is told, and keeps what it got. */
function fakePlacing() {
  const received: Received[] = [];
  const placing = {
    isReady: true,
    /** For the next requests, in turn; then the last one stands. */
    behaviours: [{ as: 'later' }] as Behaviour[],
    received,
    get last(): Received {
      const last = received.at(-1);
      if (last === undefined) throw new Error('nothing was received');
      return last;
    },
    ready: () => placing.isReady,
    callOut: take('callOut') as Placing['callOut'],
    queueNow: take('queueNow'),
    schedule: take('schedule'),
  };

  function take(
    operation: Received['operation'],
  ): Placing['callOut'] & Placing['queueNow'] & Placing['schedule'] {
    return (request: Received['request'], signal: AbortSignal, left: () => void) => {
      const behaviour = placing.behaviours.length > 1 ? placing.behaviours.shift() : placing.behaviours[0];
      let hasLeft = false;
      let answer = (_: PlacingResult): void => {};
      const promise = new Promise<PlacingResult>((resolve) => {
        answer = resolve;
      });
      const entry: Received = {
        operation,
        request,
        signal,
        result: null,
        leave() {
          hasLeft = true;
          left();
        },
        answer(result) {
          entry.result ??= result;
          answer(entry.result);
        },
      };
      received.push(entry);
      signal.addEventListener('abort', () => {
        const detail = 'cancelled';
        if (hasLeft) entry.answer({ kind: 'unconfirmed', reason: 'cancelled', detail });
        else entry.answer({ kind: 'notSent', reason: 'cancelled', detail });
      });
      if (behaviour?.as === 'answers') entry.answer(behaviour.result);
      if (behaviour?.as === 'throws' || behaviour?.as === 'rejects') {
        entry.answer({ kind: 'unconfirmed', reason: 'unexpected', detail: null });
        if (behaviour.as === 'throws') throw new Error('a provider that breaks the rules');
        return Promise.reject(new Error('a provider that breaks the rules'));
      }
      return promise;
    };
  }

  return placing;
}

/** A disk that can refuse, and a process that can die right after a write. */
function mortalStore(
  memory: IntentMemory,
  state: { refuses: boolean; diesAfterWrite: boolean; dead: boolean },
) {
  const guard = <A extends unknown[], R>(work: (...args: A) => R) => {
    return (...args: A): R => {
      if (state.dead) throw new Error('this process is dead');
      return work(...args);
    };
  };
  const save = guard((changes: Parameters<IntentMemory['save']>[0]) => {
    if (state.refuses) throw new Error('disk full');
    memory.save(changes);
    if (state.diesAfterWrite) {
      state.dead = true;
      throw new Error('killed');
    }
  });
  const reads = Object.fromEntries(
    Object.entries(memory).map(([name, method]: [string, (...args: never[]) => unknown]) => [
      name,
      guard(method),
    ]),
  ) as unknown as IntentMemory;
  return { ...reads, save };
}

/** Short beside what the outbox waits for between two requests. */
const SLICE_MS = 2500;

export const SETTINGS: OutboxSettings = {
  agentEmail: 'claire@example.fr',
  outboundNumber: '',
  callbackMenuId: 9,
  language: '',
  overdueAfterMs: 600_000,
};

/** An outbox on a real file that can be closed, killed and opened again, with a clock that is told to move. */
export function outboxWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'ringside-outbox-'));
  const file = join(folder, 'calls.sqlite');
  const timers = manualClock();
  let jumped = 0;
  const logger = recordedLogger();
  const placing = fakePlacing();
  const heard = {
    changed: [] as IntentRecord[],
    placed: [] as { id: string; call: PlacedCall }[],
    storage: [] as string[],
  };
  const settings = { current: SETTINGS };
  /** Intents whose call is not over. */
  const underWay = new Set<string>();
  let run = open();

  function open() {
    const state = { refuses: false, diesAfterWrite: false, dead: false };
    const clock: Clock = {
      now: () => timers.now() + jumped,
      after: (ms, task) =>
        timers.after(ms, () => {
          if (!state.dead) task();
        }),
    };
    const memory = openMemory({ file, clock, logger, nationalDigits });
    const outbox = createOutbox({
      store: mortalStore(memory.intents, state),
      placing,
      clock,
      logger,
      agent: () => settings.current,
      isUnderWay: ({ id }) => underWay.has(id),
      listener: {
        changed: (record) => {
          if (!state.dead) heard.changed.push(record);
        },
        placed: (intent, call) => {
          if (!state.dead) heard.placed.push({ id: intent.id, call });
        },
      },
      storage: {
        failed: () => heard.storage.push('failed'),
        recovered: () => heard.storage.push('recovered'),
      },
    });
    return { state, memory, outbox, clock };
  }

  return {
    timers,
    logger,
    placing,
    heard,
    settings,
    underWay,
    file,
    get outbox() {
      return run.outbox;
    },
    get memory() {
      return run.memory;
    },
    get disk() {
      return run.state;
    },
    now: () => run.clock.now(),
    /** Puts the wall clock forward or back; timers do not notice. */
    jump(ms: number) {
      jumped += ms;
    },
    /** Lets everything happen that needs no time. */
    settle: () => new Promise<void>((resolve) => void setImmediate(() => setImmediate(resolve))),
    /** Lets time pass, and what happens in it happen in between. */
    async pass(ms: number) {
      for (let left = ms; left > 0; left -= SLICE_MS) {
        timers.advance(Math.min(left, SLICE_MS));
        await this.settle();
      }
    },
    /** The process is gone at this very moment, and a new one comes up on the same file. */
    async crash({ diskFull = false } = {}) {
      run.state.dead = true;
      run.memory.close();
      // Whatever comes of these, nobody hears it.
      for (const received of placing.received) {
        received.result ??= { kind: 'unconfirmed', reason: 'connectionLost', detail: null };
      }
      await this.settle();
      run = open();
      run.state.refuses = diskFull;
      run.outbox.start();
      await this.settle();
    },
    async close() {
      const stopped = run.outbox.stop();
      await this.settle();
      timers.advance(3000);
      await this.settle();
      // What dies while it stops never says that it has stopped.
      if (!run.state.dead) await stopped;
    },
    async restart() {
      await this.close();
      run.state.dead = true;
      run.memory.close();
      run = open();
      run.outbox.start();
      await this.settle();
    },
    remove() {
      run.state.dead = true;
      run.memory.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type OutboxWorld = ReturnType<typeof outboxWorld>;
