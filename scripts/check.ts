/**
 * `npm run check`: everything that can be judged without starting the app. One line per step, what
 * those that failed said, and a count at the end.
 */
import { runCli } from './lib/say.ts';
import { runSteps, type Step } from './steps.ts';

const KNIP = 'node_modules/knip/bin/knip.js';
const TEST_PROJECTS = ['unit', 'components', 'conformance', 'contract', 'architecture'];

/** `Tests  412 passed (412)` of vitest's closing lines, as `412 passed (412)`. */
function testCount(output: string): string | undefined {
  return /^\s*Tests\s+(.+)$/m.exec(output)?.[1];
}

/** `types` says in its last line how many roots passed. */
function lastLine(output: string): string | undefined {
  return output.split('\n').at(-1);
}

// Longest first: two run at a time, and the short ones fill the gaps.
const steps: Step[] = [
  { name: 'lint', args: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'] },
  { name: 'types', args: ['--import', 'tsx', 'scripts/types.ts'], note: lastLine },
  {
    name: 'tests',
    args: ['node_modules/vitest/vitest.mjs', 'run', ...TEST_PROJECTS.flatMap((name) => ['--project', name])],
    note: testCount,
    // Two hundred files that passed hide the one that did not.
    isAside: (line) => /^\s*✓/.test(line),
  },
  { name: 'format', args: ['node_modules/prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn'] },
  { name: 'dead code', args: [KNIP, '--no-progress'] },
  // Code that only tests use is dead too, when it ships.
  { name: 'dead in use', args: [KNIP, '--no-progress', '--production', '--include', 'files,dependencies'] },
];

await runCli(() => runSteps(steps, 2, 'steps'));
