import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { PreparedLaunch } from '../../scripts/electron/prepareLaunch.ts';
import type { Desk } from '../../scripts/system/desk.ts';
import { inspectPage, type InspectedPage } from './devTools.ts';
import { now } from './wait.ts';

/** What to start: an application's folder, with arguments and variables of its own. */
export interface AppToStart {
  readonly folder: string;
  /** A folder that the app's user may write: its profile. */
  readonly profile: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** An Electron application under measurement, started as its user would start it. */
export interface RunningApp {
  readonly pid: number;
  /** Just before the process was made, in ms since the epoch. */
  readonly startedAt: number;
  /** Waits until the application has printed a line that fits; gives when that was noticed, in ms since the epoch. */
  said(line: RegExp): Promise<number>;
  /** Attaches to the page whose address contains `urlPart`; until then nothing looks into it. */
  page(urlPart: string): Promise<InspectedPage>;
  stop(): Promise<void>;
}

const START_MS = 30_000;
const STOP_MS = 5_000;

/**
 * Starts an application on a desk. Its debugging port is open, so that pages can be read, but unlike a start
 * through a test runner no loader, no inspector and no test switches change what is measured.
 */
export async function startApp(desk: Desk, launch: PreparedLaunch, app: AppToStart): Promise<RunningApp> {
  const startedAt = now();
  const child = spawn(
    launch.executable,
    [
      ...launch.args,
      '--remote-debugging-port=0',
      '--disable-gpu',
      `--user-data-dir=${app.profile}`,
      app.folder,
      ...(app.args ?? []),
    ],
    { env: { ...process.env, ...desk.env, ...app.env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const { pid } = child;
  if (pid === undefined) throw new Error(`${launch.executable} could not be started`);
  const killWithUs = (): void => {
    child.kill('SIGKILL');
  };
  process.on('exit', killWithUs);
  const gone = once(child, 'exit').then(() => process.off('exit', killWithUs));
  const output = listenTo(child);
  const [, port] = (await output.said(/^DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/m)).match;
  const pages: InspectedPage[] = [];
  return {
    pid,
    startedAt,
    said: async (line) => (await output.said(line)).at,
    async page(urlPart) {
      const page = await inspectPage(Number(port), urlPart);
      pages.push(page);
      return page;
    },
    async stop() {
      for (const page of pages) page.close();
      child.kill('SIGTERM');
      const insist = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await gone;
      clearTimeout(insist);
    },
  };
}

interface Said {
  readonly match: RegExpExecArray;
  readonly at: number;
}

/** Reads what an application prints, on either stream, from its first line on. */
function listenTo(child: ChildProcessByStdio<null, Readable, Readable>): {
  said(line: RegExp): Promise<Said>;
} {
  const waiting = new Set<() => void>();
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      if (output.length < 50_000) output += text;
      for (const look of waiting) look();
    });
  }
  return {
    said: (line) =>
      new Promise((resolve, reject) => {
        const settle = (): void => {
          waiting.delete(look);
          clearTimeout(timer);
          child.off('exit', ended);
        };
        const fail = (why: string): void => {
          settle();
          reject(new Error(`the application ${why} before it said ${line.source}\n${output}`));
        };
        const look = (): void => {
          const match = line.exec(output);
          if (match === null) return;
          settle();
          resolve({ match, at: now() });
        };
        const ended = (code: number | null): void => fail(`ended with ${String(code)}`);
        const timer = setTimeout(() => fail('took too long'), START_MS);
        child.on('exit', ended);
        waiting.add(look);
        look();
      }),
  };
}
