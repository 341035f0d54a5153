import { existsSync, statSync } from 'node:fs';
import { chmod, chown } from 'node:fs/promises';
import { exec } from '../lib/exec.ts';
import { asAgent, type AgentUser } from './agentUser.ts';

/** Whether an ordinary user may make user namespaces: tried, because three different switches rule. */
export async function userNamespaces(user: AgentUser | undefined): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const [command, args] = asAgent(user, 'unshare', ['--user', '--map-root-user', 'true']);
  return exec(command, args).then(
    ({ code }) => code === 0,
    () => false,
  );
}

/** Whether Chromium's sandbox helper belongs to root with mode 4755; as root, makes it so. */
export async function readyHelper(path: string): Promise<boolean> {
  if (process.platform !== 'linux' || !existsSync(path)) return false;
  const ready = (): boolean => {
    const { uid, mode } = statSync(path);
    return uid === 0 && (mode & 0o7777) === 0o4755;
  };
  if (!ready() && process.getuid?.() === 0) {
    // In this order: a change of owner takes the set-user-id bit away.
    await chown(path, 0, 0);
    await chmod(path, 0o4755);
  }
  return ready();
}
