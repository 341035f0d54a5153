import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { exec } from '../lib/exec.ts';
import { projectRoot } from '../lib/paths.ts';
import { PlainError, say } from '../lib/say.ts';
import { agentUser, asAgent, setprivPath, type AgentUser } from './agentUser.ts';
import { planLaunch, type Purpose } from './launchPlan.ts';
import { executableName, type Runtime } from './runtime.ts';
import { runtimeCopy } from './runtimeCopy.ts';
import { readyHelper, userNamespaces } from './sandbox.ts';
import { stage } from './stage.ts';
import { wrapperFolder } from './wrapperFolder.ts';

/** All that a script needs to start the app. */
export interface PreparedLaunch {
  /** The folder to put into ELECTRON_OVERRIDE_DIST_PATH: the runtime's own, or one with a wrapper. */
  readonly dist: string;
  /** The program to start: Electron itself, or the wrapper that becomes it. */
  readonly executable: string;
  /** Switches to pass before the app's folder (empty but in the last resort). */
  readonly args: readonly string[];
  /** The app's folder as the started process can read it. */
  readonly appDir: string;
  /** The user that the app will run as; undefined when that is the user of this process. */
  readonly user: AgentUser | undefined;
}

/**
 * Makes everything ready to start the app with a runtime: decides how (see {@link planLaunch}), puts
 * the sandbox helper right, and as root makes the wrapper and the copies that the unprivileged user
 * can read. A packaged app is started likewise: its folder and program are the runtime, and `appDir`
 * is not used. Throws a {@link PlainError} where the app must not be started.
 */
export async function prepareLaunch(
  runtime: Runtime,
  purpose: Purpose,
  appDir: string = projectRoot,
): Promise<PreparedLaunch> {
  const user = await agentUser();
  const helperPath = join(runtime.dist, 'chrome-sandbox');
  const plan = planLaunch({
    platform: process.platform,
    purpose,
    uid: process.getuid?.(),
    userNamespaces: await userNamespaces(user),
    sandboxHelper: await readyHelper(helperPath),
    helperPath,
    canDropPrivileges: user !== undefined,
  });
  const { dist, executable } = runtime;
  const direct: PreparedLaunch = { dist, executable, args: [], appDir, user: undefined };
  switch (plan.kind) {
    case 'refuse':
      throw new PlainError(plan.reason);
    case 'noSandbox':
      say(`starting as root WITHOUT Chromium's sandbox: ${plan.reason}`);
      return { ...direct, args: ['--no-sandbox'] };
    case 'direct':
      return direct;
    case 'asAgent':
      if (user === undefined) throw new Error('a plan for a user that does not exist');
      return asUser(runtime, appDir, user);
  }
}

async function asUser(runtime: Runtime, appDir: string, user: AgentUser): Promise<PreparedLaunch> {
  const { executable, version, origin } = runtime;
  const dist = (await readable(user, executable)) ? runtime.dist : await runtimeCopy(runtime);
  const readableApp = (await appReadable(user, appDir)) ? appDir : await stage(appDir);
  const wrapper = await wrapperFolder(
    {
      setpriv: setprivPath() ?? 'setpriv',
      user,
      executable: join(dist, relative(runtime.dist, executable)),
      ...(readableApp === appDir ? {} : { moved: { from: appDir, to: readableApp } }),
    },
    { origin, version, wraps: dist },
  );
  return {
    dist: wrapper,
    executable: join(wrapper, executableName('linux')),
    args: [],
    appDir: readableApp,
    user,
  };
}

/** Whether the user can read a checkout: two files that stand for all. */
async function appReadable(user: AgentUser, appDir: string): Promise<boolean> {
  const files = ['package.json', 'out/main/index.js'].map((name) => join(appDir, name));
  for (const file of files.filter((each) => existsSync(each))) {
    if (!(await readable(user, file))) return false;
  }
  return true;
}

/** Whether the user can read a file: asked of the system, since every folder above it counts. */
async function readable(user: AgentUser, path: string): Promise<boolean> {
  const [command, args] = asAgent(user, 'test', ['-r', path]);
  return (await exec(command, args, { cwd: '/' })).code === 0;
}
