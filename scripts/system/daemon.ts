import { spawn, type ChildProcess } from 'node:child_process';

/** A background program of the desk. */
export interface Daemon {
  /** The line by which it reported that it is ready. */
  readonly line: string;
  /** Ends it and resolves when it is gone. */
  stop(): Promise<void>;
}

/** How to start a background program. */
export interface DaemonOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Text for its standard input. */
  readonly input?: string;
  /**
   * It is ready when a line of its standard output fits, or (`end`) when the command has ended well
   * because what it started goes on by itself. Without this, as soon as it runs.
   */
  readonly ready?: RegExp | 'end';
}

const readyMs = 20_000;
const stopMs = 3_000;

/** Starts a program and waits for its own sign of readiness; rejects with what it said otherwise. */
export function startDaemon(
  command: string,
  args: readonly string[],
  options: DaemonOptions = {},
): Promise<Daemon> {
  return new Promise((resolve, reject) => {
    // Not in our process group: Ctrl+C must reach the app first, and the desk go down after it.
    const child = spawn(command, args, {
      env: options.env ?? process.env,
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
      cwd: '/',
    });
    let said = '';
    const settle = (line: string): void => {
      clearTimeout(timer);
      resolve({ line, stop: () => stop(child) });
    };
    const fail = (why: string): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Error(`${[command, ...args].join(' ')} ${why}${said ? `: ${said.trim()}` : ''}`));
    };
    const timer = setTimeout(() => {
      fail('was not ready in time');
    }, readyMs);
    for (const name of ['stdout', 'stderr'] as const) {
      let part = '';
      child[name].setEncoding('utf8').on('data', (text: string) => {
        if (said.length < 10_000) said += text;
        if (!(options.ready instanceof RegExp) || name !== 'stdout') return;
        const { ready } = options;
        const lines = (part + text).split('\n');
        part = lines.pop() ?? '';
        const line = lines.find((each) => ready.test(each));
        if (line !== undefined) settle(line);
      });
    }
    child.on('error', (error) => {
      fail(error.message);
    });
    child.on('exit', (code) => {
      if (options.ready === 'end' && code === 0) settle('');
      else fail(`ended with ${String(code)}`);
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    if (options.ready === undefined)
      child.on('spawn', () => {
        settle('');
      });
  });
}

/** Asks a process to end, insists when it does not, and waits until it is gone. */
function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const insist = setTimeout(() => child.kill('SIGKILL'), stopMs);
    child.on('close', () => {
      clearTimeout(insist);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
