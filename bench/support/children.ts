import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A module of the benchmark in a process of its own. */
export interface Child {
  /** Sends a message and resolves with the next one that comes back. */
  ask(message: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts a module (a file URL) in a process of its own, with the same Node and the same loader for all of them. */
export function startChild(module: URL): Child {
  const child = fork(module, {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const killWithUs = (): void => {
    child.kill('SIGKILL');
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

/**
 * The other side of {@link Child.ask}: answers each message of the parent, for as long as the parent lives. An
 * answer that cannot be given ends the process, which the parent reports.
 */
export function answerParent(answer: (message: unknown) => Promise<unknown>): void {
  process.on('message', (message) => {
    answer(message).then(
      (reply) => process.send?.(reply),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.on('disconnect', () => process.exit(0));
}
