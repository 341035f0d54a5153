import { runAttached } from './lib/exec.ts';
import { projectRoot } from './lib/paths.ts';
import { runCli } from './lib/say.ts';

/** One part of `npm test`: a script of this project, run by this Node with its output passed through. */
interface Part {
  readonly name: string;
  readonly args: readonly string[];
}

const VITEST = 'node_modules/vitest/vitest.mjs';
const script = (path: string): string[] => ['--import', 'tsx', path];

/** Quick ones first, so that a slip is told in a minute; the package is made right before the tests that start it. */
const parts: readonly Part[] = [
  { name: 'check', args: script('scripts/check.ts') },
  { name: 'integration', args: [VITEST, 'run', '--project', 'integration'] },
  { name: 'package', args: script('scripts/package.ts') },
  { name: 'end to end', args: script('scripts/e2e.ts') },
];

// `npm test`: everything. A part that fails does not keep the next ones from running.
await runCli(async () => {
  const failed: string[] = [];
  for (const { name, args } of parts) {
    console.log(`\n──── ${name} ────`);
    const code = await runAttached(process.execPath, args, { cwd: projectRoot });
    if (code !== 0) failed.push(name);
  }
  if (failed.length > 0) console.log(`\nfailed: ${failed.join(', ')}`);
  console.log(`\n${String(parts.length - failed.length)} passed, ${String(failed.length)} failed`);
  return failed.length === 0 ? 0 : 1;
});
