import { readFile, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDir, projectRoot } from '../lib/paths.ts';
import { exec } from '../lib/exec.ts';
import { withLock } from '../lib/lock.ts';
import { say } from '../lib/say.ts';
import { runtimeIn, type Runtime } from './runtime.ts';

/** Where Electron's own installer downloads from, unless a mirror is configured. */
const defaultSource = 'https://github.com/electron/electron/releases/download/';
const probeMs = 5_000;
const downloadMs = 10 * 60_000;
/** For how long a failed download is not tried again while another runtime stands ready. */
const rememberFailureMs = 24 * 60 * 60_000;

const failureStamp = (): string => join(cacheDir(), 'official-download-failed');

/** Base URL that the installer will use, from the settings Electron documents for it. */
export function downloadSource(env: Readonly<Record<string, string | undefined>>): string {
  return (
    env['ELECTRON_MIRROR'] ??
    env['electron_mirror'] ??
    env['npm_config_electron_mirror'] ??
    env['NPM_CONFIG_ELECTRON_MIRROR'] ??
    defaultSource
  );
}

/**
 * Whether the source answers at all. A firewall that swallows packets would otherwise hold the
 * installer for minutes. With a proxy the installer finds its own way, so nothing is asked here.
 */
async function reachable(): Promise<boolean> {
  if (process.env['ELECTRON_GET_USE_PROXY']) return true;
  try {
    await fetch(downloadSource(process.env), {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(probeMs),
    });
    return true;
  } catch {
    return false;
  }
}

/** True when the official download failed within the last day. */
export async function failedRecently(now = Date.now()): Promise<boolean> {
  const stamp = await stat(failureStamp()).catch(() => undefined);
  return stamp !== undefined && now - stamp.mtimeMs < rememberFailureMs;
}

/** The runtime in node_modules/electron/dist, if it is there and of the version asked for. */
export async function npmRuntime(origin: 'npm' | 'download'): Promise<Runtime | undefined> {
  const packageDir = join(projectRoot, 'node_modules', 'electron');
  const runtime = runtimeIn(join(packageDir, 'dist'), origin);
  const text = await readFile(join(packageDir, 'package.json'), 'utf8').catch(() => '{}');
  const wanted = (JSON.parse(text) as { version?: string }).version;
  return runtime !== undefined && runtime.version === wanted ? runtime : undefined;
}

/**
 * Runs the installer that comes with the `electron` package (the same as `npx install-electron
 * --no`). Undefined when the source cannot be reached or the installer fails.
 */
export async function officialDownload(): Promise<Runtime | undefined> {
  const installer = join(projectRoot, 'node_modules', 'electron', 'install.js');
  // In the cache folder and not beside the package: npm replaces the package's folder.
  return withLock(join(cacheDir(), 'official-download.lock'), async () => {
    const ready = await npmRuntime('download');
    if (ready) return ready;
    if (await reachable()) {
      say('downloading Electron');
      // Without the override: the installer would take that folder for its own.
      const { ELECTRON_OVERRIDE_DIST_PATH: _unused, ...env } = process.env;
      const result = await exec(process.execPath, [installer], { env, timeoutMs: downloadMs });
      if (result.code === 0) {
        await rm(failureStamp(), { force: true });
        return npmRuntime('download');
      }
    }
    await mkdir(cacheDir(), { recursive: true });
    await writeFile(failureStamp(), '');
    return undefined;
  });
}
