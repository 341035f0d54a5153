import { createRequire } from 'node:module';
import { runAttached } from './lib/exec.ts';
import { projectRoot } from './lib/paths.ts';
import { runCli } from './lib/say.ts';

// `npm run test:e2e [-- arguments for Playwright]`: the end-to-end tests; their global setup gets
// Electron, system packages, a build and a desk.
await runCli(() => {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  return runAttached(process.execPath, [cli, 'test', ...process.argv.slice(2)], { cwd: projectRoot });
});
