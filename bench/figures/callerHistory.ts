import { startChild } from '../support/children.ts';
import type { Figure, Line } from '../support/figure.ts';
import type { HistoryJob, HistoryTimes } from '../support/history.ts';
import { median, p95, pairedRatio } from '../support/stats.ts';

const CALLS_PER_CALLER = 20;
/** As many as a caller's card shows. */
const SHOWN = 50;
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
    const calls = quick ? 20_000 : 1_000_000;
    const callers = calls / CALLS_PER_CALLER;
    const job: HistoryJob = { calls, callers, shown: SHOWN, rounds: 7, ms: quick ? 50 : 400, typed: TYPED };
    const child = await startChild(new URL('../processes/history.ts', import.meta.url));
    try {
      return linesOf((await child.ask(job)) as HistoryTimes);
    } finally {
      await child.stop();
    }
  },
};

function linesOf({ bare, earlierCalls, firstRead, searches }: HistoryTimes): readonly Line[] {
  const microseconds = (times: readonly number[]): number => median(times) * 1000;
  return [
    {
      name: 'earlier calls of a caller',
      unit: 'µs',
      measured: microseconds(earlierCalls),
      bare: microseconds(bare),
      ratio: pairedRatio(earlierCalls.map((time, round) => [time, bare[round] ?? NaN])),
      goal: { of: 'ratio', side: 'atMost', bound: 2 },
    },
    {
      name: 'what the pop needs of history',
      unit: 'µs',
      measured: microseconds(firstRead),
      bare: microseconds(bare),
      goal: null,
    },
    { name: 'search as typed, median', unit: 'ms', measured: median(searches), bare: null, goal: null },
    { name: 'search as typed, p95', unit: 'ms', measured: p95(searches), bare: null, goal: null },
  ];
}
