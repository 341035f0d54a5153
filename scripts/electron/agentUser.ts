import { existsSync } from 'node:fs';
import { chmod, chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { exec } from '../lib/exec.ts';

/** The unprivileged user that runs the app when these scripts run as root. */
export interface AgentUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  /** That user's home and runtime folders, made by {@link agentUser}; both of mode 0700. */
  readonly home: string;
  readonly runtimeDir: string;
}

const name = 'nobody';
/** Machine-wide and readable: everything that the unprivileged user must reach stands below it. */
export const sharedDir = '/var/cache/ringside-dev';
const setprivPaths = ['/usr/bin/setpriv', '/bin/setpriv'];

/** Absolute path of setpriv, or undefined. */
export function setprivPath(): string | undefined {
  return setprivPaths.find((path) => existsSync(path));
}

/** Arguments for setpriv that become the user and run a command, ready for more arguments. */
export function setprivArgs(user: Pick<AgentUser, 'uid' | 'gid'>): readonly string[] {
  return [`--reuid=${String(user.uid)}`, `--regid=${String(user.gid)}`, '--clear-groups', '--'];
}

/**
 * The unprivileged user with folders of its own, when we are root on Linux and can become that user.
 * Undefined otherwise.
 */
export async function agentUser(): Promise<AgentUser | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  if (setprivPath() === undefined) return undefined;
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await exec('id', [flag, name])).stdout.trim() || NaN)),
  );
  if (uid === undefined || gid === undefined || !(uid > 0) || !(gid > 0)) return undefined;
  await mkdir(sharedDir, { recursive: true });
  await chmod(sharedDir, 0o755);
  const home = join(sharedDir, 'agent', 'home');
  const runtimeDir = join(sharedDir, 'agent', 'run');
  for (const folder of [home, runtimeDir]) {
    await mkdir(folder, { recursive: true });
    await chown(folder, uid, gid);
    await chmod(folder, 0o700);
  }
  return { name, uid, gid, home, runtimeDir };
}

/** Environment of a command that runs as the user: ours, with the places that belong to that user. */
export function agentEnv(user: AgentUser, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { XDG_CONFIG_HOME: _c, XDG_CACHE_HOME: _h, XDG_DATA_HOME: _d, ...rest } = env;
  return {
    ...rest,
    HOME: user.home,
    USER: user.name,
    LOGNAME: user.name,
    XDG_RUNTIME_DIR: user.runtimeDir,
  };
}

/** A command line that runs `command` as the user; unchanged when there is no user to become. */
export function asAgent(
  user: Pick<AgentUser, 'uid' | 'gid'> | undefined,
  command: string,
  args: readonly string[],
): readonly [command: string, args: readonly string[]] {
  const setpriv = setprivPath();
  if (user === undefined || setpriv === undefined) return [command, args];
  return [setpriv, [...setprivArgs(user), command, ...args]];
}
