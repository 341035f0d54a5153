import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const WRITER = fileURLToPath(new URL('children/writer.ts', import.meta.url));

export interface OtherProcess {
  /** Resolves when the process has said `line`; rejects if it ends before. */
  said(line: string): Promise<void>;
  /** Ends it with SIGKILL, as nothing could be prepared for. */
  kill(): void;
  /** Everything it said, once it has ended. */
  readonly lines: Promise<readonly string[]>;
}

/** Starts a process that writes `count` calls into the database. `uid`: as that user, where this one may choose. */
export function startWriter(file: string, prefix: string, count: number, uid?: number): OtherProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, file, prefix, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid }),
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const lines: string[] = [];
  const reader = createInterface(child.stdout);
  reader.on('line', (line) => lines.push(line));
  const ended = once(reader, 'close').then(() => lines);
  return {
    lines: ended,
    kill: () => child.kill('SIGKILL'),
    said: (line) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (lines.includes(line)) resolve();
        };
        reader.on('line', look);
        reader.once('close', () => {
          reject(new Error(`ended without saying ${line}: ${lines.slice(-3).join(' | ')}`));
        });
        look();
      }),
  };
}
