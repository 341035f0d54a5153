import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAttached } from '../lib/exec.ts';
import { agentEnv, agentUser, asAgent, setprivPath, type AgentUser } from '../electron/agentUser.ts';
import { startDaemon, type Daemon, type DaemonOptions } from './daemon.ts';
import { fontsConf } from './fontsConf.ts';
import { xauthorityFile } from './xauthority.ts';

/** What the desk shall have besides a screen. */
export interface DeskOptions {
  /** `real`: the screen of this session if there is one. `own`: always a virtual one. */
  readonly screen?: 'real' | 'own';
  /** openbox: gives windows a focus that could be stolen. Only on a virtual screen. */
  readonly windowManager?: boolean;
  /** A private session bus with an unlocked keyring and a notification service. */
  readonly bus?: boolean;
}

/** A place to run desktop programs in. */
export interface Desk {
  /** Variables to add to the environment of what runs at this desk. */
  readonly env: Readonly<Record<string, string>>;
  /** The unprivileged user that owns the bus, when we are root. */
  readonly user: AgentUser | undefined;
  /** Ends all that was started, last first. */
  stop(): Promise<void>;
}

const geometry = '1440x900x24';

/** Whether this session already has a screen (always, outside Linux). */
export function hasScreen(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
}

/**
 * Makes a desk: a virtual screen where there is none, and on request a window manager, a session bus,
 * an unlocked keyring and a notification service. Everything belongs to the user the app runs as, so
 * that as root the unprivileged app reaches it. Outside Linux it is the desk that is there.
 */
export async function startDesk(options: DeskOptions = {}): Promise<Desk> {
  const user = await agentUser();
  const env: Record<string, string> = {};
  const started: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of started.splice(0).reverse()) await end();
  };
  if (process.platform !== 'linux') return { env, user, stop };

  const launch = async (
    command: string,
    args: readonly string[],
    more: DaemonOptions = {},
  ): Promise<Daemon> => {
    const base = { ...process.env, ...env };
    const daemon = await startDaemon(...asAgent(user, ...dyingWithUs(command, args)), {
      ...more,
      env: { ...(user ? agentEnv(user, base) : base), ...more.env },
    });
    started.push(() => daemon.stop());
    return daemon;
  };

  try {
    if (options.screen === 'own' || !hasScreen()) {
      const folder = await privateFolder(user);
      started.push(() => rm(folder, { recursive: true, force: true }));
      env['XAUTHORITY'] = await ownedFile(join(folder, 'xauthority'), xauthorityFile(randomBytes(16)), user);
      env['FONTCONFIG_FILE'] = await ownedFile(join(folder, 'fonts.conf'), fontsConf, user);
      if (user) await socketFolder();
      // The server itself picks a free number and reports it: no race between two desks.
      const args = [
        '-displayfd',
        '1',
        '-screen',
        '0',
        geometry,
        '-nolisten',
        'tcp',
        '-auth',
        env['XAUTHORITY'],
      ];
      const { line } = await launch('Xvfb', args, { ready: /^\d+$/ });
      env['DISPLAY'] = `:${line.trim()}`;
      env['XDG_SESSION_TYPE'] = 'x11';
      if (options.windowManager) await launch('openbox', ['--sm-disable']);
    }
    if (options.bus) await startBus(launch, env);
  } catch (error) {
    await stop();
    throw error;
  }
  return { env, user, stop };
}

/** The session bus first, then those who live on it. */
async function startBus(
  launch: (command: string, args: readonly string[], more?: DaemonOptions) => Promise<Daemon>,
  env: Record<string, string>,
): Promise<void> {
  const bus = await launch('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], {
    ready: /^unix:/,
  });
  env['DBUS_SESSION_BUS_ADDRESS'] = bus.line.trim();
  // In this mode the command ends when the keyring is unlocked; the keyring itself ends with its bus.
  await launch('gnome-keyring-daemon', ['--daemonize', '--unlock', '--components=secrets'], {
    input: 'test',
    ready: 'end',
  });
  await launch('dunst', []);
}

/** Has the kernel end a background program when this process is killed and cannot clear up. */
function dyingWithUs(
  command: string,
  args: readonly string[],
): readonly [command: string, args: readonly string[]] {
  const setpriv = setprivPath();
  return setpriv ? [setpriv, ['--pdeathsig', 'TERM', '--', command, ...args]] : [command, args];
}

/** X sockets' common folder must be root's: made here because the server runs as another user. */
async function socketFolder(): Promise<void> {
  const folder = '/tmp/.X11-unix';
  if (existsSync(folder)) return;
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o1777);
}

async function privateFolder(user: AgentUser | undefined): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ringside-desk-'));
  if (user) await chown(folder, user.uid, user.gid);
  return folder;
}

async function ownedFile(
  path: string,
  content: string | Buffer,
  user: AgentUser | undefined,
): Promise<string> {
  await writeFile(path, content);
  await chmod(path, 0o600);
  if (user) await chown(path, user.uid, user.gid);
  return path;
}

/** Runs a command at a desk of its own and gives its exit code; the desk is cleared away after it. */
export async function runAtDesk(
  command: string,
  args: readonly string[],
  options: DeskOptions & { readonly env?: NodeJS.ProcessEnv } = {},
): Promise<number> {
  const desk = await startDesk(options);
  try {
    return await runAttached(command, args, { env: { ...process.env, ...options.env, ...desk.env } });
  } finally {
    await desk.stop();
  }
}
