import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { projectRoot } from '../../../scripts/lib/paths.ts';
import { prepareLaunch } from '../../../scripts/electron/prepareLaunch.ts';
import { statedVersion } from '../../../scripts/electron/runtime.ts';
import { unpackedProgram } from '../../../scripts/package/targets.ts';
import { collectOutput, type OutputLog, type ReadyReport } from '../../../scripts/app/readyLine.ts';
import { makeTestFolder, type Seeds } from '../../../scripts/app/userData.ts';

/** A running packaged app. Its main process cannot be reached: the fuses see to that. */
export interface PackagedRingside {
  readonly ready: ReadyReport;
  window(kind: 'main' | 'pop'): Promise<Page>;
  log(): string;
  close(): Promise<void>;
}

/** The program that `npm run package` made; undefined when there is none, or one older than the app's sources. */
export async function packagedProgram(): Promise<string | undefined> {
  const program = join(projectRoot, 'dist', ...unpackedProgram(process.platform, process.arch));
  if (!existsSync(program)) return undefined;
  return (await newest('dist')) >= (await newest(...SOURCES)) ? program : undefined;
}

const SOURCES = [
  'src-shared',
  'src-core',
  'src-main',
  'src-preload',
  'src-renderer',
  'electron-builder.yml',
] as const;

/** When the youngest file below these paths of the project was written, in ms. */
async function newest(...paths: readonly string[]): Promise<number> {
  let latest = 0;
  for (const path of paths.map((each) => join(projectRoot, each))) {
    const below = (await stat(path)).isDirectory() ? await readdir(path, { recursive: true }) : [];
    for (const file of [path, ...below.map((name) => join(path, name))]) {
      const found = await stat(file);
      if (found.isFile()) latest = Math.max(latest, found.mtimeMs);
    }
  }
  return latest;
}

/** The command that starts the packaged program as the right user, with Chromium's sandbox. */
async function packagedCommand(program: string): Promise<string> {
  const dist = dirname(program);
  const version = statedVersion(dist) ?? 'unknown';
  const runtime = { dist, executable: program, version, origin: 'override' } as const;
  return (await prepareLaunch(runtime, 'test')).executable;
}

const readyMs = 30_000;
const endMs = 10_000;

/** Starts the packaged app on a user-data folder of its own and waits until it says it is ready. */
export async function launchPackaged(
  program: string,
  seeds: Seeds = {},
  more: { readonly args?: readonly string[]; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<PackagedRingside> {
  const folder = await makeTestFolder(seeds);
  const args = [
    ...(more.args ?? []),
    '--disable-gpu',
    '--remote-debugging-port=0',
    `--user-data-dir=${folder.userData}`,
  ];
  const child = spawn(await packagedCommand(program), args, {
    cwd: folder.path,
    env: { ...process.env, ...folder.env, RINGSIDE_READY_LINE: '1', ...more.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  const output = collectOutput([child.stdout, child.stderr], ended);
  const close = async (): Promise<void> => {
    // An app that does not end when asked is a fault of its own, told by the signal that ended it.
    const insist = setTimeout(() => child.kill('SIGKILL'), endMs);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(insist);
    await folder.remove();
  };
  try {
    const ready = await output.ready(readyMs);
    const browser = await chromium.connectOverCDP(debuggingAddress(output));
    const pages = (): Page[] => browser.contexts().flatMap((context) => context.pages());
    return {
      ready,
      window: (kind) => windowOf(pages, kind),
      log: () => output.text(),
      close: async () => {
        await browser.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Chromium prints the address before the app gets a chance to print its own line. */
function debuggingAddress(output: OutputLog): string {
  const address = /^DevTools listening on (ws:\/\/\S+)/m.exec(output.text())?.[1];
  if (address === undefined) throw new Error(`no debugging address in:\n${output.text()}`);
  return address;
}

/** All windows are made before the app is ready, so none needs to be waited for. */
function windowOf(pages: () => Page[], kind: 'main' | 'pop'): Promise<Page> {
  const page = pages().find((each) => each.url().includes(`/windows/${kind}/`));
  return page ? Promise.resolve(page) : Promise.reject(new Error(`no ${kind} window`));
}
