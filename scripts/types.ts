/**
 * Type-checks every root against its own tsconfig: `npm run types`, or `npm run types -- src-core test`.
 * One program for all of them would let each root see the globals of the others.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './lib/paths.ts';
import { PlainError, runCli } from './lib/say.ts';
import { runSteps, type Step } from './steps.ts';

/**
 * Roots whose types depend on components, which only svelte-check reads; it takes their plain TypeScript files
 * too. In the page a warning (mostly accessibility) fails; tests only need the props of what they render.
 */
const WITH_COMPONENTS = new Map([
  ['src-renderer', ['--fail-on-warnings']],
  ['test', ['--threshold', 'error']],
]);
const CONFIG_ROOT = 'configs';

/** Folders at the top with a tsconfig.json and at least one file for it, and the top itself. */
function typedRoots(): string[] {
  const folders = readdirSync(projectRoot, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(projectRoot, entry.name, 'tsconfig.json')))
    .map((entry) => entry.name)
    .filter((folder) =>
      readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).some((file) =>
        /\.(ts|svelte)$/.test(file),
      ),
    );
  return [...folders, CONFIG_ROOT];
}

function step(root: string): Step {
  const strictness = WITH_COMPONENTS.get(root);
  if (strictness) {
    const check = 'node_modules/svelte-check/bin/svelte-check';
    const args = [check, '--tsconfig', `./${root}/tsconfig.json`, ...strictness, '--output', 'human'];
    return { name: root, args };
  }
  const folder = root === CONFIG_ROOT ? '.' : root;
  const memory = `node_modules/.cache/types/${root}.tsbuildinfo`;
  const args = [
    'node_modules/typescript/bin/tsc',
    '-p',
    folder,
    '--incremental',
    '--tsBuildInfoFile',
    memory,
  ];
  return { name: root, args };
}

await runCli(async () => {
  const all = typedRoots();
  const asked = process.argv.slice(2);
  const unknown = asked.filter((root) => !all.includes(root));
  if (unknown.length > 0)
    throw new PlainError(`no such root: ${unknown.join(', ')} (there are ${all.join(', ')})`);
  // svelte-check takes longest, so its roots go first.
  const roots = (asked.length > 0 ? asked : all).sort(
    (a, b) => Number(WITH_COMPONENTS.has(b)) - Number(WITH_COMPONENTS.has(a)),
  );
  return runSteps(roots.map(step), 2, 'roots');
});
