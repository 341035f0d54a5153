import { join } from 'node:path';
import { Bench } from 'tinybench';
import type { CallMemory } from '#core/calls/ports.ts';
import { systemClock } from '#core/clock.ts';
import { nationalDigits } from '#core/numbers/nationalDigits.ts';
import { openMemory } from '#core/storage/openMemory.ts';
import { openDatabase } from '#core/storage/sqlite.ts';
import { answerParent } from '../support/answerParent.ts';
import type { HistoryJob, HistoryTimes } from '../support/history.ts';
import { fillWithCalls, keyOfCaller } from '../support/manyCalls.ts';
import { quietLogger } from '../support/quiet.ts';
import { scratchFolder } from '../support/scratch.ts';

/* Makes a long history in a SQLite file and reads it, through the repository and without it. */

async function run(job: HistoryJob): Promise<HistoryTimes> {
  const file = join(scratchFolder(), 'history.sqlite');
  fillWithCalls({ ...job, file, clock: systemClock, logger: quietLogger });
  return measure(file, job);
}

async function measure(
  file: string,
  { callers, shown, rounds, ms, typed }: HistoryJob,
): Promise<HistoryTimes> {
  const opened = openMemory({ file, clock: systemClock, logger: quietLogger, nationalDigits });
  const connection = openDatabase(file);
  try {
    const { memory } = opened;
    const select = connection.prepare(
      'SELECT * FROM calls WHERE caller_key = ? ORDER BY moment DESC LIMIT ?',
    );
    const [ofBare, ofList, ofPop] = [inNoOrder(callers), inNoOrder(callers), inNoOrder(callers)];
    const times = { bare: [] as number[], earlierCalls: [] as number[], firstRead: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      times.bare.push(await medianMs(ms, () => select.all(ofBare(), shown)));
      times.earlierCalls.push(await medianMs(ms, () => memory.callsOf(ofList(), shown)));
      times.firstRead.push(await medianMs(ms, () => firstRead(memory, ofPop())));
    }
    return { ...times, searches: searchMs(memory, typed, shown) };
  } finally {
    connection.close();
    opened.close();
  }
}

/** Every caller once, far from the one before, so that no page is still at hand from the last read. */
function inNoOrder(callers: number): () => string {
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

async function medianMs(ms: number, task: () => unknown): Promise<number> {
  const bench = new Bench({ time: ms, warmupTime: ms / 4 });
  bench.add('read', () => void task());
  const [read] = await bench.run();
  if (read?.result.state !== 'completed') throw new Error('a read of history failed');
  return read.result.latency.p50;
}

/** The time of the search for each beginning of the texts; the second time, since an agent has searched before. */
function searchMs(memory: CallMemory, texts: readonly string[], limit: number): readonly number[] {
  const typed = texts.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)));
  const search = (text: string): unknown => memory.search({ text, only: 'all', before: null, limit });
  for (const text of typed) search(text);
  return typed.map((text) => {
    const begin = performance.now();
    search(text);
    return performance.now() - begin;
  });
}

answerParent((job) => run(job as HistoryJob));
