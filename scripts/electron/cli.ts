import { runCli } from '../lib/say.ts';
import { ensureElectron } from './ensureElectron.ts';

// Prints the runtime in use as JSON: `tsx scripts/electron/cli.ts`.
await runCli(async () => {
  console.log(JSON.stringify(await ensureElectron(), null, 2));
});
