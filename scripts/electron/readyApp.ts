import { buildIfStale } from '../build/buildApp.ts';
import { projectRoot } from '../lib/paths.ts';
import { hasScreen } from '../system/desk.ts';
import { ensureSystem } from '../system/ensureSystem.ts';
import type { Group } from '../system/needs.ts';
import { ensureElectron } from './ensureElectron.ts';
import type { Purpose } from './launchPlan.ts';
import { prepareLaunch, type PreparedLaunch } from './prepareLaunch.ts';
import type { Runtime } from './runtime.ts';

/** An app that is built, and all that it takes to start it. */
export interface ReadyApp {
  readonly runtime: Runtime;
  readonly launch: PreparedLaunch;
  /** Variables for a process that starts Electron by itself, such as Playwright's test runner. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Everything between a fresh clone and a start of the app: Electron, system packages, a build of what
 * stands there now, and the way to start it. Start, demo, tests and benchmarks all begin here.
 *
 * @param options.desk also get what a full desk needs (bus, keyring, window manager)
 */
export async function readyApp(options: {
  readonly purpose: Purpose;
  readonly desk?: boolean;
  readonly root?: string;
}): Promise<ReadyApp> {
  const root = options.root ?? projectRoot;
  const runtime = await ensureElectron();
  const groups: Group[] = ['base'];
  if (options.desk || !hasScreen()) groups.push('display');
  if (options.desk) groups.push('desk');
  await ensureSystem(groups, runtime.executable);
  await buildIfStale({ root });
  const launch = await prepareLaunch(runtime, options.purpose, root);
  return { runtime, launch, env: { ELECTRON_OVERRIDE_DIST_PATH: launch.dist } };
}
