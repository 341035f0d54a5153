import { spawn, type ChildProcess } from 'node:child_process';

/** For how long (ms) an app that was asked to end may take. */
const endMs = 6_000;

/** How to start the app: asked anew for each start, because a staged copy may have to follow. */
export type StartApp = () => Promise<{
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}>;

/** An app that is started again on request, and whose own end ends the run. */
export interface RestartingApp {
  /** Starts the app, ending the one that runs. Requests while one is under way become one. */
  restart(): void;
  /** Resolves with the exit code when the app ends by itself. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

/** Makes the app restartable; nothing runs before the first {@link RestartingApp.restart}. */
export function restartingApp(start: StartApp): RestartingApp {
  let child: ChildProcess | undefined;
  let wanted = false;
  let working = false;
  const { promise: ended, resolve: end, reject: fail } = withResolvers<number>();

  const stop = async (): Promise<void> => {
    const running = child;
    child = undefined;
    if (running?.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once('close', resolve));
    const insist = setTimeout(() => running.kill('SIGKILL'), endMs);
    running.kill('SIGTERM');
    await gone;
    clearTimeout(insist);
  };

  const work = async (): Promise<void> => {
    while (wanted) {
      wanted = false;
      await stop();
      const { command, args, env } = await start();
      const started = spawn(command, args, { env, stdio: 'inherit' });
      child = started;
      started.once('error', fail);
      started.once('close', (code) => {
        // An app that was replaced has ended because we asked.
        if (child === started) end(code ?? 143);
      });
    }
  };

  const restart = (): void => {
    wanted = true;
    if (working) return;
    working = true;
    work()
      .catch(fail)
      .finally(() => {
        working = false;
      });
  };
  return { restart, ended, stop };
}

/** Promise.withResolvers, which Node 20 does not have. */
function withResolvers<T>(): {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (reason: Error) => void;
} {
  let resolve: (value: T) => void = () => undefined;
  let reject: (reason: Error) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
