import { spawn } from 'node:child_process';
import { shortArguments } from './argumentSize.ts';

/** The part of Electron's `app` that knows of other instances. */
export interface InstanceApp {
  requestSingleInstanceLock(data?: Record<string, unknown>): boolean;
  on(
    event: 'second-instance',
    listener: (event: unknown, argv: string[], cwd: string, data: unknown) => void,
  ): unknown;
}

/**
 * Makes this the only instance for its user-data folder: two would answer the same port, write the same database and pop
 * twice. False when another one runs; it has then been given this one's arguments, and this one must quit.
 *
 * The arguments travel as data of their own, because Chromium reorders and adds to the `argv` that it forwards. Where
 * they are too long to travel, this instance begins anew with shorter ones, and must quit as well.
 */
export function becomeOnlyInstance(
  app: InstanceApp,
  argv: readonly string[],
  onSecondStart: (argv: readonly string[]) => void,
  begin: (args: readonly string[]) => void = beginAnew,
): boolean {
  const short = shortArguments(argv.slice(1));
  if (short !== null) {
    begin(short);
    return false;
  }
  if (!app.requestSingleInstanceLock({ argv: [...argv] })) return false;
  app.on('second-instance', (_event, forwarded, _cwd, data) => {
    onSecondStart(argvIn(data) ?? forwarded);
  });
  return true;
}

/**
 * Not `app.relaunch`: on Linux it starts a process that may gain no privileges, whose sandbox then cannot come up where
 * it needs a helper of the system's. An AppImage is gone with this process, and what runs out of it as well.
 */
function beginAnew(args: readonly string[]): void {
  spawn(process.env['APPIMAGE'] ?? process.execPath, args, { detached: true, stdio: 'ignore' }).unref();
}

function argvIn(data: unknown): readonly string[] | null {
  if (typeof data !== 'object' || data === null || !('argv' in data)) return null;
  const { argv } = data;
  return Array.isArray(argv) && argv.every((word) => typeof word === 'string') ? argv : null;
}
