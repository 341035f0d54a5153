import { randomUUID } from 'node:crypto';
import { Bench } from 'tinybench';
import { createCallbackClock } from '#core/callbacks/callbackClock.ts';
import type { IntentChange } from '#core/callbacks/ports.ts';
import { systemClock, type Clock } from '#core/clock.ts';
import { nationalDigits } from '#core/numbers/nationalDigits.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { openMemory } from '#core/storage/openMemory.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { answerParent } from '../support/answerParent.ts';
import type { Both, CallbacksJob, CallbacksTimes } from '../support/callbacks.ts';
import { keyOfCaller } from '../support/manyCalls.ts';
import { quietLogger } from '../support/quiet.ts';

/* Makes two databases, one with many callbacks that are to come, and measures what each asks of the app. */

const HOUR_MS = 3_600_000;
const LIMITS = { remindBeforeMs: 300_000, overdueAfterMs: 600_000 };

async function run({ pending, rounds, ms, leave }: CallbacksJob): Promise<CallbacksTimes> {
  const full = open(leave.full, pending);
  const empty = open(leave.empty, 0);
  const both = async (task: (on: Opened) => () => unknown): Promise<Both> => {
    const times: Both = { full: [], empty: [] };
    for (let round = 0; round < rounds; round += 1) {
      times.full.push(await medianMs(ms, task(full)));
      times.empty.push(await medianMs(ms, task(empty)));
    }
    return times;
  };
  try {
    const now = Date.now();
    const limits = { now, overdueUntil: now - LIMITS.overdueAfterMs, todayEnds: now + 12 * HOUR_MS };
    const page = { ...limits, group: 'coming', after: null, limit: 50 } as const;
    return {
      tick: await both(({ tick }) => tick),
      counts: await both(
        ({ memory }) =>
          () =>
            memory.intents.counts(limits),
      ),
      page: await both(
        ({ memory }) =>
          () =>
            memory.intents.list({ ...page, text: '' }),
      ),
      search: await both(
        ({ memory }) =>
          () =>
            memory.intents.list({ ...page, text: 'devis 7' }),
      ),
    };
  } finally {
    for (const { memory } of [full, empty]) memory.close();
  }
}

type Opened = ReturnType<typeof open>;

/** A database with callbacks of the coming days, one an hour and more, and one look of the callback clock at it. */
function open(file: string, pending: number) {
  const memory = openMemory({ file, clock: systemClock, logger: quietLogger, nationalDigits });
  const readNumber = createReadNumber('FR');
  const now = Date.now();
  const changes = Array.from({ length: pending }, (_, n): IntentChange => {
    const at = now + HOUR_MS + Math.floor((n * 60 * 24 * HOUR_MS) / pending);
    return { intent: reminder(readNumber(keyOfCaller(n)), at, now, n) };
  });
  if (changes.length > 0) memory.intents.save(changes);
  // The real clock of callbacks, on a clock that never rings by itself: each look is asked for.
  const still: Clock = { now: () => Date.now(), after: () => () => {} };
  const callbackClock = createCallbackClock({
    store: memory.intents,
    clock: still,
    logger: quietLogger,
    settings: () => LIMITS,
    listener: { remind: () => {}, moved: () => {} },
  });
  callbackClock.start();
  const tick = (): void => {
    callbackClock.wake();
  };
  return { memory, tick };
}

function reminder(party: Intent['party'], at: number, now: number, n: number): Intent {
  return {
    id: randomUUID(),
    kind: 'reminder',
    party,
    ticketId: null,
    choices: {
      outboundNumber: null,
      menuId: null,
      parentCallId: null,
      language: null,
      recordingPermission: null,
    },
    due: { at, zone: 'Europe/Paris' },
    firstDue: { at, zone: 'Europe/Paris' },
    note: n % 7 === 0 ? `devis ${String(n)}` : '',
    fromCallId: null,
    replaces: null,
    createdAt: now,
    calledAt: null,
    state: { name: 'scheduled', at: now, how: 'here', providerCallId: null },
  };
}

async function medianMs(ms: number, task: () => unknown): Promise<number> {
  const bench = new Bench({ time: ms, warmupTime: ms / 4 });
  bench.add('task', () => void task());
  const [measured] = await bench.run();
  if (measured?.result.state !== 'completed') throw new Error('callbacks could not be measured');
  return measured.result.latency.p50;
}

answerParent((job) => run(job as CallbacksJob));
