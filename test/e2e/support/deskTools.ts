import { spawn } from 'node:child_process';
import { agentUser, asAgent } from '../../../scripts/electron/agentUser.ts';
import { exec } from '../../../scripts/lib/exec.ts';

/**
 * Runs a tool at the tests' desk (xdotool, dunstctl, …) as the user who owns that desk, and gives
 * what it printed. Rejects with what it said when it fails.
 */
export async function deskTool(command: string, ...args: string[]): Promise<string> {
  const result = await exec(...asAgent(await agentUser(), command, args), { cwd: '/' });
  if (result.code !== 0) throw new Error(`${command} ${args.join(' ')}: ${result.stderr.trim()}`);
  return result.stdout.trim();
}

/** Another program at the tests' desk that goes on running. */
export interface DeskProgram {
  /** All that it has printed so far, on either stream. */
  said(): string;
  runs(): boolean;
  /** Ends it and resolves when it is gone. */
  stop(): Promise<void>;
}

const readyMs = 10_000;

/**
 * Starts a program at the tests' desk as the user who owns it, and waits until it has printed what fits `ready`. Rejects
 * with what it said when it ends or stays silent instead.
 */
export async function startDeskProgram(
  command: string,
  args: readonly string[],
  { ready, input = '' }: { readonly ready: RegExp; readonly input?: string },
): Promise<DeskProgram> {
  const child = spawn(...asAgent(await agentUser(), command, args), { cwd: '/', stdio: 'pipe' });
  let said = '';
  let running = true;
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      running = false;
      resolve();
    });
  });
  const program: DeskProgram = {
    said: () => said,
    runs: () => running,
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
  await new Promise<void>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`${command} ${args.join(' ')} ${why}: ${said}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail('was not ready in time');
    }, readyMs);
    child.once('error', (error) => fail(error.message));
    void ended.then(() => {
      clearTimeout(timer);
      fail('ended');
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (!ready.test(said)) return;
        clearTimeout(timer);
        resolve();
      });
    }
    // A program that does not care for its input is none of ours.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
  return program;
}
