import { readyApp } from './electron/readyApp.ts';
import { runCli, say } from './lib/say.ts';
import { hasScreen, runAtDesk } from './system/desk.ts';

// `npm start [-- arguments for the app]`: runs what stands here, built anew if need be.
await runCli(async () => {
  const { runtime, launch } = await readyApp({ purpose: 'start' });
  const screenless = !hasScreen();
  if (screenless) say('no screen here: running on a virtual one, unseen');
  say(`Electron ${runtime.version} (${runtime.origin})`);
  const switches = screenless ? ['--disable-gpu', ...launch.args] : launch.args;
  const args = [...switches, launch.appDir, ...process.argv.slice(2)];
  return runAtDesk(launch.executable, args, { windowManager: false });
});
