import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a runtime came from. Only `registry` is never packaged or shipped. */
export type RuntimeOrigin = 'override' | 'npm' | 'download' | 'registry';

/** An Electron that can be started. */
export interface Runtime {
  /** Folder to hand to ELECTRON_OVERRIDE_DIST_PATH or electron-builder's `electronDist`. */
  readonly dist: string;
  /** Absolute path of the program inside `dist`. */
  readonly executable: string;
  /** Electron's version, without a leading `v`. */
  readonly version: string;
  readonly origin: RuntimeOrigin;
}

/** Left in folders made by these scripts, so that an override keeps its true origin. */
export const markerFile = 'ringside-runtime.json';

/** What a marker says: the runtime that a folder holds, or that its wrapper starts. */
export interface Marker {
  readonly origin: RuntimeOrigin;
  readonly version: string;
  /** The folder with the real files, when this one only holds a wrapper. */
  readonly wraps?: string;
  /** Name, size in bytes and modification time (ms) of each file at the moment of installation. */
  readonly files?: Readonly<Record<string, readonly [size: number, mtimeMs: number]>>;
}

/** Path of the program inside a dist folder, as Electron's own package names it. */
export function executableName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** The marker of a folder, or undefined when there is none or it cannot be read. */
export function readMarker(dist: string): Marker | undefined {
  try {
    return JSON.parse(readFileSync(join(dist, markerFile), 'utf8')) as Marker;
  } catch {
    return undefined;
  }
}

/** The version that a dist folder states in its `version` file, or undefined. */
export function statedVersion(dist: string): string | undefined {
  try {
    return readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '') || undefined;
  } catch {
    return undefined;
  }
}

/**
 * Describes the runtime in a folder, following a wrapper to the real one. Undefined when the folder
 * holds no program.
 */
export function runtimeIn(
  dist: string,
  origin: RuntimeOrigin,
  platform: NodeJS.Platform = process.platform,
): Runtime | undefined {
  const marker = readMarker(dist);
  if (marker?.wraps !== undefined) return runtimeIn(marker.wraps, origin, platform);
  const executable = join(dist, executableName(platform));
  if (!existsSync(executable)) return undefined;
  return {
    dist,
    executable,
    version: marker?.version ?? statedVersion(dist) ?? 'unknown',
    origin: marker?.origin ?? origin,
  };
}
