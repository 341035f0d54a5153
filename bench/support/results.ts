import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import type { Runtime } from '../../scripts/electron/runtime.ts';
import { holds, type Figure, type Line } from './figure.ts';
import type { Machine } from './machine.ts';
import { markdownTable } from './table.ts';

/** A figure with what a run measured for it. */
export interface Measured {
  readonly figure: Figure;
  readonly lines: readonly Line[];
}

/** A whole run. */
export interface Run {
  readonly machine: Machine;
  readonly electron: Runtime | undefined;
  readonly measured: readonly Measured[];
}

const FILE = new URL('../RESULTS.md', import.meta.url);

/** Replaces the kept results by those of a run. */
export async function writeResults(run: Run): Promise<void> {
  const style = await resolveConfig(FILE);
  await writeFile(FILE, await format(resultsPage(run, new Date()), { ...style, parser: 'markdown' }));
}

function resultsPage({ machine, electron, measured }: Run, at: Date): string {
  const lines = measured.flatMap((each) => each.lines);
  const goals = lines.filter((line) => line.goal !== null);
  const held = goals.filter((line) => holds(line) === true);
  const shell = electron ? `Electron ${electron.version} (${electron.origin}), ` : '';
  const busy = machine.loadBefore > 0.5 ? ' Other work ran beside it: expect noise.' : '';
  return `# Results of the benchmarks

Written by \`npm run bench\` on ${at.toISOString().slice(0, 10)}; not to be edited. Each number stands beside the bare
thing that bounds it, measured in the same run; what is measured is said below the table.

- ${shell}Node ${machine.node}
- ${machine.class}; load before the run ${machine.loadBefore.toFixed(1)}.${busy}
- goals that hold: ${held.length} of ${goals.length}

${markdownTable(lines)}

A ratio's range in brackets is where 90 of 100 resamplings of this run's own samples put it: a goal that lies inside
the range is neither surely reached nor surely missed.

${measured.map(({ figure }) => `## ${figure.title}\n\n${figure.method.trim()}`).join('\n\n')}
`;
}
