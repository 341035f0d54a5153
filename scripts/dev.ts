import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { restartingApp } from './dev/restartingApp.ts';
import { watchBuilds } from './dev/watchBuilds.ts';
import { ensureElectron } from './electron/ensureElectron.ts';
import { prepareLaunch } from './electron/prepareLaunch.ts';
import { projectRoot } from './lib/paths.ts';
import { runCli, say } from './lib/say.ts';
import { hasScreen, startDesk } from './system/desk.ts';
import { ensureSystem } from './system/ensureSystem.ts';

/** Loopback by number: `localhost` may mean another address to the browser than to the server. */
const host = '127.0.0.1';

// `npm run dev`: pages from a development server that updates them in place; main and preloads are
// built anew on change and the app is started again.
await runCli(async () => {
  const runtime = await ensureElectron();
  await ensureSystem(hasScreen() ? ['base'] : ['base', 'display'], runtime.executable);
  const stops: (() => Promise<void>)[] = [];
  try {
    const server = await createServer({
      configFile: join(projectRoot, 'vite.renderer.config.ts'),
      server: { host },
    });
    stops.push(() => server.close());
    const desk = await startDesk();
    stops.push(() => desk.stop());
    const url = await listen(server);
    say(`pages at ${url}`);

    const app = restartingApp(async () => {
      const launch = await prepareLaunch(runtime, 'start');
      const switches = hasScreen() ? launch.args : ['--disable-gpu', ...launch.args];
      return {
        command: launch.executable,
        args: [...switches, launch.appDir, ...process.argv.slice(2)],
        env: { ...process.env, ...desk.env, RINGSIDE_DEV_URL: url },
      };
    });
    stops.push(
      await watchBuilds(() => {
        app.restart();
      }),
    );
    stops.push(() => app.stop());
    return await Promise.race([app.ended, interrupted()]);
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
});

/** Starts to listen and gives the address. */
async function listen(server: ViteDevServer): Promise<string> {
  await server.listen();
  const address = server.httpServer?.address();
  if (typeof address !== 'object' || address === null) throw new Error('the page server has no port');
  return `http://${host}:${String(address.port)}`;
}

/** Resolves with the exit code when this process is asked to end. */
function interrupted(): Promise<number> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => {
      resolve(130);
    });
    process.once('SIGTERM', () => {
      resolve(143);
    });
  });
}
