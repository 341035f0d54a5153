import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, loadConfigFromFile, mergeConfig } from 'vite';
import { projectRoot } from '../../scripts/lib/paths.ts';

/** A module of the benchmark in a process of its own. */
export interface Child {
  /** Sends a message and resolves with the next one that comes back. */
  ask(message: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * Starts a module (a file URL) in a process of its own. It is bundled first, in the way in which the main process is
 * built for shipping: run as TypeScript, each function made while a request is handled would cost extra.
 */
export async function startChild(module: URL): Promise<Child> {
  const child = fork(await bundled(fileURLToPath(module)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const killWithUs = (): void => {
    child.kill('SIGTERM');
  };
  process.on('exit', killWithUs);
  return {
    async ask(message) {
      const answer = nextMessage(child);
      child.send(message as object);
      return answer;
    },
    async stop() {
      process.off('exit', killWithUs);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** Bundles a module and gives the path of what came of it: below node_modules, so that packages are found from there. */
async function bundled(entry: string): Promise<string> {
  const outDir = join(projectRoot, 'node_modules', '.cache', 'bench', basename(entry, '.ts'));
  const env = { command: 'build', mode: 'production' } as const;
  const shipped = await loadConfigFromFile(
    env,
    join(projectRoot, 'vite.main.config.ts'),
    projectRoot,
    'error',
  );
  if (shipped === null) throw new Error('there is no configuration of the main process');
  const ours = {
    configFile: false,
    logLevel: 'error',
    build: { ssr: entry, outDir, sourcemap: false },
  } as const;
  await build(mergeConfig(shipped.config, ours));
  return join(outDir, 'index.js');
}

function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => {
      reject(new Error(`a measuring process ended with ${String(code)}`));
    };
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}
