import { exec } from './lib/exec.ts';
import { projectRoot } from './lib/paths.ts';

/** One check: a JavaScript program with its arguments, run by this Node in the project's folder. */
export interface Step {
  readonly name: string;
  readonly args: readonly string[];
  /** A few words worth keeping of what a passed step said, such as its number of tests. */
  readonly note?: (output: string) => string | undefined;
  /** The lines, without colours, that say nothing about why it failed; all are shown without it. */
  readonly isAside?: (line: string) => boolean;
}

/** How a step ended. `output` is what it said, stdout before stderr, without what is aside. */
export interface StepResult {
  readonly name: string;
  readonly passed: boolean;
  readonly output: string;
}

/** Long enough for the slowest step on a slow machine; a hung one must not hang the whole check. */
const STEP_TIMEOUT_MS = 15 * 60_000;

/** Text without the colours a tool added to it. */
function plain(text: string): string {
  return text.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '');
}

function withoutLines(output: string, isAside: (line: string) => boolean): string {
  return output
    .split('\n')
    .filter((line) => !isAside(plain(line)))
    .join('\n');
}

async function runStep(step: Step): Promise<StepResult> {
  const startedAt = performance.now();
  const result = await exec(process.execPath, step.args, { cwd: projectRoot, timeoutMs: STEP_TIMEOUT_MS });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6);
  const passed = result.code === 0;
  const output = [result.stdout, result.stderr, result.timedOut ? 'Stopped: it took too long.' : '']
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n');
  const { isAside } = step;
  const shown = isAside === undefined ? output : withoutLines(output, isAside);
  const note = result.timedOut ? 'took too long' : passed ? (step.note?.(plain(output)) ?? '') : '';
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${seconds} s  ${step.name.padEnd(14)} ${note}`.trimEnd());
  return { name: step.name, passed, output: shown };
}

/**
 * Runs steps, `atOnce` at a time, in the given order; prints a line for each as it ends, then the
 * output of those that failed, then how many passed and failed of `noun`. Gives the exit code.
 */
export async function runSteps(steps: readonly Step[], atOnce: number, noun: string): Promise<number> {
  const waiting = [...steps];
  const results: StepResult[] = [];
  const lane = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      results.push(await runStep(step));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));

  const failed = results.filter((result) => !result.passed);
  for (const { name, output } of failed) console.log(`\n──── ${name} ────\n${output}`);
  if (failed.length > 0) console.log('');
  console.log(`${noun}: ${results.length - failed.length} passed, ${failed.length} failed`);
  return failed.length === 0 ? 0 : 1;
}
