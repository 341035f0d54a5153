import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bench as Tinybench } from 'tinybench';
import type { CallMemory } from '#core/calls/ports.ts';
import { systemClock } from '#core/clock.ts';
import { nationalDigits } from '#core/numbers/nationalDigits.ts';
import { openMemory } from '#core/storage/openMemory.ts';
import { openDatabase } from '#core/storage/sqlite.ts';
import type { Figure, Line } from '../support/figure.ts';
import { fillWithCalls, keyOfCaller } from '../support/manyCalls.ts';
import { quietLogger } from '../support/quiet.ts';
import { median, p95, pairedRatio } from '../support/stats.ts';

const CALLS_PER_CALLER = 20;
/** As many as a caller's card shows. */
const SHOWN = 50;
const ROUNDS = 7;
/** What an agent types into the search of history, letter by letter. */
const TYPED = ['0100012', '+33 1 00', 'rappeler', 'devis', '907', 'facture'];

export const callerHistory: Figure = {
  name: 'callerHistory',
  title: 'Caller history among 1,000,000 calls',
  method: `A database of the real schema with 1,000,000 calls of 50,000 callers. "Earlier calls" is the repository's read of
one caller's calls, parsed into what windows show; the bare thing is one prepared, indexed SELECT of the same rows on a
connection of its own. "What the pop needs" is all that is read before a ringing call is first shown: name, number of
calls, last call, last note, last known facts. Callers follow each other in no order. Searches are a page of
${SHOWN} for each letter typed.`,
  async run({ quick }) {
    const folder = await mkdtemp(join(tmpdir(), 'ringside-bench-history-'));
    try {
      const calls = quick ? 20_000 : 1_000_000;
      const file = join(folder, 'history.sqlite');
      const callers = calls / CALLS_PER_CALLER;
      fillWithCalls({ file, calls, callers, clock: systemClock, logger: quietLogger });
      return await measure(file, callers, quick ? 50 : 400);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function measure(file: string, callers: number, timeMs: number): Promise<readonly Line[]> {
  const opened = openMemory({ file, clock: systemClock, logger: quietLogger, nationalDigits });
  const connection = openDatabase(file);
  try {
    const { memory } = opened;
    const select = connection.prepare(
      'SELECT * FROM calls WHERE caller_key = ? ORDER BY moment DESC LIMIT ?',
    );
    const ofBare = keysInNoOrder(callers);
    const ofList = keysInNoOrder(callers);
    const ofPop = keysInNoOrder(callers);
    const pairs: [measured: number, bare: number][] = [];
    const pop: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const bare = await microseconds(timeMs, () => select.all(ofBare(), SHOWN));
      pairs.push([await microseconds(timeMs, () => memory.callsOf(ofList(), SHOWN)), bare]);
      pop.push(await microseconds(timeMs, () => firstRead(memory, ofPop())));
    }
    const searches = searchMilliseconds(memory);
    const bare = median(pairs.map(([, other]) => other));
    return [
      {
        name: 'earlier calls of a caller',
        unit: 'µs',
        measured: median(pairs.map(([one]) => one)),
        bare,
        ratio: pairedRatio(pairs),
        goal: { of: 'ratio', side: 'atMost', bound: 2 },
      },
      { name: 'what the pop needs of history', unit: 'µs', measured: median(pop), bare, goal: null },
      { name: 'search as typed, median', unit: 'ms', measured: median(searches), bare: null, goal: null },
      { name: 'search as typed, p95', unit: 'ms', measured: p95(searches), bare: null, goal: null },
    ];
  } finally {
    connection.close();
    opened.close();
  }
}

/** Every caller once, far from the one before, so that no page is still at hand from the last read. */
function keysInNoOrder(callers: number): () => string {
  let n = 0;
  return () => {
    n = (n + 17_389) % callers;
    return keyOfCaller(n);
  };
}

/** What the reception reads of a caller when a call arrives. */
function firstRead(memory: CallMemory, key: string): unknown {
  return [memory.caller(key), memory.earlier(key, null), memory.lastKnownFacts(key)];
}

/** The median time of one run of `task`. */
async function microseconds(timeMs: number, task: () => unknown): Promise<number> {
  const bench = new Tinybench({ time: timeMs, warmupTime: timeMs / 4 });
  bench.add('task', () => void task());
  const [ran] = await bench.run();
  if (ran?.result.state !== 'completed') throw new Error('a read of history failed');
  return ran.result.latency.p50 * 1000;
}

/** The time of each search while texts are typed. */
function searchMilliseconds(memory: CallMemory): readonly number[] {
  const typed = TYPED.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)));
  // Twice, and only the second time counted: an agent's database has been read before.
  for (const text of typed) memory.search({ text, only: 'all', before: null, limit: SHOWN });
  return typed.map((text) => {
    const begin = performance.now();
    memory.search({ text, only: 'all', before: null, limit: SHOWN });
    return performance.now() - begin;
  });
}
