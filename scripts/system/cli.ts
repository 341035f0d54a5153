import { ensureElectron } from '../electron/ensureElectron.ts';
import { runCli, say } from '../lib/say.ts';
import { ensureSystem } from './ensureSystem.ts';
import type { Group } from './needs.ts';

const all: readonly Group[] = ['base', 'display', 'desk'];

// `tsx scripts/system/cli.ts [group]…` installs, or names, what this machine lacks; all by default.
await runCli(async () => {
  const asked = process.argv.slice(2);
  const groups = asked.length === 0 ? all : all.filter((group) => asked.includes(group));
  const { executable } = await ensureElectron();
  await ensureSystem(groups, executable);
  say(`this machine has all of: ${groups.join(', ')}`);
});
