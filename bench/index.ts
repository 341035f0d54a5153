/**
 * `npm run bench [-- --only NAME] [--quick]`: measures what design and documents promise, each figure beside the
 * bare thing that bounds it. A whole run also writes RESULTS.md. Numbers never fail a run; being unable to measure
 * does.
 */
import { runCli, say } from '../scripts/lib/say.ts';
import { bundles } from './figures/bundles.ts';
import { callbacks } from './figures/callbacks.ts';
import { callerHistory } from './figures/callerHistory.ts';
import { eventToPop } from './figures/eventToPop.ts';
import { memory } from './figures/memory.ts';
import { numbers } from './figures/numbers.ts';
import { routes } from './figures/routes.ts';
import { smartRouting } from './figures/smartRouting.ts';
import { sourcesToPop } from './figures/sourcesToPop.ts';
import { start } from './figures/start.ts';
import { readRequest } from './support/cli.ts';
import { thisMachine } from './support/machine.ts';
import { writeResults, type Measured } from './support/results.ts';
import { setStage, type Stage } from './support/stage.ts';
import { plainTable } from './support/table.ts';

const FIGURES = [
  eventToPop,
  sourcesToPop,
  start,
  memory,
  smartRouting,
  callerHistory,
  callbacks,
  numbers,
  routes,
  bundles,
];

await runCli(async () => {
  const request = readRequest(process.argv.slice(2), FIGURES);
  const machine = thisMachine();
  // Whatever was started ends with this process, see the exit handlers of what starts it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(130));

  let staged: Promise<Stage> | undefined;
  const bench = { quick: request.quick, stage: () => (staged ??= setStage()) };
  const measured: Measured[] = [];
  let failures = 0;
  try {
    for (const figure of request.figures) {
      say(`measuring: ${figure.title}`);
      try {
        measured.push({ figure, lines: await figure.run(bench) });
      } catch (error) {
        failures += 1;
        console.error(`${figure.title} could not be measured:`, error);
      }
    }
  } finally {
    await (await staged)?.stop();
  }
  console.log(plainTable(measured.flatMap(({ lines }) => lines)));
  if (failures > 0) return 1;
  if (request.whole) await writeResults({ machine, electron: (await staged)?.ready.runtime, measured });
  else say('RESULTS.md is left as it is: it takes a whole run (no --only, no --quick)');
  return 0;
});
// What a failed figure left open would keep this process alive.
process.exit();
