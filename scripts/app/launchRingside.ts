import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { projectRoot } from '../lib/paths.ts';
import { collectOutput, type ReadyReport } from './readyLine.ts';
import { makeTestFolder, type Seeds, type TestFolder } from './userData.ts';

/** What a test may choose about its app. */
export interface LaunchOptions extends Seeds {
  /** Variables beside the test runner's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments after the app's folder, such as a link. */
  readonly args?: readonly string[];
  /** Use the desk's real keyring; otherwise Linux has `basic_text` only. */
  readonly keyring?: boolean;
  /** A folder of an earlier launch, to start again on what it left. Its seeds are kept. */
  readonly folder?: TestFolder;
  /** False to get the app as soon as it runs, for tests of a start that does not succeed. */
  readonly waitForReady?: boolean;
}

/** A running app. */
export interface Ringside {
  readonly app: ElectronApplication;
  /** Its report of readiness; undefined with `waitForReady: false`. */
  readonly ready: ReadyReport | undefined;
  readonly folder: TestFolder;
  /** The window of a kind, waited for if it does not exist yet. */
  window(kind: 'main' | 'pop'): Promise<Page>;
  /** All that the main process has printed. */
  log(): string;
  /** Quits the app; its folder stays until the test ends. */
  close(): Promise<void>;
}

const readyMs = 30_000;
const keyringSwitch = join(projectRoot, 'scripts', 'app', 'useKeyring.cjs');

/** Starts the real app with a user-data folder of its own and waits until it says it is ready. */
export async function launchRingside(options: LaunchOptions = {}): Promise<Ringside> {
  const folder = options.folder ?? (await makeTestFolder(options));
  const preloads = options.keyring ? ['-r', keyringSwitch] : [];
  const app = await _electron.launch({
    args: [
      ...preloads,
      '--disable-gpu',
      `--user-data-dir=${folder.userData}`,
      projectRoot,
      ...(options.args ?? []),
    ],
    cwd: folder.path,
    // Without this Playwright would switch the sandbox off.
    chromiumSandbox: true,
    env: { ...inherited(), ...folder.env, RINGSIDE_READY_LINE: '1', ...options.env },
  });
  const { stdout, stderr } = app.process();
  const ended = new Promise<void>((resolve) => {
    app.once('close', () => {
      resolve();
    });
  });
  const output = collectOutput([stdout, stderr], ended);
  const launched = {
    app,
    folder,
    window: (kind: 'main' | 'pop') => windowOf(app, kind),
    log: () => output.text(),
    close: () => app.close(),
  };
  if (options.waitForReady === false) return { ...launched, ready: undefined };
  try {
    return { ...launched, ready: await output.ready(readyMs) };
  } catch (error) {
    await app.close().catch(() => undefined);
    throw error;
  }
}

function inherited(): Record<string, string> {
  const pairs = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(pairs);
}

/** Pages are told apart by their path, `windows/<kind>/index.html`. */
async function windowOf(app: ElectronApplication, kind: 'main' | 'pop'): Promise<Page> {
  const fits = (page: Page): boolean => page.url().includes(`/windows/${kind}/`);
  return app.windows().find(fits) ?? (await app.waitForEvent('window', { predicate: fits }));
}
