import { runCli, PlainError } from '../lib/say.ts';
import { ensureElectron } from '../electron/ensureElectron.ts';
import { runAtDesk } from './desk.ts';
import { ensureSystem } from './ensureSystem.ts';

// `tsx scripts/system/deskCli.ts [--full] [--own] -- COMMAND…` runs a command where there is a
// screen; --full adds bus, keyring, notifications and window manager, --own never uses a real screen.
await runCli(async () => {
  const words = process.argv.slice(2);
  const split = words.indexOf('--');
  const [command, ...args] = words.slice(split + 1);
  if (split < 0 || command === undefined) throw new PlainError('deskCli [--full] [--own] -- COMMAND…');
  const flags = words.slice(0, split);
  const full = flags.includes('--full');
  const { executable } = await ensureElectron();
  await ensureSystem(full ? ['base', 'display', 'desk'] : ['base', 'display'], executable);
  return runAtDesk(command, args, {
    screen: flags.includes('--own') ? 'own' : 'real',
    windowManager: full,
    bus: full,
  });
});
