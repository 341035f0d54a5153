import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exec, execOrThrow } from '../lib/exec.ts';
import { projectRoot } from '../lib/paths.ts';
import { PlainError, say } from '../lib/say.ts';
import { agentUser, asAgent, setprivPath, sharedDir, type AgentUser } from './agentUser.ts';
import { planLaunch, type Purpose } from './launchPlan.ts';
import { executableName, markerFile, type Marker, type Runtime } from './runtime.ts';
import { stage } from './stage.ts';
import { wrapperScript } from './wrapper.ts';

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
 * can read. Throws a {@link PlainError} where the app must not be started.
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
  switch (plan.kind) {
    case 'refuse':
      throw new PlainError(plan.reason);
    case 'noSandbox':
      say(`starting as root WITHOUT Chromium's sandbox: ${plan.reason}`);
      return { ...direct(runtime, appDir), args: ['--no-sandbox'] };
    case 'direct':
      return direct(runtime, appDir);
    case 'asAgent':
      if (user === undefined) throw new Error('a plan for a user that does not exist');
      return await asUser(runtime, appDir, user);
  }
}

function direct(runtime: Runtime, appDir: string): PreparedLaunch {
  return {
    dist: runtime.dist,
    executable: runtime.executable,
    args: [],
    appDir,
    user: undefined,
  };
}

async function asUser(runtime: Runtime, appDir: string, user: AgentUser): Promise<PreparedLaunch> {
  const dist = (await readable(user, runtime.executable)) ? runtime.dist : await copiedRuntime(runtime.dist);
  const needed = ['package.json', 'out/main/index.js'].map((name) => join(appDir, name));
  const present = needed.filter((path) => existsSync(path));
  const appReadable = (await Promise.all(present.map((path) => readable(user, path)))).every(Boolean);
  const readableApp = appReadable ? appDir : await stage(appDir);
  const script = wrapperScript({
    setpriv: setprivPath() ?? 'setpriv',
    user,
    executable: join(dist, executableName('linux')),
    ...(appReadable ? {} : { moved: { from: appDir, to: readableApp } }),
  });
  const wrapper = await writeWrapper(script, { ...markerOf(runtime), wraps: dist });
  return {
    dist: wrapper,
    executable: join(wrapper, executableName('linux')),
    args: [],
    appDir: readableApp,
    user,
  };
}

const markerOf = ({ origin, version }: Runtime): Marker => ({ origin, version });

/** Writes the wrapper into a folder named after its contents, whole or not at all. */
async function writeWrapper(script: string, marker: Marker): Promise<string> {
  const key = createHash('sha256').update(script).digest('hex').slice(0, 16);
  const target = join(sharedDir, 'wrappers', key);
  if (existsSync(target)) return target;
  await mkdir(dirname(target), { recursive: true, mode: 0o755 });
  const temp = await mkdtemp(join(dirname(target), 'making-'));
  await writeFile(join(temp, executableName('linux')), script, { mode: 0o755 });
  await writeFile(join(temp, markerFile), JSON.stringify(marker));
  await writeFile(join(temp, 'version'), marker.version);
  await chmod(temp, 0o755);
  await moveInto(temp, target);
  return target;
}

/** A copy of a runtime that the unprivileged user cannot reach where it is. */
async function copiedRuntime(dist: string): Promise<string> {
  const { mtimeMs, size } = statSync(join(dist, executableName('linux')));
  const key = createHash('sha256').update(`${dist}:${String(size)}:${String(mtimeMs)}`);
  const target = join(sharedDir, 'runtimes', key.digest('hex').slice(0, 16));
  if (existsSync(target)) return target;
  await mkdir(dirname(target), { recursive: true, mode: 0o755 });
  const temp = await mkdtemp(join(dirname(target), 'making-'));
  await execOrThrow('cp', ['-a', `${dist}/.`, temp]);
  await execOrThrow('chmod', ['-R', 'go+rX,go-w', temp]);
  await readyHelper(join(temp, 'chrome-sandbox'));
  await chmod(temp, 0o755);
  await moveInto(temp, target);
  return target;
}

/** Renames a finished folder into place; one that another run put there meanwhile is as good. */
async function moveInto(temp: string, target: string): Promise<void> {
  await rename(temp, target).catch(async (error: unknown) => {
    await rm(temp, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  });
}

/** Whether an ordinary user may make user namespaces: tried, because three different switches rule. */
async function userNamespaces(user: AgentUser | undefined): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const [command, args] = asAgent(user, 'unshare', ['--user', '--map-root-user', 'true']);
  return await exec(command, args).then(
    ({ code }) => code === 0,
    () => false,
  );
}

/** Whether the sandbox helper belongs to root with mode 4755; as root, makes it so. */
async function readyHelper(path: string): Promise<boolean> {
  if (process.platform !== 'linux' || !existsSync(path)) return false;
  const ready = (): boolean => {
    const { uid, mode } = statSync(path);
    return uid === 0 && (mode & 0o7777) === 0o4755;
  };
  if (!ready() && process.getuid?.() === 0) {
    await chown(path, 0, 0);
    await chmod(path, 0o4755);
  }
  return ready();
}

/** Whether the user can read a file: asked of the system, since every folder above it counts. */
async function readable(user: AgentUser, path: string): Promise<boolean> {
  const [command, args] = asAgent(user, 'test', ['-r', path]);
  return (await exec(command, args, { cwd: '/' })).code === 0;
}
