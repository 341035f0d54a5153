import { chmod, chown, copyFile, cp, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readyApp, type ReadyApp } from '../../scripts/electron/readyApp.ts';
import { startDesk, type Desk } from '../../scripts/system/desk.ts';
import { scratchFolder } from './scratch.ts';
import { startApp, type RunningApp } from './runningApp.ts';

/** A desk on which Ringside and the bare application run side by side, and folders for what they need. */
export interface Stage {
  readonly ready: ReadyApp;
  /** Starts the bare application with windows `main` or `main,pop`. */
  startBare(options: BareOptions): Promise<RunningApp>;
  /** Starts Ringside as it was built. */
  startRingside(options: RingsideOptions): Promise<RunningApp>;
  /** A new folder that the applications may write. */
  folder(name: string): Promise<string>;
  /** Puts a copy of a file where an application of the desk finds it as its own. */
  give(file: string, to: string): Promise<void>;
  stop(): Promise<void>;
}

export interface BareOptions {
  readonly profile: string;
  readonly windows: 'main' | 'main,pop';
  /** Where it takes calls, with the pop. */
  readonly port?: number;
}

export interface RingsideOptions {
  readonly profile: string;
  readonly settings: unknown;
  readonly secrets: unknown;
}

/** Makes the desk; everything started on it is ended by `stop`. */
export async function setStage(): Promise<Stage> {
  const ready = await readyApp({ purpose: 'test', desk: true });
  const desk = await startDesk({ screen: 'own', windowManager: true, bus: true });
  const root = scratchFolder();
  await own(root, desk, 0o755);
  // Copied, because as root the applications run as a user who may not be able to read the checkout.
  const bare = join(root, 'bare');
  await cp(fileURLToPath(new URL('../bare/desk', import.meta.url)), bare, { recursive: true });

  const running = new Set<RunningApp>();
  const tracked = (app: RunningApp): RunningApp => {
    const stop = async (): Promise<void> => {
      running.delete(app);
      await app.stop();
    };
    running.add(app);
    return { ...app, stop };
  };
  return {
    ready,
    async startBare({ profile, windows, port }) {
      const args = [`--windows=${windows}`, ...(port === undefined ? [] : [`--port=${port}`])];
      return tracked(await startApp(desk, ready.launch, { folder: bare, profile, args }));
    },
    async startRingside({ profile, settings, secrets }) {
      const env = {
        RINGSIDE_READY_LINE: '1',
        RINGSIDE_POLICY: await writeJson(join(profile, 'policy.json'), { default: settings }, desk),
        RINGSIDE_SECRETS: await writeJson(join(profile, 'secrets.json'), secrets, desk),
      };
      return tracked(await startApp(desk, ready.launch, { folder: ready.launch.appDir, profile, env }));
    },
    async folder(name) {
      const folder = await mkdtemp(join(root, `${name}-`));
      await own(folder, desk, 0o700);
      return folder;
    },
    async give(file, to) {
      await copyFile(file, to);
      await own(to, desk, 0o600);
    },
    async stop() {
      for (const app of running) await app.stop();
      await desk.stop();
    },
  };
}

async function writeJson(file: string, content: unknown, desk: Desk): Promise<string> {
  await writeFile(file, JSON.stringify(content));
  await own(file, desk, 0o600);
  return file;
}

async function own(path: string, { user }: Desk, mode: number): Promise<void> {
  await chmod(path, mode);
  if (user) await chown(path, user.uid, user.gid);
}
