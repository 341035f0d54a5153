import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agentUser, type AgentUser } from '../electron/agentUser.ts';

/** Files that stand before the app starts. Contents are written as JSON; a string is written as it is. */
export interface Seeds {
  /** The user's settings file. */
  readonly settings?: unknown;
  /** The administrator's policy (RINGSIDE_POLICY). */
  readonly policy?: unknown;
  /** Credentials to import (RINGSIDE_SECRETS). */
  readonly secrets?: unknown;
}

/** A private folder of one test, owned by the user the app runs as. */
export interface TestFolder {
  readonly path: string;
  /** The app's user-data folder. */
  readonly userData: string;
  /** Variables that point the app to its seeds. */
  readonly env: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

/** Makes the folder and writes the seeds into it. */
export async function makeTestFolder(seeds: Seeds = {}): Promise<TestFolder> {
  const user = await agentUser();
  const path = await mkdtemp(join(tmpdir(), 'ringside-e2e-'));
  await own(path, user, 0o700);
  const userData = join(path, 'user-data');
  await mkdir(userData);
  await own(userData, user, 0o700);

  const write = async (file: string, content: unknown): Promise<string> => {
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    await own(file, user, 0o600);
    return file;
  };
  const env: Record<string, string> = {};
  if (seeds.settings !== undefined) await write(join(userData, 'settings.json'), seeds.settings);
  if (seeds.policy !== undefined) {
    env['RINGSIDE_POLICY'] = await write(join(path, 'policy.json'), seeds.policy);
  }
  if (seeds.secrets !== undefined) {
    env['RINGSIDE_SECRETS'] = await write(join(path, 'secrets.json'), seeds.secrets);
  }
  return { path, userData, env, remove: () => rm(path, { recursive: true, force: true }) };
}

async function own(path: string, user: AgentUser | undefined, mode: number): Promise<void> {
  await chmod(path, mode);
  if (user) await chown(path, user.uid, user.gid);
}
